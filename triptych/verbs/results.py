"""`triptych results`: bundles → the results under version control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import SourceError
from compare.fact_sheet import fact_sheet
from compare.files import read_file
from compare.parse import MAX_BYTES
from compare.results import REFERENCE, parse, render, results_of
from compare.results_since import differences
from extract.errors import BundleError
from extract.stack import choose
from triptych.console import Progress
from triptych.gather import gather
from triptych.output import emit

if TYPE_CHECKING:
    from pathlib import Path

    from compare.results import Results
    from triptych.project import Find, Project


def run(find: Find, names: tuple[str, ...], *, any_python: bool) -> int:
    """Write the results of these stacks, or of all.

    Raises:
        BundleError: A bundle is missing, damaged or stale, nobody measured the service, or it is of another Python.
    """
    project = find()
    stacks = choose(project.services, names)
    made = [_of(project, stack.name, any_python=any_python) for stack in stacks]
    project.results.mkdir(exist_ok=True)
    with Progress() as progress:
        for results in made:
            path = project.results_of(results.stack)
            progress.note(f"{results.stack}: {_changed(path, results)} in {path}")
            emit(render(results), path)
    return 0


def fresh(project: Project, name: str) -> Results:
    """The results of a built stack; those of its running service are empty where nobody measured it.

    Raises:
        BundleError: Its bundle is missing, damaged or stale, it has none, or there is no contract.
    """
    report = gather(project, (name,))
    if report.failed:
        (failed,) = report.failed
        raise BundleError(f"no results of {name}", why=failed.error, detail=failed.detail)
    if not report.compared():
        raise BundleError(f"no results of {name}", why=f"there is no contract at {project.contract}")
    return results_of(fact_sheet(report), report.subjects[-1])


def _of(project: Project, name: str, *, any_python: bool) -> Results:
    results = fresh(project, name)
    if results.python != REFERENCE and not any_python:
        why = f"its bundle was made on {results.python}, and results are kept of {REFERENCE}"
        raise BundleError(f"no results of {name}", why=why, todo="Make it there, or give --any-python to look at it.")
    if not results.fuzzer:
        todo = f"Run `tox run -e live -- --stack {name}` first."
        raise BundleError(
            f"no results of {name}", why="its service wasn't measured since its bundle was made", todo=todo
        )
    return results


def _changed(path: Path, results: Results) -> str:
    """How many lines of the results are others than they were; of what can't be read as results nothing is kept."""
    try:
        former = parse(read_file(path, MAX_BYTES), str(path))
    except SourceError:
        return "new results"
    number = len(differences(former, results))
    return "nothing new" if number == 0 else "1 difference" if number == 1 else f"{number:,} differences"
