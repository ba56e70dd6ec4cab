"""How elements that come and go, who is let in, and how long things stay change what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from compare.variance import Change, judge
from compare.variance.effects import of_an_input

from .changes import GONE, HERE, change, relation

if TYPE_CHECKING:
    from compare.values import Json
    from compare.variance import Effect, Relation, Side

CLOSED = {"schema.additionalProperties": False}
SEALED = {"schema.unevaluatedProperties": False}
CHOICE = {"schema.combination": "oneOf"}
REQUEST, RESPONSE = "request", "response"
OTHERS = ["*", "unevaluatedProperties"]


def came(rule: str, side: Side | None = "request", **others: Any) -> tuple[Relation, Effect]:  # noqa: ANN401 - any JSON
    """How an element that only the other document has is judged."""
    return _judged(change(rule, GONE, HERE, side=side, **others))


def went(rule: str, side: Side | None = "request", **others: Any) -> tuple[Relation, Effect]:  # noqa: ANN401 - any JSON
    """How an element that only the baseline has is judged."""
    return _judged(change(rule, HERE, GONE, side=side, **others))


def _judged(asked: Change) -> tuple[Relation, Effect]:
    found = judge(asked)
    return found.relation, found.effect


class TestMembers:
    """Objects are open: what isn't described is allowed, and clients live with optional members."""

    REQUIRED = {"member.required": True}  # noqa: RUF012 - never changed

    def test_one_comes(self) -> None:
        assert came("member.exists", "request") == ("narrower", "compatible")
        assert came("member.exists", "request", new=self.REQUIRED) == ("narrower", "breaking")
        assert came("member.exists", "response") == ("narrower", "compatible")
        assert came("member.exists", "response", new=self.REQUIRED) == ("narrower", "compatible")
        assert came("member.exists", None, new=self.REQUIRED) == ("narrower", "none")

    def test_one_goes(self) -> None:
        assert went("member.exists", "request") == ("wider", "compatible")
        assert went("member.exists", "request", old=self.REQUIRED) == ("wider", "compatible")
        assert went("member.exists", "response") == ("wider", "compatible")
        assert went("member.exists", "response", old=self.REQUIRED) == ("wider", "breaking")

    @pytest.mark.parametrize("closed", [CLOSED, SEALED], ids=["additional", "unevaluated"])
    def test_of_a_closed_object(self, closed: dict[str, Json]) -> None:
        assert came("member.exists", "request", outer_old=closed) == ("wider", "compatible")
        assert came("member.exists", "request", outer_old=closed, new=self.REQUIRED) == ("incomparable", "breaking")
        assert came("member.exists", "response", outer_old=closed) == ("wider", "breaking")
        assert went("member.exists", "request", outer_new=closed) == ("narrower", "breaking")
        assert went("member.exists", "request", outer_new=closed, old=self.REQUIRED) == ("incomparable", "breaking")
        assert went("member.exists", "response", outer_new=closed) == ("narrower", "compatible")

    def test_what_the_document_that_has_it_closes_says_nothing(self) -> None:
        assert came("member.exists", outer_new=CLOSED)[0] == "narrower"
        assert went("member.exists", outer_old=CLOSED)[0] == "wider"
        assert came("member.exists", outer_old={"schema.additionalProperties": True})[0] == "narrower"

    @pytest.mark.parametrize("mark", ["schema.readOnly", "schema.writeOnly"])
    def test_one_turns_to_the_other_side(self, mark: str) -> None:
        assert went("member.exists", "response", old=self.REQUIRED, new={mark: True})[1] == "compatible"
        assert went("member.exists", "response", old=self.REQUIRED, new={mark: False})[1] == "breaking"
        assert came("member.exists", "request", new=self.REQUIRED, old={mark: True})[1] == "breaking"

    def test_that_one_is_required(self) -> None:
        assert came("member.required", "request") == ("narrower", "breaking")
        assert came("member.required", "response") == ("narrower", "compatible")
        assert went("member.required", "response") == ("wider", "breaking")

    def test_a_default_of_one_that_is_required_helps_nobody(self) -> None:
        new = {**self.REQUIRED, "schema.default": 1}
        assert came("member.exists", new=new)[1] == "breaking"


class TestInputs:
    """What a request doesn't declare isn't understood."""

    @pytest.mark.parametrize("element", ["parameter", "request-body"])
    def test_in_a_request(self, element: str) -> None:
        required = {f"{element}.required": True}
        assert came(f"{element}.exists") == ("wider", "compatible")
        assert came(f"{element}.exists", new=required) == ("incomparable", "breaking")
        assert went(f"{element}.exists") == ("narrower", "breaking")
        assert went(f"{element}.exists", old=required) == ("incomparable", "breaking")

    @pytest.mark.parametrize("element", ["parameter", "request-body", "header"])
    def test_sent_by_the_api(self, element: str) -> None:
        assert came(f"{element}.exists", "response", new={f"{element}.required": True}) == ("narrower", "compatible")
        assert went(f"{element}.exists", "response") == ("wider", "breaking")

    def test_headers_of_requests_are_open(self) -> None:
        assert came("header.exists") == ("narrower", "breaking")
        assert went("header.exists") == ("wider", "compatible")


class TestLettingGo:
    """What was announced to go, or never promised to stay, may go."""

    @pytest.mark.parametrize("element", ["operation", "parameter", "request-body", "header"])
    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ({"{}.deprecated": True}, "compatible"),
            ({"schema.deprecated": True}, "compatible"),
            ({"{}.deprecated": False}, "breaking"),
            ({"{}.deprecated": True, "{}.sunset": "2030-01-01"}, "breaking"),
            ({"{}.deprecated": True, "schema.sunset": "2030-01-01"}, "breaking"),
            ({"{}.x-stability-level": "draft"}, "compatible"),
            ({"{}.x-stability-level": "alpha"}, "compatible"),
            ({"{}.x-stability-level": "beta"}, "breaking"),
            ({"{}.x-other": "alpha"}, "breaking"),
        ],
        ids=repr,
    )
    def test_one_goes(self, element: str, said: dict[str, Json], expected: Effect) -> None:
        facts = {rule.format(element): value for rule, value in said.items()}
        side: Side = "response" if element == "header" else "request"
        assert went(f"{element}.exists", side, old=facts)[1] == expected

    def test_what_is_in_a_draft_may_go(self) -> None:
        draft = {"operation.x-stability-level": "draft"}
        assert went("parameter.exists", outer_old=draft)[1] == "compatible"

    def test_what_comes_is_not_let_go(self) -> None:
        facts = {"parameter.required": True, "parameter.deprecated": True}
        assert came("parameter.exists", new=facts, old=facts)[1] == "breaking"


class TestSubschemas:
    """One more schema that must hold narrows."""

    @pytest.mark.parametrize("label", ["not", "[0]", "/^x-/", "with name", *OTHERS])
    def test_one_comes(self, label: str) -> None:
        assert came("subschema.exists", label=label) == ("narrower", "breaking")
        assert went("subschema.exists", "response", label=label) == ("wider", "breaking")

    @pytest.mark.parametrize("label", OTHERS)
    def test_for_other_members_where_there_were_none(self, label: str) -> None:
        assert came("subschema.exists", label=label, outer_old=CLOSED) == ("wider", "compatible")
        assert went("subschema.exists", label=label, outer_new=SEALED) == ("narrower", "breaking")
        assert came("subschema.exists", label=label, outer_new=CLOSED) == ("narrower", "breaking")
        assert came("subschema.exists", label="not", outer_old=CLOSED) == ("narrower", "breaking")

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("anyOf", "oneOf", "narrower"),
            (GONE, "oneOf", "narrower"),
            (GONE, "anyOf", "narrower"),
            ("anyOf", ["anyOf", "oneOf"], "narrower"),
            ("anyOf", "allOf", "incomparable"),
        ],
    )
    def test_choices(self, before: object, after: object, expected: Relation) -> None:
        assert relation("schema.combination", before, after) == expected

    def test_branches(self) -> None:
        assert came("branch.exists") == ("wider", "compatible")
        assert came("branch.exists", "response") == ("wider", "breaking")
        assert went("branch.exists") == ("narrower", "breaking")
        assert came("branch.exists", outer_old=CHOICE, outer_new=CHOICE) == ("wider", "compatible")

    def test_branches_of_a_choice_that_comes_or_goes_as_a_whole(self) -> None:
        plain = {"schema.type": "string"}
        assert came("branch.exists", outer_old=plain, outer_new=CHOICE) == ("incomparable", "breaking")
        assert came("branch.exists", "response", outer_new=CHOICE) == ("incomparable", "breaking")
        assert went("branch.exists", outer_old=CHOICE, outer_new=plain) == ("incomparable", "breaking")
        assert went("branch.exists", "response", outer_old=CHOICE) == ("incomparable", "breaking")


class TestSecurity:
    """Each alternative suffices; one that asks for less lets in whom another lets in."""

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (["http basic"], ["http basic", "http bearer"], "wider"),
            (["http basic"], ["http bearer"], "incomparable"),
            (["http basic"], GONE, "wider"),
            (["nothing"], GONE, "same"),
            (["http basic"], ["http basic", "nothing"], "wider"),
            (["http basic"], ["apiKey header k and http basic"], "narrower"),
            (["http basic", "nothing"], ["apiKey header k", "nothing"], "same"),
            (["http basic and http basic"], ["http basic and http basic and http basic"], "narrower"),
            (["oauth2 implicit (read)"], ["oauth2 implicit (read, write)"], "narrower"),
            (["oauth2 implicit (read)"], ["oauth2 implicit"], "wider"),
            (["oauth2 implicit (read)"], ["oauth2 implicit (write)"], "incomparable"),
            (["oauth2 implicit"], ["oauth2 implicit or password"], "wider"),
            (["oauth2 implicit"], ["oauth2 password"], "incomparable"),
            (["oauth2 password"], ["oauth2 implicit or password"], "wider"),
            (["oauth2 or"], ["oauth2 implicit or password"], "incomparable"),
            (["oauth2 implicit"], ["openIdConnect"], "incomparable"),
            (["http basic"], "http basic", "same"),
            (["http basic"], [1], "wider"),
        ],
    )
    def test_alternatives(self, before: object, after: object, expected: Relation) -> None:
        assert relation("operation.security", before, after) == expected


class TestSunset:
    """A date promises to keep the thing until then; deprecated without one, it may go at any time."""

    GOING = {"operation.deprecated": True}  # noqa: RUF012 - never changed

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("2030-01-01", "2029-12-31", ("narrower", "breaking")),
            ("2030-01-01", "2030-01-02", ("wider", "compatible")),
            ("2030-01-01", "2030-01-01T12:00:00Z", ("same", "none")),
            ("2030-01-01", "soon", ("incomparable", "breaking")),
            ("soon", "2030-01-01", ("incomparable", "breaking")),
            (GONE, "2030-01-01", ("narrower", "compatible")),
            ("2030-01-01", GONE, ("wider", "compatible")),
            (GONE, "soon", ("incomparable", "compatible")),
        ],
    )
    def test_dates(self, before: object, after: object, expected: tuple[Relation, Effect]) -> None:
        assert _judged(change("operation.sunset", before, after)) == expected

    @pytest.mark.parametrize("rule", ["operation.sunset", "parameter.sunset", "schema.sunset"])
    @pytest.mark.parametrize("owner", ["own", "schema"])
    def test_of_what_is_deprecated(self, rule: str, owner: str) -> None:
        element = rule.partition(".")[0] if owner == "own" else "schema"
        going = {f"{element}.deprecated": True}
        assert _judged(change(rule, "2030-01-01", GONE, new=going)) == ("narrower", "breaking")
        assert _judged(change(rule, GONE, "2030-01-01", old=going)) == ("wider", "compatible")


class TestInstead:
    """What other keywords say of a thing that isn't there tells what it means that it comes or goes."""

    @pytest.mark.parametrize(
        ("instead", "sent", "got"),
        [
            ("anything", ("narrower", "compatible"), ("narrower", "compatible")),
            ("nothing", ("wider", "compatible"), ("wider", "breaking")),
            ("the same", ("same", "none"), ("same", "none")),
            ("more", ("narrower", "breaking"), ("narrower", "compatible")),
            ("something else", ("incomparable", "breaking"), ("incomparable", "breaking")),
        ],
    )
    def test_a_member_comes(self, instead: str, sent: tuple[str, str], got: tuple[str, str]) -> None:
        assert came("member.exists", "request", instead=instead) == sent
        assert came("member.exists", "response", instead=instead) == got

    def test_a_pattern_lets_in_what_is_shut_out(self) -> None:
        assert came("member.exists", "request", instead="more", outer_old=CLOSED) == ("narrower", "breaking")
        assert went("member.exists", "response", instead="more") == ("wider", "breaking")

    def test_a_required_member_asks_for_more_than_the_rest(self) -> None:
        required = {"member.required": True}
        assert came("member.exists", instead="the same", new=required) == ("narrower", "breaking")
        assert went("member.exists", "response", instead="the same", old=required) == ("wider", "breaking")
        assert came("member.exists", instead="nothing", new=required) == ("incomparable", "breaking")

    @pytest.mark.parametrize(
        ("instead", "expected"),
        [
            ("anything", "narrower"),
            ("nothing", "wider"),
            ("the same", "same"),
            ("something else", "incomparable"),
        ],
    )
    def test_an_item_comes(self, instead: str, expected: str) -> None:
        assert came("subschema.exists", label="[1]", instead=instead)[0] == expected

    def test_a_pattern_comes_to_a_closed_object(self) -> None:
        assert came("subschema.exists", label="/^b/", outer_old=CLOSED) == ("wider", "compatible")
        assert came("subschema.exists", label="/^b/") == ("narrower", "breaking")
        assert came("subschema.exists", label="not", outer_old=CLOSED)[0] == "narrower"

    def test_a_forbidden_member(self) -> None:
        never = {"schema.never": True}
        assert came("member.exists", new=never) == ("narrower", "breaking")
        assert went("member.exists", "response", old=never) == ("wider", "breaking")
        assert came("member.exists", new=never, outer_old=CLOSED) == ("same", "none")
        assert came("member.exists", new={"schema.never": False}) == ("narrower", "compatible")
        assert came("member.exists", new={**never, "member.required": True}, outer_old=CLOSED)[0] == "incomparable"

    def test_a_range_of_statuses_gives_way_to_one(self) -> None:
        assert went("response.exists", "response", label="response 2XX") == ("narrower", "breaking")
        assert went("response.exists", "response", label="response 2XX", instead="more") == ("narrower", "compatible")

    def test_a_parameter_of_the_path(self) -> None:
        assert came("parameter.exists", label="path id", new={"parameter.required": True}) == ("same", "compatible")
        assert went("parameter.exists", label="path id") == ("same", "compatible")
        assert went("parameter.exists", label="query path") == ("narrower", "breaking")
        assert came("parameter.exists", "response", label="path id") == ("same", "compatible")


class TestNever:
    """Where nothing fits, whatever else is said keeps nothing out."""

    NEVER = {"schema.never": True}  # noqa: RUF012 - never changed

    def test_what_goes_as_nothing_fits_any_more(self) -> None:
        assert relation("schema.type", "string", GONE, new=self.NEVER) == "narrower"
        assert relation("schema.type", "string", GONE, old=self.NEVER) == "wider"
        assert relation("schema.type", "string", GONE, old=self.NEVER, new=self.NEVER) == "same"
        assert relation("schema.type", "string", GONE, new={"schema.never": False}) == "wider"

    def test_what_says_nothing_of_what_fits(self) -> None:
        assert relation("schema.title", "a", GONE, new=self.NEVER) == "annotation"
        assert relation("schema.default", 1, GONE, new=self.NEVER) == "same"

    def test_only_of_schemas(self) -> None:
        assert relation("parameter.required", HERE, GONE, new=self.NEVER) == "wider"


class TestSchemesInWords:
    """Schemes are told apart by their kinds, not by each "and"."""

    def test_an_and_in_a_name(self) -> None:
        odd = "apiKey header salt and pepper"
        assert relation("operation.security", [odd], ["apiKey header salt"]) == "incomparable"
        assert relation("operation.security", [f"{odd} and http basic"], [odd]) == "wider"
        assert relation("operation.security", [f"{odd} and mutualTLS"], [odd]) == "wider"


class TestTypesOfFewValues:
    """Null has one value, a boolean two: to list them says no more than the type."""

    def test_a_list_of_all_values(self) -> None:
        for word, values in (("null", [None]), ("boolean", [False, True])):
            assert relation("schema.enum", values, GONE, old={"schema.type": word}, new={"schema.type": word}) == "same"
            assert relation("schema.enum", values, GONE, new={"schema.type": word}) == "same"
            assert relation("schema.type", word, GONE, new={"schema.enum": values}) == "same"
        assert relation("schema.enum", [True], GONE, new={"schema.type": "boolean"}) == "wider"
        assert relation("schema.enum", [True, False], GONE, new={"schema.type": "string"}) == "wider"
        assert relation("schema.enum", [], GONE) == "wider"
        assert relation("schema.enum", "odd", GONE) == "wider"
        assert relation("schema.enum", 5, GONE, new={"schema.type": "boolean"}) == "wider"
        assert relation("schema.type", "string", GONE, new={"schema.enum": [1]}) == "wider"
        assert relation("schema.type", "string", GONE, new={"schema.enum": ["a"]}) == "same"

    def test_a_type_beside_null(self) -> None:
        nullable = {"schema.nullable": True}
        assert relation("schema.type", "null", "string", new=nullable) == "wider"
        assert relation("schema.type", "null", "string") == "incomparable"
        assert relation("schema.type", "null", GONE) == "wider"
        assert relation("schema.type", "null", "null", old=nullable) == "same"


class TestWaysOfWriting:
    """How a value is written, and which media types a range takes in."""

    @pytest.mark.parametrize("style", ["label", "matrix", "label, exploded"])
    def test_marks_around_a_single_value_are_always_there(self, style: str) -> None:
        assert relation("parameter.style", GONE, style) == "incomparable"
        assert relation("parameter.style", style, GONE) == "incomparable"
        assert relation("parameter.style", style, "csv") == "incomparable"

    @pytest.mark.parametrize("style", ["csv", "multi", "a label"])
    def test_others_say_nothing_where_there_is_nothing_to_be_written_so(self, style: str) -> None:
        assert relation("parameter.style", GONE, style) == "same"
        assert relation("parameter.style", style, "pipes") == "incomparable"

    def test_a_range_of_media_types(self) -> None:
        assert relation("media-type.range", GONE, "application/*") == "wider"
        assert relation("media-type.range", "application/*", GONE) == "narrower"
        assert relation("media-type.range", "application/*", "text/*") == "incomparable"


class TestPathParameters:
    """What a client sends."""

    def test_a_path_tells_of_its_parameters_anyway(self) -> None:
        gone = change("parameter.exists", HERE, GONE, side="request", label="path id")
        other = change("parameter.exists", HERE, GONE, side="request", label="query id")
        assert of_an_input(gone, "same") == "compatible"
        assert of_an_input(gone, "narrower") == "breaking"
        assert of_an_input(other, "same") == "none"
