"""`triptych validate`: a document's own validity, with pointers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console
from rich.markup import escape

from extract.bundle import pretty
from extract.validation import Validation, validate
from triptych.verbs.sources import resolve

if TYPE_CHECKING:
    from triptych.project import Find

INVALID = 1


def run(find: Find, source: str, style: str) -> int:
    """Print the verdict; 1 for an invalid document."""
    document = resolve(find, source)
    verdict = validate(document.raw)
    if style == "json":
        sys.stdout.write(pretty({"document": document.name, **msgspec.to_builtins(verdict)}).decode())
    else:
        _print(document.name, verdict)
    return 0 if verdict.valid else INVALID


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
