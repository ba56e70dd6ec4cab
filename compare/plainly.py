"""What a schema says of itself by some keywords alone, where the others need not be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.conjunction import Conjunction
from compare.facts import Facts
from compare.keywords import BOUNDS, PLAIN, choose
from compare.schema_aspects import add_bounds, add_types

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from compare.model import Aspect
    from compare.schemas import Schema

_SETS_OF_TYPE = {"format"} | {name for name, keyword in PLAIN.items() if keyword.modern}
ALONE: frozenset[str] = frozenset({"description"} | BOUNDS | (PLAIN.keys() - _SETS_OF_TYPE))
"""Keywords whose facts depend on no other keyword but the type, and on that only for who may have added them."""


def said_alone(schema: Schema, keywords: AbstractSet[str]) -> dict[str, Aspect]:
    """What a schema at a single place says by these keywords, and perhaps by a few more.

    Args:
        schema: nothing but an object with keywords of its own.
        keywords: some of `ALONE`.
    """
    place, reading = schema.places[0], schema.reading
    members = place.mapping
    facts = Facts(reading, "schema")
    if not BOUNDS.isdisjoint(keywords):
        parts = Conjunction()
        parts.add(place.only(BOUNDS | {"type"}))
        if "type" in members:
            add_types(facts, parts)
        add_bounds(facts, parts)
    for name in keywords:
        if name not in members or name in BOUNDS:
            continue
        here = place.at(name)
        if name == "description":
            facts.prose(name, here)
        elif choose(PLAIN[name], [here.value]) is not None:
            facts.add(name, here.value, here, PLAIN[name].kind)
    return {aspect.rule: aspect for aspect in facts.found}
