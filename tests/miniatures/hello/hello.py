"""A whole stack in the standard library: one operation, one docs page, and faults that can be switched on.

HELLO_FAULT names what goes wrong:

- `import`: it can't be imported
- `exit`: its server ends at once
- `deaf`: its server never answers
- `not-json`, `list`, `deep`: it serves no JSON, a list, JSON that no parser comes through
- `other-document`: it serves another document than it makes
- `future`: its document is in a version that there isn't
- `dangling`: its document has a reference that leads nowhere
- `missing-page`: its docs page is answered with 404
- `redirect`, `away`, `round`: its docs page is redirected by an absolute address, to another host, to itself
- `stubborn`: its server ignores SIGTERM
- `deaf-and-stubborn`: both
- `family`: its server has a child process that sleeps
"""

from __future__ import annotations

import http.server
import json
import os
import secrets
import signal
import subprocess
import sys
import threading

FAULT = os.environ.get("HELLO_FAULT", "")
BODIES = {"not-json": b"<html>", "list": b"[]", "deep": b"[" * 200_000}
PAGES = () if FAULT == "missing-page" else ("/docs", "/elsewhere")
REDIRECTS = {"redirect": "http://{host}/elsewhere", "away": "http://example.invalid/", "round": "/docs"}
if FAULT == "import":
    raise ImportError("a fault that was asked for")


def document() -> dict[str, object]:
    """The document, without a server."""
    schema = {"$ref": "#/components/schemas/Nowhere"} if FAULT == "dangling" else {"type": "object"}
    content = {"application/json": {"schema": schema}}
    version = "4.0.0" if FAULT == "future" else "3.1.0"
    operation = {"operationId": "hello", "responses": {"200": {"description": "Hello.", "content": content}}}
    return {"openapi": version, "info": {"title": "Hello", "version": "1"}, "paths": {"/": {"get": operation}}}


def served_document() -> bytes:
    """The document as the server gives it."""
    if FAULT in BODIES:
        return BODIES[FAULT]
    made = document()
    return json.dumps({**made, "tags": [{"name": "extra"}]} if FAULT == "other-document" else made).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers three paths."""

    def do_GET(self) -> None:
        """Answer one of them."""
        if self.path == "/openapi.json":
            self.reply(200, "application/json", served_document())
        elif self.path == "/docs" and FAULT in REDIRECTS:
            self.reply(302, "text/plain", b"", location=REDIRECTS[FAULT].format(host=self.headers["Host"]))
        elif self.path in PAGES:
            token = secrets.token_hex(32)
            self.reply(200, "text/html; charset=utf-8", f'<h1>Hello</h1><input name="csrf" value="{token}">'.encode())
        elif self.path == "/":
            self.reply(200, "application/json", b"{}")
        else:
            self.reply(404, "text/plain", b"no such path")

    def reply(self, status: int, media_type: str, body: bytes, location: str = "") -> None:
        """Send an answer."""
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main(port: int) -> None:
    """Serve until told to stop."""
    if FAULT in {"stubborn", "deaf-and-stubborn"}:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.stdout.write(f"hello from {os.getpid()}\n")
    sys.stdout.flush()
    if FAULT == "exit":
        sys.exit("the server gives up")
    if FAULT == "family":
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    if FAULT in {"deaf", "deaf-and-stubborn"}:
        threading.Event().wait()
    http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))
