"""Inheritance: components that build by `allOf` on one whose discriminator tells them apart, though it names none."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from compare.cursor import Cursor

if TYPE_CHECKING:
    from compare.reading import Reading

_Heirs: TypeAlias = "dict[str, dict[str, Cursor]]"


def heirs(reading: Reading) -> _Heirs:
    """For each such component its heirs and theirs, by name; and for each heir its own.

    Args:
        reading: the document.
    """
    if reading.dialect == "swagger-2.0":
        schemas = reading.root.at("definitions")
    else:
        schemas = reading.root.at("components").at("schemas")
    direct = _direct(reading, schemas)
    found: _Heirs = {}
    for _, base in schemas.entries():
        if "discriminator" in base.mapping and base.mapping.keys().isdisjoint({"oneOf", "anyOf"}):
            below = found[base.pointer] = _below(direct, base.pointer)
            for heir in below.values():
                found[heir.pointer] = _below(direct, heir.pointer)
    return {pointer: below for pointer, below in found.items() if below}


def _direct(reading: Reading, schemas: Cursor) -> _Heirs:
    found: _Heirs = {}
    for name, place in schemas.entries():
        for part in place.at("allOf").listed():
            reference = part.text("$ref")
            base = reading.follow(reference) if reference is not None else None
            if base is not None and base.pointer != place.pointer:
                found.setdefault(base.pointer, {})[name] = Cursor(place.value, place.pointer, place.pointer)
    return found


def _below(direct: _Heirs, start: str) -> dict[str, Cursor]:
    found: dict[str, Cursor] = {}
    waiting = [start]
    seen = {start}
    while waiting:
        for name, heir in direct.get(waiting.pop(), {}).items():
            if heir.pointer not in seen:
                seen.add(heir.pointer)
                found[name] = heir
                waiting.append(heir.pointer)
    return found
