"""Which places of a document its slice keeps, and what values lose with the members that go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from compare.cursor import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.values import Json

    Object: TypeAlias = dict[str, Json]

Profile: TypeAlias = Literal["whole", "slice"]
"""What of an API a service does."""

MARK: Final = "x-triptych-profile"


class Marks:
    """The marks of one document.

    Args:
        whole: The document as parsed.
    """

    def __init__(self, whole: Object) -> None:
        self._whole = whole

    def is_kept(self, node: Json) -> bool:
        """Whether a place is marked, or what its references lead to is."""
        return any(step.get(MARK) == "slice" for step in self._steps(node))

    def is_of_path(self, node: Json) -> bool:
        """Whether it is a parameter of the path, without which the path would be another."""
        return any(step.get("in") == "path" for step in self._steps(node))

    def gone(self, schema: Json) -> set[str]:
        """The names of the members that a schema loses."""
        members = [(name, one) for each in _members(self._parts(schema)) for name, one in each.items()]
        return {name for name, _ in members} - {name for name, one in members if self.is_kept(one)}

    def value(self, value: Json, schema: Json) -> Json:
        """A value without the members that its schema loses."""
        parts = list(self._parts(schema))
        if isinstance(value, list):
            items: Json = {"allOf": [part["items"] for part in parts if "items" in part]}
            return [self.value(one, items) for one in value]
        if not isinstance(value, dict):
            return value
        gone = self.gone(schema)
        return {
            name: self.value(one, {"allOf": [members[name] for members in _members(parts) if name in members]})
            for name, one in value.items()
            if name not in gone
        }

    def _steps(self, node: Json) -> Iterator[Object]:
        """A place, and those that its references lead to, one after the other."""
        seen: set[str] = set()
        while isinstance(node, dict):
            yield node
            reference = node.get("$ref")
            if not isinstance(reference, str) or reference in seen:
                return
            seen.add(reference)
            found = resolve(self._whole, reference)
            node = found.value if found else None

    def _parts(self, schema: Json, seen: frozenset[int] = frozenset()) -> Iterator[Object]:
        """A schema with all that is held against the same value: what it refers to, and its branches."""
        for step in self._steps(schema):
            if id(step) in seen:  # a schema may be a branch of its own
                return
            seen |= {id(step)}
            yield step
            for key in ("allOf", "anyOf", "oneOf"):
                for branch in as_list(step.get(key)):
                    yield from self._parts(branch, seen)


def as_object(node: Json) -> Object:
    """An object's members; none of anything else."""
    return node if isinstance(node, dict) else {}


def as_list(node: Json) -> list[Json]:
    """A list's entries; none of anything else."""
    return node if isinstance(node, list) else []


def _members(parts: Iterable[Object]) -> list[Object]:
    return [as_object(part.get("properties")) for part in parts]
