"""The most telling differences of a comparison, in words, for someone who chooses a framework."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.document import DIALECT_TITLES, Document
from compare.model import BETWEEN
from compare.wording import STATES, listing, noun, one_line, shown, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Comparison, Finding, Verdict

_NAMED = 3
"""How many places a sentence names before it counts the rest."""

_RANKS: tuple[tuple[str, ...], ...] = (
    ("operation.exists",),
    ("response.exists",),
    ("parameter.exists", "request-body.exists"),
    ("schema.", "member.", "items.", "branch.", "subschema.", "parameter.", "operation.", "request-body."),
    ("response.", "media-type.", "produced.", "header.", "link.", "callback."),
)
"""The rules of contract findings by rank, the most telling first; a rule belongs to the first that it begins with."""

_EXAMPLES, _PROSE, _BY_ROTE = len(_RANKS), len(_RANKS) + 1, len(_RANKS) + 2


def most_telling(comparison: Comparison, count: int = 3) -> tuple[str, ...]:
    """The most telling differences as sentences, the most telling first.

    One sentence covers all places where the same aspect differs in the same way between the same documents.

    Args:
        comparison: what was compared.
        count: how many sentences at most.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in comparison.findings:
        groups.setdefault(_alike(finding), []).append(finding)
    ranked = sorted(groups.values(), key=_order)
    return tuple(_sentence(group, comparison.documents) for group in ranked[:count])


def _alike(finding: Finding) -> tuple[object, ...]:
    """What findings of one sentence have in common: a limit of a dialect is one thing, whatever it keeps unsaid."""
    limited = set(finding.verdicts) == {"present", "not-expressible"}
    limits = tuple(limit and (limit.what, limit.because) for limit in finding.limits)
    return (limits if limited else finding.rule, finding.verdicts, finding.origin)


def _order(group: Sequence[Finding]) -> tuple[object, ...]:
    """The most telling first; of those that tell as much, what breaks clients, and then what is found most often."""
    rank = min(map(_rank, group))
    harmless = all(finding.effect != "breaking" for finding in group)
    return (rank, harmless, -len(group), group[0].rule, group[0].verdicts)


def _rank(finding: Finding) -> int:
    if finding.origin == "framework":
        return _BY_ROTE
    if finding.aspect == "examples":
        return _EXAMPLES
    if finding.kind == "documentation":
        return _PROSE
    return next((rank for rank, starts in enumerate(_RANKS) if finding.rule.startswith(starts)), len(_RANKS) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """The documents' names by what they have to say, and the words for what it is about."""

    has: list[str]
    differs: list[str]
    silent: list[str]
    adds: list[str]
    what: str
    where: str


def _sentence(group: Sequence[Finding], documents: Sequence[Document]) -> str:
    sides = _sides(group, documents)
    clauses = [*_absence(sides, group[0]), *_difference(sides, group), *_limits(group, documents, sides)]
    return one_line("; ".join(clauses) + ".")


def _sides(group: Sequence[Finding], documents: Sequence[Document]) -> _Sides:
    def named(verdict: Verdict) -> list[str]:
        return [document.name for document, found in zip(documents, group[0].verdicts, strict=True) if found == verdict]

    return _Sides(
        has=named("present"),
        differs=named("different"),
        silent=[
            document.name
            for document, verdict, limit in zip(documents, group[0].verdicts, group[0].limits, strict=True)
            if verdict == "absent" and limit is None
        ],
        adds=named("added"),
        what=_what(group),
        where=f" (in {len(group)} places)" if len(group) > 1 else "",
    )


def _absence(sides: _Sides, finding: Finding) -> list[str]:
    exists = finding.aspect == "exists"
    if sides.adds:
        does = verb(sides.adds, "has", "have") if exists else verb(sides.adds, "documents", "document")
        rest = f"; {listing(sides.silent)} {verb(sides.silent, *_DONT)}" if sides.silent else ""
        return [f"{listing(sides.adds)} {does} {sides.what}{sides.where}{rest}"]
    if not sides.silent:
        return []
    does = "have" if exists else "document"
    denial = f"{listing(sides.silent)} {verb(sides.silent, *_DONT)} {does} {sides.what}{sides.where}"
    return [f"{denial}; {listing(sides.has)} {verb(sides.has, 'does', 'do')}"]


_DONT = ("doesn't", "don't")


def _difference(sides: _Sides, group: Sequence[Finding]) -> list[str]:
    if not sides.differs:
        return []
    baseline = listing(sides.has)
    values = [
        value for value, verdict in zip(group[0].values, group[0].verdicts, strict=True) if verdict == "different"
    ]
    ours = group[0].values[0]
    detail = sides.where
    if len(group) == 1 and len(sides.differs) == 1 and values[0] is not None and ours is not None:
        detail = f" ({shown(values[0].value, ours.value)} instead of {shown(ours.value, values[0].value)})"
    gives = verb(sides.differs, "differs", "differ")
    return [f"{listing(sides.differs)} {gives} from {baseline} in {sides.what}{detail}"]


def _limits(group: Sequence[Finding], documents: Sequence[Document], sides: _Sides) -> list[str]:
    found: dict[tuple[str, str], list[Document]] = {}
    for document, limit in zip(documents, group[0].limits, strict=True):
        if limit is not None:
            found.setdefault((limit.what, limit.because), []).append(document)
    alone = len(group) == 1 or sides.silent or sides.adds or sides.differs
    count = "" if alone else f" ({_counted(group)})"
    return [
        f"{listing([document.name for document in held])} can't {what}: {_cause(held, because)}{count}"
        for (what, because), held in found.items()
    ]


def _cause(documents: Sequence[Document], because: str) -> str:
    """Why these can't, said once of all their dialects: `Swagger 2.0 and OpenAPI 3.0 have none`."""
    titles = [title for dialect, title in DIALECT_TITLES.items() if dialect in {held.dialect for held in documents}]
    does, _, rest = because.partition(" ")
    return f"{listing(titles)} {verb(titles, does, 'have' if does == 'has' else does.removesuffix('s'))} {rest}"


def _counted(group: Sequence[Finding]) -> str:
    return f"{len(group)} {'responses' if group[0].rule.startswith('response.') else 'places'}"


def _what(group: Sequence[Finding]) -> str:
    """What the sentence is about: elements, a state that they are in, or an aspect of them."""
    names = list(dict.fromkeys(_leaf(finding) for finding in group))
    aspect = group[0].aspect
    if aspect == "exists":
        kind = _ELEMENTS.get(group[0].rule.partition(".")[0], "")
        word = kind + ("s" if kind and len(names) > 1 else "")
        return f"{word} {listing(names, _NAMED)}".strip()
    if aspect in STATES:
        return f"that {listing(names, _NAMED)} {verb(names, 'is', 'are')} {STATES[aspect]}"
    return f"the {noun(aspect)} of {listing(names, _NAMED)}"


_ELEMENTS = {
    "response": "response",
    "parameter": "parameter",
    "member": "member",
    "media-type": "media type",
    "header": "header",
    "link": "link",
    "callback": "callback",
    "produced": "media type",
    "branch": "choice",
    "tag": "tag",
}
_OF_LABELS = ("path ", "query ", "header ", "cookie ", "parameter ", "tag ")
_OF_RULES = ("header.", "link.", "callback.")
_OF_MISSING = ("media-type.", "produced.", "response.")


def _leaf(finding: Finding) -> str:
    """The place's own name: `limit` for the parameter `query limit` and for the member `limit` of a body alike."""
    if finding.operation is None and finding.location == "info":
        return "the API"
    outer, between, leaf = finding.location.rpartition(BETWEEN)
    if between:
        return f"{outer.rpartition(BETWEEN)[2].removeprefix('#')} {leaf}" if leaf in ("[]", "*") else leaf
    if finding.location == "request body":
        return "a request body" if finding.aspect == "exists" else "the request body"
    short = finding.location.startswith(_OF_LABELS) or finding.rule.startswith(_OF_RULES)
    if short or (finding.aspect == "exists" and finding.rule.startswith(_OF_MISSING)):
        return leaf.rpartition(" ")[2].removeprefix("#")
    return leaf.removeprefix("#") or finding.operation or "the API"
