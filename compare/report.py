"""What a report shows: the comparison, what is known of each document's stack, and what failed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.pages_telling import telling_of_pages
from compare.telling import most_telling
from compare.wording import listing, verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare import Comparison, Document
    from compare.calls import Call
    from compare.docs_pages import DocsSeen
    from compare.guide import Guide
    from compare.marks import Profile
    from compare.means import MeansBy
    from compare.notes import Note, StaleNote
    from compare.source_code import Cost, Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A place that the validator rejected.

    Attributes:
        rule: What kind of problem or validator's fault it is.
        pointer: JSON Pointer into the document.
        message: The validator's words.
        links: Where to read more; only a fault of the validator's own has any.
    """

    rule: str
    pointer: str
    message: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The validator's verdict on one document.

    Attributes:
        valid: Whether the document is as its dialect asks.
        validator: What gave the verdict.
        problems: What is wrong with the document.
        faults: What the validator got wrong.
    """

    valid: bool
    validator: str
    problems: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """The running service does something else than it is held to.

    Attributes:
        operation: Such as `POST /items`; several, joined by commas, for a test that calls more than one.
        check: What found it.
        message: What is wrong.
        curl: How to see it oneself; empty where a test found it.
        times: How often it was seen.
    """

    operation: str
    check: str
    message: str
    curl: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured on a running service.

    Attributes:
        tests: How many tests of the suite called each operation and passed.
        requests: How many requests the fuzzer made to each operation, held to the contract.
        own_requests: The same, held to the service's own document.
        same: Where the service isn't as the contract says.
        true: Where it isn't as its own document says.
        switched_off: The fuzzer's checks that weren't made, with the operation and the reason.
        tool: The fuzzer.
    """

    tests: Mapping[str, int]
    requests: Mapping[str, int]
    own_requests: Mapping[str, int]
    same: tuple[Deviation, ...]
    true: tuple[Deviation, ...]
    switched_off: tuple[tuple[str, str, str], ...]
    tool: str

    @property
    def operations(self) -> frozenset[str]:
        """Those that anything is known of."""
        deviating = (name for each in (*self.same, *self.true) for name in each.operation.split(", ") if name)
        return frozenset((*self.tests, *self.requests, *self.own_requests, *deviating))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is known of one document beside its content.

    Attributes:
        document: The document.
        title: What its stack is called.
        verdict: Its validity; None where there is no specification that it could be held to, or no document.
        python: The interpreter that it was made by; empty for a document that no stack made.
        versions: The versions that matter.
        pages: Name, path and HTTP status of each docs page.
        in_process: Whether the document made without a server says the same; None where there is none.
        measured: What was measured on the running service; None where nobody looked.
        docs: What was seen of its docs pages; None where nobody looked.
        runs: Whether there is a service to look at.
        means: By what means each of its facts got into it; None where that isn't known.
        without_means: Why the means aren't known, where they should be.
        cost: What of the service's source exists for documentation only; None likewise.
        code: The source of each operation, by the shape of its name (`GET /items/{}`, see `paths.shape`).
        cuts: Further lines of the source that show a topic, by topic.
        remarks: What there is to say of those lines, in Markdown, by topic.
        calls: What the running service answers to some requests.
        notes: What people noted of its facts, by the fact's id.
        profile: What its service does of the first document's API; the facts that it is asked for are of that.
        reused: What is a former run's, since its sources haven't changed, in words.
    """

    document: Document
    title: str
    verdict: Verdict | None
    python: str = ""
    versions: Mapping[str, str] | None = None
    pages: tuple[tuple[str, str, int], ...] = ()
    in_process: bool | None = None
    measured: Measured | None = None
    docs: DocsSeen | None = None
    runs: bool = False
    means: MeansBy | None = None
    without_means: str = ""
    cost: Cost | None = None
    code: Mapping[str, tuple[Excerpt, ...]] = field(default_factory=dict)
    cuts: Mapping[str, tuple[Excerpt, ...]] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()
    notes: Mapping[str, Note] = field(default_factory=dict)
    profile: Profile = "whole"
    reused: tuple[str, ...] = ()

    @property
    def scope(self) -> str:
        """Of what its figures speak, in words that follow them; empty where that is all."""
        return "of its slice" if self.profile == "slice" else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A comparison of a report's documents.

    Attributes:
        comparison: The comparison.
        columns: For each of its documents, the number of its subject in the report. The first document of a comparison
            of slices is the first subject's, cut.
    """

    comparison: Comparison
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A stack that has no bundle.

    Attributes:
        name: The stack.
        title: What it is called.
        error: What happened, why, what to do.
        detail: What helps to find the cause.
    """

    name: str
    title: str
    error: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a report shows.

    What does the whole API is compared with the first document; what does its slice, with the slice of that document,
    so that nobody is asked for what it was never to do.

    Attributes:
        subjects: One for each document: the first, those that are compared with it, those that are with its slice.
        failed: The stacks that have none.
        comparison: The comparison of the whole; None where fewer than two documents are left.
        slices: The comparison of slices; None where there is no such document.
        stale_notes: People's notes that don't fit the facts.
        guide: What the guide is to show; None where nobody said.
    """

    subjects: tuple[Subject, ...]
    failed: tuple[Failed, ...]
    comparison: Comparison | None
    stale_notes: tuple[StaleNote, ...] = ()
    guide: Guide | None = None
    slices: Comparison | None = None

    def compared(self) -> tuple[Compared, ...]:
        """The comparisons that there are, that of the whole first."""
        found: list[Compared] = []
        if self.comparison:
            found.append(Compared(comparison=self.comparison, columns=tuple(range(len(self.comparison.documents)))))
        if self.slices:
            others = range(len(self.subjects) - len(self.slices.documents) + 1, len(self.subjects))
            found.append(Compared(comparison=self.slices, columns=(0, *others)))
        return tuple(found)

    def reused(self) -> tuple[str, ...]:
        """What is a former run's, a sentence a subject."""
        return tuple(
            f"{one.title}: {listing(one.reused)} {verb(one.reused, 'is', 'are')} reused from a former run."
            for one in self.subjects
            if one.reused
        )

    def telling(self) -> tuple[str, ...]:
        """The three most telling differences, in words: of the whole, where anything does that."""
        return next((most_telling(each.comparison, 3) for each in self.compared()), ())

    def telling_of_pages(self) -> tuple[str, ...]:
        """What the docs pages tell the most, in words."""
        return telling_of_pages(
            [(subject.title, page) for subject in self.subjects if subject.docs for page in subject.docs.pages]
        )
