"""A choice among enums is one enum: drf-spectacular writes `oneOf` of the values, the blank one and null."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.cursor import Cursor

if TYPE_CHECKING:
    from collections.abc import Sequence

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
