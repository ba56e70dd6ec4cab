"""What was seen of a stack's docs pages: `pages.json` of its bundle, and the pictures that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from extract.bundle import read_optional

if TYPE_CHECKING:
    from extract.bundle import Bundle

PAGES = "pages.json"
PICTURES = "shots"

Outcome = Literal["shown", "blank", "hung", "failed"]
BROKEN: frozenset[Outcome] = frozenset({"hung", "failed"})
Answer = Literal["yes", "no", "not asked"]


class Shot(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of what a reader sees first, in lossless WebP.

    Attributes:
        file: Its path in the bundle.
        view: `desktop` is 1280 by 800 CSS pixels, `phone` 390 by 800.
        scheme: The colour scheme that the browser said the reader prefers.
        width: In pixels.
        height: In pixels.
    """

    file: str
    view: Literal["desktop", "phone"]
    scheme: Literal["light", "dark"]
    width: int
    height: int


class OtherHost(msgspec.Struct, frozen=True, kw_only=True):
    """A request to another host.

    Attributes:
        url: What was asked for.
        ended: `blocked` by us, `refused` by the page's own Content-Security-Policy, or `answered` in the host's place.
    """

    url: str
    ended: Literal["blocked", "refused", "answered"]


class Violation(msgspec.Struct, frozen=True, kw_only=True):
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


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to a question about a page.

    Attributes:
        answer: `yes`, `no`, or `not asked`.
        why: What was seen, or why it wasn't asked, in a few words.
    """

    answer: Answer
    why: str


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """What came of opening a page once.

    Attributes:
        outcome: `shown`; `blank`: there is nothing to read, or no operation on a page of a known kind; `hung`: it
            didn't come to rest in time and was ended; `failed`: it couldn't be opened.
        why: What was seen, in a few words; empty where it was shown.
        status: The HTTP status; None where there was no answer.
        operations: Those that the page shows, as `GET /items`.
        missing: Those of the document that it doesn't show.
        surplus: Those that it shows and the document doesn't have.
        console_errors: What the page wrote to the console as errors.
        page_errors: Exceptions that nobody caught.
        other_hosts: Requests to other hosts.
        requests: How many requests to the service it took.
        bytes: How many bytes of bodies, as they went over the wire, those brought.
        seconds: From the start to the first operation (to the first text, on a page of unknown kind); None without one.
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


class Shipped(msgspec.Struct, frozen=True, kw_only=True):
    """The page as the framework ships it.

    Attributes:
        same: Whether the stack serves it just so.
        offline: With every other host out of reach; None where nobody looked.
        online: With the CDN's files answered from npm's releases; None where nobody looked.
        why_not: Why nobody looked, where so.
        releases: What stood in for the CDN: `redoc@latest` → `redoc 3.0.1`.
    """

    same: bool
    offline: Visit | None = None
    online: Visit | None = None
    why_not: str = ""
    releases: dict[str, str] = {}


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a fact reaches a reader's eyes.

    Attributes:
        kind: `constraint`, `enum`, `default`, …
        operation: The operation that it belongs to.
        what: The fact in words.
        text: What was looked for on the page.
        verdict: `shown` once the operation is opened; `behind a click`; `not shown`; `not documented`, where the
            stack's document doesn't say it; `not on the page`, where the page has no such operation.
        clicks: How many more rounds of clicks it takes.
    """

    kind: str
    operation: str
    what: str
    text: tuple[str, ...]
    verdict: Literal["shown", "behind a click", "not shown", "not documented", "not on the page"]
    clicks: int = 0


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """An operation that was tried out on the page, by the page's own form.

    Attributes:
        operation: Such as `POST /items`.
        outcome: `works`: what the page had filled in was answered with 2xx; `works once filled`: so, after we filled in
            what the page left empty; `refused`: sent, and not answered with 2xx, or not in time; `not sent`: the page
            sent nothing; `no form`: the page has none for it.
        status: The status as the page shows it.
        body: The beginning of the body as the page shows it.
        filled: What we filled in because the page left it empty: `item_id = 1`.
        sent: The body that the page had filled in and sent; empty where it had none.
        why: What kept it from working, where something did.
    """

    operation: str
    outcome: Literal["works", "works once filled", "refused", "not sent", "no form"]
    status: int | None = None
    body: str = ""
    filled: tuple[str, ...] = ()
    sent: str = ""
    why: str = ""


class Stranger(msgspec.Struct, frozen=True, kw_only=True):
    """What a visitor gets, in the place of a page for who has signed in, who hasn't.

    Attributes:
        status: The HTTP status in the end; None where there was no answer.
        path: The path that the visitor is sent to, with its query; the page's own where nobody is sent
            anywhere, and with the host before it where that is another.
        asked: Whether a password is asked for there.
    """

    status: int | None
    path: str
    asked: bool


class PageSeen(msgspec.Struct, frozen=True, kw_only=True):
    """All that was seen of one docs page.

    Attributes:
        name: As stack.toml has it.
        kind: As stack.toml has it.
        path: Where the service serves it.
        known: Whether we know this kind of page; if not, only the generic measures are there.
        visit: What came of opening it.
        shots: Pictures.
        violations: What axe-core finds, once all operations are listed.
        checks: By question: `deep link`, `search`, `dark`, `phone`, `keyboard`.
        facts: Which facts of the sample are shown.
        tried: The operations that were tried out.
        panels: A picture of each operation once it is opened: its file in the bundle.
        small: By the file of a picture: that of its small version.
        shipped: The page as the framework ships it.
        stranger: What a visitor gets who hasn't signed in; None for a page that nobody has to sign in for.
        unmeasured: What could not be measured, with the reason.
    """

    name: str
    kind: str
    path: str
    known: bool
    visit: Visit
    shots: tuple[Shot, ...] = ()
    violations: tuple[Violation, ...] = ()
    checks: dict[str, Check] = {}
    facts: tuple[Shown, ...] = ()
    tried: tuple[Tried, ...] = ()
    panels: dict[str, str] = {}
    small: dict[str, str] = {}
    shipped: Shipped | None = None
    stranger: Stranger | None = None
    unmeasured: dict[str, str] = {}


class Pages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that was seen of a stack's docs pages.

    Attributes:
        format: The version of this format.
        browser: What looked, with its version.
        axe: The version of axe-core.
        pages: One for each docs page, in stack.toml's order.
    """

    format: Literal[1]
    browser: str
    axe: str
    pages: tuple[PageSeen, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all was measured: another look could not tell more, as after a page that hung it could."""
        return not any(one.unmeasured or any(visit.outcome in BROKEN for visit in _visits(one)) for one in self.pages)


def _visits(page: PageSeen) -> tuple[Visit, ...]:
    shipped = page.shipped or Shipped(same=True)
    return tuple(visit for visit in (page.visit, shipped.offline, shipped.online) if visit is not None)


def read(bundle: Bundle) -> Pages | None:
    """What was seen of a bundle's docs pages; None where nobody looked since the bundle was made.

    Raises:
        BundleError: It can't be read.
    """
    return read_optional(bundle, PAGES, Pages)
