"""What the command line calls a SOURCE: a file, a URL, a bundle, a built stack's name, `contract`, or `-`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compare import Document, load
from extract.errors import StackError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from triptych.project import Find, Project


def resolve(find: Find, source: str, *, name: str | None = None, allow_remote: bool = False) -> Document:
    """Load a source. A file or folder of that name goes before a stack.

    Args:
        find: Finds the project, where one is needed.
        source: What the command line calls it.
        name: What the comparison calls it; the source's own name without one.
        allow_remote: Whether references to http(s) addresses are followed.

    Raises:
        BundleError: The stack has no bundle, or one that is damaged or stale.
        SourceError: It can't be read.
    """
    project = _project(find, source)
    if project is None:
        return load(source, name=name, allow_remote=allow_remote)
    if source == "contract" and project.contract.is_file():
        return load(project.contract, name=name or "contract", allow_remote=allow_remote)
    if _is_stack(project.services / source):
        return load(_bundle(project, source), name=name, allow_remote=allow_remote)
    return load(source)  # which says that there is no such file


def of_slices(find: Find, sources: Sequence[str]) -> tuple[str, ...]:
    """Those that are stacks whose service does no more than the slice of the contract.

    Raises:
        StackError: A stack's stack.toml can't be read.
    """
    projects = [(source, _project(find, source)) for source in sources]
    folders = [(source, project.services / source) for source, project in projects if project is not None]
    return tuple(source for source, folder in folders if _is_stack(folder) and _does_slice(folder))


def _project(find: Find, source: str) -> Project | None:
    """The project that a source may name a part of; None where it names a file or an address, or there is none."""
    if source == "-" or "://" in source or Path(source).exists():
        return None
    try:
        return find()
    except StackError:
        return None


def _is_stack(folder: Path) -> bool:
    return (folder / "stack.toml").is_file()


def _does_slice(folder: Path) -> bool:
    from extract.stack import load as load_stack  # noqa: PLC0415 - two files are compared without it

    return load_stack(folder).config.profile == "slice"


def _bundle(project: Project, stack: str) -> Path:
    """The folder of a stack's bundle, which is whole and fresh."""
    from extract.bundle import check_fresh, read  # noqa: PLC0415 - two files are compared without it
    from extract.sources import sources_of  # noqa: PLC0415 - as above
    from extract.stack import load as load_stack  # noqa: PLC0415 - as above

    bundle = read(project.bundle(stack))
    check_fresh(bundle, sources_of(load_stack(project.services / stack)))
    return bundle.folder
