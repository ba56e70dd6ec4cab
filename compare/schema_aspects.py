"""The aspects of a schema that dialects spell differently: types, bounds, allowed values, choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.keywords import is_number
from compare.values import Json, canonical, canonical_set

if TYPE_CHECKING:
    from compare.conjunction import Conjunction
    from compare.cursor import Cursor
    from compare.facts import Facts


def add_types(facts: Facts, parts: Conjunction) -> None:
    """`type` and `nullable`; Swagger 2.0's `file` is text in binary form (2.0, Response and Parameter Object)."""
    held: set[str] | None = None
    for place in parts.all("type"):
        named = _types(place)
        held = named if held is None else _both(held, named) or named
    if held:
        first = parts.all("type")[0]
        if "file" in held:
            held = held - {"file"} | {"string"}
            if not parts.all("format"):
                facts.add("format", "binary", first, "contract")
        names: list[Json] = [*sorted(held)]
        facts.add("type", names if len(names) > 1 else names[0], first, "contract")
    if parts.nullable is not None and held != {"null"}:
        facts.add("nullable", value=True, place=parts.nullable, kind="contract")


def _types(place: Cursor) -> set[str]:
    """The type names here; null beside others is told as `nullable`."""
    if isinstance(place.value, str):
        return {place.value}
    named = {item.value for item in place.listed() if isinstance(item.value, str)}
    return named - {"null"} or named


def _both(one: set[str], other: set[str]) -> set[str]:
    """What two sets of types have in common; whole numbers are numbers."""
    whole = (
        {"integer"} if ("number" in one and "integer" in other) or ("integer" in one and "number" in other) else set()
    )
    common = one & other
    return common if "number" in common else common | whole


_BOUNDS = (("minimum", "exclusiveMinimum", max), ("maximum", "exclusiveMaximum", min))


def add_bounds(facts: Facts, parts: Conjunction) -> None:
    """The numeric bounds: the strictest of all parts, exclusive ones in their number form."""
    for side, exclusive, strictest in _BOUNDS:
        if side not in parts.present and exclusive not in parts.present:
            continue
        found: list[tuple[float, bool, Cursor]] = []
        for part in parts.parts:
            bound, mark = part.at(side), part.at(exclusive)
            if is_number(bound.value):
                found.append((bound.value, mark.value is True, bound))
            if is_number(mark.value):
                found.append((mark.value, True, mark))
        if found:
            best = strictest(value for value, _, _ in found)
            place = next(place for value, _, place in found if value == best)
            shut = any(out for value, out, _ in found if value == best)
            facts.add(exclusive if shut else side, place.value, place, "contract")


def add_values(facts: Facts, parts: Conjunction) -> None:
    """`enum`, and `const` as an enum of one; null in it is told as `nullable`."""
    held, first = _allowed(parts)
    if held is None or first is None:
        return
    if parts.nullable is not None and len(held) > 1:
        held.pop("null", None)
    listed_values = list(held.values())
    facts.add("enum", listed_values, first, "contract", canonical_set(listed_values))


def _allowed(parts: Conjunction) -> tuple[dict[str, Json] | None, Cursor | None]:
    """The values that all lists in the parts have, by their text, and where the first list is."""
    held: dict[str, Json] | None = None
    first: Cursor | None = None
    for part in parts.parts:
        values = part.at("enum").value
        for place, listed in ((part.get("enum"), values), (const := part.get("const"), [const.value] if const else [])):
            if place is None or not isinstance(listed, list):
                continue
            named = {canonical(value): value for value in listed}
            held = named if held is None else {key: value for key, value in held.items() if key in named}
            first = first or place
    return held, first


def add_choices(facts: Facts, parts: Conjunction) -> None:
    """Whether one or any of several branches must hold, and by which member they are told apart."""
    if len(parts.choices) == 1:
        word, place, _ = parts.choices[0]
        facts.add("combination", word, place, "contract")
    for place in parts.all("discriminator")[:1]:
        name = place.get("propertyName") if place.mapping else place
        if name is not None and isinstance(name.value, str):
            facts.add("discriminator", name.value, name, "contract")
        mapped: list[Json] = [*sorted(place.at("mapping").mapping)]
        if mapped:
            facts.add("discriminator mapping", mapped, place.at("mapping"), "contract")
        if (other := place.text("defaultMapping")) is not None:
            facts.add("discriminator default", other.rpartition("/")[2], place.at("defaultMapping"), "contract")
