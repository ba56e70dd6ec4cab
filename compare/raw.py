"""The raw difference of two documents as DeepDiff sees it, un-normalised, to be shown beside the comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.cursor import escape
from compare.values import Json, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deepdiff.model import DiffLevel

    from compare.document import Document

MAX_UNORDERED = 20_000
"""The number of values up to which lists are compared without regard to order, which takes time beyond proportion."""

ChangeKind: TypeAlias = Literal["added", "removed", "changed"]

_KINDS: dict[str, ChangeKind] = {
    "dictionary_item_added": "added",
    "dictionary_item_removed": "removed",
    "iterable_item_added": "added",
    "iterable_item_removed": "removed",
    "values_changed": "changed",
    "type_changes": "changed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RawChange:
    """One raw difference.

    Attributes:
        kind: what happened, from the first document to the second.
        pointer: the JSON pointer; of the second document for what was added, of the first for the rest.
        before: the value in the first document, if it has one.
        after: the value in the second document, if it has one.
        text: DeepDiff's own sentence.
    """

    kind: ChangeKind
    pointer: str
    before: Value | None
    after: Value | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDiff:
    """The raw differences of two documents, sorted by pointer.

    Attributes:
        first: the name of the first document.
        second: the name of the second.
        changes: the differences.
        order_counts: whether the order in lists counted, as it does in large documents.
    """

    first: str
    second: str
    changes: tuple[RawChange, ...]
    order_counts: bool

    @property
    def text(self) -> str:
        """DeepDiff's sentences, one a line; empty where nothing differs."""
        return "\n".join(change.text for change in self.changes)


def raw_diff(first: Document, second: Document) -> RawDiff:
    """What DeepDiff finds between two documents exactly as written, with references not followed."""
    from deepdiff import DeepDiff  # noqa: PLC0415 - slow to import, and only this needs it

    ordered = max(_size(first.raw), _size(second.raw)) > MAX_UNORDERED
    tree = DeepDiff(first.raw, second.raw, view="tree", ignore_order=not ordered, threshold_to_diff_deeper=0)
    changes = sorted(_changes(tree), key=lambda change: (change.pointer, change.kind, change.text))
    return RawDiff(first=first.name, second=second.name, changes=tuple(changes), order_counts=ordered)


def _changes(tree: dict[str, list[DiffLevel]]) -> Iterator[RawChange]:
    from deepdiff.serialization import pretty_print_diff  # noqa: PLC0415 - as above

    for report, kind in _KINDS.items():
        for level in tree.get(report, ()):
            steps: list[object] = level.path(output_format="list")
            yield RawChange(
                kind=kind,
                pointer="".join(f"/{escape(str(step))}" for step in steps),
                before=None if kind == "added" else Value(value=level.t1),
                after=None if kind == "removed" else Value(value=level.t2),
                text=" ".join(str(pretty_print_diff(level)).split()),  # type: ignore[no-untyped-call]
            )


def _size(value: Json) -> int:
    """How many values there are in it."""
    waiting, count = [value], 0
    while waiting:
        item = waiting.pop()
        count += 1
        waiting.extend(item.values() if isinstance(item, dict) else item if isinstance(item, list) else ())
    return count
