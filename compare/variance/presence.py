"""Whether a thing is there at all, and whether it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.values import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.values import Json
    from compare.variance.change import Change, Relation

_OTHERS = ("*", "unevaluatedProperties")
"""How the schemas are called that hold for members which no other keyword names."""

_CHOOSING = frozenset({"schema.combination", "schema.discriminator"})
"""What a schema says that has branches: of a choice, or of those that a member tells apart."""

_CLOSING = ("schema.additionalProperties", "schema.unevaluatedProperties")


def of_a_declared(change: Change) -> Relation:
    """How a parameter or a request body that comes or goes changes what is allowed.

    What a request may hold is closed: what isn't declared isn't understood. Whoever gets it ignores what isn't. That
    there is a parameter in the path, the path itself tells.
    """
    if change.label.startswith("path "):
        return "same"
    return _of_closed(change) if change.side == "request" else of_a_constraint(change)


def of_a_member(change: Change) -> Relation:
    """How a member or a header that comes or goes changes what is allowed: it is open, unless a schema closes it."""
    shut = _is_shut_out(change)
    if (change.instead == "the same" or (shut and is_forbidden(change))) and is_optional(change):
        return "same"
    if change.instead == "something else":
        return "incomparable"
    return _of_closed(change) if shut else of_a_constraint(change)


def _of_closed(change: Change) -> Relation:
    if not is_optional(change):
        return "incomparable"
    return "wider" if change.added else "narrower"


def of_something_asked_for(change: Change) -> Relation:
    """How an operation, a status or a media type that comes or goes changes what can be had."""
    return "wider" if change.added else "narrower"


def of_a_constraint(change: Change) -> Relation:
    """How a yes that keeps something out, or a schema that must hold as well, changes what is allowed."""
    return "narrower" if change.added else "wider"


def of_a_subschema(change: Change) -> Relation:
    """As a constraint; a schema for other members or items widens where there were to be none."""
    if change.instead == "the same":
        return "same"
    if change.instead == "something else":
        return "incomparable"
    others = change.label in _OTHERS or change.label.startswith("/")
    reopens = change.instead == "nothing" or (others and _closes(_without(change)))
    return of_a_permission(change) if reopens else of_a_constraint(change)


def of_items(change: Change) -> Relation:
    """As a constraint; where a text becomes a list of texts, they may be what the one might, or less."""
    if change.added and is_made_list(change.outer_old, change.outer_new):
        return "same" if _adds_nothing(change.new, change.outer_old) else "narrower"
    if not change.added and is_made_list(change.outer_new, change.outer_old):
        return "same" if _adds_nothing(change.old, change.outer_new) else "wider"
    return of_a_constraint(change)


def is_made_list(old: Mapping[str, Json], new: Mapping[str, Json]) -> bool:
    """Whether a text becomes a list that is written by repeating its name: `?x=a` is a list of one too."""
    return "schema.type" in old and old["schema.type"] != "array" == new.get("schema.type") and _is_repeated(new)


def _is_repeated(facts: Mapping[str, Json]) -> bool:
    return facts.get("parameter.style") == "multi"


def _adds_nothing(items: Mapping[str, Json], text: Mapping[str, Json]) -> bool:
    """Whether the items keep out nothing that the one text didn't."""
    return all(rule in text and canonical(text[rule]) == canonical(value) for rule, value in items.items())


def of_a_branch(change: Change) -> Relation:
    """One more branch to choose from widens; of a choice that comes or goes as a whole, nobody can tell.

    `oneOf: [A, B]` may become `A`, which narrows, or nothing at all, which widens; what else is said then tells.
    """
    around = (change.outer_old, change.outer_new)
    if any(around) and not all(_CHOOSING & facts.keys() for facts in around):
        return "incomparable"
    return of_a_permission(change)


def of_a_permission(change: Change) -> Relation:
    """How a yes that only allows, such as `allowEmptyValue`, changes what is allowed."""
    return "wider" if change.added else "narrower"


def is_optional(change: Change) -> bool:
    """Whether the thing may be left out by the document that has it."""
    having = change.new if change.added else change.old
    return having.get(f"{change.element}.required") is not True


def is_forbidden(change: Change) -> bool:
    """Whether the document that has the thing has it only to forbid it."""
    having = change.new if change.added else change.old
    return having.get("schema.never") is True


def is_turned(change: Change) -> bool:
    """Whether the thing is still there, but only for the other side: read-only or write-only."""
    return any(change.new.get(mark) is True for mark in ("schema.readOnly", "schema.writeOnly"))


def is_announced(change: Change) -> bool:
    """Whether the baseline said that the thing will go, and promised no date until which it stays."""
    owners = (change.element, "schema")
    told = any(change.old.get(f"{owner}.deprecated") is True for owner in owners)
    return told and not any(f"{owner}.sunset" in change.old for owner in owners)


def is_unsettled(change: Change) -> bool:
    """Whether the baseline called the thing, or the operation around it, a draft or alpha, which promises nothing."""
    said = [*change.old.items(), *change.outer_old.items()]
    return any(rule.endswith(".x-stability-level") and value in ("draft", "alpha") for rule, value in said)


def is_success(label: str) -> bool:
    """Whether a response called so, such as `response 201` or `response 2XX`, is one of success."""
    return label.removeprefix("response ").startswith("2")


def _without(change: Change) -> Mapping[str, Json]:
    return change.outer_old if change.added else change.outer_new


def _is_shut_out(change: Change) -> bool:
    """Whether the document that lacks a member shuts it out, which no other keyword lets in again."""
    return change.instead == "nothing" or (change.instead == "anything" and _closes(_without(change)))


def _closes(facts: Mapping[str, Json]) -> bool:
    return any(facts.get(rule) is False for rule in _CLOSING)
