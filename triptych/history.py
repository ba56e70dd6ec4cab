"""Older releases of the frameworks: their bundles, and what came of holding each against the one before."""

from __future__ import annotations

import re
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from compare import Document, load
from compare.errors import SourceError
from compare.history import history
from compare.profile import slice_of
from compare.render import history_html, history_json
from compare.report import Failed, Subject, Verdict
from extract.bundle import check_fresh, read, read_failure
from extract.environments import interpreter
from extract.errors import BundleError
from extract.history import interpreter_of, lines_of, named, older
from extract.sources import sources_of
from extract.stack import load as load_stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.history import Built, History
    from extract.history import Line
    from extract.stack import Stack
    from triptych.project import Project

FOLDER, NEWEST = "history", "newest"
UNJUDGED = Verdict(valid=True, validator="", problems=(), faults=())


class FindPython(Protocol):
    """Gives an interpreter, whose environment it makes where there is none."""

    def __call__(self, *, say: Callable[[str], object]) -> Path:
        """The interpreter; `say` is told what is done."""


def releases(project: Project, name: str, line: Line) -> Iterator[tuple[Stack, FindPython]]:
    """What is to be built of a stack's framework, the oldest first, and what gives its interpreter.

    The newest release is what the stack's own environment holds.

    Raises:
        StackError: What is to be built can't be read.
    """
    root = project.services.parent
    for one in older(root, name, line):
        yield one.stack, partial(interpreter_of, one, root)
    stack = load_stack(project.services / name)
    newest = named(load_stack(root / line.service), f"{name}-{NEWEST}", NEWEST, stack.requirements)
    yield newest, partial(interpreter, stack)


def bundle_of(project: Project, stack: Stack) -> Path:
    """The folder of a release's bundle."""
    return project.build / FOLDER / stack.name


def histories(project: Project) -> tuple[History, ...]:
    """What came of the releases that were built; empty where none was.

    Raises:
        BundleError: A bundle is damaged or stale.
        StackError: What is to be built can't be read.
        SourceError: A document can't be compared.
    """
    if not (project.build / FOLDER).is_dir():
        return ()
    found = (_history(project, name, line) for name, line in lines_of(project.services.parent).items())
    return tuple(one for one in found if one is not None)


def texts(found: Sequence[History]) -> dict[str, str]:
    """The files of a history, by their names beside the report; none where nothing was built."""
    if not found:
        return {}
    return {"history.html": history_html.render(found), "history.json": history_json.render(found)}


def _history(project: Project, name: str, line: Line) -> History | None:
    stacks = [stack for stack, _ in releases(project, name, line)]
    try:
        built = [found for stack in stacks if (found := _built(project, stack, line)) is not None]
    except BundleError as error:
        raise BundleError(error.what, why=error.why, todo=f"Renew it with `triptych history {name}`.") from error
    if not built:
        return None
    whole = load(project.contract, name="contract")
    is_slice = stacks[0].config.profile == "slice"
    contract = _subject(load(slice_of(whole.raw), name="contract") if is_slice else whole, "The contract")
    return history(contract, built, names=(name, line.title, line.distribution), is_slice=is_slice)


def _built(project: Project, stack: Stack, line: Line) -> Built | None:
    """A release's bundle, or why it has none; None where nobody tried."""
    folder = bundle_of(project, stack)
    if not folder.is_dir():
        return None
    failure = read_failure(folder)
    if failure is not None:
        error, detail = (_portable(text, project.services.parent) for text in (failure.error, failure.detail))
        error = error.removeprefix(f"{stack.name}: ")
        return Failed(name=stack.name, title=failure.title, error=error, detail=detail)
    bundle = read(folder)
    check_fresh(bundle, sources_of(stack))
    manifest = bundle.manifest
    try:
        document = load(folder)
    except SourceError as error:
        return Failed(name=stack.name, title=manifest.title, error=str(error), detail="")
    versions = dict(manifest.versions)
    title = versions.pop(line.distribution, manifest.title)
    return Subject(
        document=document, title=title, verdict=UNJUDGED, python=manifest.python, versions=versions, runs=True
    )


def _portable(text: str, root: Path) -> str:
    """What a failure says, with files named from the project's folder, a Python's own from its `lib`, and no others."""
    text = re.sub(r"/[^\s\"'()]+/(?=lib/python\d)", "", text.replace(f"{root}/", ""))
    for folder in (tempfile.gettempdir(), str(Path.home())):
        text = re.sub(rf"{re.escape(folder)}/[^\s\"'()]*", "…", text)
    return text


def _subject(document: Document, title: str) -> Subject:
    return Subject(document=document, title=title, verdict=UNJUDGED)
