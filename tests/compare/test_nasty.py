"""Real and hostile documents on the command line: compared with themselves or refused in one line, in bounded memory.

The documents are those of `TRIPTYCH_CORPUS`, or of `../shared/corpus` beside the checkout, whose `nasty/index.json`
says what to expect; without either there is nothing to do.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("TRIPTYCH_CORPUS", ROOT.parent / "shared/corpus"))
MEMORY = 1 << 30
PATIENCE = 60
"""Seconds after which a document counts as hanging: the bound is 10, and a test's machine may be busy."""

REFUSED = {
    "nasty/own/deep-2000.yaml": "nested more than 250 levels",
    "nasty/own/deep-2000-inline.json": "nested more than 250 levels",
    "nasty/own/json-duplicate-keys.json": "stands twice in one object",
    "nasty/own/utf16le-bom.json": "UTF-16",
    "nasty/own/yaml-billion-laughs.yaml": "aliases repeat too much",
    "nasty/own/yaml-python-tag.yaml": "YAML tag !!python",
    "nasty/own/yaml-self-alias.yaml": "*A stands inside its own anchor",
    "nasty/own/yaml-tabs.yaml": "line 3",
    "nasty/own/yaml-two-documents.yaml": "2 YAML documents",
    "nasty/own/yaml-unknown-tag.yaml": "YAML tag !mytag",
}


def documents() -> list[str]:
    """The corpus's documents, by their paths in it."""
    found = (path for path in CORPUS.rglob("*") if path.suffix in {".json", ".yaml", ".yml"})
    return sorted(path.relative_to(CORPUS).as_posix() for path in found if path.name != "index.json")


def valid() -> set[str]:
    """The nasty documents that are labelled as valid."""
    labels = json.loads((CORPUS / "nasty/index.json").read_text(encoding="utf-8"))
    return {f"nasty/{label['file']}" for label in labels if label["expected"] == "valid"}


def diff(first: Path, second: Path) -> subprocess.CompletedProcess[str]:
    """`triptych diff` in bounded memory."""
    return subprocess.run(
        [sys.executable, "-m", "triptych", "diff", str(first), str(second), "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"there is no corpus at {CORPUS.name}: name one with TRIPTYCH_CORPUS")
class TestCorpus:
    """Every document, against itself."""

    @pytest.mark.parametrize("name", documents())
    def test_is_identical_or_refused_in_one_line(self, name: str) -> None:
        done = diff(CORPUS / name, CORPUS / name)
        assert "Traceback" not in done.stderr
        if done.returncode == 0:
            assert json.loads(done.stdout)["identical"]
            return
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("error: ")
        assert done.stderr.count("\n") == 1
        assert name not in valid()

    @pytest.mark.parametrize(("name", "said"), REFUSED.items(), ids=list(REFUSED))
    def test_is_refused_for_its_reason(self, name: str, said: str) -> None:
        assert said in diff(CORPUS / name, CORPUS / name).stderr
