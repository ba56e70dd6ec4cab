"""A whole stack in the standard library whose documentation is pages behind a sign-in, as Django's admindocs is.

ENTRANCE_NAME and ENTRANCE_WORD say whom it lets in; ENTRANCE_FAULT names what goes wrong:

- `no-form`: it has no form to sign in with
- `elsewhere`, `mail`, `odd`: its form is sent to another host, to no host, or to no address
- `portless`: its form is sent to an absolute address, which leaves out the port
- `again`: it leads to the form again, whoever signs in; `dead-end`: to a page that isn't there
- `open`: it asks nobody to sign in
- `moved`: a page that the list leads to leads to another; `asks`: it asks for a password; `empty`: there is no list
- `lost`, `binary`: a page that the list leads to isn't there, or is no text
"""

from __future__ import annotations

import http.server
import os
import secrets
import sys
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

FAULT = os.environ.get("ENTRANCE_FAULT", "")
TOKEN = secrets.token_hex(32)
SESSION = secrets.token_hex(8)
ACTIONS = {
    "elsewhere": "http://other.example/login",
    "mail": "mailto:a@other.example",
    "odd": "http://localhost:port/",
    "portless": "http://localhost/login?a",
}
FORM = f"""<form action=/search><input name=q></form>
<form method=post action="{ACTIONS.get(FAULT, "")}"><input type=hidden name=csrfmiddlewaretoken value="{TOKEN}">
<input name=user><input name=word type=password><input type=submit name=go></form>"""
LIST = """<div id=content-main><h3><a href="/doc/views/shop.views.one/">/one</a></h3><h3><a href="shop.views.two/">
/two/&lt;int:number&gt;</a></h3><h3><a href="/doc/views/django.contrib.x/">/doc/</a></h3></div>
<a href="/doc/views/shop.views.one/">again</a><a href="../">up</a><a href="#here">here</a><a href="deep/er/">further</a>
<a href="http://other.example/doc/views/x/">elsewhere</a><a>nowhere</a>"""
LANDINGS = {"again": "/login", "dead-end": "/missing"}
PAGES = {
    "/doc/views/": LIST,
    "/doc/views/shop.views.one/": "<div id=content><h1>one</h1></div>",
    "/doc/views/shop.views.two/": "<div id=content><h1>two</h1></div>",
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers to whom it knows."""

    def do_GET(self) -> None:
        """Give a page, or lead to the form."""
        session = SimpleCookie(self.headers.get("Cookie", "")).get("session")
        if self.path.startswith("/login"):
            self.reply(200, "<p>Closed." if FAULT == "no-form" else FORM)
        elif FAULT != "open" and (session is None or session.value != SESSION):
            self.reply(302, "", Location=f"/login?next={self.path}")
        elif FAULT in {"lost", "binary"} and self.path.endswith("two/"):
            self.reply(404 if FAULT == "lost" else 200, "\udcff")
        elif FAULT == "moved" and self.path.endswith("two/"):
            self.reply(302, "", Location="/doc/views/shop.views.one/")
        else:
            page = {"asks": "<input type=Password>", "empty": "<h3>Views</h3>"}.get(FAULT) or PAGES.get(self.path, "")
            self.reply(200 if page else 404, f'{page}<input name="csrf" value="{secrets.token_hex(32)}">')

    def do_POST(self) -> None:
        """Let in who knows the word, by the form with its token."""
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        name, word = os.environ["ENTRANCE_NAME"], os.environ["ENTRANCE_WORD"]
        right = {"csrfmiddlewaretoken": [TOKEN], "user": [name], "word": [word]}
        if not sent.items() >= right.items():  # a browser sends the button too
            self.reply(200, FORM)
        else:
            self.reply(302, "", Location=LANDINGS.get(FAULT, "/doc/views/"), Set_Cookie=f"session={SESSION}")

    def reply(self, status: int, body: str, **headers: str) -> None:
        """Send an answer."""
        content = body.encode("utf-8", "surrogateescape")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def document() -> dict[str, dict[str, str]]:
    """The document without a server."""
    return {"admindocs": {path: f'{page}<input name="csrf" value="{"a" * 64}">' for path, page in PAGES.items()}}


def operations() -> list[dict[str, object]]:
    """Where each operation is written, which is here."""
    here = {"file": "entrance.py", "first": 1, "last": 9}
    return [
        {"method": method, "path": path, **here}
        for method, path in (("GET", "/one"), ("POST", "/one"), ("GET", "/two/{id}"))
    ]


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
