"""The results under version control: there for every stack, as they are written, and what a fresh run gives."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from compare.results import REFERENCE, parse, render
from compare.results_since import differences
from extract import fuzz
from extract.environments import interpreter
from extract.pull import pull
from extract.stack import find_all, load
from tests.kept import assert_kept, kept
from triptych.notes import held_to
from triptych.project import Project
from triptych.verbs.results import fresh

ROOT = Path(__file__).parents[2]
STACKS = [stack.name for stack in find_all(ROOT / "services")]
PINS = (ROOT / "requirements" / "test.txt").read_text(encoding="utf-8").splitlines()


class TestTheFiles:
    """They are small, and all there."""

    def test_every_stack_has_one_and_every_one_has_a_stack(self) -> None:
        assert sorted(path.stem for path in (ROOT / "results").iterdir()) == STACKS

    @pytest.mark.parametrize("name", STACKS)
    def test_each_is_written_as_the_command_writes_it(self, name: str) -> None:
        text = (ROOT / "results" / f"{name}.json").read_text(encoding="utf-8")
        assert render(parse(text, name)) == text
        assert len(text) < 250_000
        assert max(map(len, text.splitlines())) < 300

    @pytest.mark.parametrize("name", STACKS)
    def test_each_was_made_on_the_reference_python_with_the_pinned_fuzzer(self, name: str) -> None:
        found = parse((ROOT / "results" / f"{name}.json").read_text(encoding="utf-8"), name)
        assert found.stack == name
        assert found.python == REFERENCE
        assert found.fuzzer.lower().replace(" ", "==") in PINS

    @pytest.mark.parametrize("name", STACKS)
    def test_each_names_no_check_that_isnt_made(self, name: str) -> None:
        found = parse((ROOT / "results" / f"{name}.json").read_text(encoding="utf-8"), name)
        off = {each.check for each in fuzz.read_exceptions(ROOT / "services" / "fuzz.toml") if not each.operation}
        assert [each for each in (*found.same, *found.true) if each.check in off] == []


class TestNotes:
    """People's notes hold."""

    @pytest.mark.parametrize("name", STACKS)
    def test_on_each_stack(self, name: str) -> None:
        found = parse((ROOT / "results" / f"{name}.json").read_text(encoding="utf-8"), name)
        assert [str(stale) for stale in held_to(found, ROOT / "services" / name).stale] == []


class TestAFreshRun:
    """Facts, verdicts and means are what the service's document gives today; `tests/live` holds the rest."""

    @pytest.mark.parametrize("name", STACKS)
    def test_gives_the_same(self, name: str, tmp_path: Path) -> None:
        before = kept(ROOT, name)
        stack = load(ROOT / "services" / name)
        project = Project(services=stack.folder.parent, build=tmp_path)
        say = lambda line: sys.stderr.write(f"{line}\n")  # noqa: E731 - asked for twice
        pull(stack, interpreter(stack, say=say), project.bundle(name), say=say)
        assert_kept(name, differences(before, fresh(project, name)))
