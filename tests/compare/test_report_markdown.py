"""A report as Markdown for a pull request or a wiki."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from compare.changed_since import changed_since
from compare.former import read_former
from compare.render.parts import LONGEST, Part, joined
from compare.render.report_markdown import render
from compare.report_json import render as as_json

from .hand import HOSTILE
from .reports import CLAIM, HOSTILE_CLAIM, contract, full, hostile, report_on, sheet_of, small, with_stack


def lines(report: object, claims: object = ()) -> list[str]:
    """The report's Markdown line by line."""
    return render(report, sheet_of(report), claims, None).splitlines()  # type: ignore[arg-type]


class TestWhatItSays:
    """From the figures to the facts."""

    def test_answers_the_four_questions_of_each_stack(self) -> None:
        found = lines(full())
        start = found.index("| | Same? | Documented? | True? | Shown? |")
        other, old = found[start + 2 : start + 4]
        assert re.fullmatch(
            r"\| \*\*Other\*\*<br>OpenAPI 3.1, not valid \| ✗ 0 of 2 operations<br>1 deviation \| "
            r"✗ \d+ of \d+ facts<br>1 different, 1 absent \| ✗ 1 of 2 operations<br>2 deviations \| "
            r"✗ 1 of 2 pages<br>1 page with trouble \|",
            other,
        )
        assert old.count("– not looked at") == 3

    def test_counts_the_facts_of_each_topic(self) -> None:
        report = small()
        sheet = sheet_of(report)
        found = lines(report)
        start = found.index("| Topic | Other | Old |")
        for key, line in zip(sheet.topics(), found[start + 2 :], strict=False):
            present, total = sheet.counts(1, key)["present"], sheet.counts(0, key)["present"]
            assert line.split(" | ")[1].startswith(f"{present} of {total}" if total else "")

    def test_facts_without_a_topic_come_last(self) -> None:
        found = lines(small())
        rows = found[found.index("| Topic | Other | Old |") + 2 :]
        assert rows[rows.index("") - 1].startswith("| Without a topic | ")

    def test_lists_what_is_different_or_absent(self) -> None:
        found = lines(small())
        assert "<details><summary>Other: different or absent (2)</summary>" in found
        assert "| GET /items query limit **default** | <code>20</code> | <code>10</code> |" in found
        assert "| GET /items **summary** | <code>List</code> | absent |" in found

    def test_counts_what_a_dialect_cant_say_by_the_reason(self) -> None:
        (line,) = [line for line in lines(small()) if "callback" in line and line.startswith("- can't")]
        assert re.fullmatch(r"- can't document a callback \(Swagger 2\.0 has none\): \d+ facts", line)

    def test_tells_the_claims_and_what_failed(self) -> None:
        found = lines(full(), (CLAIM,))
        assert "| Docs appear. | **holds with**<br>a hook | 1 of 2. |" in found
        assert "- **Third** (third): third: it broke. Mend it." in found

    def test_what_changed_since_comes_first(self) -> None:
        report = small()
        sheet = sheet_of(report)
        former = read_former(as_json(with_stack(report, 1, versions={"a": "1"}), sheet, (), None).encode(), "old")
        now = with_stack(report, 1, versions={"a": "2"})
        found = render(now, sheet, (), changed_since(former, now, sheet, (), "old"))
        assert found.index("- Other: 1 version changed") < found.index("### The four questions")
        assert "- a: 1 → 2" in found

    def test_one_document_alone_still_makes_a_report(self) -> None:
        assert lines(with_stack(report_on(only=contract()), 0, runs=True))


class TestWhateverADocumentHolds:
    """It stays short, and nobody is mentioned, linked or marked up."""

    def test_hostile_text_is_text(self) -> None:
        found = render(hostile(), sheet_of(hostile()), (HOSTILE_CLAIM,), None)
        text = re.sub(r"</?(details|summary|code|br|sub)>", "", found)
        assert "<" not in text
        assert "@everyone" not in found
        assert "](h" not in found
        assert "##[" not in found
        assert "<script>" in html.unescape(text)

    def test_each_row_has_the_cells_of_its_table(self) -> None:
        width = 0
        for line in lines(hostile(), (HOSTILE_CLAIM,)):
            width = line.count("|") if set(line) == {"|", "-"} else width if line.startswith("|") else 0
            assert not width or line.count("|") == width

    @pytest.mark.parametrize("count", [3000, 60_000])
    def test_is_cut_where_a_comment_cant_be_longer(self, count: int) -> None:
        claims = [
            replace(CLAIM, key=str(number), sentence=HOSTILE * 30, why=HOSTILE * 30) for number in range(count // 30)
        ]
        document = contract()
        document["paths"] = {
            f"/{number:05}": {"get": {"summary": HOSTILE * 9, "responses": {"200": {"description": "x"}}}}
            for number in range(count // 10)
        }
        report = report_on(contract=document, other=contract())
        found = render(report, sheet_of(report), claims, None)
        assert 40_000 < len(found) <= LONGEST
        assert re.search(r"\n… and [\d,]+ more facts\.\n\n</details>\n", found)
        assert found.count("<details>") == found.count("</details>")


class TestJoining:
    """Parts are put together as far as there is room."""

    def test_items_beyond_a_part_s_share_are_counted_before_it_is_closed(self) -> None:
        part = Part(what="things", items=("a\n",) * 100, opening="<\n", closing=">\n", most=60)
        found = joined([part])
        assert len(found) <= 60
        assert re.fullmatch(r"<\n(a\n)+\n… and (\d+) more things\.\n>\n", found)
        assert found.count("a\n") + int(found.split()[-4]) == 100

    def test_what_fits_is_whole(self) -> None:
        assert joined([Part(what="x", items=("a", "b"), opening="(", closing=")")]) == "(ab)"

    def test_a_part_without_room_for_its_beginning_is_left_out_and_counted(self) -> None:
        parts = [Part(what="x", opening="y" * 99, most=50), Part(what="x", items=("a",))]
        assert joined(parts) == "a\nLeft out, since there is no room: 1 more part.\n"
