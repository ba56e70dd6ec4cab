"""What was seen of docs pages in a browser, as far as a report shows it; all of it is another's word, read as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Outcome = Literal["shown", "blank", "hung", "failed"]
FactVerdict = Literal["shown", "behind a click", "not shown", "not documented", "not on the page"]
TryOutcome = Literal["works", "works once filled", "refused", "not sent", "no form"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, by the file that it is in.

    Attributes:
        file: The file, in lossless WebP.
        small: The file with a small version of it, which a page has room for; None where there is none.
        width: In pixels; 0 where nobody said.
        height: Likewise.
    """

    file: Path
    small: Path | None = None
    width: int = 0
    height: int = 0


class Addresses(Protocol):
    """Where a page finds pictures."""

    def __call__(self, picture: Picture) -> str:
        """The address of what a page shows of a picture: of its small version, mostly a `data:` URI."""
        ...

    def full(self, picture: Picture) -> str:
        """The address of the picture itself, relative to the page."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherHost:
    """A request to another host.

    Attributes:
        url: What was asked for.
        ended: `blocked` by us, `refused` by the page's own policy, or `answered` in the host's place.
    """

    url: str
    ended: Literal["blocked", "refused", "answered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A rule of WCAG that axe-core finds broken.

    Attributes:
        rule: axe-core's name of the rule.
        impact: `minor`, `moderate`, `serious` or `critical`.
        help: The rule in a few words.
        url: Where the rule is explained.
        nodes: How many elements break it.
    """

    rule: str
    impact: str
    help: str
    url: str
    nodes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """An answer to a question about a page, and what was seen or why it wasn't asked."""

    answer: Literal["yes", "no", "not asked"]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What came of opening a page once.

    Attributes:
        outcome: Whether it was shown, and if not, what became of it.
        why: What was seen, in a few words; empty where it was shown.
        status: The HTTP status; None where there was no answer.
        operations: Those that the page shows.
        missing: Those of the document that it should show and doesn't.
        surplus: Those that it shows and the document doesn't have.
        console_errors: What the page wrote to the console as errors.
        page_errors: Exceptions that nobody caught.
        other_hosts: Requests to other hosts.
        requests: How many requests to the service it took.
        bytes: How many bytes of bodies they brought.
        seconds: From the start to the first operation; None without one.
    """

    outcome: Outcome
    why: str = ""
    status: int | None = None
    operations: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    console_errors: tuple[str, ...] = ()
    page_errors: tuple[str, ...] = ()
    other_hosts: tuple[OtherHost, ...] = ()
    requests: int = 0
    bytes: int = 0
    seconds: float | None = None

    @property
    def documented(self) -> int:
        """How many operations of the document the page should show."""
        return len(self.operations) - len(self.surplus) + len(self.missing)

    @property
    def found(self) -> int:
        """How many of those it shows."""
        return len(self.operations) - len(self.surplus)

    @property
    def errors(self) -> tuple[str, ...]:
        """What went wrong in the page's own words."""
        return (*self.page_errors, *self.console_errors)

    @property
    def complete(self) -> bool:
        """Whether it was shown, with every operation."""
        return self.outcome == "shown" and not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """The page as the framework ships it.

    Attributes:
        same: Whether the stack serves it just so.
        offline: With every other host out of reach; None where nobody looked.
        online: With the CDN's files answered in its place; None where nobody looked.
        why_not: Why nobody looked, where so.
        releases: What stood in for the CDN's files.
    """

    same: bool
    offline: Visit | None = None
    online: Visit | None = None
    why_not: str = ""
    releases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """What a visitor gets, in the place of a page for who has signed in, who hasn't.

    Attributes:
        status: The HTTP status in the end; None where there was no answer.
        path: The path that the visitor is sent to.
        asked: Whether a password is asked for there.
    """

    status: int | None
    path: str
    asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactShown:
    """Whether a fact reaches a reader's eyes.

    Attributes:
        kind: `constraint`, `enum`, `default`, …
        operation: The operation that it belongs to, as the stack's document names it.
        what: The fact in words.
        verdict: Whether it is to be seen once the operation is opened.
        clicks: How many more rounds of clicks it takes.
    """

    kind: str
    operation: str
    what: str
    verdict: FactVerdict
    clicks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An operation that was tried out on the page, by the page's own form.

    Attributes:
        operation: Such as `POST /items`.
        outcome: What came of it.
        status: The status as the page shows it.
        body: The beginning of the body as the page shows it.
        filled: What we filled in because the page left it empty.
        sent: The body that the page had filled in and sent; empty where it had none.
        why: What kept it from working, where something did.
    """

    operation: str
    outcome: TryOutcome
    status: int | None = None
    body: str = ""
    filled: tuple[str, ...] = ()
    sent: str = ""
    why: str = ""

    @property
    def worked(self) -> bool:
        """Whether it was answered with 2xx."""
        return self.outcome in ("works", "works once filled")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsPage:
    """All that was seen of one docs page.

    Attributes:
        name: What it is called.
        path: Where the service serves it.
        known: Whether its kind is known; if not, only what can be told of any page is there.
        visit: What came of opening it.
        views: Pictures by what the reader looks with: `light`, `dark` and `phone`.
        violations: What axe-core finds.
        checks: By question: `deep link`, `search`, `dark`, `phone`, `keyboard`.
        facts: Which facts of the sample are shown.
        tried: The operations that were tried out.
        panels: A picture of each operation once it is opened.
        shipped: The page as the framework ships it; None where nobody looked.
        stranger: What a visitor gets who hasn't signed in; None for a page that nobody has to sign in for.
        unmeasured: What could not be measured, with the reason.
        kind: The word that stack.toml has for its kind.
    """

    name: str
    path: str
    known: bool
    visit: Visit
    views: Mapping[str, Picture] = field(default_factory=dict)
    violations: tuple[Violation, ...] = ()
    checks: Mapping[str, Check] = field(default_factory=dict)
    facts: tuple[FactShown, ...] = ()
    tried: tuple[Tried, ...] = ()
    panels: Mapping[str, Picture] = field(default_factory=dict)
    shipped: Shipped | None = None
    stranger: Stranger | None = None
    unmeasured: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""

    @property
    def fine(self) -> bool:
        """Whether every operation that it should show is there, and nothing went wrong on the way."""
        return self.visit.complete and not self.visit.errors


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsSeen:
    """What was seen of a stack's docs pages.

    Attributes:
        browser: What looked, with its version.
        axe: The version of axe-core.
        pages: One for each docs page.
    """

    browser: str
    axe: str
    pages: tuple[DocsPage, ...]

    @property
    def troubled(self) -> int:
        """How many pages aren't fine."""
        return sum(not page.fine for page in self.pages)
