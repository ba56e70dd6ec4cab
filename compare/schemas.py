"""A schema of any dialect to the aspects and children of the element that it describes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.conjunction import Conjunction, Scope, gather, texts
from compare.facts import Facts, element
from compare.keywords import MODERN_SUBSCHEMAS, NAMED_SUBSCHEMAS, PLAIN, SINGLE_SUBSCHEMAS, choose
from compare.reading import MAX_DEPTH, Reading
from compare.schema_aspects import add_bounds, add_choices, add_types, add_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.cursor import Cursor
    from compare.model import Aspect, Element, ElementKind, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a schema is read for.

    Attributes:
        view: read-only members have no part in a request, write-only ones none in a response.
        names: what its owner is called, to tell a title that only repeats it.
        scope: how deep it stands, and in which references.
        taken: aspects that its owner states itself (a parameter's description and examples).
    """

    view: View
    names: tuple[str, ...] = ()
    scope: Scope = Scope()  # noqa: RUF009 - frozen
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What one schema says: its aspects and its children, and the parts that it was gathered from."""

    aspects: tuple[Aspect, ...]
    children: tuple[Element, ...]
    parts: Conjunction


def describe(reading: Reading, places: Sequence[Cursor], site: Site) -> Described:
    """Read the schemas at these places, all of which hold for the same element."""
    if site.scope.depth > MAX_DEPTH:
        raise reading.too_deep()
    parts = gather(reading, places, site.scope)
    return Described(
        aspects=_aspects(reading, parts, site), children=tuple(_children(reading, parts, site)), parts=parts
    )


def _aspects(reading: Reading, parts: Conjunction, site: Site) -> tuple[Aspect, ...]:
    facts = Facts(reading, "schema", (*site.names, *parts.components))
    if parts.unresolved is not None:
        facts.add("unresolved reference", parts.unresolved[0], parts.unresolved[1].pointer, "contract")
    if parts.recursive is not None:
        facts.add("recursive", parts.recursive[0], parts.recursive[1].pointer, "contract")
    if parts.never is not None:
        facts.add("never", value=True, pointer=parts.never.pointer, kind="contract")
    add_types(facts, parts)
    add_bounds(facts, parts)
    add_values(facts, parts)
    add_choices(facts, parts)
    for keyword in PLAIN:
        found = parts.all(keyword.name)
        if (
            found
            and (reading.modern or not keyword.modern)
            and (index := choose(keyword, [place.value for place in found])) is not None
        ):
            facts.add(keyword.name, found[index].value, found[index].pointer, keyword.kind)
    for closed in ("additionalProperties", "unevaluatedProperties"):
        shut = next((place for place in parts.all(closed) if place.value is False), None)
        if shut is not None and (reading.modern or closed == "additionalProperties"):
            facts.add(closed, value=False, pointer=shut.pointer, kind="contract")
    _documentation(reading, facts, parts, site)
    return facts.found


def _documentation(reading: Reading, facts: Facts, parts: Conjunction, site: Site) -> None:
    for name in ("title", "description"):
        if name not in site.taken:
            facts.prose(name, next(iter(parts.all(name)), None))
    if "examples" not in site.taken:
        facts.example(schema_examples(reading, parts))
    facts.prose("external docs", next((docs.get("url") for docs in parts.all("externalDocs")), None))
    for part in parts.parts:
        facts.extensions(part)


def schema_examples(reading: Reading, parts: Conjunction) -> list[Cursor]:
    """Where a schema itself has example values: the outermost `example`, and from 3.1 on `examples`."""
    found = parts.all("example")[:1]
    if reading.modern:
        for listed in parts.all("examples")[:1]:
            found += listed.listed()
    return found


def _children(reading: Reading, parts: Conjunction, site: Site) -> Iterator[Element]:
    inner = replace(site, names=(), taken=frozenset(), scope=Scope(depth=site.scope.depth + 1, opened=parts.opened))
    yield from members(reading, parts, inner)
    if places := [place for place in parts.all("items") if place.mapping]:
        yield child(reading, "items", "[]", places, inner)
    if places := [place for place in parts.all("additionalProperties") if place.mapping]:
        yield child(reading, "subschema", "*", places, inner)
    if reading.modern:
        yield from _modern_children(reading, parts, inner)
    for keyword in SINGLE_SUBSCHEMAS:
        places = [place for place in parts.all(keyword) if place.mapping or place.value is False]
        if places and (reading.modern or keyword not in MODERN_SUBSCHEMAS):
            yield child(reading, "subschema", keyword, places, inner)
    yield from _branches(reading, parts, inner)


def _modern_children(reading: Reading, parts: Conjunction, site: Site) -> Iterator[Element]:
    for index, place in enumerate(entry for listed in parts.all("prefixItems")[:1] for entry in listed.listed()):
        yield child(reading, "subschema", f"[{index}]", [place], site)
    for keyword, pattern in NAMED_SUBSCHEMAS:
        for name, places in _by_name(parts, keyword).items():
            yield child(reading, "subschema", pattern.format(name), places, site)


def members(reading: Reading, parts: Conjunction, site: Site) -> Iterator[Element]:
    """The members of an object that take part in this view, the required ones that nothing describes too."""
    required = texts(parts.all("required"))
    named = _by_name(parts, "properties")
    hidden = "readOnly" if site.view == "request" else "writeOnly"
    for name, places in named.items():
        found = describe(reading, places, replace(site, names=(name,)))
        if not any(mark.value is True for mark in found.parts.all(hidden)):
            yield member(reading, name, places[0].pointer, found, required=name in required)
    for name in sorted(required - named.keys()):
        nothing = Described(aspects=(), children=(), parts=Conjunction())
        yield member(reading, name, parts.all("required")[0].pointer, nothing, required=True)


def member(reading: Reading, name: str, pointer: str, found: Described, *, required: bool) -> Element:
    """A member of an object."""
    facts = Facts(reading, "member")
    if required:
        facts.add("required", value=True, pointer=pointer, kind="contract")
    aspects = (*facts.found, *found.aspects)
    return element(reading, "member", name, pointer, aspects=aspects, children=found.children)


def child(reading: Reading, kind: ElementKind, label: str, places: Sequence[Cursor], site: Site) -> Element:
    """An element for a schema inside a schema."""
    found = describe(reading, places, site)
    return element(reading, kind, label, places[0].pointer, aspects=found.aspects, children=found.children)


def _by_name(parts: Conjunction, keyword: str) -> dict[str, list[Cursor]]:
    named: dict[str, list[Cursor]] = {}
    for place in parts.all(keyword):
        for name, schema in place.entries():
            if isinstance(schema.value, dict | bool):
                named.setdefault(name, []).append(schema)
    return named


def _branches(reading: Reading, parts: Conjunction, site: Site) -> Iterator[Element]:
    """The branches of a choice, lined up by component name, title, single value or type, not by their order."""
    seen: dict[str, int] = {}
    for _, _, branches in parts.choices:
        for branch in branches:
            found = describe(reading, [branch], site)
            name = _branch_name(found)
            seen[name] = seen.get(name, 0) + 1
            label = f"({name})" if seen[name] == 1 else f"({name} {seen[name]})"
            yield element(reading, "branch", label, branch.pointer, aspects=found.aspects, children=found.children)


def _branch_name(found: Described) -> str:
    if found.parts.components:
        return found.parts.components[0].removesuffix("-Input").removesuffix("-Output")
    stated = {aspect.name: aspect.value for aspect in found.aspects}
    match stated:
        case {"title": str(title)}:
            return title
        case {"enum": [str(value)]}:
            return value
        case {"type": str(name), "format": str(form)}:
            return f"{name} {form}"
        case {"type": str(name)}:
            return name
        case _:
            return "any"
