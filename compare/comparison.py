"""What a comparison yields: findings by cause, what could not be read, and, for a report, a row for every fact."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.collector import collector_off

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.document import Document
    from compare.limits import Limit
    from compare.model import Kind
    from compare.values import Json, Value
    from compare.variance import Effect, Relation

Verdict: TypeAlias = Literal["present", "different", "absent", "added", "not-expressible"]
Origin: TypeAlias = Literal["author", "framework"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact of one operation, lined up over all documents, with every reference written out.

    Attributes:
        rule: the stable id of a difference in it, such as `schema.maximum`.
        kind: whether clients or only readers depend on it.
        operation: the operation in the baseline's spelling, or `None` for what belongs to the whole document.
        location: the place in the operation, such as `response 200 application/json`; parts of a schema follow.
        aspect: what is told of that place, such as `maximum`; `exists` for the place itself.
        values: one a document, `None` where a document says nothing.
        verdicts: one a document, against the first.
        pointers: the JSON pointer into each document, `None` where it says nothing.
        limits: for each document that doesn't say it, what keeps its dialect from saying it, if anything does.
        origin: `framework` where the documents differ only by what frameworks add by rote.
        differs: whether the documents that have the place don't all say the same of it.
        message: one sentence for a person; empty where all documents say the same.
    """

    rule: str
    kind: Kind
    operation: str | None
    location: str
    aspect: str
    values: tuple[Value | None, ...]
    verdicts: tuple[Verdict, ...]
    pointers: tuple[str | None, ...]
    limits: tuple[Limit | None, ...]
    origin: Origin = "author"
    differs: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cause for which the documents are not the same, with all that it touches.

    Attributes:
        rule: the stable id, such as `schema.maximum`.
        cause: what is to be changed for this finding to go; two findings may share it, one a direction.
        kind: whether clients or only readers depend on it.
        effect: the worst of `effects`.
        operation: in the baseline's spelling; `None` where several share the cause, or where it is the document's own.
        used_by: the operations that it touches, in the baseline's order.
        location: the place in the operation, or in the component (`#Item › price`) that several operations share.
        aspect: what is told of that place, such as `maximum`; `exists` for the place itself.
        values: one a document, `None` where a document says nothing.
        verdicts: one a document, against the first.
        effects: what it means to a client, one a document, against the first (`none` for the first itself).
        relations: how what each document allows relates to what the first does (`same` for the first itself).
        pointers: the JSON pointer into each document, `None` where it says nothing.
        fingerprint: 16 hexadecimal digits, the same for the same rule at the same place.
        origin: `framework` where the documents differ only by what frameworks add by rote.
        message: one sentence for a person.
        limits: for each document that doesn't say it, what keeps its dialect from saying it, if anything does.
    """

    rule: str
    cause: str
    kind: Kind
    effect: Effect
    operation: str | None
    used_by: tuple[str, ...]
    location: str
    aspect: str
    values: tuple[Value | None, ...]
    verdicts: tuple[Verdict, ...]
    effects: tuple[Effect, ...]
    relations: tuple[Relation, ...]
    pointers: tuple[str | None, ...]
    fingerprint: str
    origin: Origin
    message: str
    limits: tuple[Limit | None, ...]


def fingerprint(*parts: str) -> str:
    """A stable name for these parts: 16 hexadecimal digits."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that a reader could not carry over into the model.

    Attributes:
        document: the document's name.
        pointer: where it stands.
        why: what it is and how it was read instead.
    """

    document: str
    pointer: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Operations that were taken for the same though their paths are spelled differently.

    Attributes:
        operations: one a document, as the document spells it; `None` where it has none.
        why: what the spellings differ in.
    """

    operations: tuple[str | None, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One document in figures, against the first.

    Attributes:
        document: its name.
        operations: how many it has.
        present: facts of the baseline that it says too (for the baseline itself: its facts).
        different: facts of the baseline that it says otherwise.
        absent: facts of the baseline that it doesn't say.
        not_expressible: facts of the baseline that its dialect can't say.
        added: facts that the baseline doesn't say.
    """

    document: str
    operations: int
    present: int
    different: int
    absent: int
    not_expressible: int
    added: int


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two or more documents against the first of them.

    Attributes:
        documents: what was compared; the first is the baseline.
        operations: how many operations each has.
        findings: sorted by operation, location and rule.
        losses: what the readers could not carry over, of all that was read.
        matches: the operations that are the same though their paths are spelled differently.
    """

    documents: tuple[Document, ...]
    operations: tuple[int, ...]
    findings: tuple[Finding, ...]
    losses: tuple[Loss, ...] = ()
    matches: tuple[Match, ...] = ()
    _rows: Callable[[], tuple[Row, ...]] = field(repr=False, compare=False)

    @property
    def identical(self) -> bool:
        """Whether there is no finding."""
        return not self.findings

    @property
    def same_api(self) -> bool:
        """Whether no finding has an effect on a client."""
        return all(finding.effect == "none" for finding in self.findings)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every fact of every operation, those that are the same too; made when it is first asked for.

        Raises:
            SourceError: a document says too much once all its references are written out.
        """
        return self._rows()

    def summary(self) -> tuple[Summary, ...]:
        """The figures of each document; facts are counted one by one, those inside something missing too."""
        return tuple(self._figures(index) for index in range(len(self.documents)))

    def to_json(self) -> dict[str, Json]:
        """The comparison as JSON, in the form of `comparison.schema.json`."""
        from compare.as_json import comparison_json  # noqa: PLC0415 - it reads this module

        with collector_off():
            return comparison_json(self)

    def _figures(self, index: int) -> Summary:
        verdicts = [row.verdicts[index] for row in self.rows if row.values[0] is not None or row.values[index]]
        return Summary(
            document=self.documents[index].name,
            operations=self.operations[index],
            present=verdicts.count("present"),
            different=verdicts.count("different"),
            absent=verdicts.count("absent"),
            not_expressible=verdicts.count("not-expressible"),
            added=verdicts.count("added"),
        )
