"""Rewrites that bring into another order what has none. Each changes its own copy."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from .picking import anywhere, guard, of_kind, some
from .places import walk

if TYPE_CHECKING:
    from .picking import Choice
    from .places import Place, Raw

_ANNOTATIONS = frozenset(
    {"title", "description", "default", "example", "examples", "externalDocs", "format", "pattern", "multipleOf", "xml"}
)
"""What only one part of an `allOf` can say for the whole: which one that is may hang on their order."""


def reorder_members(document: Raw, choose: Choice) -> Raw:
    """Bring the members of all objects into another order, those of examples too."""
    order = Random(choose.choice(range(1000)))  # noqa: S311 - one seed says more than a thousand choices

    def touch(value: Any) -> None:  # noqa: ANN401 - any JSON
        if isinstance(value, dict):
            items = list(value.items())
            order.shuffle(items)
            value.clear()
            value.update(items)

    anywhere(document, touch)
    return document


def reorder_words(document: Raw, choose: Choice) -> Raw:
    """Reorder required members, enum values, type lists, an operation's tags, and media types of Swagger 2.0."""
    members = {
        "schema": ("required", "enum", "type"),
        "parameter": ("enum",),
        "operation": ("tags", "consumes", "produces"),
        "document": ("consumes", "produces"),
    }
    found = [place for place in walk(document) if any(_several(place, name) for name in members.get(place.kind, ()))]
    for place in some(choose, found):
        for name in members[place.kind]:
            if _several(place, name):
                place.value[name] = _shuffled(choose, place.value[name])
    return document


def reorder_dependents(document: Raw, choose: Choice) -> Raw:
    """Reorder the members that another member requires."""
    for place in some(choose, [place for place in of_kind(document, "schema") if "dependentRequired" in place.value]):
        stated = place.value["dependentRequired"]
        place.value["dependentRequired"] = {name: _shuffled(choose, listed) for name, listed in stated.items()}
    return document


def reorder_parameters(document: Raw, choose: Choice) -> Raw:
    """Reorder the parameters of operations and path items."""
    return _reordered(document, choose, ("operation", "path item"), "parameters")


def reorder_branches(document: Raw, choose: Choice) -> Raw:
    """Reorder the branches of `oneOf` and `anyOf`."""
    document = _reordered(document, choose, ("schema",), "oneOf")
    return _reordered(document, choose, ("schema",), "anyOf")


def reorder_parts(document: Raw, choose: Choice) -> Raw:
    """Reorder the parts of `allOf` where no two say what only one can say for the whole."""
    kept = guard(document)
    found = [
        place for place in of_kind(document, "schema") if _several(place, "allOf") and _agree(place.value["allOf"])
    ]
    for place in some(choose, [place for place in found if (*place.path, "allOf") not in kept.passed]):
        place.value["allOf"] = _shuffled(choose, place.value["allOf"])
    return document


def _agree(parts: list[Raw]) -> bool:
    """Whether at most one part may annotate: it is a reference or has an annotation, all others are plain."""
    return sum("$ref" in part or "allOf" in part or bool(_ANNOTATIONS & part.keys()) for part in parts) <= 1


def reorder_security(document: Raw, choose: Choice) -> Raw:
    """Reorder the alternatives of security, and the scopes in them."""
    for place in some(choose, [place for place in walk(document) if _several(place, "security", 1)]):
        if place.kind in ("operation", "document"):
            listed = [
                {name: _shuffled(choose, scopes) for name, scopes in option.items()} for option in _options(place)
            ]
            place.value["security"] = _shuffled(choose, listed)
    return document


def _options(place: Place) -> list[dict[str, list[str]]]:
    return [option for option in place.value["security"] if isinstance(option, dict)]


def _reordered(document: Raw, choose: Choice, kinds: tuple[Any, ...], member: str) -> Raw:
    kept = guard(document)
    found = [place for place in of_kind(document, *kinds) if _several(place, member)]
    for place in some(choose, [place for place in found if (*place.path, member) not in kept.passed]):
        place.value[member] = _shuffled(choose, place.value[member])
    return document


def _several(place: Place, member: str, least: int = 2) -> bool:
    held = place.value.get(member)
    return isinstance(held, list) and len(held) >= least


def _shuffled(choose: Choice, listed: list[Any]) -> list[Any]:
    """Another order where there is one: what is left as it is proves nothing."""
    shuffled = list(listed)
    choose.shuffle(shuffled)
    return shuffled if shuffled != listed else shuffled[::-1]
