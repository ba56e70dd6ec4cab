"""`triptych validate`: a document's own validity, with pointers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console
from rich.markup import escape

from compare import SourceError
from extract.bundle import pretty
from extract.validating import validate_within
from triptych.console import Progress
from triptych.verbs.sources import resolve

if TYPE_CHECKING:
    from compare import Document
    from extract.validation import Validation
    from triptych.project import Find

INVALID = 1
LARGE = 500_000  # bytes; the validator takes seconds from about there on


def run(find: Find, source: str, style: str, *, timeout: float, allow_remote: bool) -> int:
    """Print the verdict; 1 for an invalid document.

    Raises:
        ValidatorError: The validator did not end within `timeout` seconds. That is exit code 3: nothing is known of
            the document, neither that it can't be read (2) nor that it is invalid (1).
    """
    document = resolve(find, source, allow_remote=allow_remote)
    if not document.is_openapi:
        return _without_verdict(document, style)
    with Progress() as progress:
        verdict = validate_within(
            document.raw, timeout, name=document.name, say=_Saying(progress, document.name, live=sys.stderr.isatty())
        )
    if style == "json":
        sys.stdout.write(
            pretty({"document": document.name, **msgspec.to_builtins(_spelled(document, verdict))}).decode()
        )
    else:
        _print(document.name, _spelled(document, verdict))
    return 0 if verdict.valid else INVALID


def _without_verdict(document: Document, style: str) -> int:
    """What there is to say of a document that no specification tells how to write: what of it can't be read.

    Raises:
        SourceError: There is no document.
    """
    if document.dialect == "none":
        raise SourceError(document.name, "it is a stack without documentation", "Name one that has a document")
    told = f"{document.written_in}: no specification says how it is to be written"
    losses = [{"pointer": place.pointer, "why": place.why} for place in document.problems]
    if style == "json":
        found = {"document": document.name, "dialect": document.dialect, "valid": None, "not_read": losses}
        sys.stdout.write(pretty(found).decode())
        return 0
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{document.name}: {told}", markup=False)
    for place in document.problems:
        console.print(f"  {place.pointer or '(whole document)'}  not read: {place.why}", markup=False)
    return 0


class _Saying:
    """Says what the validator is at: all the time on a terminal, and once elsewhere, if it takes any time worth it."""

    def __init__(self, progress: Progress, name: str, *, live: bool) -> None:
        self._progress = progress
        self._name = name
        self._live = live
        self._said = False

    def __call__(self, size: int, left: float) -> None:
        if self._live:
            self._progress.say(f"validating {escape(self._name)}, {size:,} bytes: {left:.0f} s left")
        elif size >= LARGE and not self._said:
            self._progress.say(f"validating {self._name}, {size:,} bytes: at most {left:.0f} s")
            self._said = True


def _spelled(document: Document, verdict: Validation) -> Validation:
    """The verdict with pointers as a reader of the document's files would write them."""
    problems = (
        msgspec.structs.replace(problem, pointer=document.spelled(problem.pointer)) for problem in verdict.problems
    )
    faults = (msgspec.structs.replace(fault, pointer=document.spelled(fault.pointer)) for fault in verdict.faults)
    return msgspec.structs.replace(verdict, problems=tuple(problems), faults=tuple(faults))


def _print(name: str, verdict: Validation) -> None:
    console = Console(highlight=False, soft_wrap=True)
    said = "[green]valid[/]" if verdict.valid else f"[red]invalid[/], {len(verdict.problems)} problem(s)"
    console.print(f"{escape(name)}: {said} by {verdict.validator}, held to {verdict.dialect}")
    for problem in verdict.problems:
        console.print(f"  [bold]{escape(problem.pointer or '(whole document)')}[/]  {problem.rule}", end="  ")
        console.print(problem.message, markup=False)
    for fault in verdict.faults:
        console.print(
            f"  [yellow]validator-fault[/] {fault.rule} at {escape(fault.pointer)}: allowed by {fault.section}"
        )
        console.print(f"    see {fault.link}")
    if not verdict.complete:
        console.print("  The validator stopped there: what comes after was not looked at.")
