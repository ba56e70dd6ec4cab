"""`triptych stacks`: the stacks, their docs pages and versions, what is built."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

import click

from extract.bundle import check_fresh, read
from extract.errors import BundleError
from extract.sources import sources_of
from extract.stack import find_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.stack import Stack
    from triptych.project import Project

DOES = {"whole": "the whole contract", "slice": "the slice"}
GAP = 2  # columns between a stack's name and what is said of it
STUCK = "\0"  # stands for a space where no line may end


def run(project: Project) -> None:
    """Print each stack with its state on one line, then its docs pages and versions, on lines that fit the terminal."""
    stacks = find_all(project.services)
    indent = " " * (max(len(stack.name) for stack in stacks) + GAP)
    for stack in stacks:
        versions, state = _built(project, stack)
        title, does = stack.config.title, DOES[stack.config.profile]
        click.echo(f"{stack.name:<{len(indent)}}{title}, {does}: {state}")
        for names in ([page.name for page in stack.config.pages] or ["no docs page"], versions):
            click.echo(_listed(names, indent), nl=bool(names))


def _listed(names: Iterable[str], indent: str) -> str:
    """Names with commas, on lines that fit, none broken in its midst."""
    text = ", ".join(name.replace(" ", STUCK) for name in names)
    width = shutil.get_terminal_size().columns
    lines = textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace(STUCK, " ")


def _built(project: Project, stack: Stack) -> tuple[list[str], str]:
    """The versions and the state of a stack's bundle."""
    try:
        bundle = read(project.bundle(stack.name))
    except BundleError as error:
        return [], error.what if not error.why else f"{error.what}: {error.why}"
    versions = [f"{name} {version}" for name, version in bundle.manifest.versions.items()]
    try:
        check_fresh(bundle, sources_of(stack))
    except BundleError as error:
        return versions, f"stale: {error.why}"
    return versions, "built"
