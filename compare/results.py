"""What is kept of a stack from version to version: its facts with verdict and means, and where it deviates.

A file of results depends on the contract and on one stack alone. It holds nothing that is another in each run, and of a
value only what isn't the contract's own.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from compare.comparison import fingerprint
from compare.errors import SourceError
from compare.marks import Profile  # noqa: TC001 - msgspec reads the types at run time
from compare.means import Means  # noqa: TC001 - msgspec reads the types at run time
from compare.notes import Noted, name_of
from compare.sheet import VERDICTS, CellVerdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.report import Deviation, Subject
    from compare.sheet import Fact, FactSheet
    from compare.values import Value

FORMAT: Literal[1] = 1
REFERENCE = "CPython 3.11"
"""The Python on which the results under version control are made: another may get other versions of a framework."""

_LONGEST = 60  # characters of a value; of a longer one there is the beginning and a hash


class Line(NamedTuple):
    """A fact; an array in the file, so that it fits on a line.

    Attributes:
        id: The fact's id.
        verdict: What the stack's document makes of it.
        means: How it got into the document; None where that isn't known, or it isn't there.
        fact: Its place and its aspect.
        value: What the document says, where that isn't what the contract says: a text as it is, else JSON.
    """

    id: str
    verdict: CellVerdict
    means: Means | None
    fact: str
    value: str = ""


class Deviates(NamedTuple):
    """Where the running service isn't as it should be.

    Attributes:
        operation: Such as `POST /items`; several, joined by commas, for a test that calls more than one.
        check: The check or the test that found it.
    """

    operation: str
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The results of one stack.

    Attributes:
        format: The version of this format.
        stack: The stack's name.
        title: What it is called.
        python: The implementation and version of its interpreter, without the patch.
        versions: The versions that matter.
        dialect: Its document's.
        fuzzer: What looked for deviations, with its version; empty where nobody measured.
        same: Where the service isn't as the contract says.
        true: Where it isn't as its own document says.
        counts: How many facts have which verdict.
        columns: What the parts of a fact's line are.
        facts: By operation, by component as `#Item`, or under the empty name for the whole document.
        profile: What of the contract its service does; of a slice there are no other facts.
    """

    format: Literal[1]
    stack: str
    title: str
    python: str
    versions: dict[str, str]
    dialect: str
    fuzzer: str
    same: tuple[Deviates, ...]
    true: tuple[Deviates, ...]
    counts: dict[CellVerdict, int]
    columns: tuple[str, ...]
    facts: dict[str, tuple[Line, ...]]
    profile: Profile = "whole"

    def noted(self) -> Iterator[Noted]:
        """The facts, as notes are held to them."""
        for group, lines in self.facts.items():
            for line in lines:
                yield Noted(id=line.id, name=name_of(group, line.fact, ""), verdict=line.verdict)


def results_of(sheet: FactSheet, subject: Subject) -> Results:
    """The results of a stack.

    Args:
        sheet: The facts of the contract and of that stack's document, and of no others: what two stacks are lined up
            by may add rows.
        subject: The stack.
    """
    index = len(sheet.documents) - 1
    facts = {group.key: tuple(_lines(group.facts, index)) for group in sheet.groups}
    counts = Counter(line.verdict for lines in facts.values() for line in lines)
    measured = subject.measured
    return Results(
        format=FORMAT,
        stack=subject.document.name,
        title=subject.title,
        python=subject.python.rpartition(".")[0],
        versions=dict(subject.versions or {}),
        dialect=subject.document.dialect,
        fuzzer=measured.tool if measured else "",
        same=deviates(measured.same if measured else ()),
        true=deviates(measured.true if measured else ()),
        counts={verdict: counts[verdict] for verdict in VERDICTS},
        columns=Line._fields,
        facts={group: lines for group, lines in facts.items() if lines},
        profile=subject.profile,
    )


def deviates(found: Iterable[Deviation]) -> tuple[Deviates, ...]:
    """Where something deviates, each operation and check once, sorted."""
    return tuple(sorted({Deviates(each.operation, each.check) for each in found}))


def render(results: Results) -> str:
    """The results as JSON, a fact a line; the profile is told where it isn't the whole."""
    whole = msgspec.to_builtins(results)
    profile = whole.pop("profile")
    if profile != "whole":
        *head, facts = whole.items()
        whole = dict([*head, ("profile", profile), facts])
    return "{\n" + ",\n".join(f"  {_json(key)}: {_part(value)}" for key, value in whole.items()) + "\n}\n"


def parse(data: str | bytes, name: str) -> Results:
    """Results as they were rendered.

    Args:
        data: The JSON, as text or as it stands in the file.
        name: What to call it in an error, such as the file's path.

    Raises:
        SourceError: It isn't in the form of format 1.
    """
    try:
        return msgspec.json.decode(data, type=Results)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(name, f"it can't be read as results: {error}", "Renew it with `triptych results`") from error


def _lines(facts: Iterable[Fact], index: int) -> Iterator[Line]:
    for fact in facts:
        cell = fact.cells[index]
        if cell.verdict in ("silent", "outside"):
            continue
        said = _shown(cell.value) if cell.value and cell.verdict != "present" else ""
        yield Line(fact.id, cell.verdict, cell.means, name_of("", fact.location, fact.aspect), said)


def _shown(value: Value) -> str:
    text = value.value if isinstance(value.value, str) else _json(value.value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… {fingerprint(text)}"


def _part(value: Any) -> str:  # noqa: ANN401 - any part of the results
    """A part of the file: each fact and each deviation has a line."""
    match value:
        case {**groups} if groups and all(isinstance(lines, tuple) for lines in groups.values()):
            return "{\n" + ",\n".join(f"    {_json(key)}: {_list(lines, 6)}" for key, lines in groups.items()) + "\n  }"
        case ((*_,), *_):
            return _list(value, 4)
        case _:
            return _json(value)


def _list(lines: Any, indent: int) -> str:  # noqa: ANN401 - as above
    before = " " * indent
    return "[\n" + ",\n".join(before + _json(line if line[-1] else line[:-1]) for line in lines) + f"\n{before[2:]}]"


def _json(value: Any) -> str:  # noqa: ANN401 - as above
    return json.dumps(value, ensure_ascii=False)
