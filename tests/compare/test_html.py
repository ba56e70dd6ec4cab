"""A comparison as one HTML page: complete, self-contained, small enough to open, and safe whatever a document says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from compare import Loss, Match
from compare.render.findings import SIDES
from compare.render.html import NOTED, render
from compare.render.options import Options

from .hand import HOSTILE, LOSSES, MATCHES, NOTHING, OF_EACH_EFFECT, SHARED, compared, finding, hostile, missing

if TYPE_CHECKING:
    from compare import Comparison


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, comparison: Comparison, **options: Any) -> None:  # noqa: ANN401 - any option
        super().__init__()
        self.html = render(comparison, Options(**options))
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._texts: list[str] = []
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self._texts.append(data)

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(self._texts)

    def headings(self, level: int) -> list[str]:
        """The text of the headings of a level."""
        found = re.findall(rf"<h{level}[^>]*>(.*?)</h{level}>", self.html, re.DOTALL)
        return [re.sub(r"<[^>]*>", "", text) for text in found]

    def sides(self) -> list[str]:
        """What each document says in each finding, in one line each."""
        found = re.findall(r'<div class="([\w-]+)">\n<dt>(.*?)</div>', self.html, re.DOTALL)
        return [" ".join(f"{verdict}: {re.sub(r'<[^>]*>', ' ', text)}".split()) for verdict, text in found]

    def folds(self, heading: str) -> list[bool]:
        """Whether each group after a heading, up to the next section, is closed."""
        section = self.html[self.html.index(heading) :].partition("</section>")[0]
        return [not opened for opened in re.findall(r'<details class="group"( open)?>', section)]


class TestSelfContained:
    """It opens from disk, without a script and without a request."""

    @pytest.mark.parametrize("count", [2, 4])
    def test_nothing_in_it_loads_or_runs_anything(self, count: int) -> None:
        page = Page(hostile(count))
        assert {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "form", "a"} == {"a"}
        assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on") or name == "src"]
        assert [attrs["href"] for tag, attrs in page.elements if tag == "a"] == ["#findings"]

    def test_a_policy_forbids_what_is_not_there(self) -> None:
        metas = [attrs for tag, attrs in Page(compared()).elements if tag == "meta"]
        (policy,) = [attrs["content"] for attrs in metas if attrs.get("http-equiv") == "Content-Security-Policy"]
        assert str(policy).startswith("default-src 'none'")

    def test_hostile_text_is_text(self) -> None:
        assert "<script>" in HOSTILE
        assert "a|b `c` <script>" in Page(hostile()).text

    def test_it_ends_with_one_newline(self) -> None:
        assert re.search(r"</html>\n\Z", Page(compared()).html)


class TestFindings:
    """Everything that the comparison found is there to be read."""

    def test_it_begins_with_the_verdict_and_the_worst_comes_first(self) -> None:
        page = Page(compared(*OF_EACH_EFFECT))
        assert page.headings(1) == ["Not the same API: 1 breaking, 1 compatible and 1 documentation finding."]
        assert page.headings(2) == ["The documents", "Breaking (1)", "Compatible (1)", "Documentation (1)"]

    def test_no_finding(self) -> None:
        page = Page(compared())
        assert page.headings(1) == ["The same API: no finding."]
        assert page.headings(2) == ["The documents"]
        assert "✓ no finding" in page.text

    def test_each_card_counts_against_the_first_document(self) -> None:
        one = finding(1, 2, 1, effects=("none", "breaking", "none"))
        other = finding(1, 1, 2, effects=("none", "none", "none"), effect="none", location="x")
        cards = Page(compared(one, other)).html.split('<article class="card">')[1:]
        assert [re.findall(r'class="pill \w+">(.*?)<', card) for card in cards] == [
            [],
            ["1 breaking"],
            ["1 documentation"],
        ]

    def test_a_finding_is_its_sentence_values_pointers_rule_and_users(self) -> None:
        page = Page(compared(SHARED))
        assert page.headings(3)[-1] == "Shared by several operations"
        assert "The maximum of #Item › price rises from 1 to 2 in b" in page.text
        assert page.sides() == ["present: a present: 1 /paths", "different: b breaking different: 2 /paths"]
        assert "Used by 4 operations" in page.text
        assert "GET /a, GET /b, GET /c, GET /d" in page.text
        assert f"<code>schema.maximum</code> <code>{SHARED.fingerprint}</code>" in page.html

    def test_what_is_missing_is_said_in_words(self) -> None:
        assert Page(compared(missing())).sides() == [
            "present: a present: has it /paths",
            "absent: b breaking absent: absent",
        ]

    def test_silence_of_both_is_no_loss(self) -> None:
        assert Page(compared(finding(NOTHING, NOTHING, 1))).sides()[1] == "none: b none: absent"

    def test_a_finding_can_be_linked_to(self) -> None:
        twice = (SHARED, finding(1, 2, operation="GET /z", fingerprint=SHARED.fingerprint))
        ids = [attrs["id"] for _, attrs in Page(compared(*twice)).elements if "id" in attrs]
        assert f"finding-{SHARED.fingerprint}" in ids
        assert len(ids) == len(set(ids))

    def test_matches_and_losses_stand_at_the_end(self) -> None:
        page = Page(compared(SHARED, matches=MATCHES, losses=LOSSES))
        assert page.headings(2)[-2:] == ["Operations taken for the same (1)", "Not read as written (5)"]
        assert "GET /a/{b} = GET /a/{c}/: the parameter's name" in page.text
        assert "a /x/4: It is odd." in page.text

    def test_a_value_is_shown_from_where_it_differs(self) -> None:
        shown = Page(compared(finding("a" * 900 + "here", "a" * 900 + "there"))).sides()
        assert shown[0].split()[3].startswith("…aaa")
        assert [side.split()[-2][-5:] for side in shown] == ["ahere", "there"]
        assert max(map(len, shown)) < 400


class TestFolds:
    """What breaks clients is open, what only readers can tell is closed."""

    def test_documentation_is_closed_and_sorted_by_rule(self) -> None:
        page = Page(compared(*OF_EACH_EFFECT))
        assert [page.folds(heading) for heading in ("Breaking (", "Compatible (", "Documentation (")] == [
            [False],
            [False],
            [True],
        ]
        assert page.headings(3)[-1] == "operation.summary"

    @pytest.mark.parametrize(("effect", "closed"), [("breaking", False), ("compatible", True)])
    def test_of_many_only_what_breaks_stays_open(self, effect: str, closed: bool) -> None:  # noqa: FBT001 - a table
        many = [finding(1, 2, effect=effect, operation=f"GET /{number}") for number in range(101)]
        assert Page(compared(*many)).folds(f"{effect.title()} (101)") == [closed] * 101


class TestSize:
    """However much there is to tell, a browser can open the page."""

    def test_four_thousand_findings_with_endless_values_and_users_stay_small(self) -> None:
        users = tuple(f"GET /{number:090}" for number in range(500))
        made = {"operation": None, "used_by": users, "pointers": ("/" + "x" * 5000,) * 2, "message": "Odd."}
        many = [finding("y" * 5000, "z" * 5000, location=f"#A{number}", **made) for number in range(4000)]
        assert len(render(compared(*many), Options())) < 25_000_000

    @pytest.mark.parametrize("count", [2, 10])
    def test_what_matters_least_is_left_out_and_counted(self, count: int) -> None:
        most = SIDES // count
        values = (1, *(2,) * (count - 1))
        many = [finding(*values, operation=f"GET /{number}", message="Odd.") for number in range(most - 1)]
        words = [finding(*values, effect="none", rule="a.b", location=f"{at}", message="Odd.") for at in range(4)]
        page = Page(compared(*many, *words, names=tuple("abcdefghij"[:count])))
        assert len(page.sides()) == most * count
        assert "a.b 3" in page.text
        assert f"Breaking ({most - 1:,})" in page.headings(2)

    def test_all_of_it_is_there_where_it_is_asked_for(self) -> None:
        users = tuple(f"GET /{number}" for number in range(99))
        losses = tuple(Loss(document="a", pointer=f"/x/{number}", why="It is odd.") for number in range(NOTED + 1))
        value = "y" * 5000
        found = compared(finding(value, "z", operation=None, used_by=users), losses=losses)
        short, whole = Page(found).text, Page(found, everything=True).text
        assert [text in short for text in ("GET /98", f"/x/{NOTED}:", value)] == [False] * 3
        assert [text in whole for text in ("GET /98", f"/x/{NOTED}:", value)] == [True] * 3
        assert "and 74 more" in short
        assert "1 more: --all lists them." in short

    def test_a_long_path_of_a_match_is_cut(self) -> None:
        match = Match(operations=(f"GET /{'x' * 9000}", "GET /y"), why="odd")
        assert len(Page(compared(matches=(match,))).html) < 15_000
