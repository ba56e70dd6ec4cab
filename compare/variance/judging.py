"""Look a change up in the effect table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.variance.change import Judgement
from compare.variance.rules import RULES

if TYPE_CHECKING:
    from compare.variance.change import Change, Relation, Turn
    from compare.variance.rule import Rule

_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
_TURNS: dict[Turn, dict[Relation, Relation]] = {
    "as-is": {},
    "turned": {"narrower": "wider", "wider": "narrower"},
    "both": {"narrower": "incomparable", "wider": "incomparable"},
}


def judge(change: Change) -> Judgement:
    """How a change relates what is allowed, and what that means to a client.

    Returns:
        The judgement of the row that `rule_of` finds. It depends on nothing but the change, and any JSON in any place
        has one: what can't be read, or is nested too deeply to be compared, is `incomparable`.
    """
    rule = rule_of(change.rule)
    try:
        relation = _emptied(change, rule.relate(change))
    except (RecursionError, ValueError):  # nested deeper, or a number of more digits, than Python takes
        relation = "incomparable"
    turned = _TURNS[change.turn].get(relation, relation)
    return Judgement(relation=turned, effect=rule.effect(change, turned))


def _emptied(change: Change, relation: Relation) -> Relation:
    """The relation, unless nothing fits the one schema, beside which whatever else is said keeps nothing out."""
    before, after = (facts.get("schema.never") is True for facts in change.facts())
    if change.element != "schema" or relation in ("same", "annotation") or before is after is False:
        return relation
    if before and after:
        return "same"
    return "wider" if before else "narrower"


def rule_of(rule: str) -> Rule:
    """The row for a fact: its own, else that of its aspect in any element, else that of all else in its element.

    Args:
        rule: the fact's rule, such as `schema.maximum`; one that no row names is documentation.
    """
    element, _, aspect = rule.partition(".")
    keys = (rule, f"*.{aspect}", f"{element}.*", "*.*")
    return next(_BY_ID[key] for key in keys if key in _BY_ID)
