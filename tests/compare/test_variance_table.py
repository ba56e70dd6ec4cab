"""The effect table as a whole: what each row says for either side, and what turns it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from compare.variance import RULES, Judgement, judge, rule_of

from .changes import GONE, HERE, change

if TYPE_CHECKING:
    from compare.values import Json
    from compare.variance import Effect, Relation, Side, Turn

Row: TypeAlias = "tuple[str, object, object, Relation, tuple[Effect, Effect, Effect]]"

NARROWER: tuple[Effect, Effect, Effect] = ("breaking", "compatible", "none")
WIDER: tuple[Effect, Effect, Effect] = ("compatible", "breaking", "none")
OTHER: tuple[Effect, Effect, Effect] = ("breaking", "breaking", "none")
ALWAYS: tuple[Effect, Effect, Effect] = ("breaking", "breaking", "breaking")
HARMLESS: tuple[Effect, Effect, Effect] = ("compatible", "compatible", "compatible")
NOTHING: tuple[Effect, Effect, Effect] = ("none", "none", "none")

ROWS: list[Row] = [
    ("schema.type", "number", "integer", "narrower", NARROWER),
    ("schema.nullable", HERE, GONE, "narrower", NARROWER),
    ("schema.enum", ["a"], ["a", "b"], "wider", WIDER),
    ("schema.format", "uuid", GONE, "wider", WIDER),
    ("schema.pattern", "a", "b", "incomparable", ("breaking", "compatible", "none")),
    ("schema.never", GONE, HERE, "narrower", NARROWER),
    ("schema.contentEncoding", "base64", "base32", "incomparable", OTHER),
    ("schema.contentEncoding", GONE, "base64", "narrower", NARROWER),
    ("schema.contentMediaType", "text/html", GONE, "wider", WIDER),
    ("schema.minimum", 1, 2, "narrower", NARROWER),
    ("schema.exclusiveMinimum", 1, 2, "narrower", NARROWER),
    ("schema.maximum", 1, 2, "wider", WIDER),
    ("schema.exclusiveMaximum", 1, 2, "wider", WIDER),
    ("schema.multipleOf", 1, 2, "narrower", NARROWER),
    ("schema.minLength", 1, 2, "narrower", NARROWER),
    ("schema.maxLength", 1, 2, "wider", WIDER),
    ("schema.minItems", 1, 2, "narrower", NARROWER),
    ("schema.maxItems", 1, 2, "wider", WIDER),
    ("schema.uniqueItems", GONE, HERE, "narrower", NARROWER),
    ("schema.minContains", 1, 2, "narrower", NARROWER),
    ("schema.maxContains", 1, 2, "wider", WIDER),
    ("schema.minProperties", 1, 2, "narrower", NARROWER),
    ("schema.maxProperties", 1, 2, "wider", WIDER),
    ("schema.additionalProperties", GONE, False, "narrower", NARROWER),
    ("schema.unevaluatedProperties", False, GONE, "wider", WIDER),
    ("schema.dependentRequired", GONE, {"a": ["b"]}, "narrower", NARROWER),
    ("member.exists", GONE, HERE, "narrower", ("compatible", "compatible", "none")),
    ("member.required", GONE, HERE, "narrower", NARROWER),
    ("items.exists", GONE, HERE, "narrower", NARROWER),
    ("schema.combination", "oneOf", "anyOf", "wider", WIDER),
    ("branch.exists", GONE, HERE, "wider", WIDER),
    ("subschema.exists", GONE, HERE, "narrower", NARROWER),
    ("schema.unresolved-reference", "#/a", GONE, "incomparable", OTHER),
    ("schema.default", 1, 2, "same", HARMLESS),
    ("schema.discriminator", "a", "b", "incomparable", OTHER),
    ("schema.discriminator", GONE, "b", "same", HARMLESS),
    ("schema.discriminator-mapping", ["a"], ["b"], "same", HARMLESS),
    ("schema.title", "a", "b", "annotation", NOTHING),
    ("operation.exists", HERE, GONE, "narrower", ALWAYS),
    ("operation.exists", GONE, HERE, "wider", HARMLESS),
    ("operation.security", ["http basic"], ["http bearer"], "incomparable", ALWAYS),
    ("operation.security", ["nothing", "http basic"], GONE, "same", NOTHING),
    ("operation.sunset", "2030-01-01", "2029-01-01", "narrower", ALWAYS),
    ("callback.exists", HERE, GONE, "narrower", ALWAYS),
    ("parameter.exists", GONE, HERE, "wider", ("compatible", "breaking", "none")),
    ("parameter.required", GONE, HERE, "narrower", NARROWER),
    ("parameter.allowEmptyValue", GONE, HERE, "wider", WIDER),
    ("parameter.allowReserved", HERE, GONE, "narrower", NARROWER),
    ("parameter.style", "csv", "multi", "incomparable", OTHER),
    ("parameter.style", GONE, "multi", "same", NOTHING),
    ("parameter.content", GONE, "application/json", "incomparable", OTHER),
    ("request-body.exists", HERE, GONE, "narrower", NARROWER),
    ("request-body.required", HERE, GONE, "wider", WIDER),
    ("response.exists", HERE, GONE, "narrower", HARMLESS),
    ("response.media-type", "a/b", GONE, "same", HARMLESS),
    ("media-type.exists", HERE, GONE, "narrower", ALWAYS),
    ("media-type.exists", GONE, HERE, "wider", HARMLESS),
    ("produced.exists", HERE, GONE, "narrower", ALWAYS),
    ("header.exists", HERE, GONE, "wider", WIDER),
    ("header.required", GONE, HERE, "narrower", NARROWER),
    ("link.exists", HERE, GONE, "same", HARMLESS),
    ("link.operationId", "a", "b", "annotation", NOTHING),
    ("link.operationRef", "a", "b", "annotation", NOTHING),
    ("server.exists", HERE, GONE, "annotation", NOTHING),
    ("security-scheme.exists", HERE, GONE, "annotation", NOTHING),
    ("security-scheme.authorizationUrl", "/a", "/b", "same", HARMLESS),
    ("security-scheme.tokenUrl", "/a", "/b", "same", HARMLESS),
    ("security-scheme.refreshUrl", "/a", "/b", "same", HARMLESS),
    ("security-scheme.openIdConnectUrl", "/a", "/b", "same", HARMLESS),
    ("security-scheme.scopes", ["a"], ["b"], "same", HARMLESS),
    ("response.range", GONE, HERE, "same", HARMLESS),
    ("media-type.range", GONE, HERE, "wider", WIDER),
    ("response.unresolved-reference", "#/a", GONE, "incomparable", OTHER),
    ("info.title", "a", "b", "annotation", NOTHING),
]
"""A rule, what it was and is, how that relates, and the effect in a request, in a response, and on neither side."""


class TestRows:
    """Each row of the table gives its own relation and effect."""

    @pytest.mark.parametrize(("rule", "before", "after", "relation", "effects"), ROWS)
    def test_what_it_gives(
        self, rule: str, before: object, after: object, relation: Relation, effects: tuple[Effect, Effect, Effect]
    ) -> None:
        given_side: tuple[Side | None, ...] = ("request", "response", None)
        if rule in ("parameter.exists", "request-body.exists"):
            given_side = ("request",)  # what the API sends is read as open: they have tests of their own
        for side, effect in zip(given_side, effects, strict=False):
            assert judge(change(rule, before, after, side=side)) == Judgement(relation=relation, effect=effect)

    def test_every_row_is_tried(self) -> None:
        assert {rule_of(row[0]).id for row in ROWS} == {rule.id for rule in RULES}

    def test_every_row_has_a_name_of_its_own(self) -> None:
        assert len({rule.id for rule in RULES}) == len(RULES)

    def test_every_row_says_why_in_a_line(self) -> None:
        assert all(rule.why.endswith(".") and "\n" not in rule.why for rule in RULES)

    def test_a_row_that_tells_what_narrows_tells_what_widens(self) -> None:
        assert all(bool(rule.narrows) == bool(rule.widens) for rule in RULES)

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [
            ("schema.maximum", "schema.maximum"),
            ("parameter.sunset", "*.sunset"),
            ("schema.x-order", "schema.*"),
            ("schema.x-order.first", "schema.*"),
            ("parameter.x-order", "*.*"),
            ("nothing", "*.*"),
            ("", "*.*"),
        ],
    )
    def test_which_row_it_is(self, rule: str, expected: str) -> None:
        assert rule_of(rule).id == expected


class TestDefaults:
    """A default says what a request means that leaves the thing out."""

    @pytest.mark.parametrize(
        ("kinds", "side", "expected"),
        [
            (("operation", "parameter"), "request", "breaking"),
            (("operation", "parameter"), "response", "compatible"),
            (("operation", "callback", "operation", "parameter"), "request", "breaking"),
            (("operation", "parameter", "member"), "request", "compatible"),
            (("operation", "request-body", "media-type"), "request", "compatible"),
            (("operation", "response", "header"), "response", "compatible"),
        ],
    )
    def test_of_what(self, kinds: tuple[str, ...], side: Side, expected: Effect) -> None:
        assert judge(change("schema.default", 1, 2, kinds=kinds, side=side)).effect == expected


class TestResponses:
    """A status of success is a promise; others come and go."""

    @pytest.mark.parametrize(
        ("label", "gone"),
        [
            ("response 200", "breaking"),
            ("response 2XX", "breaking"),
            ("response 404", "compatible"),
            ("response 302", "compatible"),
            ("response default", "compatible"),
        ],
    )
    def test_statuses(self, label: str, gone: Effect) -> None:
        assert judge(change("response.exists", HERE, GONE, label=label)).effect == gone
        assert judge(change("response.exists", GONE, HERE, label=label)).effect == "compatible"

    def test_a_pattern_of_a_response_breaks_nobody(self) -> None:
        assert judge(change("schema.pattern", "a", GONE, side="response")) == Judgement(
            relation="wider", effect="compatible"
        )
        assert judge(change("schema.pattern", GONE, "", side="response")) == Judgement(relation="same", effect="none")


class TestElements:
    """The first word of a rule is its element, however many dots follow."""

    def test_of_a_name_with_dots(self) -> None:
        assert change("schema.x-a.b", GONE, 1).element == "schema"


class TestTurns:
    """Not below `not`, narrowing widens; below `if`, nobody can tell."""

    @pytest.mark.parametrize(
        ("rule", "before", "after", "turn", "relation", "effect"),
        [
            ("schema.minimum", 1, 2, "turned", "wider", "compatible"),
            ("schema.minimum", 2, 1, "turned", "narrower", "breaking"),
            ("schema.minimum", 2, 1, "both", "incomparable", "breaking"),
            ("schema.minimum", 1, 2, "both", "incomparable", "breaking"),
            ("schema.minimum", 1, 1.0, "both", "same", "none"),
            ("schema.format", "uuid", "uri", "turned", "incomparable", "breaking"),
            ("schema.title", "a", "b", "turned", "annotation", "none"),
            ("schema.default", 1, 2, "both", "same", "compatible"),
            ("member.exists", GONE, HERE, "turned", "wider", "compatible"),
            ("member.exists", HERE, GONE, "turned", "narrower", "breaking"),
            ("member.exists", GONE, HERE, "both", "incomparable", "breaking"),
        ],
    )
    def test_in_a_request(  # noqa: PLR0913, PLR0917 - a row of the table
        self, rule: str, before: object, after: object, turn: Turn, relation: Relation, effect: Effect
    ) -> None:
        judged = judge(change(rule, before, after, turn=turn, side="request"))
        assert judged == Judgement(relation=relation, effect=effect)

    def test_in_a_response_an_optional_member_counts(self) -> None:
        judged = judge(change("member.exists", GONE, HERE, turn="turned", side="response"))
        assert judged == Judgement(relation="wider", effect="breaking")


class TestBeyondComparing:
    """What can't be compared may be anything."""

    @pytest.mark.parametrize("rule", sorted({row[0] for row in ROWS}))
    def test_what_is_nested_too_deeply_to_be_compared(self, rule: str) -> None:
        deep: list[Json] = []
        for _ in range(10_000):
            deep = [deep]
        judge(change(rule, [deep], ["a", deep]))
        assert judge(change("schema.enum", [deep], [deep, "a"])).relation == "incomparable"

    def test_a_number_of_more_digits_than_can_be_written(self) -> None:
        assert judge(change("schema.enum", [10**5000], [10**5000, 1])).relation == "incomparable"
        assert judge(change("schema.minimum", 1, 10**5000)).relation == "narrower"
