"""A contract and two documents that make of its facts all that can be made of them, and the report over the three."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from compare import compare, load
from compare.fact_sheet import fact_sheet
from compare.notes import Note
from compare.render.report_html import render
from compare.report import Report, Subject, Verdict

from .apis import V2, V31, Raw, api, components, ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.docs_pages import Addresses
    from compare.means import MeansBy
    from compare.sheet import FactSheet

VALID = Verdict(valid=True, validator="a validator 1.0")
MARKED = {"x-triptych-topic": "path-and-query-parameters"}


def contract() -> Raw:
    """What the others are held to: two operations, a parameter, a shared component, a conflict."""
    return _shelf(V31, {"200": "Fine.", "409": "Taken."}, limit={"maximum": 100, "examples": [20]})


def first() -> Raw:
    """3.1: a maximum that isn't the contract's, no 409, and titles by rote."""
    return _shelf(V31, {"200": "Fine."}, limit={"maximum": 50, "examples": [20], "title": "Limit"})


def second() -> Raw:
    """2.0, which has no words for an example of a parameter."""
    return _shelf(V2, {"200": "Fine.", "409": "Taken."}, limit={"maximum": 100})


def report(**changes: Any) -> Report:  # noqa: ANN401 - any attribute of the report
    """The report over the three; the second and the third have their means, and one fact a note."""
    documents = [load(raw, name=name) for name, raw in (("contract", contract()), ("one", first()), ("two", second()))]
    comparison = compare(*documents)
    subjects = [Subject(document=each, title=each.name.title(), verdict=VALID) for each in documents]
    one, two = (replace(subject, means=_means(comparison, at)) for at, subject in enumerate(subjects[1:], 1))
    return replace(Report(subjects=(subjects[0], one, two), failed=(), comparison=comparison), **changes)


def alone() -> Report:
    """A report over the contract only: there is nothing to compare."""
    whole = report()
    return replace(whole, subjects=whole.subjects[:1], comparison=None)


def html_of(found: Report, address: Addresses | None = None) -> str:
    """The report's page."""
    return render(found, fact_sheet(found), address=address)


def noted(found: Report, fact: str, text: str, *links: str) -> Report:
    """The report with a note on a fact in the second document."""
    notes: Mapping[str, Note] = {fact: Note(text=text, links=links)}
    contract_, one, two = found.subjects
    return replace(found, subjects=(contract_, replace(one, notes=notes), two))


def fact_id(sheet: FactSheet, group: str, location: str, aspect: str) -> str:
    """The id of a fact."""
    (found,) = [
        fact.id for fact in sheet.facts() if (fact.group, fact.location, fact.aspect) == (group, location, aspect)
    ]
    return found


def _means(comparison: Any, at: int) -> MeansBy:  # noqa: ANN401 - a comparison
    """All by the code but words, which are annotated, and statuses, which a hook adds."""
    found: dict[tuple[str, str], Any] = {}
    for row in comparison.rows:
        if row.pointers[at] is not None:
            by = {"response.exists": "hook", "response.description": "annotation"}
            found[row.rule, row.pointers[at]] = by.get(row.rule, "code")
    return found


def _shelf(version: str, statuses: Mapping[str, str], limit: Raw) -> Raw:
    listing = {"operationId": "list", "parameters": [_limit(version, limit)], "responses": _answers(version, statuses)}
    adding = {"operationId": "add", "responses": _answers(version, statuses)}
    item = {"type": "object", "properties": {"name": {"type": "string", "description": "What it is called."}}}
    return api(version, {"/items": {"get": listing, "post": adding}}, **components(version, Item=item))


def _limit(version: str, schema: Raw) -> Raw:
    said = {"type": "integer", **schema}
    return {"name": "limit", "in": "query", **MARKED, **(said if version == V2 else {"schema": said})}


def _answers(version: str, statuses: Mapping[str, str]) -> Raw:
    made: Raw = {}
    for status, words in statuses.items():
        body: Raw = {"schema": ref(version, "Item")}
        made[status] = {"description": words, **(body if version == V2 else {"content": {"application/json": body}})}
    return made
