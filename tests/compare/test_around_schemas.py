"""What operations say around their schemas is told, and what says the same is not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from .apis import V2, V30, V31, V32, Raw, api, asking, comparison, differences, getting

TEXT: Raw = {"type": "string"}
NUMBER: Raw = {"type": "integer"}
LIST: Raw = {"type": "array", "items": TEXT}
JSON = "application/json"
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"


def taking(media_type: str, schema: Raw, version: str = V31, **members: object) -> Raw:
    """A document whose operation takes this body."""
    body = {"content": {media_type: {"schema": schema, **members}}}
    return api(version, {"/items": {"post": {"requestBody": body, "responses": {}}}})


def giving(statuses: Raw) -> Raw:
    """A document whose responses have these schemas, by status."""
    return getting(
        {"responses": {name: {"description": "-", "content": {JSON: {"schema": of}}} for name, of in statuses.items()}}
    )


def answering(media_type: str, schema: Raw) -> Raw:
    """A document whose response is of this media type."""
    return getting({"responses": {"200": {"description": "-", "content": {media_type: {"schema": schema}}}}})


def at_path(**members: object) -> Raw:
    """A document with a parameter in the path."""
    stated = {"name": "id", "in": "path", "required": True, **members}
    return getting({"parameters": [stated], "responses": {}}, path="/items/{id}")


def form(*fields: Raw) -> Raw:
    """A document of Swagger 2.0 with these fields."""
    listed = [{"in": "formData", **field} for field in fields]
    return api(V2, {"/items": {"post": {"consumes": [FORM], "parameters": listed, "responses": {}}}})


def example(stated: Raw) -> Raw:
    """A document with an example."""
    return asking({"schema": TEXT, "examples": {"one": {"value": "a", **stated}}})


def link(**members: object) -> Raw:
    """A document with a link."""
    links = {"next": {"operationId": "a", **members}}
    return getting({"responses": {"200": {"description": "-", "links": links}}})


def referring(version: str = V31, **beside: object) -> Raw:
    """A document that refers to a parameter and to a header."""
    q, h = ({"$ref": f"#/components/{kind}", **beside} for kind in ("parameters/q", "headers/h"))
    responses = {"200": {"description": "-", "headers": {"X-H": h}}}
    components = {
        "parameters": {"q": {"name": "q", "in": "query", "schema": TEXT}},
        "headers": {"h": {"schema": TEXT}},
    }
    return getting({"parameters": [q], "responses": responses}, version, components=components)


def beside_reference(*parameters: Raw) -> Raw:
    """A document whose path item is a reference, with parameters beside it."""
    items = {"items": {"get": {"responses": {}}, "parameters": [{"name": "p", "in": "query", "schema": TEXT}]}}
    stated = {"$ref": "#/components/pathItems/items", "parameters": [*parameters]}
    return api(V31, {"/items": stated}, components={"pathItems": items})


def asked(name: str, **schemes: str) -> Raw:
    """A document with ways to be let in by their addresses, of which the operation asks for one."""
    listed = {each: {"type": "openIdConnect", "openIdConnectUrl": url} for each, url in schemes.items()}
    return getting({"responses": {}, "security": [{name: []}]}, components={"securitySchemes": listed})


def served(**server: object) -> Raw:
    """A document with a server."""
    return getting({"responses": {}}, servers=[{"url": "https://{r}.test/v1", **server}])


class Told(NamedTuple):
    """A change and what is told of it."""

    name: str
    one: Raw
    other: Raw
    finding: str
    effect: str


TOLD = [
    Told("label", at_path(schema=NUMBER), at_path(schema=NUMBER, style="label"), "parameter.style", "breaking"),
    Told("matrix", at_path(schema=NUMBER, style="matrix"), at_path(schema=NUMBER), "parameter.style", "breaking"),
    Told(
        "a list without type",
        asking({"schema": {"items": TEXT}}),
        asking({"schema": {"items": TEXT}, "explode": False}),
        "parameter.style",
        "breaking",
    ),
    Told(
        "a list in a choice",
        asking({"schema": {"anyOf": [LIST, TEXT]}}),
        asking({"schema": {"anyOf": [LIST, TEXT]}, "explode": False}),
        "parameter.style",
        "breaking",
    ),
    Told(
        "lists in lists",
        asking({"type": "array", "items": {**LIST, "collectionFormat": "pipes"}}, V2),
        asking({"type": "array", "items": LIST}, V2),
        "parameter.style",
        "breaking",
    ),
    Told(
        "how a list in a form is written",
        taking(FORM, {"type": "object", "properties": {"a": LIST}}),
        taking(FORM, {"type": "object", "properties": {"a": LIST}}, encoding={"a": {"explode": False}}),
        "member.style",
        "breaking",
    ),
    Told(
        "the same in Swagger 2.0",
        form({"name": "a", **LIST, "collectionFormat": "multi"}),
        form({"name": "a", **LIST}),
        "member.style",
        "breaking",
    ),
    Told(
        "the media type of a field",
        taking(FORM, {"type": "object", "properties": {"a": {"type": "object"}}}),
        taking(
            FORM, {"type": "object", "properties": {"a": {"type": "object"}}}, encoding={"a": {"contentType": "a/xml"}}
        ),
        "schema.contentMediaType",
        "breaking",
    ),
    Told(
        "a header of a part",
        taking(PARTS, {"type": "object", "properties": {"a": TEXT}}, encoding={"a": {"headers": {}}}),
        taking(
            PARTS, {"type": "object", "properties": {"a": TEXT}}, encoding={"a": {"headers": {"X": {"schema": TEXT}}}}
        ),
        "header.exists",
        "breaking",
    ),
    Told(
        "the media type of each part",
        taking("multipart/mixed", LIST, V32),
        taking("multipart/mixed", LIST, V32, itemEncoding={"contentType": "image/png"}),
        "schema.contentMediaType",
        "breaking",
    ),
    Told("a link's parameters", link(parameters={"a": "$x"}), link(parameters={"a": "$y"}), "link.parameters", "none"),
    Told("a link's body", link(), link(requestBody="$y"), "link.requestBody", "none"),
    Told("an example's summary", example({}), example({"summary": "A."}), "parameter.example-summaries", "none"),
    Told("an example elsewhere", example({}), example({"externalValue": "u"}), "parameter.external-examples", "none"),
    Told("a description beside", referring(), referring(description="D."), "parameter.description", "none"),
    Told("beside a header's reference", referring(), referring(description="D."), "header.description", "none"),
    Told(
        "a parameter beside a reference",
        beside_reference(),
        beside_reference({"name": "q", "in": "query", "required": True}),
        "parameter.exists",
        "breaking",
    ),
    Told("another provider", asked("a", a="u", b="v"), asked("b", a="u", b="v"), "operation.security", "breaking"),
    Told(
        "the second one's address",
        asked("a", a="u", b="v"),
        asked("a", a="u", b="w"),
        "security-scheme.openIdConnectUrl",
        "compatible",
    ),
    Told(
        "a server's variables",
        served(variables={"r": {"default": "eu", "enum": ["eu"]}}),
        served(variables={"r": {"default": "us", "enum": ["us"]}}),
        "server.variables",
        "none",
    ),
    Told(
        "an operation's servers",
        getting({"responses": {}, "servers": [{"url": "https://a.test"}]}),
        getting({"responses": {}, "servers": [{"url": "https://b.test"}]}),
        "operation.servers",
        "none",
    ),
    Told("any media type", taking(JSON, TEXT), taking("*/*", TEXT), "media-type.range", "compatible"),
    Told("a range", taking(JSON, TEXT), taking("application/*", NUMBER), "schema.type", "breaking"),
    Told("no longer any", taking("*/*", TEXT), taking(JSON, TEXT), "media-type.range", "breaking"),
    Told("a charset", taking(JSON, TEXT), taking(f"{JSON}; charset=utf-8", TEXT), "response.media-type", "compatible"),
    Told(
        "a schema behind a charset",
        answering(JSON, TEXT),
        answering(f'{JSON}; charset="utf-8"', NUMBER),
        "schema.type",
        "breaking",
    ),
    Told("a status of a range", giving({"2XX": TEXT}), giving({"2XX": TEXT, "200": NUMBER}), "schema.type", "breaking"),
    Told("one for a range", giving({"2XX": TEXT}), giving({"200": TEXT}), "response.range", "compatible"),
    Told("one for all others", giving({"default": TEXT}), giving({"200": NUMBER}), "schema.type", "breaking"),
    Told(
        "a second success",
        giving({"200": TEXT, "default": TEXT}),
        giving({"200": TEXT, "201": NUMBER, "default": TEXT}),
        "response.exists",
        "compatible",
    ),
]

SAME = [
    (asking({"schema": {"type": "object"}, "style": "deepObject"}),
     asking({"schema": {"type": "object"}, "style": "deepObject", "explode": True})),
    (answering('text/csv; charset="utf-8"; header=on', TEXT), answering("text/csv;header=on;charset=utf-8", TEXT)),
    (asking({"content": {JSON: {"schema": TEXT}}}), asking({"content": {"application/JSON": {"schema": TEXT}}})),
    (giving({"2XX": TEXT, "default": NUMBER}), giving({"default": NUMBER, "2XX": TEXT})),
    (referring(V30), referring(V30, description="D.")),
    (
        form({"name": "a", **LIST, "collectionFormat": "multi"}),
        taking(FORM, {"type": "object", "properties": {"a": LIST}}),
    ),
    (asked("a", a="u", b="v"), asked("a", b="v", a="u")),
]  # fmt: skip


class TestTold:
    """A change around schemas is found, and what it means."""

    @pytest.mark.parametrize("of", TOLD, ids=lambda of: of.name)
    def test_it_is_found(self, of: Told) -> None:
        found = {finding.rule: finding.effect for finding in comparison(of.one, of.other).findings}
        assert found.get(of.finding) == of.effect
        if of.effect != "breaking":
            assert "breaking" not in found.values()

    @pytest.mark.parametrize(("one", "other"), SAME)
    def test_the_same_is_not(self, one: Raw, other: Raw) -> None:
        assert differences(one, other) == []
        assert differences(other, one) == []


class TestIgnoredHeaders:
    """OpenAPI 3 tells to ignore some headers; Swagger 2.0 doesn't."""

    def test_as_parameters(self) -> None:
        one, other = asking({}), asking({"in": "header", "name": "accept", "required": True})
        one["paths"]["/items"]["get"]["parameters"] = []
        assert differences(one, other) == []
        assert any("ignores" in loss.why for loss in comparison(one, other).losses)

    def test_not_in_swagger(self) -> None:
        one = asking({}, V2)
        one["paths"]["/items"]["get"]["parameters"] = []
        other = asking({"in": "header", "name": "Authorization", "type": "string", "required": True}, V2)
        assert differences(one, other) == ["header Authorization: parameter.exists added"]


class TestHeaderOverrides:
    """The case of a header's name says nothing, so an operation's outranks its path's whatever the case."""

    def test_by_another_case(self) -> None:
        low, high = ({"name": name, "in": "header", "schema": of} for name, of in (("x-a", TEXT), ("X-A", NUMBER)))
        one = api(paths={"/items": {"parameters": [low], "get": {"parameters": [high], "responses": {}}}})
        other = api(paths={"/items": {"get": {"parameters": [high], "responses": {}}}})
        assert differences(one, other) == []
