"""What a running service serves, as it was served."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from extract.errors import ServerError
from extract.fetch import HTML, JSON, client
from extract.server import serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.fetch import Answer
    from extract.stack import Stack

    Ask = Callable[[str], Answer]

ECHO = """
import http.server, json, sys

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps([self.path, dict(self.headers)]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "Application/JSON; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


@pytest.fixture
def ask(hello: Stack, python: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask the miniature, with a fault, for its docs page."""

    def answer(fault: str) -> Answer:
        monkeypatch.setenv("HELLO_FAULT", fault)
        with serving(hello, python) as service, client(service) as http:
            return http.get("/docs", HTML)

    return answer


class TestRequest:
    """What a service is asked."""

    def test_is_the_same_in_each_run(self, hello: Stack, python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # where nothing is served
        (hello.folder / "hello.py").write_text(ECHO, encoding="utf-8")
        answers = []
        for _ in range(2):
            with serving(hello, python) as service, client(service) as http:
                answers.append(http.get("/docs?a=%20b", JSON))
        assert answers[0] == answers[1]
        path, headers = json.loads(answers[0].content)
        assert path == "/docs?a=%20b"
        assert (headers["Host"], headers["Accept"]) == ("localhost", "application/json")


class TestAnswer:
    """What a service answers."""

    def test_has_its_media_type_without_parameters(self, hello: Stack, python: Path) -> None:
        (hello.folder / "hello.py").write_text(ECHO, encoding="utf-8")
        with serving(hello, python) as service, client(service) as http:
            assert http.get("/", JSON).type == "application/json"

    def test_may_be_an_error(self, ask: Ask) -> None:
        answer = ask("missing-page")
        assert (answer.status, answer.type, answer.content) == (404, "text/plain", b"no such path")

    def test_is_an_error_of_ours_where_there_is_none(self, hello: Stack, python: Path) -> None:
        with serving(hello, python) as service, client(service) as http:
            service.process.kill()
            service.process.wait()
            with pytest.raises(ServerError, match="hello: no answer to GET /docs: ConnectError"):
                http.get("/docs", HTML)


class TestRedirect:
    """An absolute address names no port: it was asked for without one."""

    def test_is_followed_within_the_service(self, ask: Ask) -> None:
        answer = ask("redirect")
        assert answer.status == 200
        assert answer.content.startswith(b"<h1>Hello</h1>")

    def test_out_of_the_service_is_an_error(self, ask: Ask) -> None:
        with pytest.raises(ServerError, match=r"leads out of the service: it redirects to http://example\.invalid/"):
            ask("away")

    def test_without_end_is_an_error(self, ask: Ask) -> None:
        with pytest.raises(ServerError, match="no answer to GET /docs: it redirects more than 10 times"):
            ask("round")
