"""The files of a report are written all or none, and only what is ours is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from compare.render.badges import OURS
from triptych.report_files import NAMES, write_files

if TYPE_CHECKING:
    from pathlib import Path

BADGE = f"{OURS}></svg>"


def there(folder: Path) -> dict[str, str]:
    """The files of a folder, with what they hold."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


class TestWriteFiles:
    """Into a folder that may hold anything."""

    def test_what_is_given_is_there(self, tmp_path: Path) -> None:
        texts = {"index.html": "é\n", "badges/a.svg": BADGE}
        write_files(tmp_path / "new", texts)
        assert there(tmp_path / "new") == texts

    def test_what_a_former_report_left_goes(self, tmp_path: Path) -> None:
        write_files(tmp_path, dict.fromkeys(NAMES, "x") | {"badges/a.svg": BADGE, "badges/b.svg": BADGE})
        write_files(tmp_path, {"index.html": "y", "badges/b.svg": BADGE})
        assert there(tmp_path) == {"index.html": "y", "badges/b.svg": BADGE}

    def test_a_folder_of_badges_without_any_goes(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"badges/a.svg": BADGE})
        write_files(tmp_path, {"index.html": "y"})
        assert [path.name for path in tmp_path.iterdir()] == ["index.html"]

    def test_what_isnt_ours_stays(self, tmp_path: Path) -> None:
        theirs = {"notes.txt": "x", "badges/mine.svg": "<svg/>", "badges/more.txt": BADGE}
        (tmp_path / "badges").mkdir()
        for name, text in theirs.items():
            (tmp_path / name).write_text(text)
        write_files(tmp_path, {"index.html": "y"})
        assert there(tmp_path) == {**theirs, "index.html": "y"}

    def test_where_one_cant_be_written_none_is(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"index.html": "old", "report.md": "old"})
        (tmp_path / "badges").write_text("a file in the way")
        with pytest.raises(click.FileError) as caught:
            write_files(tmp_path, {"index.html": "new", "badges/a.svg": BADGE})
        assert str(tmp_path / "badges") in caught.value.format_message()
        assert there(tmp_path) == {"index.html": "old", "report.md": "old", "badges": "a file in the way"}
