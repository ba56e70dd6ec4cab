"""A sample of the contract's facts → what to look for on each stack's docs pages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from compare import compare, load
from compare.profile import slice_of
from extract.errors import StackError
from extract.pages.asked import Fact
from extract.pages.facts import is_in
from extract.pages.settings import VALUE
from extract.stack import perhaps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare import Comparison, Document, Row
    from compare.marks import Profile
    from extract.pages.settings import Sampled, Settings

PROSE = frozenset({"description", "summary"})
MARKS = re.compile(r"`|\*\*")
"""What Markdown writes and a page doesn't show."""

SAID = frozenset({"present", "different"})


def facts_of(
    contract: Document, document: Document, settings: Settings, profile: Profile = "whole"
) -> tuple[Fact, ...]:
    """What to look for on the docs pages of a stack.

    Args:
        contract: The API that all stacks build.
        document: The stack's.
        settings: What pages.toml says.
        profile: What the stack's service does of that API.

    Returns:
        All facts of the sample that the stack is asked for, each with whether the document says it.

    Raises:
        StackError: The contract hasn't such a fact, or there is nothing to tell it by on a page.
        SourceError: The document can't be compared.
    """
    if not settings.facts:
        return ()
    whole = profile == "whole"
    comparison = compare(contract if whole else load(slice_of(contract.raw), name=contract.name), document)
    rows = _rows(comparison)
    known = rows if whole else _rows(compare(contract, contract))
    names = _names(comparison)
    found = ((sampled, _row(sampled, known)) for sampled in settings.facts)
    asked = ((sampled, row if whole else rows.get(_place(sampled))) for sampled, row in found)
    return tuple(_fact(sampled, row, names, settings) for sampled, row in asked if row)


def _rows(comparison: Comparison) -> dict[tuple[str, str, str], Row]:
    return {(row.operation or "", row.location, row.aspect): row for row in comparison.rows if row.values[0]}


def _place(sampled: Sampled) -> tuple[str, str, str]:
    return (sampled.operation, sampled.location, sampled.aspect)


def _names(comparison: Comparison) -> dict[str, str]:
    """What a document calls the operations whose paths it spells otherwise than the contract."""
    pairs = (match.operations for match in comparison.matches)
    return {ours: theirs for ours, theirs in pairs if ours is not None and theirs is not None}


def _row(sampled: Sampled, rows: Mapping[tuple[str, str, str], Row]) -> Row:
    row = rows.get(_place(sampled))
    if row is None:
        raise StackError(
            f"the contract has no fact {_spelled(sampled.operation, sampled.location, sampled.aspect)!r}",
            why=f"pages.toml samples it as {sampled.what!r}",
            todo=perhaps(
                _spelled(sampled.operation, sampled.location, sampled.aspect), [_spelled(*place) for place in rows]
            )
            or "`triptych diff --all` names what there is.",
        )
    return row


def _spelled(operation: str, location: str, aspect: str) -> str:
    return " | ".join(filter(None, (operation, location, aspect)))


def _fact(sampled: Sampled, row: Row, names: Mapping[str, str], settings: Settings) -> Fact:
    theirs = row.values[1] if row.verdicts[1] in SAID else None
    said = theirs or row.values[0]
    text = _expressions(sampled, None if said is None else said.value, settings)
    return Fact(
        kind=sampled.kind,
        operation=names.get(sampled.operation, sampled.operation),
        what=sampled.what,
        text=text,
        documented=theirs is not None and (row.verdicts[1] == "present" or _tells(theirs.value, sampled)),
    )


def _tells(value: object, sampled: Sampled) -> bool:
    """Whether what a document says otherwise than the contract is still what the text of a fact is about."""
    return VALUE in "".join(sampled.text) or is_in(sampled.text, json.dumps(value, ensure_ascii=False))


def _expressions(sampled: Sampled, value: object, settings: Settings) -> tuple[str, ...]:
    """The regular expressions that a page shows a value by."""
    templates = sampled.text or settings.shown_as.get(sampled.aspect, (VALUE,))
    if VALUE not in "".join(templates):
        return templates
    values = value if isinstance(value, list) else [value]
    if not values or any(isinstance(each, bool | dict | list | None) for each in values):
        raise StackError(
            f"nothing shows {sampled.what!r} on a page",
            why=f"its value is {value!r}, which pages don't write out",
            todo="Give it a `text` in pages.toml.",
        )
    written = [_written(each, prose=sampled.aspect in PROSE) for each in values]
    return tuple(template.replace(VALUE, each) for template in templates for each in written)


def _written(value: object, *, prose: bool) -> str:
    """A regular expression for a value as a page writes it."""
    text = str(value)
    return r"\s+".join(map(re.escape, MARKS.sub("", text).split())) if prose else re.escape(text)
