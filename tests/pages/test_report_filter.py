"""The facts of the report in a browser: filtered, linked to, by keyboard, without a script, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from compare.fact_sheet import fact_sheet
from extract.pages import axe
from tests.compare.shelf import fact_id, html_of, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.async_api import Locator, Page

    from .conftest import Driven

SHEET = fact_sheet(report())
TOTAL = len(list(SHEET.facts()))
DIFFERING = sum(fact.differs for fact in SHEET.facts())
DEFAULT = f"{DIFFERING} facts of {TOTAL}; {TOTAL - DIFFERING} more don’t differ"
ROWS = "tr[data-f]"
UNFOLD = "document.querySelectorAll('details').forEach(each => each.open = true)"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report over three documents, on disk."""
    file = tmp_path_factory.mktemp("shelf") / "index.html"
    file.write_text(html_of(report()), encoding="utf-8")
    return file.as_uri()


class Facts:
    """The report in a browser, with what the browser complained of."""

    def __init__(self, browser: Driven, page: Page, url: str) -> None:
        self.run, self.page = browser.run, page
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.run(page.goto(url))

    def shown(self, selector: str = ROWS) -> list[str]:
        """The texts of what the filter lets through, open or not."""
        return self.run(self.page.locator(f"{selector}:not([hidden])").all_inner_texts())

    def aspects(self) -> list[str]:
        """The names of the facts that are to be seen."""
        return self.run(self.page.locator(f"{ROWS} th a:visible").all_text_contents())

    @property
    def said(self) -> str:
        """How many facts the filter says it shows."""
        return self.run(self.page.locator("#filter output").inner_text())

    @property
    def hash(self) -> str:
        """The page's hash."""
        return str(self.run(self.page.evaluate("location.hash")))

    def choose(self, **choices: str) -> None:
        """Choose from the form's lists."""
        for name, value in choices.items():
            self.run(self.page.select_option(f"#filter [name={name}]", value))

    def value(self, name: str) -> str:
        """What is chosen."""
        return self.run(self.page.locator(f"#filter [name={name}]").input_value())

    def find(self, selector: str) -> Locator:
        """Something on the page."""
        return self.page.locator(selector)


Open: TypeAlias = "Callable[..., Facts]"


@pytest.fixture
def opened(browser: Driven, open_page: Callable[..., Page], address: str) -> Open:
    """Opens the report: `opened()`, `opened("#topic=prose")`, `opened(width=390, dark=True)`."""

    def at(part: str = "", **how: Any) -> Facts:  # noqa: ANN401 - as `open_page` takes them
        return Facts(browser, open_page(**how), address + part)

    return at


@pytest.fixture
def without_script(browser: Driven, address: str) -> Iterator[Facts]:
    """The report in a browser that runs no script."""
    context = browser.run(
        browser.chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    )
    yield Facts(browser, browser.run(context.new_page()), address)
    browser.run(context.close())


class TestFilter:
    """The form decides which facts are to be seen."""

    def test_shows_only_what_differs_unless_told_otherwise(self, opened: Open) -> None:
        facts = opened()
        assert facts.said == DEFAULT
        assert len(facts.shown()) == DIFFERING
        facts.run(facts.page.uncheck("#filter [name=differs]"))
        assert facts.said == f"{TOTAL} facts of {TOTAL}"
        assert facts.complaints == []

    @pytest.mark.parametrize(
        ("choices", "aspects"),
        [
            ({"stack": "one", "verdict": "different"}, ["maximum"]),
            ({"stack": "two", "verdict": "different"}, []),
            ({"stack": "two", "verdict": "not-expressible"}, ["examples"]),
            ({"verdict": "added"}, ["title"]),
            ({"origin": "framework"}, ["title"]),
            ({"effect": "breaking"}, ["maximum"]),
            ({"stack": "two", "effect": "breaking"}, []),
            ({"topic": "path-and-query-parameters"}, ["maximum"]),
            ({"stack": "two", "means": "hook"}, ["exists", "exists"]),
            ({"group": "shared-item"}, ["type", "exists", "description", "type"]),
            ({"group": "get-items", "kind": "documentation", "stack": "one"}, ["title", "description"]),
            ({"stack": "two", "topic": "prose"}, ["description"] * 5),  # none differs, so that is the answer
        ],
    )
    def test_lets_through_what_is_chosen(self, opened: Open, choices: dict[str, str], aspects: list[str]) -> None:
        facts = opened()
        facts.choose(**choices)
        assert facts.aspects() == aspects

    def test_finds_text_in_a_fact_its_place_and_its_operation(self, opened: Open) -> None:
        facts = opened("#all=1")
        for text, found in (
            ("LIMIT", 5),
            ("what it is called", 1),
            ("post /items", 10),
            ("409 post exists", 2),
            ("limit nowhere", 0),
        ):
            facts.run(facts.page.fill("#filter [name=text]", text))
            assert len(facts.shown()) == found, text

    def test_hides_groups_and_places_without_a_hit(self, opened: Open) -> None:
        facts = opened("#stack=one&verdict=different")
        assert len(facts.shown(".g")) == 1
        assert len(facts.shown(".facts tbody")) == 1
        assert facts.shown(".kind > h3:visible") == ["Operations"]

    def test_opens_groups_with_hits_and_closes_them_when_it_is_cleared(self, opened: Open) -> None:
        facts = opened()
        assert facts.aspects() == []
        facts.choose(verdict="different")
        assert facts.aspects() == ["maximum"]
        facts.run(facts.page.click("#filter [type=reset]"))
        assert facts.aspects() == []
        assert facts.said == DEFAULT

    def test_what_doesnt_differ_is_a_button_away(self, opened: Open) -> None:
        facts = opened("#text=description")
        rest = facts.find("#filter [name=rest]")
        assert "more don’t differ" in facts.said
        before = len(facts.shown())
        facts.run(rest.click())
        assert len(facts.shown()) > before
        assert facts.hash == "#text=description&all=1"
        assert not facts.run(rest.is_visible())
        assert facts.run(facts.find("#filter [name=differs]").evaluate("box => box === document.activeElement"))

    def test_where_nothing_differs_the_rest_is_the_answer(self, opened: Open) -> None:
        facts = opened("#stack=two&topic=prose")
        assert facts.said == f"5 facts of {TOTAL}; none of them differs"

    def test_one_button_opens_and_closes_all(self, opened: Open) -> None:
        facts = opened()
        facts.run(facts.page.click("#filter [name=open]"))
        assert len(facts.aspects()) == DIFFERING
        facts.run(facts.page.click("#filter [name=open]"))
        assert facts.aspects() == []


class TestStacks:
    """A box for each stack decides whether the page shows it; the address keeps which it doesn't."""

    def headings(self, facts: Facts) -> list[str]:
        """The stacks that are to be seen over the facts."""
        return facts.run(facts.page.locator(".heads span:visible").all_inner_texts())

    def test_hides_the_columns_of_a_stack_and_keeps_that_in_the_address(self, opened: Open) -> None:
        facts = opened("#group-get-items")
        facts.run(facts.page.uncheck("#show-1"))
        assert self.headings(facts) == ["Fact", "contract", "two"]
        assert facts.run(facts.find(f"#group-get-items {ROWS}:not([hidden]) td:nth-child(3):visible").count()) == 0
        assert facts.run(facts.find(".topics thead th:visible").count()) == 2
        assert facts.hash == "#all=1&hide=one"
        facts.run(facts.page.reload())
        assert self.headings(facts) == ["Fact", "contract", "two"]

    def test_what_differs_is_what_differs_in_a_stack_that_is_shown(self, opened: Open) -> None:
        facts = opened()
        before = len(facts.shown())
        facts.run(facts.page.uncheck("#show-1"))
        assert 0 < len(facts.shown()) < before

    def test_goes_back(self, opened: Open) -> None:
        facts = opened()
        facts.run(facts.page.uncheck("#show-2"))
        facts.run(facts.page.go_back())
        facts.run(facts.page.wait_for_function("location.hash === ''"))
        assert len(self.headings(facts)) == 4

    def test_a_link_to_facts_of_a_stack_shows_it_again(self, opened: Open) -> None:
        facts = opened("#hide=one&hide=two")
        facts.run(facts.page.evaluate("document.querySelector('[href*=\"stack=one&verdict=different\"]').click()"))
        assert self.headings(facts) == ["Fact", "contract", "one"]
        assert facts.hash == "#stack=one&verdict=different&hide=two"

    def test_needs_no_script(self, without_script: Facts) -> None:
        without_script.run(without_script.find("#show-2").focus())
        without_script.run(without_script.page.keyboard.press("Space"))
        assert self.headings(without_script) == ["Fact", "contract", "one"]


class TestAddress:
    """The filter stands in the page's address."""

    def test_is_kept_over_a_reload(self, opened: Open) -> None:
        facts = opened()
        facts.choose(topic="prose", stack="one")
        assert facts.hash == "#topic=prose&stack=one"
        facts.run(facts.page.reload())
        assert (facts.value("topic"), facts.value("stack")) == ("prose", "one")
        assert facts.aspects() == ["description"] * 3

    def test_goes_back_and_forward(self, opened: Open) -> None:
        facts = opened()
        facts.choose(stack="one")
        facts.choose(verdict="different")
        facts.run(facts.page.go_back())
        facts.run(facts.page.wait_for_function("location.hash === '#stack=one'"))
        assert facts.value("verdict") == ""
        facts.run(facts.page.go_back())
        facts.run(facts.page.wait_for_function("location.hash === ''"))
        assert facts.said == DEFAULT
        facts.run(facts.page.go_forward())
        facts.run(facts.page.wait_for_function("location.hash === '#stack=one'"))
        assert facts.value("stack") == "one"

    def test_a_word_that_is_typed_is_one_step_back(self, opened: Open) -> None:
        facts = opened()
        facts.choose(verdict="different")
        facts.run(facts.find("#filter [name=text]").press_sequentially("maximum"))
        assert facts.hash == "#verdict=different&text=maximum"
        facts.run(facts.page.go_back())
        facts.run(facts.page.wait_for_function("location.hash === '#verdict=different'"))
        assert facts.value("text") == ""

    def test_of_what_is_not_there_chooses_nothing(self, opened: Open) -> None:
        facts = opened("#topic=nonsense&stack=%22%3E&verdict=present")
        assert (facts.value("topic"), facts.value("verdict")) == ("", "present")
        assert facts.run(facts.find("[name=topic]").evaluate("list => list.selectedIndex")) == 0
        assert facts.complaints == []

    def test_keeps_what_evidence_is_open_apart(self, opened: Open) -> None:
        facts = opened("#stack=one&evidence=get-items/0123456789abcdef")
        assert facts.value("stack") == "one"
        assert opened("#evidence=get-items/0123456789abcdef").said == DEFAULT

    def test_of_a_fact_shows_it_whatever_the_filter_hides(self, opened: Open) -> None:
        fact = fact_id(SHEET, "GET /items", "query limit", "type")
        facts = opened(f"#f-{fact}")
        assert facts.run(facts.find(f"#f-{fact}").is_visible())
        assert facts.run(facts.find("#group-get-items").get_attribute("open")) == ""

    def test_of_a_group_shows_all_of_it(self, opened: Open) -> None:
        facts = opened("#group-get-items")
        assert len(facts.aspects()) == sum(len(group.facts) for group in SHEET.groups if group.slug == "get-items")


class TestCounts:
    """Each count of "Documented?" leads to so many facts."""

    def test_are_the_numbers_of_facts_that_they_lead_to(self, opened: Open) -> None:
        facts = opened()
        links = facts.run(facts.find("[data-topic] td a").evaluate_all("all => all.map(a => [a.textContent, a.hash])"))
        assert len(links) > 50
        assert [
            (text, said) for text, hash_ in links if (said := self.count(facts, hash_)) != int(text.split()[0])
        ] == []

    def count(self, facts: Facts, hash_: str) -> int:
        """How many facts a link leads to."""
        facts.run(facts.page.evaluate(f"document.querySelector('[data-topic] td a[href=\"{hash_}\"]').click()"))
        assert facts.hash == hash_
        return int(facts.said.split()[0].replace(",", ""))

    def test_lead_to_the_facts_by_keyboard(self, opened: Open) -> None:
        facts = opened()
        link = facts.find('a[href="#stack=one&verdict=different"]')
        facts.run(link.focus())
        facts.run(facts.page.keyboard.press("Enter"))
        assert facts.run(facts.page.evaluate("document.activeElement.id")) == "facts"
        assert facts.run(facts.find("#facts").evaluate("each => Math.abs(each.getBoundingClientRect().top) < 60"))
        facts.run(facts.page.keyboard.press("Tab"))
        assert facts.run(facts.page.evaluate("document.activeElement.name")) == "topic"

    def test_open_to_operations_and_components_by_keyboard(self, opened: Open) -> None:
        facts = opened()
        summary = facts.find(".topics summary").first
        assert facts.run(facts.find(".part:visible").count()) == 0
        facts.run(summary.focus())
        facts.run(facts.page.keyboard.press("Enter"))
        assert facts.run(facts.find(".part:visible th").all_inner_texts()) == ["GET /items", "POST /items"]


class TestWithoutAScript:
    """Without a script there is no form, and all facts can be reached."""

    def test_every_fact_is_in_a_group_that_opens(self, without_script: Facts) -> None:
        assert not without_script.run(without_script.find("#filter").is_visible())
        for summary in without_script.run(without_script.find(".g > summary").all()):
            without_script.run(summary.click())
        assert len(without_script.aspects()) == TOTAL

    def test_a_link_to_a_fact_opens_its_group(self, without_script: Facts) -> None:
        fact = fact_id(SHEET, "GET /items", "query limit", "type")
        without_script.run(without_script.page.goto(f"{without_script.page.url}#f-{fact}"))
        assert without_script.run(without_script.find(f"#f-{fact}").is_visible())

    def test_counts_lead_to_the_facts(self, without_script: Facts) -> None:
        without_script.run(without_script.find(".topics .numbers a").first.click())
        assert without_script.page.url.endswith("#facts")


class TestPaper:
    """On paper nothing is folded away."""

    def test_every_fact_and_every_count_is_printed(self, opened: Open) -> None:
        facts = opened()
        facts.run(facts.page.emulate_media(media="print"))
        assert len(self.printed(facts, f"{ROWS} th a")) == TOTAL
        parts = sum(len({fact.group for fact in SHEET.facts() if fact.topic == key}) for key in (*SHEET.topics(), None))
        assert len(self.printed(facts, ".part th")) == parts
        assert not facts.run(facts.find("#filter").is_visible())

    def test_a_filter_is_kept(self, opened: Open) -> None:
        facts = opened("#stack=one&verdict=different")
        facts.run(facts.page.emulate_media(media="print"))
        assert self.printed(facts, f"{ROWS} th a") == ["maximum"]

    def printed(self, facts: Facts, selector: str) -> list[str]:
        """What has a place on paper, folded or not."""
        script = "all => all.filter(each => each.checkVisibility()).map(each => each.textContent)"
        return list(facts.run(facts.find(selector).evaluate_all(script)))


class TestReading:
    """The facts can be read by everybody, in light, in dark and on a phone, folded up or not."""

    @pytest.mark.parametrize("how", [{}, {"dark": True}, {"width": 390}], ids=["light", "dark", "phone"])
    @pytest.mark.parametrize("unfolded", [False, True], ids=["folded", "unfolded"])
    def test_axe_finds_nothing(self, opened: Open, how: dict[str, Any], *, unfolded: bool) -> None:
        facts = opened("#all=1", **how)
        if unfolded:
            facts.run(facts.page.evaluate(UNFOLD))
        assert facts.complaints == []
        facts.run(facts.page.evaluate(axe.source()))
        found = facts.run(facts.page.evaluate("axe.run(document, {preload: false, resultTypes: ['violations']})"))
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []

    def test_nothing_is_wider_than_a_phone(self, opened: Open) -> None:
        facts = opened("#all=1", width=390)
        facts.run(facts.page.evaluate(UNFOLD))
        assert facts.run(facts.page.evaluate("document.documentElement.scrollWidth")) == 390

    def test_rows_are_tables_to_a_screen_reader(self, opened: Open) -> None:
        facts = opened("#stack=one&verdict=different", width=390)
        table = facts.run(facts.find("#group-get-items table").aria_snapshot())
        assert 'columnheader "one"' in table
        assert 'rowheader "maximum"' in table
        assert 'cell "50c breaking"' in table
