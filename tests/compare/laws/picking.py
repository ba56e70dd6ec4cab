"""What a rewrite may touch: some places of a document, and no place whose meaning hangs on its name or position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from .places import Key, Kind, Place, Raw, pointer, target, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence

MOST = 3
"""How many places one rewrite touches at most, so that what goes wrong can be found."""

_ANCHORS = frozenset({"$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef"})


class Choice(Protocol):
    """What makes the choices: `random.Random`, or Hypothesis in its stead."""

    def choice(self, seq: Sequence[Any], /) -> Any:  # noqa: ANN401 - one of any things
        """One of these."""

    def shuffle(self, x: MutableSequence[Any], /) -> None:
        """Bring these into another order."""


def some(choose: Choice, places: Iterable[Place]) -> list[Place]:
    """One to three of these places, the innermost first, so that none is lost when one around it is written anew."""
    left = list(places)
    picked = [left.pop(left.index(choose.choice(left))) for _ in range(min(MOST, len(left)))]
    return sorted(picked, key=lambda place: -len(place.path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What must stay as it is.

    Attributes:
        passed: places that a reference passes through on its way to somewhere deeper.
        named: schemas whose component's name is a discriminator's value.
        anchored: whether schemas are found by other means than their place.
    """

    passed: frozenset[tuple[Key, ...]]
    named: frozenset[tuple[Key, ...]]
    anchored: bool

    def may_move(self, place: Place) -> bool:
        """Whether something may be put in this place's stead, with the place inside or elsewhere."""
        return not (self.anchored or place.path in self.passed or self.chosen_by_name(place))

    def chosen_by_name(self, place: Place) -> bool:
        """Whether a discriminator tells this schema by its component's name, or passes its values on to it."""
        if place.kind != "schema":
            return False
        chosen = place.via in ("oneOf", "anyOf") and place.parent is not None and "discriminator" in place.parent.value
        base = place.via == "allOf" and target_in(place, self.named)
        return chosen or base or (place.parent is None and (place.path in self.named or "discriminator" in place.value))


def target_in(place: Place, paths: frozenset[tuple[Key, ...]]) -> bool:
    """Whether a place refers to one of these."""
    return any(pointer(path) == place.reference for path in paths)


def guard(document: Raw) -> Guard:
    """What must stay as it is in a document."""
    found = [target(document, text) for text in references(document)]
    passed = {path[:length] for path, _ in filter(None, found) for length in range(1, len(path))}
    anchored = any(key in _ANCHORS for place in walk(document) if place.kind == "schema" for key in place.value)
    return Guard(passed=frozenset(passed), named=frozenset(_named(document)), anchored=anchored)


def references(value: object) -> Iterator[str]:
    """All that looks like a reference, whatever it is."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for held in value.values():
            yield from references(held)
    elif isinstance(value, list):
        for held in value:
            yield from references(held)


def _named(document: Raw) -> set[tuple[Key, ...]]:
    """Schemas with a discriminator, what these choose from, and what takes them over by `allOf`."""
    schemas = [place for place in walk(document) if place.kind == "schema"]
    found: set[tuple[Key, ...]] = set()
    for place in schemas:
        if "discriminator" in place.value:
            found.add(place.path)
            branches = [*place.value.get("oneOf", []), *place.value.get("anyOf", [])]
            found |= {at[0] for branch in branches if (at := target(document, str(branch.get("$ref"))))}
    grown = True
    while grown:
        children = {
            place.parent.path
            for place in schemas
            if place.via == "allOf" and place.parent and target_in(place, frozenset(found))
        }
        grown = not children <= found
        found |= children
    return found


def of_kind(document: Raw, *kinds: Kind) -> list[Place]:
    """The places of these kinds."""
    return [place for place in walk(document) if place.kind in kinds]


def anywhere(value: object, touch: Callable[[Any], None]) -> None:
    """Do something with each object and list, the innermost first."""
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for inner in held:
        anywhere(inner, touch)
    if isinstance(value, dict | list):
        touch(value)
