"""A report with a guide, made by hand: two stacks, one topic with an operation and one without."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from compare.calls import Call
from compare.claim import Claim, Link
from compare.guide import Guide, Topic
from compare.reporting import report_on
from compare.source_code import Excerpt

from .docs import page, picture, report

if TYPE_CHECKING:
    from compare.report import Report, Subject

ROUTING = Topic(id="routing", title="Routing", text="Look at [the code](#routing-code).", operations=("GET /items",))
WHOLE = Topic(id="automatic-documentation", title="Documentation", text="Each makes `it`.")
GUIDE = Guide(lead="Side by side.", topics=(ROUTING, WHOLE))
CODE = '@app.get("/items")\ndef items():\n    return []  # none\n'


def excerpt(text: str = CODE, first: int = 3, file: str = "shop.py") -> Excerpt:
    """Some lines of a file."""
    return Excerpt(file=file, first=first, last=first + text.count("\n") - 1, text=text)


def call(**members: Any) -> Call:  # noqa: ANN401 - any attribute of a call
    """A call that is answered with a list, unless stated otherwise."""
    stated: dict[str, Any] = {
        "topic": "routing",
        "shows": "All items",
        "method": "GET",
        "path": "/items",
        "headers": (),
        "body": "",
        "status": 200,
        "answer_headers": (("content-type", "application/json"),),
        "answer": '[{"id": 1}]',
    }
    return Call(**(stated | members))


def claim(**members: Any) -> Claim:  # noqa: ANN401 - any attribute of a claim
    """A claim that holds, unless stated otherwise."""
    stated: dict[str, Any] = {
        "key": "it-routes",
        "topic": "routing",
        "sentence": "It routes.",
        "verdict": "holds",
        "why": "2 of 2 do.",
        "evidence": (Link(text="The code", href="guide.html#routing-code"),),
    }
    return Claim(**(stated | members))


def guided(**members: Any) -> Report:  # noqa: ANN401 - any attribute of the first stack's subject
    """A report on a contract and the stacks a and b; a has all that a guide shows, but for what is stated."""
    pages = [page(panels={"GET /items": picture("panel")}, views={"light": picture("view")})]
    made = report(pages, None)
    stated: dict[str, Any] = {
        "code": {"GET /items": (excerpt(),)},
        "cuts": {"routing": (excerpt("LIMIT = 3\n", 1),)},
        "remarks": {"routing": "See `items`."},
        "calls": (call(),),
    }
    contract, first, second = made.subjects
    first = replace(first, **(stated | members))
    second = replace(second, calls=(call(status=404, answer="nothing"),))
    return with_subjects(replace(made, guide=GUIDE), contract, first, second)


def with_subjects(made: Report, *subjects: Subject) -> Report:
    """The report on these subjects."""
    return replace(report_on(subjects), guide=made.guide)
