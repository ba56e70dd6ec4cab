"""A service of which each byte is known: what a proxy before it has to pass on."""

from __future__ import annotations

import http.server
import threading
from dataclasses import dataclass, field

PAGE = b"<!doctype html><html><body><p>Docs</p></BODY></html>"
ANSWERS = {
    "/plain": (200, [("Content-Type", "text/plain; charset=latin-1")], b"caf\xe9"),
    "/no-type": (200, [("Content-Length", "3")], b"abc"),
    "/gzip": (200, [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], b"\x1f\x8b not really, and not read"),
    "/nothing": (204, [("ETag", '"1"')], b""),
    "/same": (304, [("ETag", '"1"')], b""),
    "/moved": (307, [("Location", "http://localhost/plain?x=1"), ("Content-Length", "0")], b""),
    "/cookies": (200, [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2; Path=/")], b"two"),
    "/nowhere": (404, [("Content-Type", "application/problem+json")], b"{}"),
    "/teapot": (418, [("X-Odd", "a,  b , c")], b"short and stout"),
    "/page": (200, [("Content-Type", "text/html"), ("Content-Length", str(len(PAGE)))], PAGE),
    "/other-page": (200, [("Content-Type", "text/html"), ("Content-Length", str(len(PAGE)))], PAGE),
}


@dataclass
class Upstream:
    """A service that answers from the table, and remembers what it was asked.

    Attributes:
        port: Where it is.
        asked: The request lines, headers and bodies.
        go_on: What a stream waits for before its second event.
        left: Set once the client of a stream has gone away.
    """

    port: int
    asked: list[tuple[str, list[tuple[str, str]], bytes]] = field(default_factory=list)
    go_on: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers every method."""

    protocol_version = "HTTP/1.1"
    upstream: Upstream

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing."""

    def do_any(self) -> None:
        body = self._body()
        self.upstream.asked.append((self.requestline, self.headers.items(), body))
        if self.path == "/events":
            self._stream()
            return
        status, headers, content = ANSWERS.get(self.path, (200, [("Content-Type", "application/octet-stream")], body))
        if self.path.startswith("/framed"):
            headers = [("X-Frame-Options", "DENY"), ("Content-Security-Policy", "frame-ancestors 'none'; img-src *")]
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_any  # noqa: N815 - likewise

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        chunks = []
        while size := int(self.rfile.readline(), 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(chunks)

    def _stream(self) -> None:
        self.send_response_only(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"data: 1\n\n")
        self.upstream.go_on.wait(60)
        try:
            while True:
                self.wfile.write(b"data: 2\n\n")
        except OSError:
            self.upstream.left.set()
