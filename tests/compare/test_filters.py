"""Filters, and the bars that a gate can be set to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare.filters import FilterError, idle, parse, parse_file, select
from compare.gate import BARS, Bar, at_bar, concerns, is_lost, reaches_in

from .hand import NOTHING, OF_EACH_EFFECT, added, compared, finding, missing

if TYPE_CHECKING:
    from pathlib import Path

    from compare import Finding

ITEMS = finding(1, 2)
SHARED = finding(
    1,
    2,
    operation=None,
    used_by=("GET /items", "POST /orders"),
    location="#Item › price",
    rule="schema.minimum",
    effect="compatible",
)
TITLE = finding("a", "b", operation=None, used_by=(), location="info", rule="info.title", effect="none")
ROTE = finding("a", NOTHING, rule="schema.title", effect="none", origin="framework", location="query q[0]")
ALL = (TITLE, SHARED, ROTE, ITEMS)


def kept(*, only: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
    """The rules of what is left of `ALL`."""
    found = select(compared(*ALL), map(parse, only), map(parse, ignore))
    return {each.rule for each in found.findings}


class TestOnly:
    """What stays."""

    @pytest.mark.parametrize(
        ("expression", "rules"),
        [
            ("kind=documentation", {"info.title", "schema.title"}),
            ("kind=contract", {"schema.maximum", "schema.minimum"}),
            ("effect=breaking", {"schema.maximum"}),
            ("effect=none", {"info.title", "schema.title"}),
            ("origin=framework", {"schema.title"}),
            ("rule=schema.*", {"schema.title", "schema.maximum", "schema.minimum"}),
            ("rule=schema.m?nimum", {"schema.minimum"}),
            ("rule=schema", set()),
            ("operation=GET /items", {"schema.title", "schema.maximum", "schema.minimum"}),
            ("operation=POST *", {"schema.minimum"}),
            ("operation=*", {"schema.title", "schema.maximum", "schema.minimum"}),
            ("location=query q[0]", {"schema.title"}),
            ("location=#Item*", {"schema.minimum"}),
            (f"fingerprint={ITEMS.fingerprint}", {"schema.maximum"}),
            ("  rule = info.title  ", {"info.title"}),
            ("rule=schema.* and effect=breaking", {"schema.maximum"}),
            ("rule=schema.* and operation=POST * and effect=compatible", {"schema.minimum"}),
            ("rule=this and that", set()),
        ],
    )
    def test_by_each_key(self, expression: str, rules: set[str]) -> None:
        assert kept(only=(expression,)) == rules

    def test_one_of_several_is_enough(self) -> None:
        assert kept(only=("effect=breaking", "effect=compatible")) == {"schema.maximum", "schema.minimum"}


class TestIgnore:
    """What goes."""

    @pytest.mark.parametrize(
        ("expression", "gone"),
        [
            ("kind=documentation", {"info.title", "schema.title"}),
            ("operation=GET /items", {"schema.title", "schema.maximum"}),
            ("operation=*", {"schema.title", "schema.maximum", "schema.minimum"}),
            ("rule=nothing", set()),
        ],
    )
    def test_all_that_matches(self, expression: str, gone: set[str]) -> None:
        assert kept(ignore=(expression,)) == {each.rule for each in ALL} - gone

    def test_an_operation_takes_nothing_along_that_touches_others_too(self) -> None:
        assert "schema.minimum" in kept(ignore=("operation=GET /items",))
        assert "schema.minimum" not in kept(ignore=("operation=GET /items", "operation=*"))

    def test_goes_before_only(self) -> None:
        assert kept(only=("rule=schema.*",), ignore=("effect=breaking",)) == {"schema.title", "schema.minimum"}


class TestSelect:
    """It yields a comparison like any other."""

    def test_whose_verdict_is_about_what_is_left(self) -> None:
        found = compared(*OF_EACH_EFFECT)
        assert not found.same_api
        left = select(found, ignore=[parse("kind=contract")])
        assert left.same_api
        assert select(left, ignore=[parse("kind=documentation")]).identical
        assert (left.documents, left.operations) == (found.documents, found.operations)

    def test_what_matches_nothing_is_told(self) -> None:
        found = compared(*ALL)
        texts = ["rule=nothing", "operation=POST *", "effect=breaking"]
        expressions = [parse(text) for text in texts]
        assert idle(found, only=expressions) == ("rule=nothing",)
        assert idle(found, ignore=expressions) == ("rule=nothing", "operation=POST *")


class TestExpressions:
    """How they are read."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("efect=breaking", "Perhaps you meant 'effect'."),
            ("effect=braking", "Perhaps you meant 'breaking'."),
            ("zzz=1", "There are: kind, effect"),
            ("kind=zzz", "There are: contract, documentation."),
            ("breaking", "Write key=pattern"),
            ("effect=", "Write key=pattern"),
            ("", "Write key=pattern"),
            ("rule=a and efect=breaking", "Perhaps you meant 'effect'."),
        ],
    )
    def test_what_there_is_not_is_refused(self, text: str, said: str) -> None:
        with pytest.raises(FilterError) as caught:
            parse(text)
        assert said in str(caught.value)

    def test_a_file_holds_one_a_line(self, tmp_path: Path) -> None:
        file = tmp_path / "ignore.txt"
        file.write_text("# known\n\n  effect=none  \nlocation=#Item*\n", encoding="utf-8")
        assert [each.text for each in parse_file(file)] == ["effect=none", "location=#Item*"]

    def test_a_fault_in_a_file_is_told_with_its_line(self, tmp_path: Path) -> None:
        file = tmp_path / "ignore.txt"
        file.write_text("# known\neffect=braking\n", encoding="utf-8")
        with pytest.raises(FilterError, match=r"ignore\.txt, line 2: effect is never 'braking'"):
            parse_file(file)

    @pytest.mark.parametrize("content", [b"\xff", None])
    def test_a_file_that_is_no_text_is_refused(self, tmp_path: Path, content: bytes | None) -> None:
        file = tmp_path / "ignore.txt"
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(FilterError, match="it can't be read"):
            parse_file(file)


LOST = missing(rule="operation.summary", aspect="summary", location="", effect="none")
UNSAYABLE = missing(effect="none", kind="contract", verdicts=("present", "not-expressible"))
BROKEN = missing()
LOOSER = missing(effect="compatible")
SAID_OTHERWISE = finding("a", "b", effect="none")
NEW = added(effect="none")
BY_ROTE = missing(effect="none", origin="framework")


class TestBars:
    """What reaches each."""

    @pytest.mark.parametrize(
        ("one", "reached"),
        [
            (BROKEN, {"breaking", "documentation", "any"}),
            (LOST, {"documentation", "any"}),
            (UNSAYABLE, {"documentation", "any"}),
            (LOOSER, {"any"}),
            (SAID_OTHERWISE, {"any"}),
            (NEW, {"any"}),
            (BY_ROTE, {"any"}),
        ],
    )
    def test_of_two(self, one: Finding, reached: set[Bar]) -> None:
        assert {bar for bar in BARS if at_bar(compared(one), bar)} == reached

    def test_of_several_it_is_told_of_each(self) -> None:
        one = finding(1, 1, 2, NOTHING, effects=("none", "none", "breaking", "none"))
        assert [reaches_in(one, "breaking", index) for index in range(4)] == [False, False, True, False]
        assert [reaches_in(one, "documentation", index) for index in range(4)] == [False, False, True, True]
        assert [concerns(one, index) for index in range(4)] == [False, False, True, True]

    def test_nobody_loses_what_the_baseline_lacks(self) -> None:
        one = finding(NOTHING, NOTHING, 1, effect="none", verdicts=("absent", "not-expressible", "added"))
        assert [is_lost(one, index) for index in range(3)] == [False, False, False]
        assert [concerns(one, index) for index in range(3)] == [False, False, True]
