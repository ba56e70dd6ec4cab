"""`docs/rules.md`: the effect table as a page, with what follows for either side asked of the table itself."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.values import Value
from compare.variance import RULES, Change
from compare.walk import FOR_READERS
from docs.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.values import Json
    from compare.variance import Rule, Side

_Use: TypeAlias = Literal["request", "response"]

_INTRO = """\
# Rules

<!-- Made by `python -m docs` from `compare.variance.RULES`; a test holds this page to it. -->

A finding's rule is the element and the aspect that changed: `schema.maximum`, `parameter.required`, `response.exists`.
`*` stands for any element, or for every aspect that has no row of its own. The first match of `schema.maximum`,
`*.maximum`, `schema.*` and `*.*` holds.

A change *narrows* (less is allowed than before), *widens* (more is allowed), does neither (`incomparable`: something
that was allowed no longer is, and something new is), or allows the same. The client sends a request, so narrowing it
breaks. The client gets a response, so widening it breaks. A change that does neither breaks on both sides, unless the
column says *never*. What the API sends to a webhook or callback counts as a response, and what it gets back as a
request. Below `not`, narrower and wider change places; below `if` either is incomparable.

The two columns in the middle say which change *breaks*; every other change of the row is compatible. `*`: not always,
as the last column says. *never*: compatible. *no effect*: only readers depend on it. Operations are on neither side;
where both columns say the same, it holds for what is on neither side too.
"""

_HEADS = ("rule", "narrower", "wider", "breaks a request", "breaks a response", "why")

_SECTIONS = {"schema.type": "Schemas", "operation.exists": "Operations and what is around schemas"}
"""Above which row which heading stands."""

_READ_ONLY = {f"{kind}.exists" for kind in FOR_READERS}
"""The rules that the walk takes for documentation, whatever the table says."""


def rules_page() -> str:
    """The whole page."""
    parts, rows = [_INTRO], list[tuple[str, ...]]()
    for rule in RULES:
        if rule.id in _SECTIONS:
            parts += [table(_HEADS, rows) + "\n"] if rows else []
            parts.append(f"## {_SECTIONS[rule.id]}\n")
            rows = []
        rows.append(
            (f"`{rule.id}`", rule.narrows, rule.widens, breaks(rule, "request"), breaks(rule, "response"), rule.why)
        )
    return "\n".join([*parts, table(_HEADS, rows)]) + "\n"


def breaks(rule: Rule, side: _Use) -> str:
    """Which changes of a fact break clients, where it stands in what one side sends.

    Args:
        rule: the row of the fact.
        side: who sends it.
    """
    if rule.id in _READ_ONLY:
        return "no effect"
    if not rule.narrows:
        return _any_change(rule, side)
    found = [word for relation in ("narrower", "wider") if (word := _broken(rule, side, relation))]
    return ", ".join(found) or "never"


def _broken(rule: Rule, side: Side, relation: Literal["narrower", "wider"]) -> str:
    effects = {rule.effect(change, relation) for change in _changes(rule, side)}
    if "breaking" not in effects:
        return ""
    return relation if effects == {"breaking"} else f"{relation}*"


def _any_change(rule: Rule, side: Side) -> str:
    """The same for a fact that neither narrows nor widens: by what the row itself makes of each change."""
    effects = {rule.effect(change, rule.relate(change)) for change in _changes(rule, side)}
    if effects == {"none"}:
        return "no effect"
    if "breaking" not in effects:
        return "never"
    return "any change" if effects == {"breaking"} else "any change*"


def _changes(rule: Rule, side: Side) -> Iterator[Change]:
    """A change of the fact in every situation that an effect may depend on: come, gone or another; and what of."""
    element = rule.id.partition(".")[0]
    values = ((None, Value(value="a")), (Value(value="a"), None), (Value(value="a"), Value(value="b")))
    yes_or_no = (True, False)
    for (before, after), required, deprecated, top in product(values, yes_or_no, yes_or_no, yes_or_no):
        facts: dict[str, Json] = {f"{element}.required": required, f"{element}.deprecated": deprecated}
        yield Change(
            rule=rule.id,
            before=before,
            after=after,
            side=side,
            kinds=("operation", "parameter") if top else ("operation", "request-body", "media-type", "member"),
            label="response 200" if top else "response 404",
            old=facts,
            new=facts,
        )
