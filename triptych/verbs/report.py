"""`triptych report`: bundles → the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console

from compare import report_json
from compare.changed_since import changed_since
from compare.claims import judge
from compare.errors import CompareError
from compare.fact_sheet import fact_sheet
from compare.files import read_file
from compare.former import read_former
from compare.gate import at_bar
from compare.parse import MAX_BYTES
from compare.render import (
    badges,
    evidence,
    guide_html,
    guide_markdown,
    json,
    packing,
    report_html,
    report_junit,
    report_markdown,
)
from compare.render.plain import plain
from compare.render.terminal import print_summary
from extract.errors import FAILED, ExtractError
from triptych.beside import Beside
from triptych.console import complain
from triptych.gather import gather
from triptych.history import histories
from triptych.history import texts as texts_of_history
from triptych.report_files import BADGES, COMPARISONS, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compare.gate import Bar
    from compare.history import History
    from compare.report import Report
    from compare.since import Since
    from triptych.project import Find, Project

FOUND = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written.

    Attributes:
        report: The report.
        since: What changed since a former one; None where there was none to hold it against.
    """

    report: Report
    since: Since | None


def run(find: Find, names: tuple[str, ...], output: Path | None, bar: Bar | None, former: Path | None) -> int:
    """Write the report and print its summary; 3 where a stack failed, 1 where a finding is at or above the bar."""
    project = find()
    folder = output or project.report
    written = write(project, names, folder, former)
    report = written.report
    for stale in report.stale_notes:
        complain(plain(str(stale)))
    print_summary(report, (folder / "index.html").resolve().as_uri(), Console(), since=written.since)
    if report.failed:
        return FAILED
    return FOUND if bar and any(at_bar(each.comparison, bar) for each in report.compared()) else 0


def write(project: Project, names: tuple[str, ...], folder: Path, former: Path | None = None) -> Written:
    """Write the report over bundles (of all stacks, where none is named) into a folder, in all its formats.

    Args:
        project: Where the stacks and bundles are.
        names: The bundles.
        folder: Where the report goes.
        former: The `report.json` of a former report, to tell what changed since; it may lie in that folder.

    Raises:
        BundleError: A bundle is missing, damaged or stale. A stack that failed is part of the report.
        SourceError: The former report is none, or another API's.
        click.FileError: A file can't be written.
    """
    before = read_former(read_file(former, MAX_BYTES), str(former)) if former else None
    report = gather(project, names)
    sheet = fact_sheet(report)
    claims = judge(report, sheet)
    since = changed_since(before, report, sheet, claims, str(former)) if before else None
    releases = _histories(project)
    pieces = evidence.fragments(report, sheet)
    beside = Beside(folder)
    texts = {
        "index.html": report_html.render(
            report, sheet, claims=claims, packed=packing.packed(pieces), since=since, histories=releases, address=beside
        ),
        "guide.html": guide_html.render(report, sheet, claims, beside),
        "guide.md": guide_markdown.render(report, sheet, claims),
        "report.json": report_json.render(report, sheet, claims, since),
        "report.md": report_markdown.render(report, sheet, claims, since),
        "junit.xml": report_junit.render(report, sheet),
        **dict(_comparisons(report)),
        **{f"{BADGES}/{name}": badge for name, badge in badges.render(report, sheet).items()},
        **evidence.pages(pieces),
        **texts_of_history(releases),
    }
    write_files(folder, texts)
    beside.remove_others()
    return Written(report=report, since=since)


def _histories(project: Project) -> tuple[History, ...]:
    """Versions over time, if they were built; nobody has to build them anew for a report."""
    try:
        return histories(project)
    except (ExtractError, CompareError) as error:
        complain(f"{error} The report goes without versions over time.")
        return ()


def _comparisons(report: Report) -> Iterator[tuple[str, str]]:
    for name, comparison in zip(COMPARISONS, (report.comparison, report.slices), strict=True):
        if comparison:
            yield name, json.render(comparison)
