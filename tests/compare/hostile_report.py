"""A report in which everything that a document, a stack or a person brings along is hostile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from compare import compare, load
from compare.calls import Call
from compare.claim import Claim, Link
from compare.docs_pages import DocsSeen
from compare.fact_sheet import fact_sheet
from compare.notes import Note
from compare.report import Deviation, Failed, Fault, Measured, Report, Subject, Verdict
from compare.source_code import Cost, Excerpt

from .docs import fact, page, tried, visit
from .hostile_words import ATTACKS

if TYPE_CHECKING:
    from compare.sheet import FactSheet

ALL = " ".join(ATTACKS)
NAMES = ("\"'></script><b>", "a/b~c", "__proto__", "constructor", "../../x", "#", "?q=1&r", "%2e%2e", "W" * 300, " ")


def document(word: str = "", *, version: str = "3.1.0") -> dict[str, Any]:
    """A document with attacks in its prose, names, examples and patterns.

    Args:
        word: Said in addition, so that two documents differ.
        version: Of OpenAPI.
    """
    words = f"{ALL} {word}"
    schemas = {name: _schema(words) for name in NAMES}
    answer = {"description": words, "content": {f"text/{words[:40]}": {"schema": _to("__proto__"), "example": words}}}
    parameters = [{"name": name, "in": "query", "description": words, "schema": _to(name)} for name in NAMES]
    operations = {
        f"/{name}": {
            "get": {
                "operationId": name,
                "summary": words,
                "description": words,
                "tags": [words],
                "parameters": parameters,
                "responses": {"200": answer, "404": {"description": attack}},
            }
        }
        for name, attack in zip(NAMES, ATTACKS, strict=False)
    }
    return {
        "openapi": version,
        "info": {"title": words, "version": words, "description": words},
        "tags": [{"name": words, "description": words}],
        "paths": operations,
        "components": {"schemas": schemas},
    }


def _schema(words: str) -> dict[str, Any]:
    members = {name: {"type": "string", "description": words, "default": words, "pattern": words} for name in NAMES}
    return {
        "type": "object",
        "title": words,
        "description": words,
        "properties": members,
        "enum": [words, {"a": words}],
    }


def _to(name: str) -> dict[str, str]:
    step = name.replace("~", "~0").replace("/", "~1").replace("%", "%25")
    return {"$ref": f"#/components/schemas/{step}"}


def hostile_report() -> Report:
    """Three documents that differ in their words, and two of their stacks."""
    first = load(document(), name="contract")
    second = load(document("more"), name=f"two {ATTACKS[1]}")
    third = load({**document(version="3.0.3"), "paths": {}}, name="../three")
    subjects = (Subject(document=first, title=ALL, verdict=_verdict()), _stack(second), _stack(third))
    failed = Failed(name=ALL, title=ALL, error=ALL, detail=ALL)
    report = Report(subjects=subjects, failed=(failed,), comparison=compare(first, second, third))
    return _noted(report, fact_sheet(report))


def _verdict() -> Verdict:
    fault = Fault(rule=ALL, pointer=ALL, message=ALL)
    return Verdict(valid=False, validator=ALL, problems=(fault,), faults=(fault,))


def _stack(loaded: Any) -> Subject:  # noqa: ANN401 - a document
    one = Excerpt(file=ALL, first=1, last=2, text=f"{ALL}\n```\n{ALL}")
    deviation = Deviation(operation="GET /", check=ALL, message=ALL, curl=ALL)
    counts = {ALL: 1, "GET /": 2}
    seen = page(
        name=ALL, path=ALL, visit=visit(), facts=(fact("shown", kind=ALL, what=ALL),), tried=(tried("works", ALL),)
    )
    call = Call(
        topic="routing",
        shows=ALL,
        method="GET",
        path=ALL,
        headers=((ALL, ALL),),
        body=ALL,
        status=200,
        answer_headers=((ALL, ALL),),
        answer=ALL,
    )
    return Subject(
        document=loaded,
        title=ALL,
        verdict=_verdict(),
        python=ALL,
        versions={ALL: ALL},
        pages=((ALL, ALL, 500),),
        in_process=False,
        measured=Measured(
            tests=counts,
            requests=counts,
            own_requests=counts,
            same=(deviation,),
            true=(deviation,),
            switched_off=((ALL, ALL, ALL),),
            tool=ALL,
        ),
        docs=DocsSeen(browser=ALL, axe=ALL, pages=(seen,)),
        runs=True,
        cost=Cost(code_lines=1, annotation_lines=1, hook_lines=1),
        code={f"GET /{name}": (one,) for name in NAMES},
        cuts={"routing": (one,)},
        calls=(call,),
    )


def _noted(report: Report, sheet: FactSheet) -> Report:
    """With a note at every fact."""
    note = Note(
        text=ALL, links=("javascript:window.pwned=1", "https://issues.example/'\"><script>window.pwned=1</script>")
    )
    notes = {one.id: note for one in sheet.facts()}
    return replace(report, subjects=tuple(replace(subject, notes=notes) for subject in report.subjects))


def hostile_claims() -> tuple[Claim, ...]:
    """A claim whose words are hostile."""
    links = (Link(text=ALL, href="index.html#facts"),)
    return (
        Claim(key="a", topic="routing", sentence=ALL, verdict="holds with", reservation=ALL, why=ALL, evidence=links),
    )
