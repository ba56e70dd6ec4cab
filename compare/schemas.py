"""A schema of any dialect: where it stands, what it says, and the schemas in it, read only when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.apart import APART, singles
from compare.conjunction import Conjunction, gather, texts
from compare.facts import Facts, element
from compare.keywords import (
    BOUNDS,
    CLOSED,
    KNOWN,
    KNOWN_MODERN,
    MODERN_SUBSCHEMAS,
    NAMED_SUBSCHEMAS,
    PARAMETER_WORDS,
    PLAIN,
    SINGLE_SUBSCHEMAS,
    choose,
)
from compare.model import Aspect, Element
from compare.schema_aspects import add_bounds, add_choices, add_types, add_values
from compare.schema_branches import branches
from compare.values import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.cursor import Cursor
    from compare.model import ElementKind, View
    from compare.reading import Reading
    from compare.values import Json


_COMPOUND = frozenset({"$ref", "allOf", "oneOf", "anyOf"})


class Schema:
    """One place, or several that must all hold, where a schema stands.

    A plain class: there may be a hundred thousand of them. `Reading.schema` makes one object for one place, so that
    the same object is the same schema.

    Attributes:
        reading: the document that it is in.
        places: where it stands, references that say nothing else followed.
        names: what its owner is called, to tell a title that only repeats it.
    """

    __slots__ = ("_nodes", "_parts", "names", "places", "reading")

    def __init__(self, reading: Reading, places: tuple[Cursor, ...], names: tuple[str, ...] = ()) -> None:
        self.reading = reading
        self.places = places
        self.names = names
        self._parts: Conjunction | None = None
        self._nodes: dict[View, Node] = {}

    @property
    def parts(self) -> Conjunction:
        """The parts that must all hold: itself, what references lead to, the branches of `allOf`."""
        if self._parts is None:
            self._parts = gather(self.reading, self.places)
        return self._parts

    def take(self, parts: Conjunction) -> None:
        """Consist of these parts rather than of what stands at the places."""
        self._parts = parts

    @property
    def pointer(self) -> str:
        """Where it stands, the first place of several."""
        return self.places[0].pointer if self.places else ""

    @property
    def owner(self) -> str:
        """The component that it stands in, empty outside of components."""
        return self.places[0].owner if self.places else ""

    @property
    def components(self) -> list[str]:
        """The names of the components that it is, the outermost first."""
        itself = [
            place.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
            for place in self.places
            if place.owner and place.owner == place.pointer
        ]
        return [*itself, *self.parts.components]

    @property
    def may_recur(self) -> bool:
        """Whether what is in it may be around it as well: a component, or several schemas put together."""
        if len(self.places) != 1:
            return True
        value, pointer, owner = self.places[0]
        return (owner != "" and pointer == owner) or (isinstance(value, dict) and not _COMPOUND.isdisjoint(value))

    def mentions(self, keyword: str, name: str | None = None) -> bool:
        """Whether it has a keyword, or an object under that keyword a member of this name, in any of its parts."""
        for value in self._values():
            found = value.get(keyword)
            if keyword in value and (name is None or (isinstance(found, dict) and name in found)):
                return True
        return False

    def _values(self) -> list[dict[str, Json]]:
        if len(self.places) == 1:
            value = self.places[0].value
            if isinstance(value, dict) and _COMPOUND.isdisjoint(value):
                return [value]
        return [part.mapping for part in self.parts.parts]

    def node(self, view: View) -> Node:
        """What it says in requests or in responses."""
        found = self._nodes.get(view)
        if found is None:
            found = self._nodes[view] = Node(self, view)
        return found

    def is_hidden(self, view: View) -> bool:
        """Whether it has no part in this view: read-only in a request, write-only in a response."""
        hidden = "readOnly" if view == "request" else "writeOnly"
        return any([value.get(hidden) is True for value in self._values()])  # noqa: C419 - asked of every member


class Node:
    """What a schema says in one view, read when it is asked for: its aspects, and the elements in it."""

    __slots__ = ("_aspects", "_children", "_schema", "_view")

    def __init__(self, schema: Schema, view: View) -> None:
        self._schema = schema
        self._view = view
        self._aspects: dict[str, Aspect] | None = None
        self._children: list[Element] | None = None

    @property
    def aspects(self) -> Mapping[str, Aspect]:
        """What it says of itself, by rule."""
        if self._aspects is None:
            self._aspects = {aspect.rule: aspect for aspect in _aspects(self._schema)}
        return self._aspects

    @property
    def children(self) -> Sequence[Element]:
        """The members, items, branches and other schemas in it."""
        if self._children is None:
            self._children = list(_children(self._schema, self._view))
        return self._children


def _aspects(schema: Schema) -> tuple[Aspect, ...]:
    reading, parts = schema.reading, schema.parts
    present = parts.present
    facts = Facts(reading, "schema", (*schema.names, *schema.components))
    if parts.unresolved is not None:
        facts.add("unresolved reference", parts.unresolved[0], parts.unresolved[1], "contract")
    if parts.never is not None:
        facts.add("never", value=True, place=parts.never, kind="contract")
    if "type" in present or parts.nullable is not None:
        add_types(facts, parts)
    if not BOUNDS.isdisjoint(present):
        add_bounds(facts, parts)
    if "enum" in present or "const" in present:
        add_values(facts, parts)
    if parts.choices or "discriminator" in present:
        add_choices(facts, parts)
    _by_keyword(reading, facts, parts)
    _documentation(reading, facts, parts)
    return facts.found


def _by_keyword(reading: Reading, facts: Facts, parts: Conjunction) -> None:
    dependent = _dependent_word(reading, parts)
    for name in parts.present:
        if name in PLAIN:
            _plain(reading, facts, parts, name)
        elif name in CLOSED:
            _closed(reading, facts, parts, name)
        elif name == dependent:
            _dependents(facts, parts)


def _closed(reading: Reading, facts: Facts, parts: Conjunction, name: str) -> None:
    """That other members are shut out: members of any part of an `allOf` are none of them, as authors mean it."""
    shut = next((part for part in parts.parts if part.mapping.get(name) is False), None)
    if shut is None or (name != "additionalProperties" and not reading.modern):
        return
    facts.add(name, value=False, place=shut.at(name), kind="contract")
    elsewhere = {key for place in parts.all("properties") for key in place.mapping} - shut.at(
        "properties"
    ).mapping.keys()
    if elsewhere and name == "additionalProperties":
        reading.lose(shut.at(name), "by the letter it shuts out the members of other parts of the allOf as well")


def _dependents(facts: Facts, parts: Conjunction) -> None:
    """Which members ask for which others, in `dependentRequired` or as schemas that say nothing else."""
    asked: dict[str, set[str]] = {}
    for name, place in _asking(parts):
        asked.setdefault(name, set()).update(texts([place]))
    value: dict[str, Json] = {name: [*sorted(others)] for name, others in asked.items() if others}
    if value:
        first = next(place for word in _DEPENDENT for place in parts.all(word))
        facts.add("dependentRequired", value, first, "contract")


def _dependent_word(reading: Reading, parts: Conjunction) -> str | None:
    """The first of the keywords that say which members ask for others, if the dialect knows them."""
    return next((word for word in _DEPENDENT if word in parts.present), None) if reading.modern else None


_DEPENDENT = ("dependentRequired", "dependentSchemas")


def _asking(parts: Conjunction) -> Iterator[tuple[str, Cursor]]:
    for place in parts.all("dependentRequired"):
        yield from place.entries()
    for place in parts.all("dependentSchemas"):
        for name, inner in place.entries():
            if inner.mapping.keys() == {"required"}:
                yield name, inner.at("required")


def _plain(reading: Reading, facts: Facts, parts: Conjunction, name: str) -> None:
    keyword = PLAIN[name]
    if keyword.modern and not reading.modern:
        return
    places = parts.all(name)
    if name in {"minContains", "maxContains"} and len(singles(parts, "contains")) != 1:
        return  # of several, each has its own; without one, it says nothing
    held = choose(keyword, [place.value for place in places])
    if held is None:
        return
    facts.add(name, held.value, places[held.at], keyword.kind)


def _documentation(reading: Reading, facts: Facts, parts: Conjunction) -> None:
    present = parts.present
    for name in ("title", "description"):
        if name in present:
            facts.prose(name, parts.all(name)[0])
    if "example" in present or "examples" in present:
        facts.example(schema_examples(reading, parts))
    if "externalDocs" in present:
        facts.prose("external docs", parts.all("externalDocs")[0].get("url"))
    if "x-sunset" in present:
        facts.sunset(next(part for part in parts.parts if "x-sunset" in part.mapping))
    if reading.extensions:
        _unknown(reading, facts, parts)


def _unknown(reading: Reading, facts: Facts, parts: Conjunction) -> None:
    """Keywords that this dialect doesn't know, and extensions: facts for a reader who knows them."""
    known = KNOWN_MODERN if reading.modern else KNOWN
    for name in parts.present:
        if name in known or name.startswith("x-triptych-"):
            continue
        if name in PARAMETER_WORDS and reading.dialect == "swagger-2.0":
            continue
        place = parts.all(name)[0]
        facts.add(name, place.value, place, "documentation")


def schema_examples(reading: Reading, parts: Conjunction) -> list[Cursor]:
    """Where a schema itself has example values: the outermost `example`, and from 3.1 on `examples`."""
    found = parts.all("example")[:1]
    if reading.modern:
        for listed in parts.all("examples")[:1]:
            found += listed.listed()
    return found


def _children(schema: Schema, view: View) -> Iterator[Element]:
    reading, parts = schema.reading, schema.parts
    present = parts.present
    if "properties" in present or "required" in present:
        yield from members(reading, parts, view)
    for keyword, label in SINGLE_SUBSCHEMAS.items():
        if keyword in present and (reading.modern or keyword not in MODERN_SUBSCHEMAS):
            if keyword in APART:
                yield from _apart(reading, parts, keyword)
                continue
            places = [place for place in parts.all(keyword) if says(place, keyword)]
            if places and (keyword != "contentSchema" or "contentMediaType" in present):
                kind: ElementKind = "items" if keyword == "items" else "subschema"
                yield child(reading, kind, label, places)
    if reading.modern:
        yield from _modern_children(reading, parts)
    if len(parts.choices) > 1:
        yield from _choices(reading, parts)
    elif parts.choices or "discriminator" in present:
        yield from branches(reading, parts)


def _apart(reading: Reading, parts: Conjunction, keyword: str) -> Iterator[Element]:
    found = singles(parts, keyword)
    for single in found:
        place = single.part.at(keyword)
        facts = Facts(reading, "schema")
        if keyword == "contains" and len(found) > 1:
            for name in ("minContains", "maxContains"):
                count = single.part.get(name)
                if count is not None and choose(PLAIN[name], [count.value]) is not None:
                    facts.add(name, count.value, count, "contract")
        if says(place, keyword) or facts.found:
            yield element(
                "subschema",
                single.label,
                place,
                key=keyword,
                aspects=facts.found,
                schema=reading.schema([place]),
                values=(single.text,),
            )


def _choices(reading: Reading, parts: Conjunction) -> Iterator[Element]:
    """Several choices, of each of which a branch must hold: each by itself."""
    for number, choice in enumerate(parts.choices, 1):
        word, place, listed = choice
        schema = Schema(reading, (place,))
        schema.take(Conjunction(choices=[choice]))
        label = "choice" if number == 1 else f"choice {number}"
        text = canonical([word, [branch.value for branch in listed]])
        yield element("subschema", label, place, key="choice", schema=schema, values=(text,))


def says(place: Cursor, keyword: str) -> bool:
    """Whether a subschema here says anything: `{}` and `true` don't, and some `false` are told as a fact instead."""
    return bool(place.mapping) or (place.value is False and keyword not in CLOSED)


def _modern_children(reading: Reading, parts: Conjunction) -> Iterator[Element]:
    yield from _first_items(reading, parts)
    for keyword, pattern in NAMED_SUBSCHEMAS.items():
        if keyword in parts.present:
            for name, places in _by_name(reading, parts, keyword).items():
                saying = [place for place in places if _says_by_name(parts, keyword, place)]
                if saying:
                    yield child(reading, "subschema", pattern.format(name), saying)


def _first_items(reading: Reading, parts: Conjunction) -> Iterator[Element]:
    """The items by their place; one that may be anything says something where others may not."""
    placed: dict[int, list[Cursor]] = {}
    for listed in parts.all("prefixItems"):
        for index, place in enumerate(listed.listed()):
            placed.setdefault(index, []).append(place)
    opens = not parts.present.keys().isdisjoint({"items", "unevaluatedItems"})
    for index, places in sorted(placed.items()):
        saying = [place for place in places if place.value is False or place.mapping]
        if saying or opens:
            yield child(reading, "subschema", f"[{index}]", saying or places)


def _says_by_name(parts: Conjunction, keyword: str, place: Cursor) -> bool:
    """Whether a schema under `patternProperties` or `dependentSchemas` keeps anything out, or lets anything in."""
    if keyword == "dependentSchemas":
        return place.value is False or bool(place.mapping.keys() - {"required"})
    return place.value is False or bool(place.mapping) or not parts.present.keys().isdisjoint(CLOSED)


def members(reading: Reading, parts: Conjunction, view: View) -> Iterator[Element]:
    """The members of an object that take part in this view, the required ones that nothing describes too."""
    listed = parts.all("required")
    required = texts(listed)
    named = _by_name(reading, parts, "properties")
    for name, places in named.items():
        schema = reading.schema(places, (name,))
        if not schema.is_hidden(view):
            yield member(name, places[0], schema, required=name in required)
    for name in sorted(required - named.keys()):
        yield member(name, wanted_at(listed, name), reading.empty, required=True)


def wanted_at(listed: Sequence[Cursor], name: str) -> Cursor:
    """Where a member's name stands in lists of those that are required."""
    return next(item for place in listed for item in place.listed() if item.value == name)


def member(name: str, place: Cursor, schema: Schema, *, required: bool) -> Element:
    """A member of an object."""
    aspects: tuple[Aspect, ...] = ()
    if required:
        aspects = (Aspect("required", "member.required", True, "true", place.pointer, place.owner, "contract"),)  # noqa: FBT003
    return Element(
        kind="member", key=name, label=name, pointer=place.pointer, owner=place.owner, aspects=aspects, schema=schema
    )


def child(reading: Reading, kind: ElementKind, label: str, places: Sequence[Cursor]) -> Element:
    """An element for a schema inside a schema."""
    return element(kind, label, places[0], schema=reading.schema(places))


def _by_name(reading: Reading, parts: Conjunction, keyword: str) -> dict[str, list[Cursor]]:
    named: dict[str, list[Cursor]] = {}
    for place in parts.all(keyword):
        if not place.is_object:
            reading.lose(place, f"{keyword} is not an object")
        for name, schema in place.entries():
            if isinstance(schema.value, dict | bool):
                named.setdefault(name, []).append(schema)
            else:
                lose_schema(reading, schema)
    return named


def lose_schema(reading: Reading, place: Cursor) -> None:
    """Note what stands where a schema should."""
    reading.lose(place, "a schema is neither an object nor true or false")
