"""What pages.toml may say, what is said of its mistakes, and how a token is got from a running service."""

from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING

import pytest

from extract.errors import ServerError, StackError
from extract.pages.asked import Credentials
from extract.pages.settings import Credential, Settings, Token, credentials_at, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FACT = """
[[facts]]
kind = "default"
operation = "GET /items"
location = "query limit"
aspect = "default"
what = "the default of `limit`"
text = ['default: {value}']
"""
ASKED = Token(path="/token", form={"username": "ada", "password": "secret"}, member="access_token")


class Answering(http.server.BaseHTTPRequestHandler):
    """Gives a token for the right form, and otherwise what the path asks for."""

    def do_POST(self) -> None:
        """Answer with JSON."""
        form = self.rfile.read(int(self.headers["Content-Length"]))
        status, body = {
            "/token": (200, b'{"access_token": "for-ada"}')
            if form == b"username=ada&password=secret"
            else (401, b"{}"),
            "/text": (200, b"no JSON"),
            "/list": (200, b"[]"),
        }.get(self.path, (404, b"{}"))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep silent."""


@pytest.fixture
def url() -> Iterator[str]:
    """A running service."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class TestRead:
    """The file."""

    def read(self, folder: Path, text: str) -> Settings:
        """Read a file with this text."""
        path = folder / "pages.toml"
        path.write_text(text, encoding="utf-8")
        return read_settings(path)

    def test_need_not_be_there(self, tmp_path: Path) -> None:
        assert read_settings(tmp_path / "pages.toml") == Settings()

    def test_has_facts_and_credentials(self, tmp_path: Path) -> None:
        said = self.read(tmp_path, f"{FACT}\n[shown_as]\nenum = ['x']\n[credentials.Key]\nvalue = 'secret'")
        assert (said.facts[0].location, said.facts[0].text) == ("query limit", ("default: {value}",))
        assert said.shown_as == {"enum": ("x",)}
        assert said.credentials == {"Key": Credential(value="secret")}

    def test_may_leave_out_the_place_in_an_operation(self, tmp_path: Path) -> None:
        assert self.read(tmp_path, FACT.replace('location = "query limit"', "")).facts[0].location == ""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (FACT.replace("aspect", "aspct"), "Perhaps you meant 'aspect'."),
            (FACT.replace('what = "the default of `limit`"', ""), "missing required field `what`"),
            (FACT.replace("default: {value}", "default ("), "is no regular expression"),
            ("[shown_as]\nenum = ['(']", "is no regular expression"),
            ("[credentials.Key]\nvalu = 'x'", "Perhaps you meant 'value'."),
            ("[facts", "can't read"),
        ],
    )
    def test_is_refused_where_it_is_wrong(self, tmp_path: Path, text: str, said: str) -> None:
        with pytest.raises(StackError) as caught:
            self.read(tmp_path, text)
        assert said in str(caught.value)
        assert str(tmp_path / "pages.toml") in str(caught.value)


class TestCredentials:
    """What a reader signs in with."""

    def test_are_those_of_the_file(self) -> None:
        settings = Settings(
            credentials={"Key": Credential(value="secret"), "OAuth2": Credential(username="ada", password="x")}  # noqa: S106 - no secret
        )
        assert credentials_at("http://127.0.0.1:1", settings) == {
            "Key": Credentials(value="secret"),
            "OAuth2": Credentials(username="ada", password="x"),  # noqa: S106 - no secret
        }

    def test_have_a_token_that_the_service_gives(self, url: str) -> None:
        settings = Settings(credentials={"Bearer": Credential(token=ASKED)})
        assert credentials_at(url, settings) == {"Bearer": Credentials(value="for-ada")}

    @pytest.mark.parametrize(
        "token",
        [
            Token(path="/token", form={"username": "bob"}, member="access_token"),
            Token(path="/token", form=ASKED.form, member="token"),
            Token(path="/text", form={}, member="access_token"),
            Token(path="/list", form={}, member="access_token"),
            Token(path="/nowhere", form={}, member="access_token"),
        ],
    )
    def test_lack_a_token_where_the_service_gives_none(self, url: str, token: Token) -> None:
        settings = Settings(credentials={"Bearer": Credential(token=token)})
        with pytest.raises(ServerError, match=f"POST {token.path} gives no {token.member}") as caught:
            credentials_at(url, settings)
        assert url not in str(caught.value)
