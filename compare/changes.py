"""What becomes of something on the way from one document to the other, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from compare.document import DIALECT_TITLES, Document
from compare.values import Json, canonical
from compare.wording import STATES, is_or_are, listing, noun, place_words, shown, upper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.comparison import Finding
    from compare.limits import Limit

_NAMED = 3
"""How many of the values that come or go a sentence names before it counts the rest."""


def change(finding: Finding, documents: Sequence[Document]) -> str:
    """A sentence without its full stop about a finding in two documents."""
    before, after = finding.values
    if before is None or after is None:
        return _one_sided(finding, documents)
    words = place_words(finding.operation, finding.location)
    what = _became(finding.aspect, before.value, after.value)
    return f"The {noun(finding.aspect)} of {words} {what} in {documents[1].name}"


def not_said_by(document: Document, limit: Limit) -> str:
    """Why a document's dialect can't say it."""
    return f"{DIALECT_TITLES[document.dialect]} {limit.because}"


def _one_sided(finding: Finding, documents: Sequence[Document]) -> str:
    """For what only one of the two says."""
    lacks = 0 if finding.values[0] is None else 1
    value, has, other = finding.values[1 - lacks], documents[1 - lacks].name, documents[lacks].name
    limit, words = finding.limits[lacks], place_words(finding.operation, finding.location)
    why = f" ({not_said_by(documents[lacks], limit)})" if limit else ""
    if finding.aspect == "exists":
        return f"{upper(words)} is {f'missing from {other}' if lacks else f'only in {has}'}{why}"
    if finding.aspect in STATES:
        return f"{upper(words)} is {STATES[finding.aspect]} in {has}, not in {other}{why}"
    said = shown(value.value) if value else "nothing"
    verb = is_or_are(finding.aspect)
    return f"The {noun(finding.aspect)} of {words} {verb} {said} in {has} and not said in {other}{why}"


def _became(aspect: str, before: Json, after: Json) -> str:
    """Numbers by their direction, lists by what goes and what comes, all else from and to."""
    if _is_number(before) and _is_number(after):
        return f"{'falls' if after < before else 'rises'} from {shown(before)} to {shown(after)}"
    many = is_or_are(aspect) == "are"
    if isinstance(before, list) and isinstance(after, list) and (many or aspect == "security"):
        gone, come = _without(before, after), _without(after, before)
        told = [
            *([f"{'lose' if many else 'loses'} {gone}"] if gone else []),
            *([f"{'gain' if many else 'gains'} {come}"] if come else []),
        ]
        if told:
            return " and ".join(told)
    return f"{'change' if many else 'changes'} from {shown(before, after)} to {shown(after, before)}"


def _without(values: list[Json], others: list[Json]) -> str:
    known = {canonical(value) for value in others}
    left = [shown(value) for value in values if canonical(value) not in known]
    return listing(left, _NAMED) if left else ""


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
