"""Of what a bundle was made: what counts, and what doesn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.sources import sources_of
from extract.stack import load

if TYPE_CHECKING:
    from pathlib import Path

    from extract.stack import Stack

COUNTS = {
    "hello/hello.py": ("code",),
    "hello/stack.toml": ("code",),
    "hello/more/deep.py": ("code",),
    "hello/requirements.in": ("code",),
    "hello/requirements.txt": ("requirements",),
    "contract.yaml": ("shared",),
    "seed.json": ("shared",),
    "other/app.py": (),
    ".notes": (),
    "hello/.notes": (),
    "hello/.venv/lib.py": (),
    "hello/__pycache__/hello.cpython-311.pyc": (),
    "hello/old.pyc": (),
}


class TestSources:
    """Three hashes, each over its own part."""

    @pytest.mark.parametrize(("path", "parts"), COUNTS.items(), ids=COUNTS)
    def test_change_with_a_file_only_where_it_belongs(
        self, hello: Stack, services: Path, path: str, parts: tuple[str, ...]
    ) -> None:
        before = sources_of(hello)
        file = services / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab") as content:
            content.write(b"\n")
        assert before.changed(sources_of(hello)) == parts

    def test_change_with_a_files_name(self, hello: Stack) -> None:
        before = sources_of(hello)
        (hello.folder / "hello.py").rename(hello.folder / "bonjour.py")
        assert before.changed(sources_of(hello)) == ("code",)

    def test_change_when_a_file_goes(self, hello: Stack) -> None:
        hello.requirements.write_text("pip\n", encoding="utf-8")
        before = sources_of(hello)
        hello.requirements.unlink()
        assert before.changed(sources_of(hello)) == ("requirements",)

    def test_tell_two_files_from_one(self, hello: Stack) -> None:
        (hello.folder / "a").write_bytes(b"1")
        (hello.folder / "b").write_bytes(b"2")
        before = sources_of(hello)
        (hello.folder / "a").write_bytes(b"2")
        (hello.folder / "b").write_bytes(b"1")
        assert before.changed(sources_of(hello)) == ("code",)

    def test_are_the_same_wherever_the_folder_is(self, hello: Stack, services: Path) -> None:
        before = sources_of(hello)
        moved = services.rename(services.with_name("elsewhere"))
        assert before.changed(sources_of(load(moved / "hello"))) == ()
