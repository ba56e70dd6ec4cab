"""A stack whose documentation is a list of its routes, as Flask-Selfdoc makes one."""

from __future__ import annotations

import http.server
import inspect
import json
import sys


def hello() -> dict[str, str]:
    """Say hello.

    Greets whoever asks.
    """
    return {"message": "Hello!"}


def document() -> list[dict[str, object]]:
    """The list, without a server."""
    entry = {"rule": "/", "methods": ["GET", "HEAD", "OPTIONS"], "endpoint": "hello", "docstring": hello.__doc__}
    return [{**entry, "args": ["None"], "defaults": {}, "location": {"filename": "listed.py", "line": 11}}]


def operations() -> list[dict[str, object]]:
    """Where the operation is written."""
    lines, first = inspect.getsourcelines(hello)
    return [{"method": "GET", "path": "/", "file": "listed.py", "first": first, "last": first + len(lines) - 1}]


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with the list, or greets."""

    def do_GET(self) -> None:
        """Answer."""
        body = json.dumps(document() if self.path == "/docs.json" else hello()).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
