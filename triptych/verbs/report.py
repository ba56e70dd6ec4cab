"""`triptych report`: bundles → the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from compare.gate import at_bar
from compare.render import json, report_html
from compare.render.terminal import print_summary
from extract.errors import FAILED
from triptych.beside import Beside
from triptych.gather import gather

if TYPE_CHECKING:
    from pathlib import Path

    from compare.gate import Bar
    from compare.report import Report
    from triptych.project import Find, Project

FOUND = 1


def run(find: Find, names: tuple[str, ...], output: Path | None, bar: Bar | None) -> int:
    """Write the report and print its summary; 3 where a stack failed, 1 where a finding is at or above the bar."""
    project = find()
    folder = output or project.report
    report = write(project, names, folder)
    print_summary(report, (folder / "index.html").resolve().as_uri(), Console())
    if report.failed:
        return FAILED
    return FOUND if bar and report.comparison and at_bar(report.comparison, bar) else 0


def write(project: Project, names: tuple[str, ...], folder: Path) -> Report:
    """Write the report over bundles (of all stacks, where none is named) into a folder.

    Raises:
        BundleError: One is missing, damaged or stale. A stack that failed is part of the report.
    """
    report = gather(project, names)
    folder.mkdir(parents=True, exist_ok=True)
    beside = Beside(folder)
    _replace(folder / "index.html", report_html.render(report, beside.address))
    beside.remove_others()
    if report.comparison:
        _replace(folder / "comparison.json", json.render(report.comparison))
    return report


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
