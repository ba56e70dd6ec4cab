"""What a walk has been in: each component once on the same terms, with all that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.place import Stand
    from compare.reading import Reading

Key: TypeAlias = "tuple[object, ...]"


@dataclass(slots=True)
class Frame:
    """A schema of a component, or an operation, with all in it that belongs to it alone.

    Attributes:
        owners: the component that it stands in, one a document.
        used_by: the frames that lead to it.
        operation: which operation it is, or `None`.
    """

    owners: tuple[str, ...]
    used_by: list[int]
    operation: int | None = None


class Frames:
    """The frames of one walk, in the order in which they were met.

    Args:
        readings: the documents.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.all: list[Frame] = []
        self._readings = readings
        self._known: dict[Key, int] = {}
        self._targets: dict[Stand, dict[str, Key | None]] = {}

    def open(self, owners: tuple[str, ...], operation: int | None = None) -> int:
        """A frame that nothing leads to."""
        self.all.append(Frame(owners, [], operation))
        return len(self.all) - 1

    def enter(self, owners: tuple[str, ...], key: Key, above: int) -> int | None:
        """The frame of what is met for the first time, or `None` for what is known already; either way, who uses it.

        Args:
            owners: the component that it stands in, one a document.
            key: the same for what need not be walked again.
            above: the frame that leads to it.
        """
        known = self._known.get(key)
        if known is not None:
            self.all[known].used_by.append(above)
            return None
        found = self._known[key] = self.open(owners)
        self.all[found].used_by.append(above)
        return found

    def is_known(self, reference: str, stand: Stand, above: int) -> bool:
        """Whether a member that all documents describe by this reference alone leads to what is known; noted if so.

        Most edges of the graph are such members, and for them this is all that has to be done.
        """
        targets = self._targets.get(stand)
        if targets is None:
            targets = self._targets[stand] = {}
        key = targets.get(reference)
        if key is None:
            key = targets[reference] = self._key(reference, stand)
            if key is None:
                return False
        known = self._known.get(key)
        if known is None:
            return False
        self.all[known].used_by.append(above)
        return True

    def _key(self, reference: str, stand: Stand) -> Key | None:
        """As a walk makes it of the schemas, or `None` where some of them were not read yet or are hidden."""
        schemas = [reading.known_schema(reference) for reading in self._readings]
        if any(schema is None or schema.is_hidden(stand.view or "response") for schema in schemas):
            return None
        return frame_key([(schema.pointer,) if schema is not None else () for schema in schemas], stand)


def frame_key(pointers: Sequence[tuple[str, ...]], stand: Stand, taken: frozenset[str] = frozenset()) -> Key:
    """The same for schemas at the same places, met on the same terms.

    Args:
        pointers: where they stand, one a document.
        stand: the terms.
        taken: the rules of their aspects that are told around them.
    """
    return (tuple(pointers), stand, taken)
