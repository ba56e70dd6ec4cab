"""The files of a report are written all or none, and only what is ours is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from compare import report_json
from compare.docs_pages import Picture
from compare.fact_sheet import fact_sheet
from compare.history import History
from compare.render import evidence, history_html, history_json, json
from compare.render.badges import OURS
from compare.render.evidence import Fragment
from tests.compare.reports import small
from triptych.beside import Beside
from triptych.report_files import write_files

if TYPE_CHECKING:
    from pathlib import Path

BADGE = f"{OURS}></svg>"
ONE = "evidence/one.html"
(PAGE,) = evidence.pages((Fragment(path=ONE, title="One", html="<p>1</p>"),)).values()
REPORT = '{\n  "format": 1,\n  "stacks": []\n}\n'
HISTORY = '{\n  "format": 1,\n  "histories": []\n}\n'
COMPARISON = '{\n  "format": 1,\n  "documents": []\n}\n'
FORMER = {
    "index.html": "old",
    "report.json": REPORT,
    "comparison.json": COMPARISON,
    "comparison-slice.json": COMPARISON,
    "history.html": PAGE,
    "history.json": HISTORY,
}


def there(folder: Path) -> dict[str, str]:
    """The files of a folder, with what they hold."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def put(folder: Path, files: dict[str, str]) -> None:
    """Put files into a folder by hand."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


class TestWriting:
    """Into a folder that may hold anything."""

    def test_what_is_given_is_there(self, tmp_path: Path) -> None:
        texts = {"index.html": "é\n", "badges/a.svg": BADGE, ONE: PAGE}
        write_files(tmp_path / "new", texts)
        assert there(tmp_path / "new") == texts

    @pytest.mark.parametrize("name", ["badges", "documents", "raw"])
    def test_where_one_cant_be_written_none_is(self, tmp_path: Path, name: str) -> None:
        write_files(tmp_path, {**FORMER, ONE: PAGE})
        (tmp_path / name).write_text("a file in the way")
        with pytest.raises(click.FileError) as caught:
            write_files(tmp_path, {"index.html": "new", "evidence/two.html": PAGE, f"{name}/a": PAGE})
        assert str(tmp_path / name) in caught.value.format_message()
        assert there(tmp_path) == {**FORMER, ONE: PAGE, name: "a file in the way"}

    def test_where_a_folder_is_in_the_way_none_is(self, tmp_path: Path) -> None:
        put(tmp_path, {"index.html": "old", "report.md/mine": "x"})
        with pytest.raises(click.FileError) as caught:
            write_files(tmp_path, {"index.html": "new", "report.md": "new"})
        assert caught.value.filename == str(tmp_path / "report.md")
        assert there(tmp_path) == {"index.html": "old", "report.md/mine": "x"}

    def test_a_folder_that_cant_be_made_is_an_error_on_one_line(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        with pytest.raises(click.FileError) as caught:
            write_files(tmp_path / "file" / "report", {"index.html": "x"})
        assert "\n" not in caught.value.format_message()

    def test_so_is_one_for_pictures(self, tmp_path: Path) -> None:
        (tmp_path / "shots").write_text("a file in the way")
        (tmp_path / "one.webp").write_bytes(b"a picture")
        with pytest.raises(click.FileError) as caught:
            Beside(tmp_path).full(Picture(file=tmp_path / "one.webp"))
        assert caught.value.filename == str(tmp_path / "shots")


class TestTakingAway:
    """What a former report left and this one doesn't have."""

    def test_badges_pages_comparisons_and_histories_go(self, tmp_path: Path) -> None:
        pages = {"documents/a.html": PAGE, ONE: PAGE, "evidence/two.html": PAGE, "raw/a--b.html": PAGE}
        write_files(tmp_path, {**FORMER, "badges/a.svg": BADGE, "badges/b.svg": BADGE, **pages})
        now = {"index.html": "y", "report.json": REPORT, "badges/b.svg": BADGE, "evidence/two.html": PAGE}
        write_files(tmp_path, now)
        assert there(tmp_path) == now
        assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["badges", "evidence"]

    def test_so_do_pages_that_a_report_didn_t_come_to_the_end_of(self, tmp_path: Path) -> None:
        put(tmp_path, {"evidence/one.html.partial": PAGE, "badges/a.svg.partial": BADGE})
        write_files(tmp_path, {"index.html": "y"})
        assert [path.name for path in tmp_path.iterdir()] == ["index.html"]

    @pytest.mark.parametrize(
        "theirs",
        [
            {"notes.txt": "x", "guide.md": "mine", "junit.xml": "<testsuites/>", "guide.html": PAGE},
            {"badges/mine.svg": "<svg/>", "badges/more.txt": BADGE, "badges/none.svg": ""},
            {"evidence/mine.html": "<title>Mine</title>", "evidence/notes.txt": PAGE, "raw/folder.html/mine.html": ""},
            {"comparison.json": COMPARISON, "comparison-slice.json": COMPARISON},
            {"comparison.json": COMPARISON, "report.json": "{}"},
            {"history.html": PAGE, "history.json": HISTORY},
            {"history.html": "<title>Mine</title>", "history.json": "[]", "report.json": REPORT},
        ],
        ids=[
            "files",
            "badges",
            "pages",
            "comparison where no report was",
            "comparison beside another report",
            "history where no report was",
            "history of another form",
        ],
    )
    def test_what_isnt_ours_stays(self, tmp_path: Path, theirs: dict[str, str]) -> None:
        put(tmp_path, theirs)
        write_files(tmp_path, {"index.html": "y"})
        assert there(tmp_path) == {**theirs, "index.html": "y"}

    @pytest.mark.parametrize("text", ["mine", '{"documents": []}', '{\n  "format": 1,\n  "stacks": []\n}', ""])
    def test_a_comparison_of_another_s_form_stays_beside_a_former_report(self, tmp_path: Path, text: str) -> None:
        write_files(tmp_path, FORMER)
        (tmp_path / "comparison.json").write_text(text)
        write_files(tmp_path, {"report.json": REPORT})
        assert (tmp_path / "comparison.json").read_text() == text

    def test_a_comparison_as_it_is_written_goes(self, tmp_path: Path) -> None:
        report = small()
        assert report.comparison
        sheet = fact_sheet(report)
        texts = {
            "report.json": report_json.render(report, sheet, (), None),
            "comparison.json": json.render(report.comparison),
        }
        write_files(tmp_path, texts)
        write_files(tmp_path, {"index.html": "y"})
        assert "comparison.json" not in there(tmp_path)

    def test_a_history_as_it_is_written_goes(self, tmp_path: Path) -> None:
        found = (History(stack="drf", title="DRF", distribution="drf-spectacular", is_slice=False, asked=0, steps=()),)
        texts = {"history.html": history_html.render(found), "history.json": history_json.render(found)}
        write_files(tmp_path, {"report.json": REPORT, **texts})
        write_files(tmp_path, {"report.json": REPORT})
        assert sorted(there(tmp_path)) == ["report.json"]

    def test_of_nothing_makes_no_folder(self, tmp_path: Path) -> None:
        write_files(tmp_path, {})
        assert list(tmp_path.iterdir()) == []
