"""Every fact once: what is merged, what isn't, and that a stack's facts don't depend on the other stacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compare import compare
from compare.fact_sheet import fact_sheet
from compare.notes import Note

from .apis import V2, Raw, api
from .docs import report

if TYPE_CHECKING:
    from compare.sheet import Fact, FactSheet

PROBLEM: Raw = {"type": "object", "properties": {"title": {"type": "string", "maxLength": 9}}}


def _failing(problem: Raw, *statuses: str, version: str = "3.1.0", **members: Raw) -> Raw:
    """Two operations that fail with a shared response of a shared schema."""
    failure = {
        "description": "No.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    responses = {status: {"$ref": "#/components/responses/Failure"} for status in statuses}
    operation = {"responses": {"200": {"description": "Fine."}, **responses}, **members}
    components = {"responses": {"Failure": failure}, "schemas": {"Problem": problem}}
    return api(version, {"/items": {"get": operation, "post": operation}}, components=components)


def _without(document: Raw, *path: str) -> Raw:
    """The same without something."""
    head, *rest = path
    if not rest:
        return {key: value for key, value in document.items() if key != head}
    return {**document, head: _without(document[head], *rest)}


def _sheet(*documents: Raw) -> FactSheet:
    return fact_sheet(report(*[None] * (len(documents) - 1), documents=documents))


def _named(sheet: FactSheet, rule: str, location: str = "") -> list[Fact]:
    return [fact for fact in sheet.facts() if fact.rule == rule and location in fact.location]


class TestMerging:
    """What stands in a component is one fact; that an operation refers to it is one each."""

    def test_a_member_of_a_shared_schema_is_one_fact_with_all_its_places(self) -> None:
        contract = _failing(PROBLEM, "409", "422")
        (fact,) = _named(_sheet(contract, contract), "schema.maxLength")
        assert fact.group == "#Problem"
        assert len(fact.places) == 4
        assert {place.operation for place in fact.places} == {"GET /items", "POST /items"}

    def test_the_response_of_an_operation_is_a_fact_of_that_operation(self) -> None:
        contract = _failing(PROBLEM, "409", "422")
        found = _named(_sheet(contract, contract), "response.exists", "response 4")
        assert sorted((fact.group, fact.location) for fact in found) == [
            ("GET /items", "response 409"),
            ("GET /items", "response 422"),
            ("POST /items", "response 409"),
            ("POST /items", "response 422"),
        ]

    def test_what_others_add_to_a_component_is_one_fact_as_well(self) -> None:
        titled = {**PROBLEM, "properties": {"title": {"type": "string", "maxLength": 9, "title": "The title"}}}
        sheet = _sheet(_failing(PROBLEM, "409"), _failing(titled, "409"))
        (fact,) = _named(sheet, "schema.title")
        assert (fact.group, [cell.verdict for cell in fact.cells]) == ("#Problem", ["silent", "added"])
        assert len(fact.places) == 2

    @pytest.mark.parametrize(
        ("lacking", "verdict", "at"),
        [
            ([("get", "409")], "present", ["POST /items", "GET /items", "POST /items"]),
            ([("get", "409"), ("get", "422")], "present", ["POST /items"] * 2),
            ([("get", "409"), ("get", "422"), ("post", "409")], "absent", ["GET /items", "GET /items", "POST /items"]),
        ],
        ids=["in one of four", "in half", "in most"],
    )
    def test_where_places_differ_most_of_them_decide(
        self, lacking: list[tuple[str, str]], verdict: str, at: list[str]
    ) -> None:
        contract = _failing(PROBLEM, "409", "422")
        other = contract
        for method, status in lacking:
            content = other["paths"]["/items"][method]["responses"] | {status: {"description": "No."}}
            operation = other["paths"]["/items"][method] | {"responses": content}
            other = {**other, "paths": {"/items": other["paths"]["/items"] | {method: operation}}}
        (fact,) = _named(_sheet(contract, other), "schema.maxLength")
        assert fact.cells[1].verdict == verdict
        assert sorted(str(fact.places[index].operation) for index in fact.cells[1].at) == sorted(at)
        assert fact.differs
        assert fact.cells[0].at == (0, 1, 2, 3)


class TestCells:
    """What a cell says of one document."""

    def test_verdicts_values_and_pointers(self) -> None:
        longer = {**PROBLEM, "properties": {"title": {"type": "string", "maxLength": 10}}}
        (fact,) = _named(_sheet(_failing(PROBLEM, "409"), _failing(longer, "409")), "schema.maxLength")
        assert [cell.verdict for cell in fact.cells] == ["present", "different"]
        assert [cell.value and cell.value.value for cell in fact.cells] == [9, 10]
        assert fact.cells[1].pointer == "/components/schemas/Problem/properties/title/maxLength"
        assert (fact.effect, fact.cells[1].effect) == ("breaking", "breaking")
        assert fact.fingerprint
        assert fact.differs

    def test_what_a_dialect_cant_say_names_its_limit(self) -> None:
        described = {"deprecated": True, **PROBLEM["properties"]["title"]}
        contract = _failing({**PROBLEM, "properties": {"title": described}}, "409")
        swagger = {
            "responses": {"409": {"description": "No.", "schema": {**PROBLEM}}, "200": {"description": "Fine."}},
            "produces": ["application/json"],
        }
        other = api(V2, {"/items": {"get": swagger, "post": swagger}})
        (fact,) = _named(_sheet(contract, other), "schema.deprecated")
        assert fact.cells[1].verdict == "not-expressible"
        assert fact.cells[1].limit is not None

    def test_a_note_is_in_its_cell(self) -> None:
        contract = _failing(PROBLEM, "409")
        shown = report(None, documents=[contract, contract])
        (fact,) = _named(fact_sheet(shown), "schema.maxLength")
        noted = replace(shown.subjects[1], notes={fact.id: Note(text="So it is.")})
        (again,) = _named(fact_sheet(replace(shown, subjects=(shown.subjects[0], noted))), "schema.maxLength")
        assert [cell.note and cell.note.text for cell in again.cells] == [None, "So it is."]

    def test_means_go_by_rule_and_pointer(self) -> None:
        contract = _failing(PROBLEM, "409")
        shown = report(None, documents=[contract, contract])
        pointer = "/components/schemas/Problem/properties/title/maxLength"
        told = replace(shown.subjects[1], means={("schema.maxLength", pointer): "hook"})
        sheet = fact_sheet(replace(shown, subjects=(shown.subjects[0], told)))
        assert Counter(fact.cells[1].means for fact in sheet.facts() if fact.rule.startswith("schema.")) == {
            "hook": 1,
            None: len([fact for fact in sheet.facts() if fact.rule.startswith("schema.")]) - 1,
        }


def _with_operation(path: str) -> Raw:
    """An operation, with a description of each parameter in its path."""
    names = [step[1:-1] for step in path.split("/") if step.startswith("{")]
    parameters = [
        {"name": name, "in": "path", "required": True, "description": "Which.", "schema": {"type": "integer"}}
        for name in names
    ]
    fine = {"200": {"description": "Fine."}}
    paths: Raw = {"/": {"get": {"responses": fine}}}
    return api(paths=paths | {path: {"get": {"parameters": parameters, "responses": fine}}})


def _with_header(name: str) -> Raw:
    """An operation whose answer has a header."""
    answer = {"description": "Fine.", "headers": {name: {"description": "How many.", "schema": {"type": "integer"}}}}
    return api(paths={"/": {"get": {"responses": {"200": answer}}}})


CONTRACT = _failing(PROBLEM, "409", "422")
ONE = _without(CONTRACT, "paths", "/items", "get", "responses", "422")
OTHER = _failing({**PROBLEM, "title": "Trouble", "description": "What went wrong."}, "409", summary="Items")  # type: ignore[arg-type]


class TestIndependence:
    """Which facts there are of a stack, and what they are called, depends on it and the first document alone."""

    @pytest.mark.parametrize(("alone", "together", "index"), [((ONE,), (OTHER, ONE), 2), ((OTHER,), (OTHER, ONE), 1)])
    def test_a_stacks_facts_are_the_same_whoever_else_is_there(
        self, alone: tuple[Raw, ...], together: tuple[Raw, ...], index: int
    ) -> None:
        assert _of(_sheet(CONTRACT, *alone), 1) == _of(_sheet(CONTRACT, *together), index)
        assert any(verdict != "present" for verdict in _of(_sheet(CONTRACT, *alone), 1).values())

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (_with_operation("/items/{id}"), _with_operation("/items/{item_id}/")),
            (_with_header("X-Rate"), _with_header("x-rate")),
        ],
        ids=["names of path parameters", "case of headers"],
    )
    def test_how_another_spells_a_place_is_no_part_of_an_id(self, one: Raw, other: Raw) -> None:
        base = _with_operation("/")
        alone, together = _of(_sheet(base, other), 1), _of(_sheet(base, one, other), 2)
        assert alone == together
        assert "added" in alone.values()

    def test_ids_are_unique(self) -> None:
        ids = [fact.id for fact in _sheet(CONTRACT, ONE, OTHER).facts()]
        assert len(ids) == len(set(ids))


def _of(sheet: FactSheet, index: int) -> dict[str, str]:
    cells = ((fact.id, fact.cells[index].verdict) for fact in sheet.facts())
    return {fact: verdict for fact, verdict in cells if verdict != "silent"}


class TestCounts:
    """Figures are sums over cells, whole or by group."""

    def test_counts_of_groups_add_up(self) -> None:
        sheet = _sheet(CONTRACT, ONE)
        parts = Counter[str]()
        for group in sheet.groups:
            parts.update(sheet.counts(1, group=group.key))
        assert parts == sheet.counts(1)
        assert sheet.counts(1)["absent"] > 0

    def test_a_missing_response_is_absent_in_its_operation(self) -> None:
        sheet = _sheet(CONTRACT, ONE)
        assert sheet.counts(1, group="GET /items")["absent"] == 1
        assert sheet.counts(1, group="POST /items")["absent"] == 0

    def test_nothing_compared_has_no_group(self) -> None:
        compared = report(None, documents=[CONTRACT, ONE])
        assert fact_sheet(replace(compared, comparison=None)).groups == ()


class TestGroups:
    """Groups have names and addresses of their own."""

    def test_components_of_different_kinds_that_share_a_name_are_told_apart(self) -> None:
        schema = {"type": "object", "properties": {"a": {"type": "string"}}}
        parameter = {"name": "q", "in": "query", "schema": {"type": "string", "maxLength": 3}}
        body = {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}}
        operation = {
            "parameters": [{"$ref": "#/components/parameters/Item"}],
            "responses": {"200": {"description": "Fine.", "content": body}},
        }
        components = {"schemas": {"Item": schema}, "parameters": {"Item": parameter}}
        document = api(paths={"/": {"get": operation}}, components=components)
        keys = [group.key for group in _sheet(document, document).groups]
        assert keys == ["", "GET /", "#Item (parameters)", "#Item (schemas)"]

    def test_two_documents_of_one_name_are_told_apart(self) -> None:
        shown = report(None, documents=[CONTRACT, ONE])
        twice = (*shown.subjects, shown.subjects[1])
        compared = compare(*(subject.document for subject in twice))
        assert fact_sheet(replace(shown, subjects=twice, comparison=compared)).documents == ("contract", "a", "a (2)")

    def test_slugs_are_unique_and_fit_for_files(self) -> None:
        paths = {path: {"get": {"responses": {"200": {"description": "Fine."}}}} for path in ("/a/b", "/a-b", "/a_b/")}
        document = api(paths=paths)
        slugs = [group.slug for group in _sheet(document, document).groups]
        assert sorted(slugs) == ["document", "get-a-b", "get-a-b-2", "get-a-b-3"]
