"""What the browser's process is asked to look at: written by us, read by it."""

from __future__ import annotations

import msgspec

from extract.pages.operations import Operation  # noqa: TC001 - msgspec reads the types at run time


class Credentials(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a reader signs in with at one security scheme.

    Attributes:
        value: An API key, or a bearer token; for a flow of OAuth 2 it is empty.
        username: For a password flow or HTTP Basic.
        password: Likewise.
    """

    value: str = ""
    username: str = ""
    password: str = ""


class Filling(msgspec.Struct, frozen=True, kw_only=True):
    """What to fill in where a page leaves a form empty.

    Attributes:
        ids: For each operation, values of its parameters by name.
        credentials: By the name of the security scheme.
        file: A file for an upload: a path on this machine; empty where there is none.
    """

    ids: dict[str, dict[str, str]] = {}
    credentials: dict[str, Credentials] = {}
    file: str = ""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact to look for.

    Attributes:
        kind: `constraint`, `enum`, `default`, …
        operation: The operation, as this stack's document names it.
        what: The fact in words.
        text: Regular expressions without regard to case; the fact is shown where what is visible matches each.
        documented: Whether the stack's document says it.
    """

    kind: str
    operation: str
    what: str
    text: tuple[str, ...]
    documented: bool


class Entrance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a reader signs in, and with what.

    Attributes:
        path: The page with the form.
        fields: What goes into its inputs, by their names.
    """

    path: str
    fields: dict[str, str]


class Cookie(msgspec.Struct, frozen=True, kw_only=True):
    """A cookie of the service's that a reader's browser holds."""

    name: str
    value: str


class PageAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A docs page to look at.

    Attributes:
        name: As stack.toml has it.
        kind: As stack.toml has it.
        path: Where the service serves it.
        shipped: The file with the page as the framework ships it; empty where the stack serves it just so.
        signed_in: Whether it is shown to who has signed in only.
        cookies: What the browser of who has signed in holds; the browser's process fills it in.
        barred: Why there are none, where so; likewise.
    """

    name: str
    kind: str
    path: str
    shipped: str = ""
    signed_in: bool = False
    cookies: tuple[Cookie, ...] = ()
    barred: str = ""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What to look at on one running service.

    Attributes:
        stack: The stack's name.
        url: The service.
        pages: Its docs pages.
        operations: Those of its document.
        facts: The sample of facts.
        filling: What to fill in where a form is tried out.
        out: The folder for `pages.json` and the pictures.
        entrance: Where a reader signs in; None where nobody has to.
        seconds: How long a page may take to come to rest.
    """

    stack: str
    url: str
    pages: tuple[PageAsked, ...]
    operations: tuple[Operation, ...]
    facts: tuple[Fact, ...]
    filling: Filling
    out: str
    entrance: Entrance | None = None
    seconds: float = 30.0


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """All that the browser's process is asked in one run.

    Attributes:
        executable: The browser; empty for Playwright's own.
        cdn: The folder where releases that stand in for a CDN are kept.
        npm: npm's path; empty where it is missing.
        services: The running services.
    """

    executable: str
    cdn: str
    npm: str
    services: tuple[Asked, ...]
