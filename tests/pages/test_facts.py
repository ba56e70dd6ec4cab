"""Which facts are told to be shown, behind a click, or not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from extract.pages.asked import Fact
from extract.pages.facts import ROUNDS, facts_shown, is_in
from extract.pages.operations import Operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.async_api import Locator, Page

    from extract.pages.kinds import Kind
    from tests.pages.conftest import Driven


class StandIn:
    """An adapter of a page with an element for each round of clicks: the first is there, a round shows the next."""

    def __init__(self, browser: Driven) -> None:
        self.browser = browser
        self.opened_ones: list[str] = []
        self.folded_ones: list[str] = []
        self.rounds = 0
        self.dialogues: dict[int, str] = {}

    async def opened(self, page: Page, operation: Operation) -> Locator | None:
        """The page's article that is named so."""
        self.opened_ones.append(operation.name)
        found = page.locator(f"article[title='{operation.name}']")
        return found if await found.count() else None

    async def folded(self, _page: Page, operation: Operation) -> None:
        """Note it."""
        self.folded_ones.append(operation.name)

    async def reveal(self, _page: Page, element: Locator) -> str:
        """Put the next paragraph in the place of the one that is shown, if there is one."""
        self.rounds += 1
        await element.evaluate(
            "element => { const shown = element.querySelector('p:not([hidden])');"
            " if (shown?.nextElementSibling) [shown.hidden, shown.nextElementSibling.hidden] = [true, false]; }"
        )
        return self.dialogues.get(self.rounds, "")

    def verdicts(self, page: Page, *facts: Fact) -> list[tuple[str, int]]:
        """The verdict of each fact, with the clicks."""
        operations = [
            Operation(name=name, method="GET", path=name[4:], full_path=name[4:]) for name in ("GET /a", "GET /b")
        ]
        shown = self.browser.run(facts_shown(page, cast("Kind", self), operations, facts))
        assert [fact.text for fact in shown] == [fact.text for fact in facts]
        return [(fact.verdict, fact.clicks) for fact in shown]


@pytest.fixture
def stand_in(browser: Driven) -> StandIn:
    """An adapter for the pages of these tests."""
    return StandIn(browser)


def article(*rounds: str, name: str = "GET /a") -> str:
    """An operation whose paragraphs are shown one after another."""
    rest = "".join(f"<p hidden>{text}</p>" for text in rounds[1:])
    return f"<article title='{name}'><p>{rounds[0]}</p>{rest}</article>"


def fact(*text: str, operation: str = "GET /a", documented: bool = True) -> Fact:
    """A fact of an operation that is told by these expressions."""
    return Fact(kind="enum", operation=operation, what="A fact", text=text, documented=documented)


class TestExpressions:
    """When a fact's expressions are found in a text."""

    @pytest.mark.parametrize(
        ("expressions", "text"),
        [
            (["maximum: 100"], "integer\nMaximum: 100"),
            ([">= 1"], "integer>= 1"),
            (["-name", "-price"], "id, -name, -price"),
            ([r"\^\[a\-z\]\+\$"], "matches ^[a-z]+$"),
            (["^deprecated$"], "Get a report\nDeprecated\n"),
            ([r"\w*tea\w*"], "steamer"),
            (["tea|coffee"], "a coffee"),
        ],
    )
    def test_are_all_found(self, expressions: list[str], text: str) -> None:
        assert is_in(expressions, text)

    @pytest.mark.parametrize(
        ("expressions", "text"),
        [
            (["default: 20"], "default: 200"),
            (["tea"], "Teapot"),
            (["pot"], "Teapot"),
            (["tea|pot"], "Teapot"),
            (["-name", "-price"], "id, -name"),
            (["^deprecated$"], "Deprecated: use another"),
        ],
    )
    def test_are_not_all_found(self, expressions: list[str], text: str) -> None:
        assert not is_in(expressions, text)


class TestFacts:
    """The verdict on each fact."""

    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("fact 0", ("shown", 0)),
            ("fact 1", ("behind a click", 1)),
            ("fact 2", ("behind a click", 2)),
            ("fact 9", ("not shown", 0)),
        ],
    )
    def test_says_how_many_rounds_of_clicks_it_takes(
        self, stand_in: StandIn, open_page: Callable[..., Page], text: str, verdict: tuple[str, int]
    ) -> None:
        page = open_page(html=article("fact 0", "fact 1", "fact 2"))
        assert stand_in.verdicts(page, fact(text)) == [verdict]

    def test_joins_what_is_read_in_several_rounds(self, stand_in: StandIn, open_page: Callable[..., Page]) -> None:
        page = open_page(html=article("fact 0", "fact 1", "fact 2"))
        assert stand_in.verdicts(page, fact("fact 2", "fact 0")) == [("behind a click", 2)]

    def test_is_the_first_round_that_shows_it(self, stand_in: StandIn, open_page: Callable[..., Page]) -> None:
        page = open_page(html=article("fact 0", "fact 1", "fact 0 again"))
        assert stand_in.verdicts(page, fact("fact 9"), fact("fact 0"))[1] == ("shown", 0)

    def test_has_a_drop_down_list_unfolded_by_a_click(self, stand_in: StandIn, open_page: Callable[..., Page]) -> None:
        page = open_page(html=article("<select><option>fact 0<option>fact 1</select>"))
        assert stand_in.verdicts(page, fact("fact 0"), fact("fact 1")) == [("shown", 0), ("behind a click", 1)]

    def test_has_a_dialogue_in_its_round(self, stand_in: StandIn, open_page: Callable[..., Page]) -> None:
        stand_in.dialogues[2] = "scope: fact 5"
        page = open_page(html=article("fact 0", "fact 1"))
        assert stand_in.verdicts(page, fact("fact 5")) == [("behind a click", 2)]

    def test_is_of_its_own_operation_only(self, stand_in: StandIn, open_page: Callable[..., Page]) -> None:
        page = open_page(html=article("fact 0") + article("fact 1", name="GET /b"))
        assert stand_in.verdicts(page, fact("fact 1"), fact("fact 1", operation="GET /b")) == [
            ("not shown", 0),
            ("shown", 0),
        ]

    def test_is_not_looked_for_where_it_is_not_documented(
        self, stand_in: StandIn, open_page: Callable[..., Page]
    ) -> None:
        page = open_page(html=article("fact 0"))
        assert stand_in.verdicts(page, fact("fact 0", documented=False)) == [("not documented", 0)]
        assert stand_in.opened_ones == []

    @pytest.mark.parametrize("operation", ["GET /b", "GET /c"])
    def test_is_not_on_the_page_without_its_operation(
        self, stand_in: StandIn, open_page: Callable[..., Page], operation: str
    ) -> None:
        page = open_page(html=article("fact 0"))
        assert stand_in.verdicts(page, fact("fact 0", operation=operation)) == [("not on the page", 0)]

    def test_opens_each_operation_once_and_folds_it_up(self, stand_in: StandIn, open_page: Callable[..., Page]) -> None:
        page = open_page(html=article("fact 0") + article("fact 0", name="GET /b"))
        stand_in.verdicts(page, fact("fact 0"), fact("fact 0", operation="GET /b"), fact("fact 1"))
        assert stand_in.opened_ones == stand_in.folded_ones == ["GET /a", "GET /b"]


class TestRounds:
    """When no more is clicked."""

    @pytest.mark.parametrize(
        ("text", "rounds"),
        [
            (["fact 0"], 0),
            (["fact 0", "fact 1"], 1),
            (["fact 9"], 3),  # the last finds nothing new
        ],
    )
    def test_end_where_all_is_found_or_nothing_changes(
        self, stand_in: StandIn, open_page: Callable[..., Page], text: list[str], rounds: int
    ) -> None:
        page = open_page(html=article("fact 0", "fact 1", "fact 2"))
        stand_in.verdicts(page, *map(fact, text))
        assert stand_in.rounds == rounds

    def test_end_at_some_point(self, stand_in: StandIn, open_page: Callable[..., Page]) -> None:
        page = open_page(html=article(*(f"fact {number}" for number in range(9))))
        assert stand_in.verdicts(page, fact("fact 8")) == [("not shown", 0)]
        assert stand_in.rounds == ROUNDS
