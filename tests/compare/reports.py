"""Reports on small documents, with everything that a report can know of a stack."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from compare import compare, load
from compare.claim import Claim, Link
from compare.docs_pages import Check, DocsSeen
from compare.fact_sheet import fact_sheet
from compare.report import Deviation, Failed, Fault, Measured, Report, Subject, Verdict
from compare.source_code import Cost

from .docs import fact, page, tried, violation, visit
from .hand import HOSTILE

if TYPE_CHECKING:
    from compare.sheet import FactSheet

VALID = Verdict(valid=True, validator="a validator 1.0")
ITEM = {"type": "object", "properties": {"name": {"type": "string", "maxLength": 9, "example": None}}}
CLAIM = Claim(
    key="docs-appear",
    topic="automatic-documentation",
    sentence="Docs appear.",
    verdict="holds with",
    reservation="a hook",
    why="1 of 2.",
    evidence=(Link(text="the facts", href="index.html#facts"),),
)


def contract() -> dict[str, Any]:
    """A document with two operations that share a component, and a callback, which Swagger 2.0 can't say."""
    answer = {"description": "fine", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}}}
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 20}}
    told = {"{$request.query.url}": {"post": {"responses": {"200": {"description": "taken"}}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {
            "/items": {
                "get": {"summary": "List", "parameters": [limit], "responses": {"200": answer}},
                "post": {"summary": "Add", "callbacks": {"told": told}, "responses": {"201": answer}},
            }
        },
        "components": {"schemas": {"Item": ITEM}},
    }


def otherwise() -> dict[str, Any]:
    """One without the summary of an operation, with another default, and with a tag of its own."""
    document = copy.deepcopy(contract())
    operation = document["paths"]["/items"]["get"]
    del operation["summary"]
    operation["tags"] = ["mine"]
    operation["parameters"][0]["schema"]["default"] = 10
    return document


def swagger() -> dict[str, Any]:
    """What the contract is in Swagger 2.0."""
    answer = {"description": "fine", "schema": {"$ref": "#/definitions/Item"}}
    limit = {"name": "limit", "in": "query", "type": "integer", "default": 20}
    return {
        "swagger": "2.0",
        "info": {"title": "Shop", "version": "1"},
        "produces": ["application/json"],
        "paths": {
            "/items": {
                "get": {"summary": "List", "parameters": [limit], "responses": {"200": answer}},
                "post": {"summary": "Add", "responses": {"201": answer}},
            }
        },
        "definitions": {"Item": ITEM},
    }


def measured(*, same: tuple[Deviation, ...] = (), true: tuple[Deviation, ...] = ()) -> Measured:
    """What was measured on a service: two operations tested and fuzzed."""
    both = {"GET /items": 3, "POST /items": 4}
    switched_off = (("POST /items", "use_after_free", "it is slow"),)
    return Measured(
        tests=both, requests=both, own_requests=both, same=same, true=true, switched_off=switched_off, tool="a fuzzer 1"
    )


def deviation(operation: str = "GET /items", check: str = "status_code", message: str = "It was 500.") -> Deviation:
    """The service does something else."""
    return Deviation(operation=operation, check=check, message=message, curl="curl …", times=2)


def report_on(**documents: dict[str, Any]) -> Report:
    """A report on these documents, the first without a service."""
    loaded = [load(raw, name=name) for name, raw in documents.items()]
    subjects = tuple(
        Subject(
            document=one, title=one.name.title(), verdict=VALID, runs=bool(index), python="CPython 3.11.7" * bool(index)
        )
        for index, one in enumerate(loaded)
    )
    return Report(subjects=subjects, failed=(), comparison=compare(*loaded) if len(loaded) > 1 else None)


def with_stack(report: Report, index: int, **members: Any) -> Report:  # noqa: ANN401 - any attribute of a subject
    """The report with something else known of one stack."""
    subjects = list(report.subjects)
    subjects[index] = replace(subjects[index], **members)
    return replace(report, subjects=tuple(subjects))


def small() -> Report:
    """A contract, a stack that says something else, and one whose dialect can't say all."""
    return report_on(contract=contract(), other=otherwise(), old=swagger())


def full() -> Report:
    """The same with everything known of the other stack, and a stack that failed."""
    one = page(
        visit=visit(missing=("PUT /items",), surplus=("GET /",), console_errors=("It broke.",)),
        violations=(violation(),),
        checks={"search": Check(answer="yes", why="found")},
        facts=(fact("shown"), fact("behind a click", clicks=2)),
        tried=(tried("works"),),
    )
    report = with_stack(
        small(),
        1,
        versions={"b": "2.0", "a": "1.0"},
        verdict=Verdict(valid=False, validator="v", problems=(Fault(rule="type", pointer="/info", message="No."),)),
        measured=measured(same=(deviation("GET /items, POST /items", "test_x"),), true=(deviation(), deviation())),
        docs=DocsSeen(browser="a browser 1", axe="4", pages=(one, page(name="ReDoc", path="/redoc"))),
        cost=Cost(code_lines=100, annotation_lines=10, hook_lines=5),
    )
    failed = Failed(name="third", title="Third", error="third: it broke. Mend it.", detail="/home/someone/x.py")
    return replace(report, failed=(failed,))


def hostile() -> Report:
    """Everything that a document and a stack can bring along is hostile."""
    document = otherwise()
    document["info"]["title"] = document["paths"]["/items"]["get"]["description"] = HOSTILE
    document["paths"]["/items"]["get"]["parameters"][0]["schema"]["default"] = [HOSTILE, 2**70]
    document["paths"][f"/{HOSTILE}"] = {"get": {"responses": {"200": {"description": HOSTILE}}}}
    report = report_on(**{f"c{HOSTILE}": contract(), f"o{HOSTILE}": document, f"p{HOSTILE}": otherwise()})
    bad = deviation(HOSTILE, HOSTILE, HOSTILE)
    one = page(name=HOSTILE, path=HOSTILE, visit=visit(missing=(HOSTILE,), page_errors=(HOSTILE,)))
    report = with_stack(
        report,
        1,
        title=HOSTILE,
        versions={HOSTILE: HOSTILE},
        measured=measured(same=(bad,), true=(bad,)),
        docs=DocsSeen(browser=HOSTILE, axe=HOSTILE, pages=(one,)),
    )
    return replace(report, failed=(Failed(name=HOSTILE, title=HOSTILE, error=HOSTILE, detail=HOSTILE),))


HOSTILE_CLAIM = replace(CLAIM, key="x", sentence=HOSTILE, why=HOSTILE, reservation=HOSTILE)


def sheet_of(report: Report) -> FactSheet:
    """Its facts."""
    return fact_sheet(report)
