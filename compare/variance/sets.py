"""How lists of what is allowed change what is allowed: types, values, null, formats, patterns and choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.values import canonical
from compare.variance.order import contained
from compare.variance.presence import is_made_list

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from compare.values import Json, Value
    from compare.variance.change import Change, Relation

_EVERYTHING = frozenset({"string", "integer", "fraction", "boolean", "array", "object"})
_TEXT = frozenset({"string", "integer", "fraction", "boolean"})
_TEXTUAL = ("xml", "form", "text/")
_PARTS: dict[str, frozenset[str]] = {"number": frozenset({"integer", "fraction"})}
"""What a type consists of, where that is more than itself; a fraction is a number that isn't whole."""

_NAMES: tuple[tuple[type, str], ...] = (
    (bool, "boolean"),  # before int, which Python takes it for
    (int, "integer"),
    (str, "string"),
    (list, "array"),
    (dict, "object"),
    (type(None), "null"),
)

_WIDEST = ("int64", "double")
"""Formats that keep nothing out which a number without a format may be, in all that is read into 64 bits."""

_WITHIN: frozenset[tuple[str, str]] = frozenset(
    {
        ("int32", "int64"),
        ("float", "double"),
        ("email", "idn-email"),
        ("hostname", "idn-hostname"),
        ("uri", "iri"),
        ("uri", "uri-reference"),
        ("uri", "iri-reference"),
        ("iri", "iri-reference"),
        ("uri-reference", "iri-reference"),
    }
)
"""Formats, each with one that allows all that it does and more (JSON Schema 2020-12, Validation, 7.3)."""

_ANY_TEXT = frozenset({"", ".*", "^.*", ".*$", "^.*$", "^", "$"})
"""Patterns that every text matches; line breaks, which `.` leaves out, are not what authors think of."""


def of_sets(before: AbstractSet[str], after: AbstractSet[str]) -> Relation:
    """How sets of what is allowed relate."""
    return contained(kept=before <= after, held=after <= before)


def constraint(change: Change) -> Relation:
    """A keyword that keeps something out, and of whose values none can be told to keep out more than another."""
    if change.before is None:
        return "narrower"
    return "wider" if change.after is None else "incomparable"


def types(change: Change) -> Relation:
    """`type`, a word or several; none is all of them."""
    old, new = change.facts()
    text = _stands_for(change)
    before, after = _types(old, text=text), _types(new, text=text)
    if before is None or after is None:
        return "incomparable"
    if is_made_list(old, new):
        return "wider"
    if is_made_list(new, old):
        return "narrower"
    if {"null"} in (before, after):  # beside others null is told as `nullable`
        before, after = before | _null(old), after | _null(new)
    relation = of_sets(before, after)
    if _lists(old) and _lists(new):
        listed = all(_are_of(facts["schema.enum"], before & after) for facts in (old, new))
        return "same" if listed else relation
    if relation == "narrower" and _are_of(old.get("schema.enum"), after):
        return "same"  # that other values of the type may come, the list that goes tells
    return "same" if relation == "wider" and _are_of(new.get("schema.enum"), before) else relation


def values(change: Change) -> Relation:
    """`enum`, and `const` as an enum of one; no list is needed where the type has but those values."""
    if change.before is None or change.after is None:
        listed, facts = (change.after, change.old) if change.before is None else (change.before, change.new)
        if listed is not None and _is_all_there_is(listed.value, facts):
            return "same"
        return "narrower" if change.before is None else "wider"
    before, after = change.before.value, change.after.value
    if not isinstance(before, list) or not isinstance(after, list):
        return "incomparable"
    return of_sets({canonical(value) for value in before}, {canonical(value) for value in after})


def null(change: Change) -> Relation:
    """`nullable`; without a type and without an enum, null is allowed anyway."""
    if not change.old and not change.new:
        return "wider" if change.added else "narrower"
    old, new = change.facts()
    before, after = (_takes_null(facts) for facts in (old, new))
    if before == after:
        return "same"
    return "wider" if after else "narrower"


def formats(change: Change) -> Relation:
    """`format`: some allow all that another does."""
    if change.before is None or change.after is None:
        stated = change.after if change.before is None else change.before
        return "same" if stated is not None and stated.value in _WIDEST else constraint(change)
    before, after = str(change.before.value), str(change.after.value)
    if (before, after) in _WITHIN:
        return "wider"
    return "narrower" if (after, before) in _WITHIN else "incomparable"


def patterns(change: Change) -> Relation:
    """`pattern`: of two, only what matches everything can be told to allow more."""
    before, after = (_matches_all(value) for value in (change.before, change.after))
    if before and after:
        return "same"
    if before:
        return "narrower"
    return "wider" if after else "incomparable"


def choices(change: Change) -> Relation:
    """`combination`: one of several or any of several; one asks for more than any, and none asks for nothing."""
    before, after = (_words(None if value is None else value.value) for value in (change.before, change.after))
    if before == {"oneOf"} and after == {"anyOf"}:
        return "wider"
    if before == {"anyOf"} and after == {"oneOf"}:
        return "narrower"
    return of_sets(after, before)


def dependencies(change: Change) -> Relation:
    """`dependentRequired`: which members ask for which others."""
    before, after = (_pairs(None if value is None else value.value) for value in (change.before, change.after))
    return "incomparable" if before is None or after is None else of_sets(after, before)


def _matches_all(pattern: Value | None) -> bool:
    return pattern is None or (isinstance(pattern.value, str) and pattern.value in _ANY_TEXT)


def _types(facts: Mapping[str, Json], *, text: frozenset[str]) -> frozenset[str] | None:
    stated = facts.get("schema.type")
    if stated is None:
        return _EVERYTHING
    words = _words(stated)
    if not words:
        return None
    found = frozenset[str]().union(*(_PARTS.get(word, {word}) for word in words))
    return found | text if "string" in found else found


def is_textual(media_type: str) -> bool:
    """Whether a body of this media type tells numbers and the like from texts by nothing."""
    return "json" not in media_type and any(word in media_type for word in _TEXTUAL)


def _stands_for(change: Change) -> frozenset[str]:
    """What a text may stand for where all is text: in XML, forms and the like anything, in parameters no structure."""
    if change.media_type:
        return _EVERYTHING if is_textual(change.media_type) else frozenset()
    return _TEXT if {"parameter", "header"} & {*change.kinds} else frozenset()


def _null(facts: Mapping[str, Json]) -> frozenset[str]:
    return frozenset({"null"} if _takes_null(facts) else ())


def _is_all_there_is(listed: Json, facts: Mapping[str, Json]) -> bool:
    """Whether the list names every value of the type that is said without it: only null, or true and false."""
    values = {canonical(value) for value in listed} if isinstance(listed, list) else set[str]()
    return bool(values) and values == _FEW.get(_words(facts.get("schema.type")))


_FEW: dict[frozenset[str], set[str]] = {
    frozenset({"null"}): {"null"},
    frozenset({"boolean"}): {"true", "false"},
}
"""The values, as JSON, of the types that have but a few."""


def _lists(facts: Mapping[str, Json]) -> bool:
    return isinstance(facts.get("schema.enum"), list)


def _are_of(listed: Json, types: AbstractSet[str]) -> bool:
    return isinstance(listed, list) and all(_type(value) in types for value in listed)


def _type(value: Json) -> str:
    if isinstance(value, float):
        return "integer" if value.is_integer() else "fraction"
    return next(name for kind, name in _NAMES if isinstance(value, kind))


def _takes_null(facts: Mapping[str, Json]) -> bool:
    listed = facts.get("schema.enum")
    if facts.get("schema.nullable") is True or "null" in _words(facts.get("schema.type")):
        return True
    if isinstance(listed, list):
        return None in listed
    return "schema.type" not in facts


def _words(value: Json) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset({value})
    return frozenset(word for word in value if isinstance(word, str)) if isinstance(value, list) else frozenset()


def _pairs(value: Json) -> frozenset[str] | None:
    """Each member with one that it asks for, as one text."""
    if value is None:
        return frozenset()
    if not isinstance(value, dict) or not all(isinstance(wanted, list) for wanted in value.values()):
        return None
    return frozenset(
        canonical([name, other]) for name, wanted in value.items() if isinstance(wanted, list) for other in wanted
    )
