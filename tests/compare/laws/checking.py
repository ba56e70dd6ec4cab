"""How the laws are run: how many examples, what a broken law shows, and which real documents there are."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import yaml12
from hypothesis import HealthCheck, Phase, currently_in_test_context, note, settings

from compare import compare, load

if TYPE_CHECKING:
    from compare import Comparison

    from .places import Raw

PROFILE = os.environ.get("TRIPTYCH_HYPOTHESIS_PROFILE", "quick")
_MANY = {"quick": 1, "thorough": 40}[PROFILE]
ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("TRIPTYCH_CORPUS") or ROOT.parent / "shared" / "corpus")
CONTRACT = ROOT / "services" / "contract.yaml"


def law(examples: int) -> settings:
    """So many examples, always the same; with `TRIPTYCH_HYPOTHESIS_PROFILE=thorough` more, and others each time."""
    return settings(
        max_examples=examples * _MANY,
        derandomize=PROFILE == "quick",
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )


def compared(*documents: Raw) -> Comparison:
    """The comparison of these documents."""
    return compare(*[load(document, name="abcdef"[index]) for index, document in enumerate(documents)])


def show(document: Raw, *others: Raw) -> None:
    """Where a law is broken, show the first document, and how the others differ from it."""
    if not currently_in_test_context():
        return
    first = yaml12.format_yaml(document)
    note(first)
    for other in others:
        note(difference(first, yaml12.format_yaml(other)))


def difference(one: str, other: str) -> str:
    """The lines in which two texts differ, with some around them."""
    return "\n".join(unified_diff(one.splitlines(), other.splitlines(), lineterm="", n=6))


def told(comparison: Comparison) -> list[str]:
    """Its findings as short texts."""
    return [
        f"{found.rule} at {found.operation or ', '.join(found.used_by)} {found.location}: "
        + " | ".join("nothing" if value is None else repr(value.value) for value in found.values)
        for found in comparison.findings
    ]


def corpus(*names: str) -> list[pytest.ParameterSet]:
    """Documents of the corpus; where there is none, tests that are skipped for that reason."""
    missing = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"there is no corpus at {CORPUS} (TRIPTYCH_CORPUS)")
    return [pytest.param(CORPUS / name, id=name, marks=missing) for name in names]


def repeatable() -> Random:
    """Choices that are the same in each run."""
    return Random(1)  # noqa: S311 - nothing is kept secret by them
