"""`triptych stacks`: the stacks, their versions, what is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from extract.bundle import check_fresh, read
from extract.errors import BundleError
from extract.sources import sources_of
from extract.stack import find_all

if TYPE_CHECKING:
    from extract.stack import Stack
    from triptych.project import Project


def run(project: Project) -> None:
    """Print a line a stack."""
    table = Table(box=None, pad_edge=False)
    for heading in ("stack", "title", "docs pages", "versions", "bundle"):
        table.add_column(heading)
    for stack in find_all(project.services):
        pages = ", ".join(page.name for page in stack.config.pages) or "none"
        table.add_row(stack.name, stack.config.title, pages, *_built(project, stack))
    Console().print(table)


def _built(project: Project, stack: Stack) -> tuple[str, str]:
    """The versions and the state of a stack's bundle."""
    try:
        bundle = read(project.bundle(stack.name))
    except BundleError as error:
        return "", error.what if not error.why else f"{error.what}: {error.why}"
    versions = ", ".join(f"{name} {version}" for name, version in bundle.manifest.versions.items())
    try:
        check_fresh(bundle, sources_of(stack))
    except BundleError as error:
        return versions, f"stale: {error.why}"
    return versions, "built"
