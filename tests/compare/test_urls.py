"""Documents from an http(s) address."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from compare import SourceError, load
from compare import sources as sources_module

from .apis import api, returning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


PAGES = {
    "/shop.json": json.dumps(api()).encode(),
    "/large": b" " * 300,
    "/split/api.json": json.dumps(returning({"$ref": "item.json#/a"})).encode(),
    "/split/item.json": b'{"a": {"$ref": "more/kind.json"}}',
    "/split/more/kind.json": b'{"type": "null"}',
    "/split/away.json": json.dumps(returning({"$ref": "/away"})).encode(),
    "/split/local.json": json.dumps(returning({"$ref": "file:///etc/hostname"})).encode(),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        moved = {"/moved": "/shop.json", "/away": "file:///etc/hostname"}.get(self.path)
        data = PAGES.get(self.path, b"")
        self.send_response(302 if moved else 200 if self.path in PAGES else 404)
        if moved:
            self.send_header("Location", moved)
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


class TestReferences:
    """References to http(s) addresses are followed only where that is allowed."""

    def test_are_followed_from_there(self, server: str) -> None:
        document = load(f"{server}/split/api.json", allow_remote=True)
        assert document.files == (f"{server}/split/item.json", f"{server}/split/more/kind.json")
        assert document.problems == ()

    def test_are_followed_from_a_file(self, server: str, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text(json.dumps(returning({"$ref": f"{server}/split/item.json#/a"})))
        assert len(load(path, allow_remote=True).files) == 2

    @pytest.mark.parametrize("reference", ["/split/item.json#/a", "/none.json"])
    def test_are_not_followed_otherwise(self, server: str, reference: str) -> None:
        document = load(returning({"$ref": f"{server}{reference}"}))
        assert document.files == ()
        assert "--allow-remote" in document.problems[0].why

    @pytest.mark.parametrize(
        ("page", "said"),
        [("away.json", "it can't be fetched: "), ("local.json", "a file address is never followed")],
    )
    def test_lead_to_no_other_scheme(self, server: str, page: str, said: str) -> None:
        document = load(f"{server}/split/{page}", allow_remote=True)
        assert (document.files, len(document.problems)) == ((), 1)
        assert said in document.problems[0].why

    def test_have_one_limit_on_time_together(self, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
        times = iter([0.0, 0.0, 61.0])
        monkeypatch.setattr("compare.remote.monotonic", lambda: next(times, 61.0))
        document = load(f"{server}/split/api.json", allow_remote=True)
        assert "it takes longer than 60 s to fetch" in document.problems[0].why
