"""What a report knows of a document's stack as JSON, as `report.schema.json` has it: sets of what, no figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.fact_json import by_verdict
from compare.results import deviates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.docs_pages import DocsPage, DocsSeen
    from compare.report import Deviation, Fault, Measured, Subject, Verdict
    from compare.sheet import FactSheet
    from compare.values import Json


def stack_json(subject: Subject, sheet: FactSheet, index: int) -> dict[str, Json]:
    """All that is known of a document but its facts.

    Args:
        subject: what is known.
        sheet: the facts, for their number.
        index: the document's number in the sheet.
    """
    document, measured = subject.document, subject.measured
    return {
        "name": document.name,
        "title": subject.title,
        "profile": subject.profile,
        "dialect": document.dialect,
        "version": document.version,
        "python": subject.python,
        "versions": {name: subject.versions[name] for name in sorted(subject.versions)} if subject.versions else {},
        "validity": _validity(subject.verdict) if subject.verdict else None,
        "documented": by_verdict(sheet.counts(index)),
        "same": _same(measured) if measured else None,
        "true": _true(measured) if measured and document.is_openapi else None,
        "shown": _shown(subject.docs) if subject.docs else None,
        "cost": _cost(subject),
    }


def _validity(verdict: Verdict) -> Json:
    return {
        "valid": verdict.valid,
        "validator": verdict.validator,
        "problems": [_fault(each) for each in verdict.problems],
        "faults": [_fault(each) for each in verdict.faults],
    }


def _fault(fault: Fault) -> Json:
    return {"rule": fault.rule, "pointer": fault.pointer, "message": fault.message}


def _cost(subject: Subject) -> Json:
    cost = subject.cost
    if cost is None:
        return None
    return {
        "code_lines": cost.code_lines,
        "annotation_lines": cost.annotation_lines,
        "hook_lines": cost.hook_lines,
    }


def _same(measured: Measured) -> Json:
    return {
        "tool": measured.tool,
        "tested": _sorted(measured.tests),
        "fuzzed": _sorted(measured.requests),
        "deviations": _deviations(measured.same),
        "not_checked": [
            {"operation": operation, "check": check, "reason": reason}
            for operation, check, reason in sorted(set(measured.switched_off))
        ],
    }


def _true(measured: Measured) -> Json:
    return {
        "tool": measured.tool,
        "fuzzed": _sorted(measured.own_requests),
        "deviations": _deviations(measured.true),
    }


def _deviations(found: Iterable[Deviation]) -> Json:
    """Where it deviates and what found it; with what request, and in what words, may differ from run to run."""
    return [{"operation": each.operation, "check": each.check} for each in deviates(found)]


def _shown(docs: DocsSeen) -> Json:
    return {"browser": docs.browser, "axe": docs.axe, "pages": [_page(page) for page in docs.pages]}


def _page(page: DocsPage) -> Json:
    visit = page.visit
    return {
        "name": page.name,
        "path": page.path,
        "fine": page.fine,
        "outcome": visit.outcome,
        "operations": _sorted(visit.operations),
        "missing": _sorted(visit.missing),
        "surplus": _sorted(visit.surplus),
        "rules_broken": _sorted(each.rule for each in page.violations),
        "checks": {question: page.checks[question].answer for question in sorted(page.checks)},
        "facts": [
            {"operation": each.operation, "kind": each.kind, "what": each.what, "verdict": each.verdict}
            for each in page.facts
        ],
        "tried": {each.operation: each.outcome for each in sorted(page.tried, key=lambda each: each.operation)},
    }


def _sorted(names: Iterable[str]) -> list[Json]:
    return [*sorted(set(names))]
