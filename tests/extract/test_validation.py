"""The verdict on a document: in its own dialect, with pointers, and never an exception."""

from __future__ import annotations

import copy
import http.server
import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

from extract.bundle import pretty
from extract.faults import FILE_RESPONSE, known_fault
from extract.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Document = dict[str, Any]

FINE = {"200": {"description": "Fine."}}
NOWHERE = {"$ref": "#/nowhere"}


def swagger(answers: Document | None = None, /, **more: Any) -> Document:  # noqa: ANN401 - any part of a document
    """A small Swagger 2.0 document."""
    paths = {"/a": {"get": {"operationId": "a", "responses": answers or FINE}}}
    return {"swagger": "2.0", "info": {"title": "A", "version": "1"}, "paths": paths, **more}


def openapi(version: str, operation: Document | None = None, /, **more: Any) -> Document:  # noqa: ANN401 - likewise
    """A small OpenAPI 3 document."""
    paths = {"/a": {"get": {"operationId": "a", "responses": FINE, **(operation or {})}}}
    return {"openapi": version, "info": {"title": "A", "version": "1"}, "paths": paths, **more}


def answer(schema: Document) -> Document:
    """A response of OpenAPI 3 with this schema."""
    return {"200": {"description": "Fine.", "content": {"application/json": {"schema": schema}}}}


VALID = {
    "2.0": swagger(),
    "3.0": openapi("3.0.3"),
    "3.1": openapi("3.1.0"),
    "3.2": openapi("3.2.0"),
}
INVALID = {
    "2.0": (swagger({"200": {}}), "/paths/~1a/get/responses/200"),
    "3.0": (openapi("3.0.3", {"responses": answer({"type": ["string", "null"]})}), "/paths/~1a/get/responses/200"),
    "3.1": (openapi("3.1.0", {"deprecated": "soon"}), "/paths/~1a/get/deprecated"),
    "3.2": (openapi("3.2.0", {"summary": 3}), "/paths/~1a/get/summary"),
}
DIALECTS = {
    "2.0": {"swagger": "2.0"},
    "3.0": {"openapi": "3.0.4"},
    "3.1": {"openapi": "3.1.1"},
    "3.2": {"openapi": "3.2"},
}


class TestVerdict:
    """Each document is held to its own dialect."""

    @pytest.mark.parametrize(("dialect", "document"), VALID.items(), ids=VALID)
    def test_of_a_valid_document(self, dialect: str, document: Document) -> None:
        verdict = validate(document)
        assert (verdict.dialect, verdict.valid, verdict.complete) == (dialect, True, True)
        assert (verdict.problems, verdict.faults) == ((), ())
        assert verdict.validator.startswith("openapi-spec-validator 0.")

    @pytest.mark.parametrize(("dialect", "document", "place"), [(key, *case) for key, case in INVALID.items()])
    def test_of_an_invalid_document_names_the_place(self, dialect: str, document: Document, place: str) -> None:
        verdict = validate(document)
        assert (verdict.dialect, verdict.valid, verdict.complete) == (dialect, False, True)
        assert any(problem.pointer.startswith(place) for problem in verdict.problems)

    @pytest.mark.parametrize(
        ("dialect", "nullable", "valid"),
        [
            ("3.0.3", {"type": "string", "nullable": True}, True),
            ("3.0.3", {"type": ["string", "null"]}, False),
            ("3.1.0", {"type": ["string", "null"]}, True),
        ],
    )
    def test_is_by_the_rules_of_that_dialect(self, dialect: str, nullable: Document, *, valid: bool) -> None:
        assert validate(openapi(dialect, {"responses": answer(nullable)})).valid is valid

    @pytest.mark.parametrize(("dialect", "root"), DIALECTS.items(), ids=DIALECTS)
    def test_takes_any_patch_version(self, dialect: str, root: Document) -> None:
        assert validate(root).dialect == dialect

    @pytest.mark.parametrize(
        "root",
        [{}, {"openapi": "2.0"}, {"openapi": "4.0.0"}, {"swagger": "1.2"}, {"openapi": None}, {"openapi": {"a": 1}}],
        ids=json.dumps,
    )
    def test_of_an_unknown_dialect(self, root: Document) -> None:
        verdict = validate({**root, "paths": {}})
        assert [problem.rule for problem in verdict.problems] == ["unknown-dialect"]
        assert (verdict.valid, verdict.complete) == (False, False)

    def test_is_the_same_each_time(self) -> None:
        document = openapi("3.1.0", {"deprecated": "soon", "summary": 3, "tags": 3, "parameters": [NOWHERE]})
        assert pretty(validate(document)) == pretty(validate(copy.deepcopy(document)))
        places = [problem.pointer for problem in validate(document).problems]
        assert places == sorted(places)

    def test_leaves_the_document_as_it_was(self) -> None:
        document = openapi("3.1.0", {"responses": answer({"$ref": "#/components/schemas/A"})})
        before = json.dumps(document)
        validate(document)
        assert json.dumps(document) == before


class TestPointers:
    """A problem stands where it is in the document, whichever of the validator's checks finds it."""

    @pytest.mark.parametrize(
        ("rule", "place", "document"),
        [
            (
                "duplicate-operation-id",
                "/paths/~1b/get",
                openapi("3.1.0") | {"paths": {path: {"get": {"operationId": "a"}} for path in ("/a", "/b")}},
            ),
            (
                "unresolvable-parameter",
                "/paths/~1a~1{id}/get",
                openapi("3.1.0") | {"paths": {"/a/{id}": {"get": {"responses": FINE}}}},
            ),
            (
                "schema-type",
                "/paths/~1a/get/responses/200/content/application~1json/schema",
                openapi("3.1.0", {"responses": answer({"type": "integer", "default": "x"})}),
            ),
            (
                "schema-type",
                "/components/schemas/A/properties/b",
                openapi(
                    "3.1.0",
                    {"responses": answer({"$ref": "#/components/schemas/A"})},
                    components={"schemas": {"A": {"properties": {"b": {"type": "integer", "default": "x"}}}}},
                ),
            ),
            (
                "schema-type",
                "/components/parameters/P/schema",
                openapi(
                    "3.0.3",
                    {"parameters": [{"$ref": "#/components/parameters/P"}]},
                    components={
                        "parameters": {"P": {"name": "p", "in": "query", "schema": {"type": "integer", "default": "x"}}}
                    },
                ),
            ),
        ],
    )
    def test_is_where_the_problem_is(self, rule: str, place: str, document: Document) -> None:
        assert [(problem.rule, problem.pointer) for problem in validate(document).problems] == [(rule, place)]


DANGLING = {
    "response": ({"responses": {"200": NOWHERE}}, "/paths/~1a/get/responses/200/$ref"),
    "schema": ({"responses": answer(NOWHERE)}, "/paths/~1a/get/responses/200/content/application~1json/schema/$ref"),
    "parameter": ({"parameters": [NOWHERE]}, "/paths/~1a/get/parameters/0/$ref"),
    "request body": ({"requestBody": NOWHERE}, "/paths/~1a/get/requestBody/$ref"),
    "callback": ({"callbacks": {"c": NOWHERE}}, "/paths/~1a/get/callbacks/c/$ref"),
}


class TestDanglingReference:
    """A reference that leads nowhere is a problem of the document, whether the validator raises on it or not."""

    @pytest.mark.parametrize(("operation", "place"), DANGLING.values(), ids=DANGLING)
    @pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
    def test_is_a_problem_with_its_place(self, version: str, operation: Document, place: str) -> None:
        verdict = validate(openapi(version, operation))
        assert not verdict.valid
        assert ("unresolvable-reference", place) in [(problem.rule, problem.pointer) for problem in verdict.problems]

    def test_is_a_problem_in_swagger_too(self) -> None:
        verdict = validate(swagger(definitions={"A": NOWHERE}))
        assert [(problem.rule, problem.pointer) for problem in verdict.problems] == [
            ("unresolvable-reference", "/definitions/A/$ref")
        ]

    def test_is_said_to_have_stopped_the_validator(self) -> None:
        assert not validate(openapi("3.1.0", {"parameters": [NOWHERE]})).complete

    def test_doesnt_hide_what_was_found_before_it(self) -> None:
        verdict = validate(openapi("3.1.0", {"deprecated": "soon", "parameters": [NOWHERE]}))
        assert {problem.rule for problem in verdict.problems} == {"schema-type", "unresolvable-reference"}

    def test_is_none_in_an_example(self) -> None:
        assert validate(openapi("3.1.0", {"responses": answer({"type": "object", "example": NOWHERE})})).valid

    def test_is_none_in_a_recursive_schema(self) -> None:
        schemas = {"A": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}}}
        operation = {"responses": answer({"$ref": "#/components/schemas/A"})}
        assert validate(openapi("3.1.0", operation, components={"schemas": schemas})).valid


class TestOutside:
    """What is outside the document is not read: neither from a server nor from this machine's files."""

    @pytest.fixture
    def asked(self) -> Iterator[tuple[str, list[str]]]:
        """A server's address, and the paths that it was asked for."""
        paths: list[str] = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                paths.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'{"description": "From elsewhere."}')

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
                pass

        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_address[1]}/response.json", paths
            server.shutdown()

    def test_no_server_is_asked(self, asked: tuple[str, list[str]]) -> None:
        url, paths = asked
        verdict = validate(openapi("3.1.0", {"responses": {"200": {"$ref": url}}}))
        assert paths == []
        assert [(problem.rule, url in problem.message) for problem in verdict.problems] == [("validator-stopped", True)]

    def test_no_file_is_read(self, tmp_path: Path) -> None:
        file = tmp_path / "response.json"
        file.write_text('{"description": "From elsewhere."}', encoding="utf-8")
        verdict = validate(openapi("3.1.0", {"responses": {"200": {"$ref": file.as_uri()}}}))
        assert [problem.rule for problem in verdict.problems] == ["validator-stopped"]


FILE = {"type": "file"}
FILE_FAULTS = {
    "in an operation": (
        swagger({"200": {"description": "A file.", "schema": FILE}}),
        "/paths/~1a/get/responses/200/schema/type",
    ),
    "shared": (
        swagger({"200": {"$ref": "#/responses/F"}}, responses={"F": {"description": "A file.", "schema": FILE}}),
        "/responses/F/schema/type",
    ),
}
FILE_PROBLEMS = {
    "a property": swagger(definitions={"A": {"type": "object", "properties": {"file": FILE}}}),
    "a definition": swagger(
        {"200": {"description": "A file.", "schema": {"$ref": "#/definitions/F"}}}, definitions={"F": FILE}
    ),
    "items": swagger({"200": {"description": "Files.", "schema": {"type": "array", "items": FILE}}}),
    "a header": swagger({"200": {"description": "Fine.", "headers": {"X-File": FILE}}}),
    "a body": swagger()
    | {"paths": {"/a": {"post": {"parameters": [{"in": "body", "name": "b", "schema": FILE}], "responses": FINE}}}},
    "3.0": openapi("3.0.3", {"responses": answer(FILE)}),
    "3.1": openapi("3.1.0", {"responses": answer(FILE)}),
    "another type": swagger({"200": {"description": "A film.", "schema": {"type": "film"}}}),
}


class TestFileResponse:
    """Swagger 2.0 allows `type: file` as the schema of a response, and nowhere else in a schema."""

    @pytest.mark.parametrize(("document", "place"), FILE_FAULTS.values(), ids=FILE_FAULTS)
    def test_is_a_fault_of_the_validators(self, document: Document, place: str) -> None:
        verdict = validate(document)
        assert (verdict.valid, verdict.complete, verdict.problems) == (True, True, ())
        (fault,) = verdict.faults
        assert (fault.rule, fault.section, fault.link) == FILE_RESPONSE
        assert fault.section.startswith("https://spec.openapis.org/oas/v2.0.html#")
        assert fault.link.startswith("https://github.com/")
        assert fault.pointer == place
        assert "'file' is not valid" in fault.message

    @pytest.mark.parametrize("document", FILE_PROBLEMS.values(), ids=FILE_PROBLEMS)
    def test_is_a_problem_elsewhere(self, document: Document) -> None:
        verdict = validate(document)
        assert not verdict.valid
        assert verdict.faults == ()

    def test_is_a_matter_of_swagger_only(self) -> None:
        document, _ = FILE_FAULTS["in an operation"]
        parts = ("paths", "/a", "get", "responses", "200", "schema", "type")
        assert known_fault(document, "2.0", parts) == FILE_RESPONSE
        assert known_fault(document, "3.0", parts) is None

    def test_is_no_excuse_for_another_problem(self) -> None:
        verdict = validate(swagger({"200": {"description": "A file.", "schema": FILE}, "404": {}}))
        assert (len(verdict.faults), verdict.valid) == (1, False)


RUBBISH: list[Any] = [[], {}, None, 3, "", True, [[]], {"$ref": "#/nowhere"}, {"$ref": 3}, "\ud800", 1e400]
WHOLE = {
    "2.0": swagger(
        {"200": {"description": "Fine.", "schema": {"$ref": "#/definitions/A"}, "headers": {"X": {"type": "string"}}}},
        definitions={"A": {"type": "object", "properties": {"b": {"type": "array", "items": {"type": "string"}}}}},
    ),
    "3.1": openapi(
        "3.1.0",
        {
            "tags": ["a"],
            "parameters": [{"name": "p", "in": "query", "schema": {"type": "integer", "default": 1}}],
            "responses": answer({"$ref": "#/components/schemas/A"}),
        },
        components={"schemas": {"A": {"type": ["object", "null"], "allOf": [{"required": ["b"]}]}}},
    ),
}
WHOLE["3.0"] = {**WHOLE["3.1"], "openapi": "3.0.3"}


def places(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Each place in a document but the whole of it."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*at, key)
        yield from places(child, (*at, key))


class TestRubbish:
    """Whatever stands wherever in a document, the verdict is a verdict, and can be written down."""

    @pytest.mark.parametrize("rubbish", RUBBISH, ids=ascii)
    @pytest.mark.parametrize("document", WHOLE.values(), ids=WHOLE)
    def test_never_raises(self, document: Document, rubbish: object) -> None:
        for *parents, last in places(document):
            spoilt: Any = copy.deepcopy(document)
            here = spoilt
            for part in parents:
                here = here[part]
            here[last] = rubbish
            written = json.loads(pretty(validate(spoilt)))
            assert written["valid"] is (written["problems"] == [])

    @pytest.mark.parametrize("document", WHOLE.values(), ids=WHOLE)
    def test_never_raises_for_a_name(self, document: Document) -> None:
        verdict = validate({**document, "paths": {"/\ud800": {"get": []}}})
        assert any(problem.pointer.startswith("/paths/~1\\ud800") for problem in verdict.problems)
        assert json.loads(pretty(verdict))["valid"] is False

    @pytest.mark.parametrize("document", WHOLE.values(), ids=WHOLE)
    def test_begins_with_a_valid_document(self, document: Document) -> None:
        expected = {"3.0.3": False}.get(document.get("openapi", ""), True)  # 3.0 has no list of types
        assert validate(document).valid is expected

    def test_of_great_depth_is_a_verdict(self) -> None:
        schema: Document = {"type": "string"}
        for _ in range(2000):
            schema = {"type": "array", "items": schema}
        assert not validate(openapi("3.1.0", {"responses": answer(schema)})).complete
