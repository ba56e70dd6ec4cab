"""The guide's requests are made to the running service, and noted as they were answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from extract.bundle import Bundle, read_failure
from extract.errors import ServerError, StackError
from extract.guide.results import Answered, read_calls
from extract.pull import pull
from extract.stack import Stack, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Calls = Callable[..., tuple[Answered, ...]]

# It answers with what it was sent, counts, and gives a token for a form.
ECHO = """
import http.server, itertools, json, secrets, sys

COUNT = itertools.count(1)

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        length = int(self.headers.get("Content-Length") or 0)
        sent = self.rfile.read(length).decode()
        if self.path == "/hang-up":
            return
        if self.path == "/token":
            said = {"access": secrets.token_hex(8)}
        elif self.path == "/created":
            said = {"id": 1, "created_at": secrets.token_hex(8)}
        elif self.path == "/openapi.json":
            said = document()
        else:
            said = {"key": self.headers.get("X-Key"), "sent": sent, "count": next(COUNT), "method": self.command}
        body = "é".encode() * 3000 if self.path == "/long" else json.dumps(said).encode()
        self.send_response(201 if self.path == "/created" else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", secrets.token_hex(4) if self.path == "/created" else "fixed")
        self.send_header("X-Served-By", "nobody")
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_):
        pass

def document():
    return {"openapi": "3.1.0", "info": {"title": "Hello", "version": "1"}, "paths": {}}

if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""
TOPIC = '[[topic]]\nid = "routing"\ntitle = "Routing"\ntext = "Look."\n'
CREDENTIALS = '[credentials.Key.token]\npath = "/token"\nform = { name = "ada" }\nmember = "access"\n'


def call(path: str, method: str = "GET", **more: object) -> str:
    """A call as guide.toml writes it; what is more as JSON, which TOML reads but for tables."""
    said = {"topic": "routing", "shows": path, "method": method, "path": path, **more}
    return "[[call]]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in said.items())


@pytest.fixture
def echo(hello: Stack) -> Stack:
    """A stack whose service echoes."""
    (hello.folder / "hello.py").write_text(ECHO, encoding="utf-8")
    toml = hello.folder / "stack.toml"
    toml.write_text(toml.read_text(encoding="utf-8").partition("[[pages]]")[0], encoding="utf-8")
    return load(hello.folder)


@pytest.fixture
def calls(echo: Stack, python: Path, target: Path) -> Calls:
    """Makes these calls; what the bundle says of them."""

    def made(*written: str, to: Path = target) -> tuple[Answered, ...]:
        (echo.folder.parent / "guide.toml").write_text(TOPIC + "".join(written), encoding="utf-8")
        found = read_calls(pull(load(echo.folder), python, to, say=lambda _: None))
        return found.calls if found else ()

    return made


class TestCalls:
    """In the order of guide.toml, each with what it was answered."""

    def test_are_made_in_their_order(self, calls: Calls) -> None:
        first, second = calls(call("/a?b=%20c"), call("/d", "POST", body="some words"))
        assert (first.path, first.method, first.sent) == ("/a?b=%20c", "GET", "")
        assert json.loads(first.answer) == {"key": None, "sent": "", "count": 1, "method": "GET"}
        assert json.loads(second.answer) == {"key": None, "sent": "some words", "count": 2, "method": "POST"}

    def test_of_the_whole_are_not_made_to_what_does_the_slice(self, calls: Calls, echo: Stack) -> None:
        path = echo.folder / "stack.toml"
        path.write_text(f'profile = "slice"\n{path.read_text(encoding="utf-8")}', encoding="utf-8")
        made = calls(call("/a"), call("/b", profile="whole") + 'headers = { X-Key = "{Unknown}" }\n')
        assert [one.path for one in made] == ["/a"]

    def test_keep_the_headers_that_say_something(self, calls: Calls) -> None:
        (only,) = calls(call("/a"))
        assert (only.status, only.answer_headers) == (200, {"content-type": "application/json", "etag": "fixed"})

    def test_find_the_document_wherever_it_is(self, calls: Calls) -> None:
        (only,) = calls(call("{document}"))
        assert only.path == "/openapi.json"
        assert json.loads(only.answer)["openapi"] == "3.1.0"

    def test_keep_the_beginning_of_a_long_answer(self, calls: Calls) -> None:
        whole, cut = calls(call("/a"), call("/long", most=7))
        assert (whole.cut, cut.cut) == (False, True)
        assert cut.answer == "ééé"  # and half of the next one

    def test_are_none_without_a_guide(self, pulled: Bundle) -> None:
        assert read_calls(pulled) is None


class TestCredentials:
    """They are sent, and never written down."""

    def test_stand_under_their_name(self, calls: Calls, echo: Stack) -> None:
        (echo.folder.parent / "pages.toml").write_text(CREDENTIALS, encoding="utf-8")
        (only,) = calls(call("/created") + 'headers = { X-Key = "Bearer {Key}" }\n')
        assert only.headers == {"X-Key": "Bearer {Key}"}

    def test_are_filled_in(self, calls: Calls, echo: Stack) -> None:
        (echo.folder.parent / "pages.toml").write_text('[credentials.Key]\nvalue = "open"\n', encoding="utf-8")
        (only,) = calls(call("/a") + 'headers = { X-Key = "a {Key}" }\n')
        assert json.loads(only.answer)["key"] == "a open"

    def test_that_nobody_has_are_an_error(self, calls: Calls) -> None:
        with pytest.raises(StackError, match=r"credentials 'Key'.*pages\.toml has none"):
            calls(call("/a") + 'headers = { X-Key = "{Key}" }\n')


class TestTwoRuns:
    """The same bundle, although what was created has another time."""

    def test_have_the_same_digest(self, calls: Calls, tmp_path: Path) -> None:
        found = [calls(call("/created"), call("/a"), to=tmp_path / name) for name in ("first", "second")]
        raw = [(tmp_path / name / "calls.json").read_bytes() for name in ("first", "second")]
        assert raw[0] != raw[1]
        assert found[0] == found[1]
        manifests = [(tmp_path / name / "manifest.json").read_bytes() for name in ("first", "second")]
        assert manifests[0] == manifests[1]
        assert found[0][0].answer_headers["etag"] == "scrubbed"


class TestUnanswered:
    """A call that can't be made is an error of the stack, like any other."""

    def test_is_the_stacks_failure(self, calls: Calls, target: Path) -> None:
        with pytest.raises(ServerError, match="hello: no answer to GET /hang-up"):
            calls(call("/hang-up"))
        failure = read_failure(target)
        assert failure is not None
        assert failure.error.startswith("hello: no answer to GET /hang-up")


class TestTheUsersDatabase:
    """Nothing is created in it."""

    def test_is_not_what_calls_are_made_to(
        self, change: Callable[[str, str], Stack], python: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stack = change('HELLO_FAULT = ""', 'HELLO_FAULT = "{scratch}"')
        monkeypatch.setenv("HELLO_FAULT", "exit")  # as a server would be told of the user's own database
        assert pull(stack, python, target, say=lambda _: None).name == "hello"
