"""Rewrites that move things: inlined, extracted, renamed, doubled, unrolled. Each changes its own copy."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from .picking import guard, of_kind, some
from .places import SECTIONS, dialect, pointer, section, sections, target, walk

if TYPE_CHECKING:
    from .picking import Choice, Guard
    from .places import Place, Raw


MIN_DEPTH = 5
"""How many keys lead at least to a schema of a request or response, from `paths` on."""


def inline_schemas(document: Raw, choose: Choice) -> Raw:
    """Write schemas in the place of references to them."""
    return _inlined(document, choose, [place for place in of_kind(document, "schema") if _bare(place)])


def inline_others(document: Raw, choose: Choice) -> Raw:
    """Write parameters, responses, bodies, headers, examples, links, callbacks and path items out."""
    return _inlined(document, choose, [place for place in walk(document) if place.kind != "schema" and _bare(place)])


def unroll(document: Raw, choose: Choice) -> Raw:
    """Write a recursive component out inside itself, one level deep."""
    found = [place for place in of_kind(document, "schema") if _bare(place) and _inside_its_target(document, place)]
    return _inlined(document, choose, found)


def _inlined(document: Raw, choose: Choice, places: list[Place]) -> Raw:
    kept = guard(document)
    for place in some(choose, [place for place in places if _known(document, place) and kept.may_move(place)]):
        found = target(document, place.reference or "")
        if found is not None:
            place.put(deepcopy(found[1]))
    return document


def _bare(place: Place) -> bool:
    return place.reference is not None and len(place.value) == 1 and place.parent is not None


def _known(document: Raw, place: Place) -> bool:
    """Whether it refers to a component of its own kind, and that isn't the reference itself."""
    found = target(document, place.reference or "")
    named = any(kind == place.kind and found and found[0][:-1] == path for kind, path, _ in sections(document))
    return named and found is not None and found[1].get("$ref") != place.reference


def _inside_its_target(document: Raw, place: Place) -> bool:
    found = target(document, place.reference or "")
    return found is not None and place.path[: len(found[0])] == found[0]


def extract_schemas(document: Raw, choose: Choice) -> Raw:
    """Make components of inline schemas, and of whole components, which leaves a chain of references."""
    return _extracted(document, choose, [place for place in of_kind(document, "schema") if _has_place(document, place)])


def extract_others(document: Raw, choose: Choice) -> Raw:
    """Make components of parameters, responses, bodies, headers, examples, links, callbacks and path items."""
    known = set(SECTIONS.values()) if dialect(document) >= (3, 0) else {"parameter", "response"}
    known -= {"schema"} if dialect(document) >= (3, 1) else {"schema", "path item"}
    return _extracted(document, choose, [place for place in walk(document) if place.kind in known and place.parent])


def _extracted(document: Raw, choose: Choice, places: list[Place]) -> Raw:
    kept = guard(document)
    for place in some(choose, [place for place in places if place.reference is None and kept.may_move(place)]):
        path, held = section(document, place.kind)
        name = unused(held, "Extracted")
        held[name] = dict(place.value)
        place.put({"$ref": pointer((*path, name))})
    return document


def _has_place(document: Raw, place: Place) -> bool:
    """Whether a reference may stand here: in Swagger 2.0 not at the parts of a parameter or header."""
    return dialect(document) >= (3, 0) or place.path[0] == "definitions" or "schema" in place.path


def rename(document: Raw, choose: Choice) -> Raw:
    """Give components of any kind other names."""
    kept = guard(document)
    components = [place for place in walk(document) if place.parent is None and place.path]
    for place in some(choose, [place for place in components if not kept.anchored and not kept.chosen_by_name(place)]):
        name = unused(place.holder, f"{place.path[-1]}Renamed")
        place.holder[name] = place.holder.pop(place.path[-1])
        _lead_elsewhere(document, pointer(place.path), pointer((*place.path[:-1], name)))
    return document


def rename_mapped(document: Raw, choose: Choice) -> Raw:
    """Give the schemas that discriminators choose from by a full mapping other names, and map the old ones to them."""
    unions = [place for place in of_kind(document, "schema") if _maps_all(place)]
    for union in some(choose, unions):
        for value, reference in list(union.value["discriminator"]["mapping"].items()):
            found = target(document, reference)
            if found is None or not _only_chosen_by(document, reference, union):
                continue
            path, held = section(document, "schema")
            name = unused(held, f"{value}Renamed")
            held[name] = held.pop(str(found[0][-1]))
            _lead_elsewhere(document, reference, pointer((*path, name)))
            union.value["discriminator"]["mapping"][value] = pointer((*path, name))
    return document


def _maps_all(place: Place) -> bool:
    """Whether each branch has an entry in the mapping: then the components' own names say nothing."""
    choice = place.value.get("discriminator")
    mapping = choice.get("mapping") if isinstance(choice, dict) else None
    branches = [*place.value.get("oneOf", []), *place.value.get("anyOf", [])]
    mapped = isinstance(mapping, dict) and {branch.get("$ref") for branch in branches} == set(mapping.values())
    return bool(branches) and mapped


def _only_chosen_by(document: Raw, reference: str, union: Place) -> bool:
    others = [
        place
        for place in of_kind(document, "schema")
        if place.reference == reference and place.parent and place.parent.path != union.path and place.via != "items"
    ]
    return not any("discriminator" in (place.parent.value if place.parent else {}) for place in others)


def _lead_elsewhere(document: Raw, old: str, new: str) -> None:
    def touch(value: Any) -> None:  # noqa: ANN401 - any JSON
        reference = value.get("$ref") if isinstance(value, dict) else None
        if reference == old or (isinstance(reference, str) and reference.startswith(f"{old}/")):
            value["$ref"] = new + reference[len(old) :]

    for place in walk(document):
        if place.reference is not None:
            touch(place.value)


def double(document: Raw, choose: Choice) -> Raw:
    """Copy schemas under other names, and let some references lead to the copy; a cycle may then go round twice."""
    kept = guard(document)
    components = [place for place in of_kind(document, "schema") if place.parent is None]
    for place in some(choose, [place for place in components if not kept.anchored and not kept.chosen_by_name(place)]):
        _double(document, choose, place, kept)
    return document


def _double(document: Raw, choose: Choice, place: Place, kept: Guard) -> None:
    name = unused(place.holder, f"{place.path[-1]}Copy")
    place.holder[name] = deepcopy(place.value)
    uses = [use for use in of_kind(document, "schema") if use.reference == pointer(place.path)]
    for use in some(choose, [use for use in uses if not kept.chosen_by_name(use)]):
        use.value["$ref"] = pointer((*place.path[:-1], name))


def split_views(document: Raw, choose: Choice) -> Raw:
    """Make an input model without read-only members and an output model without write-only ones of a shared one."""
    kept = guard(document)
    media = [place for place in of_kind(document, "schema") if place.via == "schema" and _bare(place)]
    for place in some(choose, [place for place in media if _known(document, place) and kept.may_move(place)]):
        side = _side(place)
        found = target(document, place.reference or "")
        if side is None or found is None or found[0] in kept.named or "properties" not in found[1]:
            continue
        path, held = section(document, "schema")
        name = unused(held, f"{found[0][-1]}{side}")
        held[name] = _view(document, found[1], "readOnly" if side == "Input" else "writeOnly")
        place.put({"$ref": pointer((*path, name))})
    return document


def _side(place: Place) -> str | None:
    """Who sends what stands here, where that is plain from the path alone."""
    if place.path[0] != "paths" or "callbacks" in place.path or len(place.path) < MIN_DEPTH:
        return None
    return {"responses": "Output", "requestBody": "Input"}.get(str(place.path[3]))


def _view(document: Raw, schema: Raw, hidden: str) -> Raw:
    def shown(value: Any) -> bool:  # noqa: ANN401 - a schema
        reference = value.get("$ref") if isinstance(value, dict) else None
        found = target(document, reference) if isinstance(reference, str) else None
        marks = (found[1] if found else value) if isinstance(value, dict) else {}
        return marks.get(hidden) is not True

    copied = deepcopy(schema)
    copied["properties"] = {name: value for name, value in copied["properties"].items() if shown(value)}
    gone = schema["properties"].keys() - copied["properties"].keys()
    left = [name for name in copied.pop("required", []) if name not in gone]
    return {**copied, "required": left} if left else copied


def unused(held: Raw, name: str) -> str:
    """A name that isn't taken."""
    while name in held:
        name += "X"
    return name
