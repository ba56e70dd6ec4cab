"""Docs pages made by hand, and reports on documents whose stacks have them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare import compare, load
from compare.docs_pages import DocsPage, DocsSeen, FactShown, OtherHost, Picture, Shipped, Tried, Violation, Visit
from compare.report import Report, Subject, Verdict

from .apis import Raw, api

if TYPE_CHECKING:
    from collections.abc import Sequence

VALID = Verdict(valid=True, validator="a validator 1.0")
OPERATIONS = ("GET /items", "POST /items", "GET /items/{id}")


def visit(**members: Any) -> Visit:  # noqa: ANN401 - any attribute of a visit
    """A page that shows all operations, unless stated otherwise."""
    return Visit(**({"outcome": "shown", "operations": OPERATIONS} | members))


def blank(**members: Any) -> Visit:  # noqa: ANN401 - as above
    """A page that shows nothing."""
    return visit(**({"outcome": "blank", "operations": (), "missing": OPERATIONS} | members))


def page(**members: Any) -> DocsPage:  # noqa: ANN401 - any attribute of a page
    """A page with which all is well, unless stated otherwise."""
    stated: dict[str, Any] = {"name": "Swagger UI", "path": "/docs", "known": True, "visit": visit()}
    return DocsPage(**(stated | members))


def picture(name: str = "a", **members: Any) -> Picture:  # noqa: ANN401 - any attribute of a picture
    """A picture that nobody reads."""
    return Picture(file=Path(f"{name}.webp"), **members)


def tried(outcome: str, operation: str = "POST /items", **members: Any) -> Tried:  # noqa: ANN401 - as above
    """An operation that was tried out."""
    return Tried(operation=operation, outcome=outcome, **members)  # type: ignore[arg-type]


def fact(verdict: str, kind: str = "default", **members: Any) -> FactShown:  # noqa: ANN401 - as above
    """A fact that was looked for."""
    stated = {"operation": "GET /items", "what": "limit is 20"} | members
    return FactShown(kind=kind, verdict=verdict, **stated)  # type: ignore[arg-type]


def shipped(offline: Visit | None, online: Visit | None = None, **members: Any) -> Shipped:  # noqa: ANN401 - as above
    """A page that its stack serves otherwise than it is shipped."""
    return Shipped(**({"same": False, "offline": offline, "online": online} | members))


def violation(rule: str = "label", nodes: int = 2, url: str = "https://rules.example/label") -> Violation:
    """A rule of WCAG that a page breaks."""
    return Violation(rule=rule, impact="serious", help="Fields have labels", url=url, nodes=nodes)


def other_host(url: str) -> OtherHost:
    """A request to another host that was blocked."""
    return OtherHost(url=url, ended="blocked")


def report(*stacks: Sequence[DocsPage] | None, documents: Sequence[Raw] = ()) -> Report:
    """A report on a contract and these stacks, called a, b, c; None where nobody looked at a stack's pages."""
    paths: Raw = {"/items": {"get": {}, "post": {}}, "/items/{id}": {"get": {}}}
    raw = documents or [api(paths=paths)] * (len(stacks) + 1)
    loaded = [load(one, name=name) for one, name in zip(raw, ("contract", "a", "b", "c"), strict=False)]
    contract = Subject(document=loaded[0], title="The contract", verdict=VALID)
    subjects = tuple(
        Subject(
            document=document,
            title=document.name.upper(),
            verdict=VALID,
            runs=True,
            docs=None if pages is None else DocsSeen(browser="a browser 1", axe="4", pages=tuple(pages)),
        )
        for document, pages in zip(loaded[1:], stacks, strict=True)
    )
    return Report(subjects=(contract, *subjects), failed=(), comparison=compare(*loaded))


MISSING = visit(operations=OPERATIONS[:2], missing=OPERATIONS[2:])
"""A page that leaves out an operation."""
