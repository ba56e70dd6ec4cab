"""What a run of the tests leaves in the bundles, and what of it may be kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from extract import reuse
from extract.fuzz import Fuzzed
from tests.recording import Recorder, is_partial

if TYPE_CHECKING:
    from pathlib import Path

    from extract.bundle import Bundle
    from extract.stack import Stack

FUZZED = Fuzzed(tool="a tool 1.0", cases={}, successes={}, deviations=())
OFF = {"keyword": "", "markexpr": "", "deselect": None, "ignore": None, "lf": False}


class Said:
    """Takes what pytest's reporter is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write_line(self, line: str) -> None:
        """Take a line."""
        self.lines.append(line)


@pytest.fixture
def config(services: Path, pulled: Bundle, monkeypatch: pytest.MonkeyPatch) -> pytest.Config:
    """What pytest was asked for: all tests."""
    (services.parent / "live").mkdir()
    monkeypatch.setenv("TRIPTYCH_BUILD", str(pulled.folder.parent))
    said = SimpleNamespace(
        option=SimpleNamespace(**OFF, stack=[]),
        args=["live"],
        rootpath=services.parent,
        invocation_params=SimpleNamespace(dir=services.parent),
    )
    return cast("pytest.Config", said)


def record(config: pytest.Config) -> list[str]:
    """What is said of a run on the stack `hello`, in which a test passed and the fuzzer came to its end."""
    recorder, said = Recorder(config), Said()
    recorder.passed["hello"]["GET /hello"] += 1
    recorder.fuzzed = {("hello", "contract"): FUZZED, ("hello", "document"): FUZZED}
    recorder.pytest_terminal_summary(cast("pytest.TerminalReporter", said), 0)
    return said.lines


class TestRecord:
    """What was measured may be kept where it was recorded."""

    def test_may_be_kept(self, config: pytest.Config, pulled: Bundle, hello: Stack) -> None:
        assert record(config) == [f"hello: recorded in {pulled.folder}"]
        assert reuse.is_reusable(pulled.folder.parent, hello, "live")

    def test_that_was_not_written_may_not(self, config: pytest.Config, pulled: Bundle) -> None:
        (pulled.folder / "manifest.json").unlink()
        (line,) = record(config)
        assert line.startswith("hello: not recorded: ")
        assert b'"live"' not in (pulled.folder.parent / reuse.BOOK).read_bytes()


class TestPartial:
    """Where only some of the tests are run, nothing is recorded."""

    def test_is_no_run_of_whole_folders(self, config: pytest.Config) -> None:
        assert not is_partial(config)

    @pytest.mark.parametrize("option", sorted(OFF))
    def test_is_a_run_with_an_option_that_leaves_tests_out(self, config: pytest.Config, option: str) -> None:
        setattr(config.option, option, ["one"])
        assert record(config) == ["not recorded: only some of the tests were run"]

    @pytest.mark.parametrize("name", ["live/test_it.py", "live/test_it.py::TestIt"])
    def test_is_a_run_of_a_file_or_a_test(self, config: pytest.Config, name: str) -> None:
        config.args = [name]
        assert is_partial(config)


class TestLeftOut:
    """What is recorded is of a stack: tests of the tests aren't run for it."""

    @pytest.mark.parametrize(
        ("fixtures", "is_run"),
        [
            (["client", "service_url"], True),
            (["stack_name", "tmp_path"], True),
            (["held_to_document"], True),
            (["root"], False),
            ([], False),
        ],
    )
    def test_is_what_asks_no_stack(self, config: pytest.Config, fixtures: list[str], *, is_run: bool) -> None:
        left_out: list[object] = []
        hook = SimpleNamespace(pytest_deselected=lambda *, items: left_out.extend(items))
        item = cast("pytest.Item", SimpleNamespace(fixturenames=fixtures))
        items = [item]
        Recorder(config).pytest_collection_modifyitems(cast("pytest.Config", SimpleNamespace(hook=hook)), items)
        assert items == ([item] if is_run else [])
        assert left_out == ([] if is_run else [item])
