"""What a comparison yields: rows for all facts, and findings for those that aren't the same everywhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from compare.document import Document
    from compare.limits import Limit
    from compare.model import Kind
    from compare.values import Json, Value

Verdict: TypeAlias = Literal["present", "different", "absent", "added", "not-expressible"]
Origin: TypeAlias = Literal["author", "framework"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact, lined up over all documents.

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
    message: str = ""

    @property
    def fingerprint(self) -> str:
        """A stable name for the place and rule: 16 hexadecimal digits."""
        text = "\x1f".join((self.rule, self.operation or "", self.location))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Row):
    """A row that isn't the same everywhere. The children of something missing are rows, but not findings."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two or more documents against the first of them.

    Attributes:
        documents: what was compared; the first is the baseline.
        rows: all facts, sorted by operation, location and rule.
    """

    documents: tuple[Document, ...]
    rows: tuple[Row, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The rows that aren't the same everywhere."""
        return tuple(row for row in self.rows if isinstance(row, Finding))

    @property
    def identical(self) -> bool:
        """Whether there is no finding."""
        return not self.findings

    def summary(self) -> tuple[Summary, ...]:
        """The figures of each document; facts are counted one by one, those inside something missing too."""
        return tuple(self._figures(index) for index in range(len(self.documents)))

    def to_json(self) -> dict[str, Json]:
        """The comparison as JSON, in the form of `comparison.schema.json`."""
        from compare.as_json import comparison_json  # noqa: PLC0415 - it reads this module

        return comparison_json(self)

    def _figures(self, index: int) -> Summary:
        verdicts = [row.verdicts[index] for row in self.rows if row.values[0] is not None or row.values[index]]
        operations = sum(
            row.rule == "operation.exists" and not row.location and row.values[index] is not None for row in self.rows
        )
        return Summary(
            document=self.documents[index].name,
            operations=operations,
            present=verdicts.count("present"),
            different=verdicts.count("different"),
            absent=verdicts.count("absent"),
            not_expressible=verdicts.count("not-expressible"),
            added=verdicts.count("added"),
        )
