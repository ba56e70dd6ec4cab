"""The branches of a choice, and by what they are told apart: a discriminator's value, or else their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts import element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.conjunction import Conjunction
    from compare.cursor import Cursor
    from compare.model import Element
    from compare.reading import Reading
    from compare.schemas import Schema


def branches(reading: Reading, parts: Conjunction) -> Iterator[Element]:
    """The branches of the choices in one schema, or where it has none, those that its discriminator names."""
    stated = next(iter(parts.all("discriminator")), None)
    values = _mapped(reading, stated) if stated is not None else {}
    seen: dict[str, int] = {}
    for _, _, places in parts.choices:
        for place in places:
            schema = reading.schema([place])
            name = branch_name(schema)
            seen[name] = seen.get(name, 0) + 1
            label = f"({name})" if seen[name] == 1 else f"({name} {seen[name]})"
            reading.labels[place.pointer] = label
            told = tuple(value for value, pointer in values.items() if pointer == schema.pointer)
            yield element("branch", label, place, schema=schema, values=told or _implied(stated, place))
    if not parts.choices and stated is not None:
        yield from _heirs(reading, parts, {*values.values()})
        for value in values:
            target = _target(reading, stated.at("mapping").at(value))
            if target is not None:
                yield element("branch", f"({value})", target, schema=reading.schema([target]), values=(value,))


def _heirs(reading: Reading, parts: Conjunction, mapped: set[str]) -> Iterator[Element]:
    """The components that build on the one with the discriminator; each one's name is the value that stands for it.

    By 2.0 and 3.x (Discriminator Object, `allOf`) they need not be listed where the discriminator is.
    """
    itself = next((part.pointer for part in parts.parts if part.owner and part.owner == part.pointer), "")
    for name, heir in reading.heirs.get(itself, {}).items():
        if heir.pointer not in mapped:
            yield element("branch", f"({name})", heir, schema=reading.schema([heir]), values=(name,))


def _mapped(reading: Reading, discriminator: Cursor) -> dict[str, str]:
    """The discriminator's values, each with the place of the schema that it stands for."""
    found: dict[str, str] = {}
    for value, place in discriminator.at("mapping").entries():
        target = _target(reading, place)
        if target is not None:
            found[value] = reading.schema([target]).pointer
    return found


def _target(reading: Reading, place: Cursor) -> Cursor | None:
    """Where a value's mapping leads: a reference, or the bare name of a component (3.0 and later, Discriminator)."""
    if not isinstance(place.value, str):
        return None
    return reading.follow(place.value) or reading.follow(f"#/components/schemas/{place.value}")


def _implied(discriminator: Cursor | None, place: Cursor) -> tuple[str, ...]:
    """Without a mapping, a component's name is the value that stands for it."""
    reference = place.text("$ref")
    if discriminator is None or reference is None:
        return ()
    return (reference.rpartition("/")[2],)


def branch_name(schema: Schema) -> str:
    """How a person would call a branch."""
    if schema.components:
        return schema.components[0].removesuffix("-Input").removesuffix("-Output")
    stated = {rule: aspect.value for rule, aspect in schema.node("response").aspects.items()}
    match stated:
        case {"schema.title": str(title)}:
            return title
        case {"schema.enum": [str(value)]}:
            return value
        case {"schema.type": str(name), "schema.format": str(form)}:
            return f"{name} {form}"
        case {"schema.type": str(name)}:
            return name
        case _:
            return "any"
