"""notes.toml: what a person may write down, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.errors import StackError
from extract.notes import NOTES, NoteEntry, read
from extract.sources import sources_of

if TYPE_CHECKING:
    from pathlib import Path

    from extract.stack import Stack

GOOD = '[[note]]\nfact = "GET / › summary"\nverdict = "absent"\ntext = "Why."\nlinks = ["https://issues.example/1"]\n'


def write(folder: Path, text: str) -> Path:
    """A folder with these notes."""
    (folder / NOTES).write_text(text, encoding="utf-8")
    return folder


class TestRead:
    """Notes are read in their order."""

    def test_a_note(self, tmp_path: Path) -> None:
        note = NoteEntry(fact="GET / › summary", verdict="absent", text="Why.", links=("https://issues.example/1",))
        assert read(write(tmp_path, GOOD)) == (note,)

    def test_a_folder_without_any(self, tmp_path: Path) -> None:
        assert read(tmp_path) == ()

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("https:", "http:", "should begin with https://"),
            ("https:", "javascript:", "should begin with https://"),
            ("/1", "/1 2", "hold no space"),
            ("/1", "/\\u202e", "hold no space"),
            ('"absent"', '"missing"', "missing"),
            ('"absent"', '"silent"', "silent"),
            ('"Why."', '" "', "the text is empty"),
            ("text", "test", "test"),
            ("[[note]]", "[note]", "note"),
            ("[[note]]", "[[note", "notes.toml"),
        ],
    )
    def test_what_is_wrong_is_one_clear_line(self, tmp_path: Path, old: str, new: str, said: str) -> None:
        assert old in GOOD
        with pytest.raises(StackError, match=said) as caught:
            read(write(tmp_path, GOOD.replace(old, new)))
        assert NOTES in str(caught.value)


class TestSources:
    """No bundle is made of notes."""

    def test_a_bundle_is_not_stale_for_a_note(self, hello: Stack) -> None:
        before = sources_of(hello)
        write(hello.folder, GOOD)
        assert sources_of(hello) == before
