"""`triptych report` over real bundles of miniature stacks."""

from __future__ import annotations

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

    def break_stack(self, name: str, fault: str) -> None:
        """Switch a fault of a miniature on."""
        path = self.folder / "services" / name / "stack.toml"
        path.write_text(path.read_text().replace('HELLO_FAULT = ""', f'HELLO_FAULT = "{fault}"'))


@pytest.fixture
def shop(root: Path, tmp_path: Path) -> Shop:
    """Two stacks with a bundle each."""
    return Shop(root, tmp_path)


class TestReport:
    """What it writes and how it ends."""

    def test_its_last_line_is_the_address_of_the_page(self, shop: Shop) -> None:
        done = shop.run("report")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[-1] == shop.page.as_uri()
        assert shop.page.is_file()

    def test_two_runs_give_the_same_bytes(self, shop: Shop) -> None:
        shop.run("report")
        first = {path.name: path.read_bytes() for path in shop.page.parent.iterdir()}
        for name in ("one", "two"):
            shop.run("extract", name, "--python", sys.executable)
        shop.run("report")
        assert {path.name: path.read_bytes() for path in shop.page.parent.iterdir()} == first
        assert set(first) == {"index.html", "comparison.json"}

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

    def test_a_finding_fails_only_where_it_is_to(self, shop: Shop) -> None:
        shop.break_stack("two", "dangling")
        shop.run("extract", "two", "--python", sys.executable)
        assert shop.run("report").returncode == 0
        assert shop.run("report", "--fail-on", "any").returncode == 1


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
