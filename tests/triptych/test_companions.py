"""The pages of evidence beside a report: one each, and none of an earlier report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.evidence import Fragment
from triptych.companions import write

if TYPE_CHECKING:
    from pathlib import Path

ONE = Fragment(path="evidence/one.html", title="One", html="<p>1</p>")
TWO = Fragment(path="raw/two.html", title="Two", html="<p>2</p>")


def files(folder: Path) -> list[str]:
    """All files, by their paths in the folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


class TestWriting:
    """Each fragment becomes a page."""

    def test_makes_pages(self, tmp_path: Path) -> None:
        write(tmp_path, (ONE, TWO))
        assert files(tmp_path) == ["evidence/one.html", "raw/two.html"]
        assert "<p>1</p>" in (tmp_path / "evidence/one.html").read_text(encoding="utf-8")

    def test_takes_away_those_of_earlier_reports(self, tmp_path: Path) -> None:
        write(tmp_path, (ONE, TWO))
        write(tmp_path, (ONE,))
        assert files(tmp_path) == ["evidence/one.html"]
        assert not (tmp_path / "raw").exists()

    def test_leaves_what_is_a_stranger_s(self, tmp_path: Path) -> None:
        write(tmp_path, (ONE,))
        for name in ("mine.html", "notes.txt"):
            (tmp_path / "evidence" / name).write_text("<title>Mine</title>", encoding="utf-8")
        write(tmp_path, ())
        assert files(tmp_path) == ["evidence/mine.html", "evidence/notes.txt"]

    def test_of_nothing_makes_no_folder(self, tmp_path: Path) -> None:
        write(tmp_path, ())
        assert list(tmp_path.iterdir()) == []
