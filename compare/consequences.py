"""What a finding means to a client, in words, from its rule, its effect, and how what is allowed relates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Finding
    from compare.document import Document
    from compare.variance import Effect, Relation, Side

BEYOND: dict[str, str] = {
    "maximum": "more",
    "exclusiveMaximum": "more",
    "minimum": "less",
    "exclusiveMinimum": "less",
    "maxLength": "longer text",
    "minLength": "shorter text",
    "maxItems": "more items",
    "minItems": "fewer items",
    "maxProperties": "more members",
    "minProperties": "fewer members",
    "nullable": "null",
    "uniqueItems": "repetitions",
    "additionalProperties": "other members",
    "unevaluatedProperties": "other members",
    "enum": "other values",
    "type": "other types",
    "format": "other formats",
}
"""What an aspect keeps out; all others keep out something else."""

_SIDES: dict[tuple[Effect, Relation], Side] = {
    ("breaking", "narrower"): "request",
    ("compatible", "wider"): "request",
    ("breaking", "wider"): "response",
    ("compatible", "narrower"): "response",
}
"""Who sends it, by the law of variance: narrowing breaks in a request, widening in a response."""

_VALUE: dict[tuple[Side, Relation], str] = {
    ("request", "narrower"): "clients that send {beyond} are refused",
    ("request", "wider"): "clients may send {beyond}",
    ("request", "incomparable"): "clients that send what {baseline} takes may be refused",
    ("response", "narrower"): "clients no longer get {beyond}",
    ("response", "wider"): "clients may get {beyond}",
    ("response", "incomparable"): "clients may get what {baseline} never sends",
}
_REQUIRED: dict[tuple[Side, Relation], str] = {
    ("request", "narrower"): "clients that leave it out are refused",
    ("request", "wider"): "clients may leave it out",
    ("response", "narrower"): "clients always get it",
    ("response", "wider"): "clients may have to do without it",
}

_There = tuple[bool, "Effect"]

_SENT: dict[_There, str] = {
    (False, "breaking"): "clients that send it are refused",
    (False, "compatible"): "clients need not send it",
    (True, "breaking"): "clients that don't send it are refused",
    (True, "compatible"): "clients may send it",
}
_GIVEN: dict[_There, str] = {
    (False, "breaking"): "clients that count on it miss it",
    (False, "compatible"): "clients no longer get it",
    (True, "breaking"): "clients may get what they don't know",
    (True, "compatible"): "clients may use it",
}
_PART: dict[_There, str] = {**_SENT, (True, "breaking"): "clients that don't send it as described are refused"}
_CALLS: dict[_There, str] = {
    (False, "breaking"): "clients that wait for it are no longer called",
    (False, "compatible"): "clients have been told not to wait for it",
    (True, "compatible"): "clients may be called",
}
"""What it means that the API no longer calls its clients, or does so too."""

_ELEMENTS: dict[str, dict[_There, str]] = {
    "operation": {
        (False, "breaking"): "clients that call it fail",
        (False, "compatible"): "clients have been told not to call it",
        (True, "compatible"): "clients may call it",
    },
    "parameter": _SENT,
    "request-body": _SENT,
    "response": _GIVEN,
    "produced": _GIVEN,
    "header": _GIVEN,
    "link": _GIVEN,
    "callback": _GIVEN,
}
"""What it means that an element is missing (`False`) or only there (`True`); else it depends on who sends it."""

_CALLED: dict[str, dict[_There, str]] = {
    **dict.fromkeys(_ELEMENTS, _GIVEN),
    **dict.fromkeys(("response", "produced", "header"), _SENT),
    "operation": _CALLS,
}
"""The same where the API calls its clients, as in a webhook: it sends the request, and they answer."""

_BY_ASPECT: dict[str, dict[Effect, str]] = {
    "security": {
        "breaking": "clients that are let in now may be refused",
        "compatible": "clients that are let in now still are",
    },
    "default": {"breaking": "clients that leave it out mean something else"},
}
_ANY: dict[Effect, str] = {
    "breaking": "clients of {baseline} may break",
    "compatible": "clients of {baseline} go on as before",
}


def consequence(finding: Finding, documents: Sequence[Document]) -> str:
    """What the finding's effect is to clients of the baseline, as the end of a sentence; empty without one."""
    if finding.effect == "none":
        return ""
    worst = [index for index in range(1, len(documents)) if finding.effects[index] == finding.effect]
    clauses = {_clause(finding, index) for index in worst}
    clause = clauses.pop() if len(clauses) == 1 else _ANY[finding.effect]
    beyond = BEYOND.get(finding.aspect, "something else")
    said = clause.format(beyond=beyond, baseline="{}").replace("{}", documents[0].name)
    if len(documents) == 2:  # noqa: PLR2004 - which one it is goes without saying
        return said
    return f"in {listing([documents[index].name for index in worst])}, {said}"


def _clause(finding: Finding, index: int) -> str:
    effect, relation = finding.effects[index], finding.relations[index]
    element, side = finding.rule.partition(".")[0], _side(finding, index)
    called = _is_called(finding)
    if finding.aspect in _BY_ASPECT:
        found = None if called else _BY_ASPECT[finding.aspect].get(effect)
    elif finding.aspect == "exists":
        table = (_CALLED if called else _ELEMENTS).get(element) or {"request": _PART, "response": _GIVEN, None: {}}[
            side
        ]
        found = table.get((finding.verdicts[index] == "added", effect))
    elif side is None:
        found = None
    else:
        found = (_REQUIRED if finding.aspect == "required" else _VALUE).get((side, relation))
    return found or _ANY[effect]


def _side(finding: Finding, index: int) -> Side | None:
    """Who sends it, from the place where that tells, else from the effect: components are used both ways."""
    if _is_called(finding):
        return _SIDES.get((finding.effects[index], finding.relations[index]))
    if finding.location.startswith("response "):
        return "response"
    if finding.location.startswith(("request body", "path ", "query ", "header ", "cookie ")):
        return "request"
    return _SIDES.get((finding.effects[index], finding.relations[index]))


def _is_called(finding: Finding) -> bool:
    """Whether it is about a call that the API makes: of a webhook or a callback."""
    return finding.location.startswith("callback ") or " webhook " in (finding.operation or "")
