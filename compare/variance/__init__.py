"""What a change means to a client: from whether it narrows or widens, and from who has to keep to it.

A request is what a client may send: narrowing it breaks clients that send what is no longer taken. A response is what
a client may rely on: widening it breaks clients that get what was never promised. `RULES` is the one table of how each
fact narrows and widens, and of the few places where clients live with more or with less than that.
"""

from __future__ import annotations

from compare.variance.change import Change, Effect, Judgement, Relation, Side, Turn
from compare.variance.judging import judge, rule_of
from compare.variance.rule import Rule
from compare.variance.rules import RULES

__all__ = ["RULES", "Change", "Effect", "Judgement", "Relation", "Rule", "Side", "Turn", "judge", "rule_of"]
