"""`triptych history`: older releases of the frameworks → bundles, and which facts each gained or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render import history_html
from extract.errors import ExtractError, StackError
from extract.history import lines_of
from extract.pull import pull, record_failure
from extract.stack import perhaps
from extract.variables import words
from triptych.console import Progress
from triptych.history import bundle_of, histories, releases, texts
from triptych.output import emit

if TYPE_CHECKING:
    from pathlib import Path

    from extract.stack import Stack
    from triptych.history import FindPython
    from triptych.project import Find, Project


def run(find: Find, names: tuple[str, ...]) -> int:
    """Build the releases of these stacks' frameworks, or of all, and write what came of it.

    Where none is named, those that TRIPTYCH_STACKS names are meant.

    A release that can't be built is a result, and no failure.

    Raises:
        StackError: releases.toml can't be read, or has no stack of such a name.
    """
    project = find()
    lines = lines_of(project.services.parent)
    for name in names:
        if name not in lines:
            known = sorted(lines)
            raise StackError(f"no releases of {name!r}", todo=perhaps(name, known) or f"There are {', '.join(known)}.")
    asked = names or tuple(name for name in words("TRIPTYCH_STACKS") if name in lines) or tuple(lines)
    with Progress() as progress:
        for name in asked:
            for stack, python in releases(project, name, lines[name]):
                _build(stack, python, bundle_of(project, stack), progress)
        for line in write(project):
            progress.note(line)
    return 0


def write(project: Project) -> list[str]:
    """Write the history beside the report; what came of it, a line a release."""
    found = histories(project)
    project.report.mkdir(parents=True, exist_ok=True)
    for file, text in texts(found).items():
        emit(text, project.report / file)
    page = (project.report / "history.html").resolve().as_uri()
    return [*(line for one in found for line in history_html.told(one)), page]


def _build(stack: Stack, python: FindPython, target: Path, progress: Progress) -> None:
    try:
        pull(stack, python(say=progress.say), target, say=progress.say)
    except ExtractError as error:
        progress.note(str(error))
        record_failure(stack, target, error)
