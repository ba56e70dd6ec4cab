"""The fuzzer finds what is planted, and nothing where there is nothing to find."""

from __future__ import annotations

import contextlib
import http.server
import json
import threading
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from extract.errors import ServerError, StackError
from extract.fuzz import SwitchedOff, fuzz, read_exceptions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100}}
ANSWER = {
    "description": "Fine.",
    "headers": {"X-Total": {"required": True, "schema": {"type": "integer"}}},
    "content": {"application/json": {"schema": {"type": "object", "required": ["limit"]}}},
}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "A", "version": "1"},
    "paths": {"/items": {"get": {"parameters": [LIMIT], "responses": {"200": ANSWER, "422": {"description": "No."}}}}},
}
STATUS, HEADERS = "status_code_conformance", "response_headers_conformance"


@contextlib.contextmanager
def served(fault: str) -> Iterator[str]:
    """A service that does what the document says, but for the fault; its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            limit = (parse_qs(urlsplit(self.path).query, keep_blank_values=True).get("limit") or ["1"])[-1]
            good = limit.isascii() and limit.isdecimal() and 1 <= int(limit) <= 100
            status = 200 if good or fault == "dropped 422" else 422
            if urlsplit(self.path).path != "/items":
                status = 404
            self.reply(500 if fault == "500" and limit == "100" else status)

        def reply(self, status: int) -> None:
            content = json.dumps({"limit": 1} if status == 200 else {}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            if status == 200 and fault != "header":
                self.send_header("X-Total", "1")
            if status == 405:
                self.send_header("Allow", "GET")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def refuse(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.reply(405)

        do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_QUERY = refuse  # noqa: N815 - http.server's

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def document(tmp_path: Path) -> str:
    """The document's path."""
    path = tmp_path / "document.json"
    path.write_text(json.dumps(DOCUMENT))
    return str(path)


class TestPlantedFaults:
    """Each is found by the check that is made for it, with a request that shows it."""

    def test_nothing_is_found_where_there_is_nothing(self, document: str, tmp_path: Path) -> None:
        with served("") as url:
            found = fuzz(document, url, tmp_path, headers={})
        assert found.deviations == ()
        assert found.cases["GET /items"] >= 50
        assert found.successes["GET /items"] >= 1

    @pytest.mark.parametrize(
        ("fault", "check"),
        [("dropped 422", "negative_data_rejection"), ("header", HEADERS), ("500", "not_a_server_error")],
    )
    def test_it_is_found(self, document: str, tmp_path: Path, fault: str, check: str) -> None:
        with served(fault) as url:
            found = fuzz(document, url, tmp_path, headers={"X-API-Key": "a secret"})
        (deviation,) = [each for each in found.deviations if each.check == check]
        assert deviation.operation == "GET /items"
        assert deviation.curl.startswith("curl -i -X GET ")
        assert '"$URL"' in deviation.curl
        assert "a secret" not in deviation.curl + deviation.message
        assert url not in deviation.curl + deviation.message

    @pytest.mark.parametrize("operation", ["", "GET /items"])
    def test_a_check_that_is_switched_off_finds_nothing(self, document: str, tmp_path: Path, operation: str) -> None:
        off = (SwitchedOff(check=HEADERS, operation=operation, reason="to see it stay silent"),)
        with served("header") as url:
            found = fuzz(document, url, tmp_path, headers={}, off=off)
        assert [each for each in found.deviations if each.check == HEADERS] == []
        assert found.switched_off == off


class TestErrors:
    """What can't be run is one clear error."""

    def test_a_document_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ServerError, match="Schemathesis ended with"):
            fuzz(str(tmp_path / "nowhere.json"), "http://127.0.0.1:9", tmp_path, headers={})

    @pytest.mark.parametrize(
        "text", ["off = 1", "[[off]]\ncheck = 'a'\n", "[[off]]\nchek = 'a'\nreason = 'b'\n", "off ="]
    )
    def test_a_file_of_exceptions_that_is_not_as_it_should_be(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "fuzz.toml").write_text(text)
        with pytest.raises(StackError, match=r"fuzz\.toml"):
            read_exceptions(tmp_path / "fuzz.toml")

    def test_no_file_of_exceptions_is_none(self, tmp_path: Path) -> None:
        assert read_exceptions(tmp_path / "fuzz.toml") == ()
