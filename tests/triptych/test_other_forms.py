"""From stacks whose documentation isn't OpenAPI, or isn't there, to bundles and a report."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from extract.process import environment_of_this_program

if TYPE_CHECKING:
    from pathlib import Path

STACKS = ("listed", "paged", "silent")
CONTRACT = {
    "openapi": "3.1.0",
    "info": {"title": "Hello", "version": "1"},
    "paths": {
        "/": {
            "get": {
                "operationId": "hello",
                "summary": "Say hello.",
                "description": "Greets whoever asks.",
                "responses": {"200": {"description": "Hello."}},
            }
        }
    },
}


class Shop:
    """A folder of the three miniatures, with a contract and the bundles of all."""

    def __init__(self, root: Path, folder: Path, slices: tuple[str, ...] = ()) -> None:
        self.root, self.folder = root, folder
        for name in STACKS:
            shutil.copytree(root / "tests/miniatures" / name, folder / "services" / name)
        for name in slices:
            toml = folder / "services" / name / "stack.toml"
            toml.write_text(f'profile = "slice"\n{toml.read_text(encoding="utf-8")}', encoding="utf-8")
        (folder / "services" / "contract.yaml").write_text(json.dumps(CONTRACT))
        done = self.run("extract", *STACKS, "--python", sys.executable)
        assert done.returncode == 0, done.stderr

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

    def bundle(self, name: str) -> Path:
        """A stack's bundle."""
        return self.folder / "build" / name

    def manifest(self, name: str) -> dict[str, Any]:
        """What a bundle says that it holds."""
        found: dict[str, Any] = json.loads((self.bundle(name) / "manifest.json").read_bytes())
        return found

    def of_report(self, name: str) -> str:
        """A file of the report."""
        return (self.folder / "build" / "report" / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shop(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The stacks, with a bundle each and a report on all."""
    made = Shop(root, tmp_path_factory.mktemp("shop"))
    done = made.run("report")
    assert (done.returncode, done.stderr) == (0, "")
    return made


@pytest.fixture(scope="module")
def report(shop: Shop) -> dict[str, Any]:
    """The report as JSON."""
    found: dict[str, Any] = json.loads(shop.of_report("report.json"))
    return found


def cells(report: dict[str, Any], stack: str) -> dict[str, dict[str, Any]]:
    """What a stack makes of each fact, by the fact's place."""
    return {
        " ".join(filter(None, (fact["group"], fact["location"], fact["aspect"]))): fact["cells"][stack]
        for fact in report["facts"]
        if stack in fact["cells"]
    }


class TestBundles:
    """They hold what was served, and no verdict of a validator."""

    @pytest.mark.parametrize("name", ["listed", "paged"])
    def test_documents_are_served_as_they_are_made(self, shop: Shop, name: str) -> None:
        assert shop.manifest(name)["document"]["in_process"] == "same"
        assert not (shop.bundle(name) / "validation.json").exists()

    def test_pages_are_collected_without_the_frameworks_own(self, shop: Shop) -> None:
        document = json.loads((shop.bundle("paged") / "document.json").read_bytes())
        assert [*document["admindocs"]] == ["/doc/views/", "/doc/views/shop.hello/"]

    def test_a_stack_without_a_document_has_a_bundle_without_one(self, shop: Shop) -> None:
        assert shop.manifest("silent")["document"] is None
        assert [path.name for path in shop.bundle("silent").iterdir()] == ["manifest.json"]


class TestReport:
    """It says what is there, and in words what isn't."""

    def test_facts_lead_into_what_was_served(self, report: dict[str, Any]) -> None:
        listed, paged = cells(report, "listed"), cells(report, "paged")
        assert (listed["GET / summary"]["verdict"], listed["GET / summary"]["pointer"]) == ("present", "/0/docstring")
        assert paged["GET / summary"]["pointer"] == "/admindocs/~1doc~1views~1shop.hello~1/1"
        assert paged["GET / operationId"]["verdict"] == listed["GET / operationId"]["verdict"] == "not-expressible"

    def test_means_are_found_of_a_list_too(self, report: dict[str, Any]) -> None:
        listed = cells(report, "listed")
        assert (listed["GET / summary"]["means"], listed["GET / exists"]["means"]) == ("annotation", "code")

    def test_a_stack_without_a_document_lacks_all_and_breaks_nothing(self, report: dict[str, Any]) -> None:
        assert {(cell["verdict"], cell.get("effect")) for cell in cells(report, "silent").values()} == {
            ("absent", None)
        }

    def test_validity_is_told_of_what_has_a_specification(self, report: dict[str, Any]) -> None:
        assert [(stack["dialect"], bool(stack["validity"])) for stack in report["stacks"]] == [
            *(("openapi-3.1", True), ("flask-selfdoc", False), ("admindocs", False), ("none", False))
        ]

    def test_the_page_says_so_in_words(self, shop: Shop) -> None:
        page = shop.of_report("index.html")
        assert "<h1>One API, 3 descriptions of it</h1>" in page  # the contract's, and those of two stacks
        assert page.count("not OpenAPI: no specification to be held to") == len(("listed", "paged"))
        assert page.count("has no document</span>") == 1

    def test_junit_asks_nothing_of_a_document_that_isnt_there(self, shop: Shop) -> None:
        suites = {suite.get("name"): suite for suite in ET.fromstring(shop.of_report("junit.xml"))}  # noqa: S314 - ours
        why = {
            name: [case[0].get("message") for case in suites[name] if case.get("classname") == "true"]
            for name in STACKS
        }
        assert why == {
            "listed": ["its document isn't OpenAPI"],
            "paged": ["its document isn't OpenAPI"],
            "silent": ["it has no document"],
        }

    def test_badges_and_evidence_are_there(self, shop: Shop) -> None:
        assert "no document" in shop.of_report("badges/silent.svg")
        assert "has no document" in shop.of_report("documents/silent.html")
        assert "Greets whoever asks." in shop.of_report("documents/paged.html")
        assert not [*(shop.folder / "build/report").glob("raw/*")]

    def test_two_runs_give_the_same_bytes(self, shop: Shop) -> None:
        before = shop.of_report("index.html")
        shop.run("report")
        assert shop.of_report("index.html") == before


class TestVerbs:
    """They take such stacks for sources like all others."""

    def test_validate_says_that_there_is_nothing_to_hold_it_to(self, shop: Shop) -> None:
        done = shop.run("validate", "listed")
        assert done.returncode == 0
        assert done.stdout.startswith("listed: Flask-Selfdoc: no specification says how it is to be written\n")

    def test_validate_refuses_what_has_no_document(self, shop: Shop) -> None:
        done = shop.run("validate", "silent")
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)

    @pytest.mark.parametrize("name", ["listed", "paged"])
    def test_check_finds_nothing_broken(self, shop: Shop, name: str) -> None:
        assert shop.run("check", "contract", name).returncode == 0

    @pytest.mark.parametrize("verb", ["diff", "check"])
    def test_to_compare_refuses_what_has_no_document(self, shop: Shop, verb: str) -> None:
        done = shop.run(verb, "contract", "silent")
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)

    def test_diff_takes_a_list_from_a_file(self, shop: Shop) -> None:
        done = shop.run("diff", "services/contract.yaml", "build/listed/document.json", "--format", "json")
        assert json.loads(done.stdout)["documents"][1]["dialect"] == "flask-selfdoc"

    def test_diff_says_what_does_no_more_than_the_slice(self, root: Path, tmp_path: Path) -> None:
        shop = Shop(root, tmp_path, slices=("listed",))
        done = shop.run("diff", "paged", "listed")
        assert done.returncode == 0
        assert "note: listed does the slice of the contract only" in done.stderr

    def test_diff_says_nothing_of_what_does_the_whole(self, shop: Shop) -> None:
        assert "slice" not in shop.run("diff", "paged", "listed").stderr
