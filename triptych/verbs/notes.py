"""`triptych notes`: hold people's notes to the results under version control."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from compare.files import read_file
from compare.parse import MAX_BYTES
from compare.render.plain import plain
from compare.results import parse
from extract.errors import StackError
from extract.stack import choose
from triptych import notes
from triptych.console import complain

if TYPE_CHECKING:
    from extract.stack import Stack
    from triptych.project import Find, Project

STALE = 1


def run(find: Find, names: tuple[str, ...]) -> int:
    """Say of each stack how many notes it has; 1 where one of them doesn't hold.

    Raises:
        StackError: Notes can't be read, or a stack that has some has no results.
        SourceError: The results can't be read.
    """
    project = find()
    return max((_check(project, stack) for stack in choose(project.services, names)), default=0)


def _check(project: Project, stack: Stack) -> int:
    if not notes.read(stack.folder):
        click.echo(f"{stack.name}: no notes")
        return 0
    path = project.results_of(stack.name)
    if not path.is_file():
        raise StackError(
            f"{stack.name} has notes and no results", todo=f"Make them with `triptych results {stack.name}`."
        )
    found = notes.held_to(parse(read_file(path, MAX_BYTES), str(path)), stack.folder)
    for stale in found.stale:
        complain(f"{plain(str(stale))}. Mend it in {stack.folder / 'notes.toml'}.")
    click.echo(f"{stack.name}: {len(found.notes)} of {len(found.notes) + len(found.stale)} notes hold")
    return STALE if found.stale else 0
