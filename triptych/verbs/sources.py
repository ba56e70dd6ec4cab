"""What the command line calls a SOURCE: a file, a URL, a bundle, a built stack's name, `contract`, or `-`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compare import Document, load
from extract.bundle import check_fresh, read
from extract.errors import StackError
from extract.sources import sources_of
from extract.stack import load as load_stack

if TYPE_CHECKING:
    from triptych.project import Find


def resolve(find: Find, source: str) -> Document:
    """Load a source. A file or folder of that name goes before a stack.

    Raises:
        BundleError: The stack has no bundle, or one that is damaged or stale.
        SourceError: It can't be read.
    """
    if source == "-" or "://" in source or Path(source).exists():
        return load(source)
    try:
        project = find()
    except StackError:
        return load(source)  # which says that there is no such file
    if source == "contract" and project.contract.is_file():
        return load(project.contract, name="contract")
    folder = project.services / source
    if (folder / "stack.toml").is_file():
        bundle = read(project.bundle(source))
        check_fresh(bundle, sources_of(load_stack(folder)))
        return load(bundle.folder)
    return load(source)
