"""`triptych results` and `triptych notes` over a real bundle of a miniature stack."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import msgspec
import pytest

from compare.errors import SourceError
from compare.results import parse
from extract.errors import BundleError, StackError
from extract.fuzz import Deviation, Fuzzed
from extract.live import FailedTest, Live, Suite, write
from extract.notes import NOTES
from extract.pull import pull
from extract.stack import load
from triptych.gather import gather
from triptych.project import Project
from triptych.verbs import notes, report, results

NAME = "GET / › response 200 › description"
NOTE = f'[[note]]\nfact = "{NAME}"\nverdict = "present"\ntext = "Why."\n'
FOUND = Deviation(operation="GET /", check="a", title="b", message="c", status=500, curl="curl $URL", times=1)
UNREADABLE = (
    b"<<<<<<< ours\n{}\n",
    b'{"format": 1, "stack": "\xff"}',
    b'{"format": 2}',
    b'{"x": ' + b"[" * 99_999,
    b"",
)
NOTHING = Fuzzed(tool="a tool 1.0", cases={}, successes={}, deviations=())


def measured(*deviations: Deviation, failed: tuple[FailedTest, ...] = ()) -> Live:
    """Measurements: these deviations from the stack's own document, and these failed tests."""
    own = Fuzzed(tool="a tool 1.0", cases={}, successes={}, deviations=deviations)
    return Live(format=1, suite=Suite(passed={}, failed=failed), contract=NOTHING, document=own)


@pytest.fixture
def shop(root: Path, tmp_path: Path) -> Project:
    """A stack whose bundle nobody measured, and a contract of which the stack's document lacks a summary."""
    stack = tmp_path / "services" / "one"
    shutil.copytree(root / "tests/miniatures/hello", stack, ignore=shutil.ignore_patterns("__pycache__"))
    project = Project(services=stack.parent, build=tmp_path / "build")
    content = {"application/json": {"schema": {"type": "object"}}}
    operation = {"summary": "Greet", "responses": {"200": {"description": "Hello.", "content": content}}}
    contract = {"openapi": "3.1.0", "info": {"title": "Hello", "version": "1"}, "paths": {"/": {"get": operation}}}
    project.contract.write_text(json.dumps(contract), encoding="utf-8")
    pull(load(stack), Path(sys.executable), project.bundle("one"), say=lambda _line: None)
    return project


def run(project: Project) -> str:
    """Write the results, whatever Python this is; their text."""
    assert results.run(lambda: project, (), any_python=True) == 0
    return project.results_of("one").read_text(encoding="utf-8")


class TestResults:
    """They are written of what was built and measured, and of nothing less."""

    def test_they_hold_facts_and_what_deviates(self, shop: Project) -> None:
        write(shop.bundle("one"), measured(FOUND, failed=(FailedTest(test="t", operations=("GET /",), message="no"),)))
        found = parse(run(shop), "one.json")
        assert (found.true, found.same) == ((("GET /", "a"),), (("GET /", "t"),))
        assert {line.fact: line.verdict for line in found.facts["GET /"]}["summary"] == "absent"
        assert found.fuzzer == "a tool 1.0"

    def test_two_runs_give_the_same_bytes(self, shop: Project) -> None:
        write(shop.bundle("one"), measured(FOUND))
        first = run(shop)
        pull(load(shop.services / "one"), Path(sys.executable), shop.bundle("one"), say=lambda _line: None)
        write(shop.bundle("one"), measured(msgspec.structs.replace(FOUND, times=9, curl="curl -v $URL")))
        assert run(shop) == first

    def test_what_changed_is_counted(self, shop: Project, capsys: pytest.CaptureFixture[str]) -> None:
        said = []
        for deviations in ((), (), (FOUND,)):
            write(shop.bundle("one"), measured(*deviations))
            run(shop)
            said.append(capsys.readouterr().err.split(" in ")[0])
        assert said == ["one: new results", "one: nothing new", "one: 1 difference"]

    @pytest.mark.parametrize("former", UNREADABLE, ids=["merge", "bytes", "format", "depth", "empty"])
    def test_former_ones_that_cant_be_read_are_replaced(
        self, shop: Project, capsys: pytest.CaptureFixture[str], former: bytes
    ) -> None:
        write(shop.bundle("one"), measured())
        right = run(shop)
        capsys.readouterr()
        shop.results_of("one").write_bytes(former)
        assert run(shop) == right
        assert capsys.readouterr().err.startswith("one: new results in ")

    def test_a_service_that_nobody_measured_has_none(self, shop: Project) -> None:
        with pytest.raises(BundleError, match=r"measured.*tox run -e live -- --stack one"):
            run(shop)
        assert not shop.results.exists()

    def test_another_python_than_the_reference_is_refused(self, shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        write(shop.bundle("one"), measured())
        monkeypatch.setattr("triptych.verbs.results.REFERENCE", "CPython 2.7")
        with pytest.raises(BundleError, match=r"kept of CPython 2\.7.*--any-python"):
            results.run(lambda: shop, (), any_python=False)

    def test_a_stale_bundle_is_refused(self, shop: Project) -> None:
        write(shop.bundle("one"), measured())
        (shop.services / "one" / "hello.py").write_text("# changed")
        with pytest.raises(BundleError, match="stale"):
            run(shop)

    def test_without_a_contract_there_are_none(self, shop: Project) -> None:
        write(shop.bundle("one"), measured())
        shop.contract.unlink()
        with pytest.raises(BundleError, match=r"stale|no contract"):
            run(shop)


class TestNotes:
    """People's notes are held to the results, and get into the report."""

    @pytest.fixture
    def noted(self, shop: Project) -> Project:
        """A stack with results and a note that holds."""
        write(shop.bundle("one"), measured())
        run(shop)
        (shop.services / "one" / NOTES).write_text(NOTE, encoding="utf-8")
        return shop

    def test_one_that_holds(self, noted: Project, capsys: pytest.CaptureFixture[str]) -> None:
        assert notes.run(lambda: noted, ()) == 0
        assert capsys.readouterr().out == "one: 1 of 1 notes hold\n"

    @pytest.mark.parametrize(("old", "new"), [('"present"', '"absent"'), ("description", "descriptions")])
    def test_one_that_does_not(self, noted: Project, capsys: pytest.CaptureFixture[str], old: str, new: str) -> None:
        (noted.services / "one" / NOTES).write_text(NOTE.replace(old, new), encoding="utf-8")
        assert notes.run(lambda: noted, ()) == 1
        said = capsys.readouterr()
        assert said.out == "one: 0 of 1 notes hold\n"
        assert said.err.startswith("error: a note of one on 'GET /")
        (stale,) = gather(noted, ()).stale_notes
        assert str(stale) in said.err

    def test_the_report_tells_of_one_that_does_not(self, noted: Project, capsys: pytest.CaptureFixture[str]) -> None:
        (noted.services / "one" / NOTES).write_text(NOTE.replace('"present"', '"absent"'), encoding="utf-8")
        assert report.run(lambda: noted, (), None, None, None) == 0
        assert capsys.readouterr().err == (
            f"error: a note of one on '{NAME}' doesn't hold: it says 'absent', and the fact is 'present'\n"
        )

    def test_it_is_in_the_report(self, noted: Project) -> None:
        (note,) = gather(noted, ()).subjects[-1].notes.values()
        assert note.text == "Why."

    def test_notes_without_results_are_refused(self, noted: Project) -> None:
        noted.results_of("one").unlink()
        with pytest.raises(StackError, match="triptych results one"):
            notes.run(lambda: noted, ())

    @pytest.mark.parametrize("former", UNREADABLE, ids=["merge", "bytes", "format", "depth", "empty"])
    def test_results_that_cant_be_read_are_refused_on_one_line(self, noted: Project, former: bytes) -> None:
        noted.results_of("one").write_bytes(former)
        with pytest.raises(SourceError, match=r"one\.json: .*Renew it with `triptych results`\.") as caught:
            notes.run(lambda: noted, ())
        assert "\n" not in str(caught.value)

    def test_a_stack_without_notes_needs_no_results(self, shop: Project) -> None:
        assert notes.run(lambda: shop, ()) == 0
