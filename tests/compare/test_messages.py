"""The sentence of a finding: what changes, what that means to a client, and whom it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from compare import load
from compare.consequences import BEYOND, consequence
from compare.limits import Limit, always
from compare.messages import message

from .apis import V2, api
from .hand import NOTHING, added, finding, missing

if TYPE_CHECKING:
    from compare import Finding

IN_REQUEST = {"location": "request body application/json › price"}
IN_QUERY = {"location": "query q"}
HOOK = {"operation": "POST webhook order"}
BACK = {"location": "callback done POST {$url} response 200"}
PRICE = "response 200 application/json › price (GET /items)"
SHARED = {"operation": None, "location": "#Item › price"}
LIMIT = Limit(
    dialects=("swagger-2.0",), rule="*", what="say it", because="has no word for it", section="", holds=always
)


def said(one: Finding, last: str = "3.1.0") -> str:
    """The sentence, with documents a, b and so on, the last of that version."""
    documents = [load(api(), name=name) for name in "abcdef"[: len(one.values) - 1]]
    return message(one, [*documents, load(api(last), name="abcdef"[len(one.values) - 1])])


class TestWhatChanges:
    """The first half, for two documents."""

    @pytest.mark.parametrize(
        ("one", "text"),
        [
            (finding(100, 50), f"The maximum of {PRICE} falls from 100 to 50 in b"),
            (finding(1, 1.5), f"The maximum of {PRICE} rises from 1 to 1.5 in b"),
            (finding("a", "b", rule="schema.pattern"), f"The pattern of {PRICE} changes from “a” to “b” in b"),
            (finding(False, True, rule="schema.x-y"), f"The x-y of {PRICE} changes from false to true in b"),  # noqa: FBT003
            (finding(["a", "b"], ["a"], rule="schema.enum"), f"The allowed values of {PRICE} lose “b” in b"),
            (finding(["a"], ["a", 1, True], rule="schema.enum"), f"The allowed values of {PRICE} gain 1 and true in b"),
            (
                finding(["a"], ["b"], rule="operation.tags", location=""),
                "The tags of GET /items lose “a” and gain “b” in b",
            ),
            (
                finding([], [1, 2, 3, 4, 5], rule="schema.enum"),
                f"The allowed values of {PRICE} gain 1, 2, 3 and 2 more in b",
            ),
            (
                finding([1, 2], [2, 1], rule="schema.enum"),
                f"The allowed values of {PRICE} change from [1, 2] to [2, 1] in b",
            ),
            (
                finding(["key"], ["nothing"], rule="operation.security", location=""),
                "The security of GET /items loses “key” and gains “nothing” in b",
            ),
            (
                finding(["key"], ["nothing"], rule="operation.security", location="#security", operation=None),
                "The security of the API loses “key” and gains “nothing” in b",
            ),
            (
                finding("csv", "multi", rule="parameter.style", location="query q"),
                "The way of writing lists of query q (GET /items) changes from “csv” to “multi” in b",
            ),
            (
                finding(2, NOTHING, rule="schema.minContains"),
                f"The minimum number of fitting items of {PRICE} is 2 in a and not said in b",
            ),
            (
                finding(NOTHING, ["a"], rule="security-scheme.implicit-scopes", location="s", operation=None),
                'The implicit-scopes of s are ["a"] in b and not said in a',
            ),
            (finding(9, NOTHING), f"The maximum of {PRICE} is 9 in a and not said in b"),
            (
                finding(NOTHING, None, rule="schema.default"),
                f"The default value of {PRICE} is null in b and not said in a",
            ),
            (finding(True, NOTHING, rule="member.required"), f"R{PRICE[1:]} is required in a, not in b"),  # noqa: FBT003
            (finding(NOTHING, True, rule="member.required"), f"R{PRICE[1:]} is required in b, not in a"),  # noqa: FBT003
            (missing(rule="member.exists"), f"R{PRICE[1:]} is missing from b"),
            (added(rule="member.exists"), f"R{PRICE[1:]} is only in b"),
            (missing(rule="operation.exists", location=""), "GET /items is missing from b"),
            (finding("a", "b", rule="info.title", operation=None, location="info"), "The title of the API changes"),
        ],
    )
    def test_begins_the_sentence(self, one: Finding, text: str) -> None:
        assert said(one).startswith(text)

    def test_of_what_a_dialect_cant_say(self) -> None:
        one = missing(effect="none", verdicts=("present", "not-expressible"), limits=(None, LIMIT))
        assert said(one, V2) == f"R{PRICE[1:]} is missing from b (Swagger 2.0 has no word for it)."


class TestWhatItMeans:
    """The second half: what clients of the baseline meet with."""

    @pytest.mark.parametrize(
        ("one", "text"),
        [
            (finding(9, 8, relations=("same", "narrower"), **IN_REQUEST), "clients that send more are refused"),
            (finding(8, 9, effect="compatible", relations=("same", "wider"), **IN_REQUEST), "clients may send more"),
            (finding(8, 9), "clients may get more"),
            (finding(9, 8, effect="compatible"), "clients no longer get more"),
            (finding("a", "b", rule="schema.pattern"), "clients may get something else"),
            (
                finding("a", "b", rule="schema.pattern", relations=("same", "incomparable")),
                "clients may get what a never sends",
            ),
            (
                finding("a", "b", rule="schema.pattern", relations=("same", "incomparable"), **IN_QUERY),
                "clients that send what a takes may be refused",
            ),
            (added(rule="parameter.exists", **IN_QUERY), "clients that don't send it are refused"),
            (added(rule="parameter.exists", effect="compatible", **IN_QUERY), "clients may send it"),
            (missing(rule="parameter.exists", **IN_QUERY), "clients that send it are refused"),
            (missing(rule="member.exists"), "clients that count on it miss it"),
            (added(rule="member.exists"), "clients may get what they don't know"),
            (missing(rule="member.exists", **IN_REQUEST), "clients that send it are refused"),
            (missing(rule="operation.exists", location=""), "clients that call it fail"),
            (added(rule="operation.exists", location="", effect="compatible"), "clients may call it"),
            (missing(rule="response.exists", location="response 200"), "clients that count on it miss it"),
            (
                finding(NOTHING, True, rule="member.required", relations=("same", "narrower"), **IN_REQUEST),  # noqa: FBT003
                "clients that leave it out are refused",
            ),
            (finding(True, NOTHING, rule="member.required"), "clients may have to do without it"),  # noqa: FBT003
            (
                finding(["a"], ["b"], rule="operation.security", location=""),
                "clients that are let in now may be refused",
            ),
            (
                finding(1, 2, rule="schema.default", relations=("same", "same"), **IN_QUERY),
                "clients that leave it out mean something else",
            ),
            (
                finding(1, 2, rule="schema.default", effect="compatible", relations=("same", "same")),
                "clients of a go on as before",
            ),
            (finding(1, 2, rule="server.odd", operation=None, location="server"), "clients may get something else"),
            (added(rule="member.exists", **IN_REQUEST), "clients that don't send it as described are refused"),
            (finding("string", "integer", rule="schema.type"), "clients may get other types"),
            (finding("date", "uri", rule="schema.format"), "clients may get other formats"),
            (finding(8, 9, **IN_REQUEST, **HOOK), "clients may get more"),
            (missing(rule="operation.exists", location="", **HOOK), "clients that wait for it are no longer called"),
            (
                missing(rule="operation.exists", location="", effect="compatible", **HOOK),
                "clients have been told not to wait for it",
            ),
            (added(rule="operation.exists", location="", effect="compatible", **HOOK), "clients may be called"),
            (missing(rule="parameter.exists", **IN_QUERY, **HOOK), "clients that count on it miss it"),
            (missing(rule="response.exists", **BACK), "clients that send it are refused"),
            (missing(rule="member.exists", location="request body", **HOOK), "clients that count on it miss it"),
            (finding(["a"], ["b"], rule="operation.security", location="", **HOOK), "clients of a may break"),
            (
                finding(1, 2, rule="server.odd", location="server", relations=("same", "incomparable")),
                "clients of a may break",
            ),
        ],
    )
    def test_ends_the_sentence(self, one: Finding, text: str) -> None:
        assert said(one).partition(": ")[2].startswith(text)

    @pytest.mark.parametrize(
        ("effect", "relation", "text"),
        [
            ("breaking", "narrower", "clients that send more are refused"),
            ("breaking", "wider", "clients may get more"),
            ("compatible", "wider", "clients may send more"),
            ("compatible", "narrower", "clients no longer get more"),
        ],
    )
    def test_in_a_component_the_effect_tells_who_sends_it(self, effect: str, relation: str, text: str) -> None:
        one = finding(1, 2, effect=effect, relations=("same", relation), used_by=("GET /items",), **SHARED)
        assert said(one).endswith(f": {text} (used by GET /items).")

    @pytest.mark.parametrize("aspect", [*BEYOND, "pattern"])
    def test_is_told_of_every_aspect(self, aspect: str) -> None:
        one = finding(1, 2, rule=f"schema.{aspect}")
        assert consequence(one, [load(api(), name=name) for name in "ab"]).startswith("clients may get ")

    def test_is_nothing_without_an_effect(self) -> None:
        one = finding("a", "b", rule="operation.summary", location="", effect="none")
        assert said(one) == "The summary of GET /items changes from “a” to “b” in b."


class TestWhomItTouches:
    """The operations that share a cause."""

    @pytest.mark.parametrize(
        ("used_by", "text"),
        [
            (("POST /items",), " (used by POST /items)."),
            (("POST /items", "GET /a"), " (used by POST /items and GET /a)."),
            (("POST /items", "GET /a", "GET /b"), " (used by POST /items and 2 more)."),
        ],
    )
    def test_ends_the_sentence(self, used_by: tuple[str, ...], text: str) -> None:
        assert said(finding(1, 2, used_by=used_by, **SHARED)).endswith(text)

    def test_an_operation_of_its_own_is_named_once(self) -> None:
        assert said(finding(1, 2)).count("GET /items") == 1


class TestSeveral:
    """Of three and more, what each says, and whom it concerns."""

    def test_those_that_break_are_named(self) -> None:
        one = finding(9, 8, NOTHING, effects=("none", "breaking", "compatible"))
        text = f"The maximum of {PRICE} is 9 in a, 8 in b; c doesn't say: in b, clients may get more."
        assert said(one) == text

    def test_those_that_break_otherwise_are_named_together(self) -> None:
        one = finding(9, 8, 10, relations=("same", "narrower", "wider"), **SHARED)
        assert said(one).endswith(": in b and c, clients of a may break.")


class TestOneLine:
    """Whatever a document holds."""

    @pytest.mark.parametrize(
        "members",
        [
            {"operation": "GET /a\n::error::\x1b[31m\u202e"},
            {"location": "query \ud800\x00" + "q" * 10_000},
            {"operation": None, "used_by": ("GET /" + "a" * 10_000,), "location": "#A\nB"},
        ],
    )
    def test_is_printable_and_short(self, members: dict[str, Any]) -> None:
        text = said(finding("x\n" * 10_000, "\x07", **members))
        assert text.isprintable()
        assert len(text) < 1000
