"""Puts into a bundle where each operation is written, and what the document is without what only documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.bundle import pretty
from extract.fetch import JSON
from extract.means.bare import copied
from extract.means.counting import cost
from extract.means.operations import cut
from extract.means.results import COST, FROM_CODE, OPERATIONS, WITHOUT_HOOKS
from extract.means.taking import searched, sources, take_out

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from extract.bundle_writer import Writer
    from extract.means.operations import Place
    from extract.stack import Stack

    Document = Callable[[Stack], object]


def add_operations(writer: Writer, stack: Stack, places: tuple[Place, ...] | None) -> None:
    """Add the source of each operation; nothing where stack.toml doesn't say how to find it.

    Raises:
        AppError: It isn't where the stack says.
    """
    if places is not None:
        writer.add(OPERATIONS, pretty(cut(stack.name, stack.folder, places)), JSON)


def add_means(writer: Writer, stack: Stack, document_of: Document) -> None:
    """Add the documents by means, and what they cost; nothing where stack.toml doesn't say what documents.

    Args:
        writer: Where they go.
        stack: The stack.
        document_of: Makes a stack's document without a server.

    Raises:
        StackError: The source can't be read, or a pattern of `[documentation]` fits nothing there.
        AppError: What is left gives no document.
    """
    said = stack.config.documentation
    if said is None:
        return
    texts = sources(stack)
    fewer = take_out(texts, (said.hooks,), said.leave_out)
    fewest = take_out(texts, (said.hooks, said.annotations), said.leave_out)
    writer.add(WITHOUT_HOOKS, pretty(_document(stack, fewer.files, document_of)), JSON)
    writer.add(FROM_CODE, pretty(_document(stack, fewest.files, document_of)), JSON)
    counted = {file: texts[file] for file in searched(texts, said.leave_out)}
    writer.add(COST, pretty(cost(counted, fewer.taken, fewest.taken)), JSON)


def _document(stack: Stack, files: Mapping[str, str], document_of: Document) -> object:
    with copied(stack, files) as copy:
        return document_of(copy)
