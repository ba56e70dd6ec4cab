"""The parameters of an operation and the headers of a response, in any dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.cursor import Cursor
from compare.facts import Facts, element, example_places
from compare.media import media_name
from compare.schemas import Schema, schema_examples

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Element
    from compare.reading import Reading
    from compare.values import Json

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


_BESIDE = "$ref"
"""Where the description beside a reference is kept, in what it led to; there is no reference there any more."""
_IGNORED = {"parameter": ("accept", "content-type", "authorization"), "header": ("content-type",)}
"""Headers that OpenAPI 3 tells to ignore: other parts of the document tell of them (Parameter and Response Object)."""
_DEEP = 4
"""How many levels of choices are looked at for lists and objects."""


def joined(reading: Reading, *lists: Cursor) -> list[Cursor]:
    """The parameters in these lists, references followed; a later list outranks an earlier one."""
    found: dict[tuple[str, str], Cursor] = {}
    for listed in lists:
        for entry in listed.listed():
            place = reading.target(entry)
            if place.mapping and not place.owner and entry.pointer.startswith("/paths/") and listed is not lists[-1]:
                place = Cursor(place.value, place.pointer, place.pointer)  # several operations share it
            if place is not entry and place.mapping and reading.modern:
                place = _overridden(place, entry)
            if place.mapping:
                found[name_of(place)] = place
            elif entry.text("$ref"):
                found["$ref", entry.text("$ref") or ""] = entry
    return list(found.values())


def name_of(parameter: Cursor) -> tuple[str, str]:
    """What tells a parameter from the others of its operation: where it is sent, and its name."""
    members = parameter.mapping
    where, name = members.get("in"), members.get("name")
    name = name if isinstance(name, str) else ""
    if where == "header":
        return "header", name.lower()
    return where if isinstance(where, str) else "", name


def _overridden(place: Cursor, entry: Cursor) -> Cursor:
    """What a reference leads to, with the description beside the reference (3.1, Reference Object)."""
    stated = entry.get("description") if "$ref" in entry.mapping else None
    if stated is None:
        return place
    beside: dict[str, Json] = {"description": stated.value, "pointer": stated.pointer}
    return Cursor({**place.mapping, _BESIDE: beside}, place.pointer, place.owner)


def _description(place: Cursor) -> Cursor | None:
    beside = place.at(_BESIDE)
    pointer = beside.text("pointer")
    if pointer is not None:
        return Cursor(beside.at("description").value, pointer)
    return place.get("description")


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
        if is_ignored(reading, "parameter", name, place):
            return None
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


def is_ignored(reading: Reading, kind: str, name: str, place: Cursor) -> bool:
    """Whether a `header` of a response, or a `parameter` that is a header, counts for nothing; it is noted."""
    if reading.dialect == "swagger-2.0" or name.lower() not in _IGNORED[kind]:
        return False
    reading.lose(place, f"OpenAPI 3 ignores a {kind} that is the header {name}")
    return True


def headers(reading: Reading, place: Cursor) -> Iterator[Element]:
    """The headers of a response, or of a part of a body."""
    for name, entry in place.at("headers").entries():
        if not is_ignored(reading, "header", name, entry):
            yield header(reading, name, entry)


def header(reading: Reading, name: str, stated: Cursor) -> Element:
    """A header of a response."""
    facts = Facts(reading, "header")
    place = reading.target(stated)
    if reading.modern and place.mapping:
        place = _overridden(place, stated)
    facts.flag("required", place.get("required"))
    schema = _describe(reading, facts, place, "header", name)
    label = f"header {name}"
    return element("header", label, place, key=name.lower(), aspects=facts.found, schema=schema, taken=TAKEN)


def _describe(reading: Reading, facts: Facts, place: Cursor, where: str, name: str) -> Schema:
    """Collect what it says itself, and give its schema."""
    schema = reading.schema(list(_schemas(reading, facts, place)), (name,))
    inner = schema.parts
    facts.prose("description", _description(place) or next(iter(inner.all("description")), None))
    facts.flag("deprecated", place.get("deprecated") or next(iter(inner.all("deprecated")), None), "documentation")
    facts.sunset(place)
    facts.flag("allowEmptyValue", place.get("allowEmptyValue"))
    facts.flag("allowReserved", place.get("allowReserved"))
    if reading.dialect != "swagger-2.0":
        facts.example([*example_places(reading, place), *schema_examples(reading, inner)])
        facts.example_notes(place)
        facts.extensions(place)
    _style(reading, facts, place, where, types_of(schema))
    return schema


def types_of(schema: Schema, depth: int = 0) -> set[str]:
    """The types that values may have, those of its choices included."""
    node = schema.node("request")
    stated = node.aspects.get("schema.type")
    named = stated.value if stated is not None else None
    found = {str(name) for name in named} if isinstance(named, list) else {str(named)}
    for child in node.children:
        if stated is None and child.kind == "items":
            found.add("array")
        elif child.kind == "branch" and child.schema is not None and depth < _DEEP:
            found |= types_of(child.schema, depth + 1)
    return found


def _schemas(reading: Reading, facts: Facts, place: Cursor) -> Iterator[Cursor]:
    """Where the schema stands: in the parameter itself (2.0), in its `schema`, or in its `content`."""
    if reading.dialect == "swagger-2.0":
        yield place
    elif (schema := place.get("schema")) is not None:
        yield schema
    else:
        for media_type, media in place.at("content").entries():
            facts.add("content", media_type, media, "contract", media_name(media_type))
            yield media.at("schema")
            return


def _style(reading: Reading, facts: Facts, place: Cursor, where: str, types: set[str]) -> None:
    """How a list or an object is written, always told, since the dialects' defaults differ; else what is unusual."""
    several = "array" in types or "object" in types
    if reading.dialect == "swagger-2.0":
        if several:
            facts.add("style", collection_format(place), place, "contract")
        return
    style = place.text("style") or ("form" if where in ("query", "cookie") else "simple")
    if several:
        facts.add("style", written(style, place.at("explode").value, types), place, "contract")
    elif style in ("label", "matrix"):
        facts.add("style", style, place, "contract")


def collection_format(place: Cursor) -> str:
    """How a list is written in Swagger 2.0, and how the lists in it are where they aren't with commas."""
    found: list[str] = []
    while place.text("type") == "array":
        stated = place.text("collectionFormat") or "csv"
        found.append(_FORMATS.get(stated, stated))
        place = place.at("items")
    first, *inner = found or ["csv"]
    return " of ".join([first, *inner]) if set(inner) - {"csv"} else first


def written(style: str, explode: Json, types: set[str]) -> str:
    """How OpenAPI 3's words say that a list or an object is written."""
    if style == "deepObject":
        return style  # `explode` has no effect
    if not isinstance(explode, bool):
        explode = style == "form"
    known = _STYLES.get((style, explode)) if "object" not in types else None
    return known or f"{style}{', exploded' if explode else ''}"
