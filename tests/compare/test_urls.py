"""Documents from an http(s) address."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from compare import SourceError, load
from compare import sources as sources_module

from .apis import api

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = {"/shop.json": 200, "/large": 200, "/moved": 302}.get(self.path, 404)
        data = json.dumps(api()).encode() if self.path == "/shop.json" else b" " * 300
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/shop.json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    with HTTPServer(("127.0.0.1", 0), _Handler) as http:
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


class TestUrls:
    """An http(s) URL is fetched."""

    def test_it_is_read(self, server: str) -> None:
        assert load(f"{server}/shop.json").name == "shop"

    def test_it_may_have_moved(self, server: str) -> None:
        assert load(f"{server}/moved").dialect == "openapi-3.1"

    def test_a_status_that_says_no(self, server: str) -> None:
        with pytest.raises(SourceError, match="the server answered 404"):
            load(f"{server}/none.json")

    def test_too_large(self, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sources_module, "MAX_BYTES", 200)
        with pytest.raises(SourceError, match="larger than 64 MiB"):
            load(f"{server}/large")

    @pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "http://[bad", "https://"])
    def test_none_there(self, url: str) -> None:
        with pytest.raises(SourceError, match="can't be fetched"):
            load(url)
