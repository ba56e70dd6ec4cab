"""YAML merge keys: `<<` takes in the members of another mapping, as YAML 1.1 has it and most tools still do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.values import Json

_KEY = "<<"


def merged(value: Json) -> Json:
    """The value with merge keys carried out.

    A member that the mapping has itself stays; of several mappings the earliest gives the value. A `<<` with anything
    but mappings is an ordinary member.

    Args:
        value: a parsed document, nested no deeper than the limit.
    """
    # Loops rather than comprehensions: one stack frame a level of nesting.
    if isinstance(value, list):
        items: list[Json] = []
        for item in value:
            items.append(merged(item))  # noqa: PERF401 - see above
        return items
    if not isinstance(value, dict):
        return value
    members: dict[str, Json] = {}
    for key, item in value.items():
        members[key] = merged(item)
    taken_in = _mappings(members.get(_KEY))
    if not taken_in:
        return members
    del members[_KEY]
    for mapping in taken_in:
        members = {**mapping, **members}
    return members


def _mappings(value: Json | None) -> list[dict[str, Json]]:
    """What a merge key takes in; nothing where it isn't one."""
    listed = value if isinstance(value, list) else [value]
    mappings = [item for item in listed if isinstance(item, dict)]
    return mappings if len(mappings) == len(listed) else []
