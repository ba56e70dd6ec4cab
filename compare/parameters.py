"""The parameters of an operation and the headers of a response, in any dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.cursor import Cursor
from compare.facts import Facts, element, example_places
from compare.schemas import Schema, schema_examples

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Element
    from compare.reading import Reading

TAKEN = frozenset({"schema.description", "schema.examples", "schema.deprecated"})
"""What a parameter or header says itself, be it written at its schema."""
_FORMATS = {"multi": "multi", "csv": "csv", "ssv": "ssv", "tsv": "tsv", "pipes": "pipes"}
_STYLES = {
    ("form", True): "multi",
    ("form", False): "csv",
    ("simple", False): "csv",
    ("simple", True): "csv",
    ("spaceDelimited", False): "ssv",
    ("pipeDelimited", False): "pipes",
}


def joined(reading: Reading, *lists: Cursor) -> list[Cursor]:
    """The parameters in these lists, references followed; a later list outranks an earlier one."""
    found: dict[tuple[str, str], Cursor] = {}
    for listed in lists:
        for entry in listed.listed():
            place = reading.target(entry)
            if place.mapping and not place.owner and entry.pointer.startswith("/paths/") and listed is lists[0]:
                place = Cursor(place.value, place.pointer, place.pointer)  # several operations share it
            if place.mapping:
                found[name_of(place)] = place
            elif entry.text("$ref"):
                found["$ref", entry.text("$ref") or ""] = entry
    return list(found.values())


def name_of(parameter: Cursor) -> tuple[str, str]:
    """What tells a parameter from the others of its operation: where it is sent, and its name."""
    members = parameter.mapping
    where, name = members.get("in"), members.get("name")
    return where if isinstance(where, str) else "", name if isinstance(name, str) else ""


def parameter(reading: Reading, place: Cursor, path_names: Sequence[str]) -> Element | None:
    """A parameter in the path, query, header or cookie; `None` for one without a name."""
    reference, name, where = place.text("$ref"), place.text("name"), place.text("in")
    facts = Facts(reading, "parameter")
    if reference is not None:
        facts.add("unresolved reference", reference, place, "contract")
        return element("parameter", f"parameter {reference}", place, aspects=facts.found)
    if name is None or where is None:
        reading.lose(place, "a parameter without a name or without a place to be in")
        return None
    key = f"{where} {name}"
    if where == "header":
        key = key.lower()
    if where == "path":
        facts.add("required", value=True, place=place, kind="contract")
        if name in path_names:
            key = f"path {path_names.index(name)}"
            facts.add("name", name, place.at("name"), "documentation")
    else:
        facts.flag("required", place.get("required"))
    schema = _describe(reading, facts, place, where, name)
    label = f"{where} {name}"
    return element("parameter", label, place, key=key, aspects=facts.found, schema=schema, taken=TAKEN)


def header(reading: Reading, name: str, place: Cursor) -> Element:
    """A header of a response."""
    facts = Facts(reading, "header")
    place = reading.target(place)
    facts.flag("required", place.get("required"))
    schema = _describe(reading, facts, place, "header", name)
    label = f"header {name}"
    return element("header", label, place, key=name.lower(), aspects=facts.found, schema=schema, taken=TAKEN)


def _describe(reading: Reading, facts: Facts, place: Cursor, where: str, name: str) -> Schema:
    """Collect what it says itself, and give its schema."""
    schema = reading.schema(list(_schemas(reading, facts, place)), (name,))
    inner = schema.parts
    facts.prose("description", place.get("description") or next(iter(inner.all("description")), None))
    facts.flag("deprecated", place.get("deprecated") or next(iter(inner.all("deprecated")), None), "documentation")
    facts.sunset(place)
    facts.flag("allowEmptyValue", place.get("allowEmptyValue"))
    facts.flag("allowReserved", place.get("allowReserved"))
    if reading.dialect != "swagger-2.0":
        facts.example([*example_places(reading, place), *schema_examples(reading, inner)])
        facts.extensions(place)
    _style(reading, facts, place, where, _types(schema))
    return schema


def _types(schema: Schema) -> set[str]:
    stated = schema.node("request").aspects.get("schema.type")
    named = stated.value if stated is not None else None
    return {str(name) for name in named} if isinstance(named, list) else {str(named)}


def _schemas(reading: Reading, facts: Facts, place: Cursor) -> Iterator[Cursor]:
    """Where the schema stands: in the parameter itself (2.0), in its `schema`, or in its `content`."""
    if reading.dialect == "swagger-2.0":
        yield place
    elif (schema := place.get("schema")) is not None:
        yield schema
    else:
        for media_type, media in place.at("content").entries():
            facts.add("content", media_type, media, "contract")
            yield media.at("schema")
            return


def _style(reading: Reading, facts: Facts, place: Cursor, where: str, types: set[str]) -> None:
    """How a list or an object is written; always told, since the dialects' defaults differ."""
    if "array" not in types and "object" not in types:
        return
    if reading.dialect == "swagger-2.0":
        stated = place.text("collectionFormat") or "csv"
        facts.add("style", _FORMATS.get(stated, stated), place, "contract")
        return
    style = place.text("style") or ("form" if where in ("query", "cookie") else "simple")
    explode = place.at("explode").value
    if not isinstance(explode, bool):
        explode = style == "form"
    known = _STYLES.get((style, explode)) if "object" not in types else None
    facts.add("style", known or f"{style}{', exploded' if explode else ''}", place, "contract")
