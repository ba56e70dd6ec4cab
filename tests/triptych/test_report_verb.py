"""`triptych report` over real bundles of miniature stacks."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from compare import compare
from extract.process import environment_of_this_program
from triptych.gather import gather
from triptych.project import Project

if TYPE_CHECKING:
    from pathlib import Path


SLICE = {"x-triptych-profile": "slice"}
BADGES = ("-documented", "-same", "-shown", "-true")
NAMES = {"index.html", "guide.html", "guide.md", "report.json", "report.md", "junit.xml", "comparison.json"}


class Shop:
    """A folder of two miniature stacks, `one` and `two`, with bundles of both."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder
        for name in ("one", "two"):
            shutil.copytree(root / "tests/miniatures/hello", folder / "services" / name)
            assert self.run("extract", name, "--python", sys.executable).returncode == 0

    @property
    def page(self) -> Path:
        """The report."""
        return self.folder / "build/report/index.html"

    def files(self) -> dict[str, bytes]:
        """What lies in the report's folder."""
        files = (path for path in self.page.parent.rglob("*") if path.is_file())
        return {path.relative_to(self.page.parent).as_posix(): path.read_bytes() for path in files}

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `triptych` over this folder of stacks."""
        return subprocess.run(
            [sys.executable, "-m", "triptych", "--services", "services", *words],
            cwd=self.folder,
            env=environment_of_this_program() | {"PYTHONPATH": str(self.root)},
            capture_output=True,
            text=True,
            check=False,
        )

    def slice_off(self, name: str) -> None:
        """Have a stack do the slice of a contract that has another operation beside."""
        content = {"application/json": {"schema": {"type": "object"}}}
        answer = {"description": "Hello.", "content": content, **SLICE}
        paths = {
            "/": {"get": {"operationId": "hello", "responses": {"200": answer}, **SLICE}},
            "/more": {"get": {"responses": {"200": {"description": "More."}}}},
        }
        contract = {"openapi": "3.1.0", "info": {"title": "Hello", "version": "1"}, "paths": paths}
        (self.folder / "services/contract.yaml").write_text(json.dumps(contract))
        path = self.folder / "services" / name / "stack.toml"
        path.write_text(f'profile = "slice"\n{path.read_text()}')
        for each in ("one", "two"):
            assert self.run("extract", each, "--python", sys.executable).returncode == 0

    def break_stack(self, name: str, fault: str) -> None:
        """Switch a fault of a miniature on."""
        path = self.folder / "services" / name / "stack.toml"
        path.write_text(path.read_text().replace('HELLO_FAULT = ""', f'HELLO_FAULT = "{fault}"'))


@pytest.fixture
def shop(root: Path, tmp_path: Path) -> Shop:
    """Two stacks with a bundle each."""
    return Shop(root, tmp_path)


class TestSlices:
    """A stack that does the slice is compared with the slice of the contract, beside those that do the whole."""

    def test_have_a_comparison_of_their_own(self, shop: Shop) -> None:
        shop.slice_off("two")
        assert shop.run("report").returncode == 0
        whole, cut = (json.loads(shop.files()[name]) for name in ("comparison.json", "comparison-slice.json"))
        assert [one["name"] for one in whole["documents"]] == ["contract", "one"]
        assert [(one["name"], one["operations"]) for one in cut["documents"]] == [("contract", 1), ("two", 1)]
        assert (whole["identical"], cut["identical"]) == (False, True)

    def test_alone_have_none_of_the_whole(self, shop: Shop) -> None:
        shop.slice_off("two")
        assert shop.run("report").returncode == 0
        done = shop.run("report", "two", "--fail-on", "any")
        assert (done.returncode, done.stderr) == (0, "")
        assert "comparison.json" not in shop.files()
        assert "two: of the slice only" in done.stdout
        assert shop.run("report", "one", "--fail-on", "any").returncode == 1
        assert "comparison-slice.json" not in shop.files()


class TestReport:
    """What it writes and how it ends."""

    def test_its_last_line_is_the_address_of_the_page(self, shop: Shop) -> None:
        done = shop.run("report")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[-1] == shop.page.as_uri()
        assert shop.page.is_file()

    def test_two_runs_give_the_same_bytes(self, shop: Shop) -> None:
        shop.run("report")
        first = shop.files()
        for name in ("one", "two"):
            shop.run("extract", name, "--python", sys.executable)
        shop.run("report")
        assert shop.files() == first

    def test_it_has_all_formats(self, shop: Shop) -> None:
        shop.run("report")
        badges = {f"badges/{name}{each}.svg" for name in ("one", "two") for each in ("", *BADGES)}
        found = {name for name in shop.files() if not name.startswith(("evidence/", "documents/", "raw/"))}
        assert found == {*NAMES, *badges}
        report = json.loads(shop.files()["report.json"])
        assert [stack["name"] for stack in report["stacks"]] == ["one", "two"]
        assert report["claims"]

    def test_a_failed_stack_is_shown_beside_the_others(self, shop: Shop) -> None:
        shop.break_stack("two", "import")
        assert shop.run("extract", "two", "--python", sys.executable).returncode == 2
        done = shop.run("report")
        assert done.returncode == 3
        assert "a fault that was asked for" in shop.page.read_text()
        assert "one" in done.stdout.split()

    def test_a_document_that_cant_be_compared_is_shown_beside_the_others(self, shop: Shop) -> None:
        shop.break_stack("two", "future")
        assert shop.run("extract", "two", "--python", sys.executable).returncode == 0
        done = shop.run("report")
        assert done.returncode == 3
        assert "`openapi` is &#39;4.0.0&#39;" in shop.page.read_text()
        assert "one" in done.stdout.split()

    def test_a_document_that_says_too_much_to_be_written_out_is_shown_beside_the_others(
        self, shop: Shop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shop.break_stack("two", "other-document")
        shop.run("extract", "two", "--python", sys.executable)
        project = Project(services=shop.folder / "services", build=shop.folder / "build")
        one, two = (subject.document for subject in gather(project, ()).subjects)
        fewer, more = (len(compare(each, each).rows) for each in (one, two))
        assert fewer < more
        monkeypatch.setattr("compare.inventory.MAX_ROWS", fewer)
        report = gather(project, ())
        assert [subject.document.name for subject in report.subjects] == ["one"]
        (failed,) = report.failed
        assert failed.error.startswith(f"two: there are more than {fewer} facts")

    def test_what_cant_be_written_is_refused_and_nothing_is(self, shop: Shop) -> None:
        folder = shop.page.parent
        folder.mkdir()
        (folder / "documents").write_text("a file in the way")
        done = shop.run("report")
        assert (done.returncode, done.stdout) == (2, "")
        assert str(folder / "documents") in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert shop.files() == {"documents": b"a file in the way"}

    def test_a_finding_fails_only_where_it_is_to(self, shop: Shop) -> None:
        shop.break_stack("two", "dangling")
        shop.run("extract", "two", "--python", sys.executable)
        assert shop.run("report").returncode == 0
        assert shop.run("report", "--fail-on", "any").returncode == 1


class TestBaseline:
    """What changed since a former report."""

    def test_it_may_be_the_report_that_is_written_anew(self, shop: Shop) -> None:
        shop.run("report")
        former = str(shop.page.with_name("report.json"))
        done = shop.run("report", "--baseline", former)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Since the former report:\n - nothing changed\n" in done.stdout
        assert json.loads(shop.files()["report.json"])["since"]["stacks"][0]["gained"] == []

    def test_what_changed_stands_in_each_format(self, shop: Shop) -> None:
        shop.run("report")
        shop.break_stack("two", "other-document")
        shop.run("extract", "two", "--python", sys.executable)
        done = shop.run("report", "--baseline", str(shop.page.with_name("report.json")))
        assert re.search(r"^ - Hello: facts: .*\d+ gained", done.stdout, re.MULTILINE)
        files = {name: text.decode() for name, text in shop.files().items()}
        assert json.loads(files["report.json"])["since"]["stacks"][0]["gained"]
        assert files["report.md"].index("Since the former report") < files["report.md"].index("The four questions")
        assert '<h2 id="since">' in files["index.html"]

    @pytest.mark.parametrize("text", [None, "", "{}", '{"format": 2, "stacks": [], "facts": []}'])
    def test_what_is_no_report_is_refused_and_nothing_is_written(self, shop: Shop, text: str | None) -> None:
        if text is not None:
            (shop.folder / "old.json").write_text(text)
        done = shop.run("report", "--baseline", "old.json")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("error: old.json: ")
        assert len(done.stderr.splitlines()) == 1
        assert not shop.page.exists()


class TestRefusal:
    """A bundle that can't be relied on is refused by name, and nothing is written."""

    def refused(self, shop: Shop, said: str) -> None:
        """Assert that `report` ends with one clear line and no page."""
        done = shop.run("report")
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert "triptych extract two" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert not shop.page.exists()

    def test_a_stale_bundle(self, shop: Shop) -> None:
        (shop.folder / "services/two/hello.py").write_text("# changed")
        self.refused(shop, "stale")

    def test_a_damaged_bundle(self, shop: Shop) -> None:
        (shop.folder / "build/two/document.json").write_text("{}")
        self.refused(shop, "damaged")

    def test_a_missing_bundle(self, shop: Shop) -> None:
        shutil.rmtree(shop.folder / "build/two")
        self.refused(shop, "no bundle")
