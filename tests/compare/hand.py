"""Findings and comparisons made by hand, for what is done with them whatever the engine finds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from compare import Comparison, Finding, Loss, Match, Value, load
from compare.comparison import fingerprint
from compare.messages import message

from .apis import api

if TYPE_CHECKING:
    from compare.values import Json

NOTHING: Any = object()
"""Stands for a document that says nothing."""


def finding(*values: Json, **members: Any) -> Finding:  # noqa: ANN401 - any attribute of a finding
    """A finding with these values, one a document: a maximum in a response that breaks clients unless stated otherwise.

    Verdicts, effects and relations follow from the values and the effect where they aren't stated; `NOTHING` among the
    values is silence.
    """
    first, *others = (None if value is NOTHING else Value(value=value) for value in values or (1, 2))
    effect = members.get("effect", "breaking")
    kind = members.get("kind", "documentation" if effect == "none" else "contract")
    relation = {"breaking": "wider", "compatible": "narrower"}.get(effect, "annotation")
    same = [value == first for value in others]
    rule, operation = members.get("rule", "schema.maximum"), members.get("operation", "GET /items")
    location = members.get("location", "response 200 application/json › price")
    stated: dict[str, Any] = {
        "rule": rule,
        "cause": f"{operation} {location}",
        "kind": kind,
        "effect": effect,
        "operation": operation,
        "used_by": (operation,) if operation else (),
        "location": location,
        "aspect": rule.partition(".")[2],
        "values": (first, *others),
        "verdicts": ("absent" if first is None else "present", *(_verdict(first, value) for value in others)),
        "effects": ("none", *("none" if equal else effect for equal in same)),
        "relations": ("same", *("same" if equal else relation for equal in same)),
        "pointers": tuple(None if value is None else "/paths" for value in (first, *others)),
        "fingerprint": fingerprint(rule, operation or "", location),
        "origin": "author",
        "message": "",
        "limits": (None,) * (len(others) + 1),
    }
    return Finding(**(stated | members))


def missing(**members: Any) -> Finding:  # noqa: ANN401 - as above
    """A finding of something that the second of two documents hasn't."""
    return finding(True, NOTHING, **({"aspect": "exists"} | members))  # noqa: FBT003 - a value


def added(**members: Any) -> Finding:  # noqa: ANN401 - as above
    """A finding of something that only the second of two documents has."""
    return finding(NOTHING, True, **({"aspect": "exists"} | members))  # noqa: FBT003 - a value


def compared(
    *findings: Finding,
    names: tuple[str, ...] = (),
    losses: tuple[Loss, ...] = (),
    matches: tuple[Match, ...] = (),
) -> Comparison:
    """A comparison of small documents with these findings, sorted, each with its sentence."""
    count = len(findings[0].values) if findings else 2
    documents = tuple(load(api(), name=name) for name in names or "abcdef"[:count])
    told = [replace(each, message=each.message or message(each, documents)) for each in findings]
    return Comparison(
        documents=documents,
        operations=(1,) * len(documents),
        findings=tuple(sorted(told, key=lambda each: (each.operation or "", each.location, each.rule))),
        losses=losses,
        matches=matches,
        _rows=lambda: (),
    )


def _verdict(first: Value | None, other: Value | None) -> str:
    if first is None:
        return "absent" if other is None else "added"
    return "absent" if other is None else "present" if other == first else "different"


OF_EACH_EFFECT = (
    finding(1, 2),
    finding(2, 1, effect="compatible", location="response 200 application/json › size"),
    finding("a", "b", effect="none", rule="operation.summary", location=""),
)

SHARED = finding(1, 2, operation=None, location="#Item › price", used_by=("GET /a", "GET /b", "GET /c", "GET /d"))
LOSSES = tuple(Loss(document="a", pointer=f"/x/{number}", why="It is odd.") for number in range(5))
MATCHES = (Match(operations=("GET /a/{b}", "GET /a/{c}/"), why="the parameter's name"),)

HOSTILE = "a|b `c` <script>\n::error::x ##[error]y\x1b[31m @everyone #12 http://x.y www.x.y **d** _e_ $f$ [g](h) \u202e"


def summaries(number: int) -> tuple[Finding, ...]:
    """Findings of documentation only."""
    rules = ("operation.summary", "operation.description")
    return tuple(
        finding("a", "b", rule=rules[index % 3 == 0], location="", operation=f"GET /{index:04}", effect="none")
        for index in range(number)
    )


def hostile(count: int = 2) -> Comparison:
    """Everything that a document can bring along is hostile."""
    one = finding(
        HOSTILE,
        *[NOTHING] * (count - 1),
        rule=f"schema.x-{HOSTILE}",
        operation=None,
        used_by=(f"GET /{HOSTILE}",) * 3,
        location=HOSTILE,
    )
    return compared(
        one,
        names=tuple(f"{name}{HOSTILE}" for name in "abcd"[:count]),
        losses=(Loss(document=f"a{HOSTILE}", pointer=f"/{HOSTILE}", why=HOSTILE),),
        matches=(Match(operations=(f"GET /{HOSTILE}",) * count, why=HOSTILE),),
    )
