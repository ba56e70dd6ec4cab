"""Choices that are less than they look: among enums, which are one enum, and any of any, which are all together.

drf-spectacular writes `oneOf` of the values, the blank one and null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.cursor import Cursor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.reading import Reading
    from compare.values import Json

_NAMES: tuple[tuple[type, str], ...] = (
    (bool, "boolean"),  # before int, which Python takes it for
    (int, "integer"),
    (float, "number"),
    (str, "string"),
    (list, "array"),
    (dict, "object"),
)
_KEYWORDS = {"enum", "const", "type", "description"}


def enum_union(branches: Sequence[Cursor], place: Cursor) -> Cursor | None:
    """The one enum that several branches are together, or `None` where they are more than enums.

    Args:
        branches: where their references lead.
        place: where the choice stands.
    """
    described = [branch.mapping["description"] for branch in branches if "description" in branch.mapping]
    if not branches or len(described) > 1 or not all(_is_enum(branch) for branch in branches):
        return None  # the descriptions of several would get lost
    found: dict[str, Json] = {"enum": [value for branch in branches for value in _values(branch)]}
    if any("type" in branch.mapping for branch in branches):
        found["type"] = [*sorted({name for branch in branches for name in _types(branch)})]
    if described:
        found["description"] = described[0]
    return Cursor(found, place.pointer)


def flattened(reading: Reading, place: Cursor) -> list[Cursor]:
    """The branches of an `anyOf`, where one is nothing but an `anyOf` itself those of that one in its place."""
    found: list[Cursor] = []
    seen = {place.pointer}
    waiting = [*place.listed()][::-1]
    while waiting:
        branch = waiting.pop()
        inner = reading.target(branch) if "$ref" in branch.mapping else branch
        if inner.mapping.keys() != {"anyOf"} or any(_says_null(item) for item in inner.at("anyOf").listed()):
            found.append(branch)
        elif inner.at("anyOf").pointer not in seen:
            seen.add(inner.at("anyOf").pointer)
            waiting += [*inner.at("anyOf").listed()][::-1]
    return found


def _says_null(branch: Cursor) -> bool:
    """Whether null is a branch, which makes of the others a choice that may be null."""
    return branch.mapping.get("type") in ("null", ["null"]) or _values(branch) == [None]


def _is_enum(branch: Cursor) -> bool:
    return bool(_values(branch)) and branch.mapping.keys() <= _KEYWORDS


def _values(branch: Cursor) -> list[Json]:
    if "const" in branch.mapping:
        return [branch.mapping["const"]]
    values = branch.mapping.get("enum")
    return values if isinstance(values, list) else []


def _types(branch: Cursor) -> set[str]:
    """The types that the branch states, or else those of its values."""
    stated = branch.text("type")
    return {stated} if stated is not None else {_type(value) for value in _values(branch)}


def _type(value: Json) -> str:
    if value is None:
        return "null"
    return next(name for kind, name in _NAMES if isinstance(value, kind))
