"""What a change of an operation means to clients: inputs, responses, ways in, and how long things stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .apis import V2, V30, V31, Raw, api, asking, comparison, getting

if TYPE_CHECKING:
    from compare.variance import Effect

FINE: Raw = {"200": {"description": "Fine."}}
TEXT: Raw = {"type": "string"}
BODY: Raw = {"content": {"application/json": {"schema": TEXT}}}


def answering(**responses: Raw) -> Raw:
    """A document whose operation has these responses, called `s200` and so on."""
    stated = {name.removeprefix("s"): {"description": "", **found} for name, found in responses.items()}
    return getting({"responses": stated})


def posting(version: str = V31, **members: object) -> Raw:
    """A document with one operation that takes a body."""
    return api(version, {"/items": {"post": {"responses": FINE, **members}}})


def taking(*names: str, **members: object) -> Raw:
    """A document whose operation has these parameters, each with these members."""
    listed = [{"name": name, "in": "query", "schema": TEXT, **members} for name in names]
    return getting({"parameters": listed, "responses": FINE})


SCHEMES: Raw = {
    "basic": {"type": "http", "scheme": "basic"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "login": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "/", "scopes": {"read": "", "write": ""}}}},
}


def guarded(*alternatives: Raw, version: str = V31, **schemes: Raw) -> Raw:
    """A document whose operation lets in whoever shows one of these."""
    held = {"securitySchemes": {**SCHEMES, **schemes}}
    return getting({"security": list(alternatives), "responses": FINE}, version, components=held)


def staying(**members: object) -> Raw:
    """A document whose operation has these members, beside one that never changes."""
    other = {"/other": {"get": {"responses": FINE}}}
    return api(V31, {"/items": {"get": {"responses": FINE, **members}}, **other})


def hooked(body: Raw) -> Raw:
    """A document that calls a client with this body."""
    return api(V31, {}, webhooks={"order": {"post": {"requestBody": body, "responses": FINE}}})


def bare(*kept: Raw) -> Raw:
    """A document without the operation of `staying`."""
    return api(V31, {"/other": {"get": {"responses": FINE}}}, **(kept[0] if kept else {}))


HEADER: Raw = {"X-Rate": {"schema": {"type": "integer"}}}
SENT_JSON: Raw = {"content": {"application/json": {"schema": TEXT}}}
SENT_BOTH: Raw = {"content": {"application/json": {"schema": TEXT}, "application/xml": {"schema": TEXT}}}
DEPRECATED: Raw = {"deprecated": True}
GOING: Raw = {"deprecated": True, "x-sunset": "2030-01-01"}

LAWS: list[tuple[str, Raw, Raw, str, Effect]] = [
    ("an operation more", bare(), staying(), "operation.exists", "compatible"),
    ("an operation less", staying(), bare(), "operation.exists", "breaking"),
    ("a deprecated operation less", staying(**DEPRECATED), bare(), "operation.exists", "compatible"),
    ("an operation less that was to stay until a date", staying(**GOING), bare(), "operation.exists", "breaking"),
    ("a draft less", staying(**{"x-stability-level": "draft"}), bare(), "operation.exists", "compatible"),
    ("an operation deprecated", staying(), staying(**DEPRECATED), "operation.deprecated", "none"),
    ("a date given", staying(**DEPRECATED), staying(**GOING), "operation.sunset", "compatible"),
    ("a date withdrawn", staying(**GOING), staying(**DEPRECATED), "operation.sunset", "breaking"),
    (
        "an earlier date",
        staying(**GOING),
        staying(**{**GOING, "x-sunset": "2029-01-01"}),
        "operation.sunset",
        "breaking",
    ),
    ("a date that is none", staying(**GOING), staying(**{**GOING, "x-sunset": "soon"}), "operation.sunset", "breaking"),
    ("another operation id", staying(operationId="a"), staying(operationId="b"), "operation.operationId", "none"),
    ("an optional parameter more", taking(), taking("q"), "parameter.exists", "compatible"),
    ("a required parameter more", taking(), taking("q", required=True), "parameter.exists", "breaking"),
    ("a parameter less", taking("q"), taking(), "parameter.exists", "breaking"),
    ("a deprecated parameter less", taking("q", **DEPRECATED), taking(), "parameter.exists", "compatible"),
    ("a parameter required", taking("q"), taking("q", required=True), "parameter.required", "breaking"),
    ("a parameter optional", taking("q", required=True), taking("q"), "parameter.required", "compatible"),
    ("no longer empty", taking("q", allowEmptyValue=True), taking("q"), "parameter.allowEmptyValue", "breaking"),
    (
        "another default of a parameter",
        asking({"schema": {**TEXT, "default": "a"}}),
        asking({"schema": {**TEXT, "default": "b"}}),
        "schema.default",
        "breaking",
    ),
    (
        "text where a number was, in a parameter",
        asking({"schema": {"type": "integer"}}),
        asking({"schema": TEXT}),
        "schema.type",
        "compatible",
    ),
    (
        "a list written otherwise",
        asking({"schema": {"type": "array"}, "explode": False}),
        asking({"schema": {"type": "array"}}),
        "parameter.style",
        "breaking",
    ),
    (
        "a parameter as JSON",
        asking({"schema": TEXT}),
        asking({"content": {"application/json": {"schema": TEXT}}}),
        "parameter.content",
        "breaking",
    ),
    ("an optional body more", posting(), posting(requestBody=BODY), "request-body.exists", "compatible"),
    (
        "a required body more",
        posting(),
        posting(requestBody={**BODY, "required": True}),
        "request-body.exists",
        "breaking",
    ),
    ("a body less", posting(requestBody=BODY), posting(), "request-body.exists", "breaking"),
    (
        "a body required",
        posting(requestBody=BODY),
        posting(requestBody={**BODY, "required": True}),
        "request-body.required",
        "breaking",
    ),
    (
        "a media type more to send",
        posting(requestBody=BODY),
        posting(requestBody=SENT_BOTH),
        "media-type.exists",
        "compatible",
    ),
    (
        "a media type less to send",
        posting(requestBody=SENT_BOTH),
        posting(requestBody=BODY),
        "media-type.exists",
        "breaking",
    ),
    (
        "a media type more to get",
        answering(s200=SENT_JSON),
        answering(s200=SENT_BOTH),
        "media-type.exists",
        "compatible",
    ),
    ("a media type less to get", answering(s200=SENT_BOTH), answering(s200=SENT_JSON), "media-type.exists", "breaking"),
    ("a status of success less", answering(s200={}, s201={}), answering(s200={}), "response.exists", "breaking"),
    ("a status of success more", answering(s200={}), answering(s200={}, s201={}), "response.exists", "compatible"),
    ("another status less", answering(s200={}, s404={}), answering(s200={}), "response.exists", "compatible"),
    ("a header more", answering(s200={}), answering(s200={"headers": HEADER}), "header.exists", "compatible"),
    ("a header less", answering(s200={"headers": HEADER}), answering(s200={}), "header.exists", "breaking"),
    (
        "a header no longer certain",
        answering(s200={"headers": {"X-Rate": {"schema": TEXT, "required": True}}}),
        answering(s200={"headers": {"X-Rate": {"schema": TEXT}}}),
        "header.required",
        "breaking",
    ),
    (
        "a way in more",
        guarded({"basic": []}),
        guarded({"basic": []}, {"bearer": []}),
        "operation.security",
        "compatible",
    ),
    ("a way in less", guarded({"basic": []}, {"bearer": []}), guarded({"basic": []}), "operation.security", "breaking"),
    (
        "two things to show",
        guarded({"basic": []}),
        guarded({"basic": [], "bearer": []}),
        "operation.security",
        "breaking",
    ),
    (
        "a scope more",
        guarded({"login": ["read"]}),
        guarded({"login": ["read", "write"]}),
        "operation.security",
        "breaking",
    ),
    ("open to all", guarded({"basic": []}), guarded({}), "operation.security", "compatible"),
    (
        "a scheme of another type",
        guarded({"basic": []}),
        guarded({"basic": []}, basic={"type": "apiKey", "in": "header", "name": "k"}),
        "operation.security",
        "breaking",
    ),
    (
        "a webhook's body certain",
        hooked(BODY),
        hooked({**BODY, "required": True}),
        "request-body.required",
        "compatible",
    ),
    (
        "a webhook's body narrowed",
        hooked(BODY),
        hooked({"content": {"application/json": {"schema": {**TEXT, "maxLength": 5}}}}),
        "schema.maxLength",
        "compatible",
    ),
]


class TestOperations:
    """One change, one finding, with its effect."""

    @pytest.mark.parametrize(
        ("one", "other", "rule", "effect"), [row[1:] for row in LAWS], ids=[row[0] for row in LAWS]
    )
    def test_its_effect(self, one: Raw, other: Raw, rule: str, effect: Effect) -> None:
        found = {finding.rule: finding.effect for finding in comparison(one, other, exclude_extensions=False).findings}
        assert found[rule] == effect
        assert {other for name, other in found.items() if name != rule} <= {"none"}


class TestDialects:
    """The same law holds from one dialect to another."""

    def test_a_bound_tightened_between_dialects(self) -> None:
        one = asking({"type": "integer", "minimum": 1}, V2)
        other = asking({"schema": {"type": "integer", "minimum": 2}}, V30)
        assert [(found.rule, found.effect) for found in comparison(one, other).findings] == [
            ("schema.minimum", "breaking")
        ]

    def test_xml_is_text(self) -> None:
        one, other = (
            posting(requestBody={"content": {"application/xml": {"schema": {"type": kind}}}})
            for kind in ("object", "string")
        )
        assert [found.effect for found in comparison(one, other).findings] == ["compatible"]
