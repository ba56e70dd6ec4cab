"""What may be kept of a former run, and what may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract import live, reuse
from extract.fuzz import Fuzzed
from extract.live import Live, Suite
from extract.pull import pull

if TYPE_CHECKING:
    from pathlib import Path

    from extract.bundle import Bundle
    from extract.stack import Stack

FUZZED = Fuzzed(tool="a tool 1.0", cases={}, successes={}, deviations=())
LIVE = Live(format=1, suite=Suite(passed={}, failed=()), contract=FUZZED, document=FUZZED)


@pytest.fixture(autouse=True)
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The code that makes the parts: a file of a test's own."""
    (tmp_path / "extract").mkdir()
    file = tmp_path / "extract" / "code.py"
    file.write_text("what it does", encoding="utf-8")
    monkeypatch.setattr(reuse, "_HERE", tmp_path)
    return file


@pytest.fixture
def build(pulled: Bundle, hello: Stack) -> Path:
    """A folder with a bundle of which all is noted."""
    reuse.note(pulled.folder.parent, hello, "bundle", reuse.made_of(hello, "bundle"))
    live.write(pulled.folder, LIVE)
    reuse.note(pulled.folder.parent, hello, "live", reuse.made_of(hello, "live"))
    return pulled.folder.parent


class TestKept:
    """A part may be kept where all that it comes from is as it was."""

    @pytest.mark.parametrize("part", ["bundle", "live"])
    def test_is_what_was_noted(self, build: Path, hello: Stack, part: reuse.Part) -> None:
        assert reuse.is_reusable(build, hello, part)

    def test_is_told_as_reused_until_it_is_made_anew(self, build: Path, hello: Stack) -> None:
        assert reuse.reused(build, "hello") == ()
        reuse.note(build, hello, "bundle", reuse.made_of(hello, "bundle"), reused=True)
        reuse.note(build, hello, "live", reuse.made_of(hello, "live"), reused=True)
        assert reuse.reused(build, "hello") == ("bundle", "live")
        reuse.note(build, hello, "live", reuse.made_of(hello, "live"))
        assert reuse.reused(build, "hello") == ("bundle",)
        reuse.note(build, hello, "bundle", reuse.made_of(hello, "bundle"))
        assert reuse.reused(build, "hello") == ()


class TestNotKept:
    """A part is made anew where anything of it changed, is missing, or was never noted."""

    @pytest.mark.parametrize("part", ["bundle", "live"])
    def test_when_the_stack_changed(self, build: Path, hello: Stack, part: reuse.Part) -> None:
        (hello.folder / "more.py").touch()
        assert not reuse.is_reusable(build, hello, part)

    @pytest.mark.parametrize("part", ["bundle", "live"])
    def test_when_what_all_stacks_share_changed(self, build: Path, hello: Stack, part: reuse.Part) -> None:
        (hello.folder.parent / "contract.yaml").write_text("openapi: 3.1.0", encoding="utf-8")
        assert not reuse.is_reusable(build, hello, part)

    @pytest.mark.parametrize("part", ["bundle", "live"])
    def test_when_our_code_changed(self, build: Path, hello: Stack, code: Path, part: reuse.Part) -> None:
        code.write_text("what it does better", encoding="utf-8")
        assert not reuse.is_reusable(build, hello, part)

    def test_when_a_variable_of_the_service_says_otherwise(
        self, build: Path, hello: Stack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HELLO_FAULT", "not-json")
        assert not reuse.is_reusable(build, hello, "live")

    def test_when_its_environment_holds_something_else(
        self, build: Path, hello: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TOX_WORK_DIR", str(tmp_path / "tox"))
        assert reuse.is_reusable(build, hello, "bundle")
        (tmp_path / "tox/hello/lib/python3.11/site-packages/newer-2.0.dist-info").mkdir(parents=True)
        assert not reuse.is_reusable(build, hello, "bundle")

    def test_when_another_interpreter_is_meant(self, build: Path, hello: Stack, python: Path) -> None:
        assert not reuse.is_reusable(build, hello, "bundle", python)

    def test_when_its_bundle_was_made_of_something_else(self, build: Path, hello: Stack) -> None:
        (hello.folder / "more.py").touch()
        reuse.note(build, hello, "bundle", reuse.made_of(hello, "bundle"))
        assert not reuse.is_reusable(build, hello, "bundle")

    def test_when_nobody_looked(self, build: Path, hello: Stack) -> None:
        assert not reuse.is_reusable(build, hello, "pages")

    def test_when_it_was_forgotten(self, build: Path, hello: Stack) -> None:
        reuse.forget(build, hello, "live")
        assert not reuse.is_reusable(build, hello, "live")
        assert reuse.is_reusable(build, hello, "bundle")

    def test_when_it_went_with_its_bundle(self, build: Path, hello: Stack, python: Path) -> None:
        pull(hello, python, build / "hello", say=lambda _: None)
        assert reuse.is_reusable(build, hello, "bundle")
        assert not reuse.is_reusable(build, hello, "live")

    def test_when_the_bundle_is_damaged(self, build: Path, hello: Stack) -> None:
        (build / "hello" / "document.json").write_text("{}", encoding="utf-8")
        assert not reuse.is_reusable(build, hello, "bundle")

    @pytest.mark.parametrize("text", ["", "[]", '{"format": 2, "made": {}}'])
    def test_when_the_notes_cannot_be_read(self, build: Path, hello: Stack, text: str) -> None:
        (build / reuse.BOOK).write_text(text, encoding="utf-8")
        assert not reuse.is_reusable(build, hello, "bundle")
        assert reuse.reused(build, "hello") == ()
