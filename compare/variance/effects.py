"""What follows from a relation: by variance nearly everywhere, and by what clients live with in a few named places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.variance.presence import (
    is_announced,
    is_forbidden,
    is_optional,
    is_success,
    is_turned,
    is_unsettled,
)

if TYPE_CHECKING:
    from compare.variance.change import Change, Effect, Relation, Side

_BY_SIDE: dict[tuple[Side | None, Relation], Effect] = {
    ("request", "narrower"): "breaking",
    ("request", "incomparable"): "breaking",
    ("request", "wider"): "compatible",
    ("response", "narrower"): "compatible",
    ("response", "incomparable"): "breaking",
    ("response", "wider"): "breaking",
}


def by_variance(change: Change, relation: Relation) -> Effect:
    """Narrowing breaks who sends a request, widening breaks who gets a response; nobody sends what is on no side."""
    return _BY_SIDE.get((change.side, relation), "none")


def asked_for(change: Change, relation: Relation) -> Effect:
    """As in a request, whoever sends it: what a client asks for by name is missed when it is gone."""
    return by_variance(replace(change, side="request"), relation)


def harmless(_: Change, __: Relation) -> Effect:
    """It is not the same API, but no client breaks."""
    return "compatible"


def for_readers(_: Change, __: Relation) -> Effect:
    """Only readers depend on it."""
    return "none"


def of_a_default(change: Change, _: Relation) -> Effect:
    """A request without the parameter means something else now; of a body, the default is what the API fills in."""
    own = change.kinds[-1:] == ("parameter",) and change.side == "request"
    return "breaking" if own else "compatible"


def of_an_operation(change: Change, relation: Relation) -> Effect:
    """As what is asked for, apart from what was announced to go or never promised to stay."""
    return "compatible" if _may_go(change) else asked_for(change, relation)


def of_an_input(change: Change, relation: Relation) -> Effect:
    """By variance, apart from what was announced to go or never promised to stay, and what the path tells anyway."""
    told = relation == "same" and change.label.startswith("path ")
    return "compatible" if told or _may_go(change) else by_variance(change, relation)


def of_a_member(change: Change, relation: Relation) -> Effect:
    """By variance, apart from optional members: nobody need send one that is new, or may count on one that goes.

    A member that goes from the one side because it is read-only or write-only now is let go as well: the
    specifications only advise that it stay away (3.0, Schema Object: SHOULD NOT). One that is there to be forbidden,
    and one of which other keywords told something already, are no such members: clients may have kept to that.
    """
    optional = is_optional(change) and change.instead != "more" and not is_forbidden(change)
    comes = change.side == "request" and change.added and relation == "narrower" and optional
    goes = change.side == "response" and not change.added and relation == "wider" and (optional or is_turned(change))
    return "compatible" if comes or goes else by_variance(change, relation)


def of_a_response(change: Change, relation: Relation) -> Effect:
    """A success status is a promise; that another comes or goes, clients have to live with.

    A range that gives way to statuses of it promises more than before.
    """
    promised = is_success(change.label) and change.instead != "more"
    return asked_for(change, relation) if promised else "compatible"


def of_a_pattern(change: Change, relation: Relation) -> Effect:
    """By variance in a request; those who get a text read it, and seldom hold it to how it was to be built."""
    return "compatible" if change.side == "response" and relation != "same" else by_variance(change, relation)


def of_a_sunset(change: Change, relation: Relation) -> Effect:
    """A date once given is a promise to keep the thing until then; to give one is to announce, which breaks nobody."""
    return "compatible" if change.added else asked_for(change, relation)


def of_a_meaning(change: Change, relation: Relation) -> Effect:
    """By variance; that something is said of the same at all breaks nobody."""
    return "compatible" if relation == "same" else by_variance(change, relation)


def _may_go(change: Change) -> bool:
    return change.after is None and (is_announced(change) or is_unsettled(change))
