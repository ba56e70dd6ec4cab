"""A stack in the standard library whose docs page looks to a browser like Swagger UI, with faults to switch on.

LEAFLET_FAULT names what is wrong with the page:

- `blank`: there is nothing on it
- `silent`: it has a title and no operation
- `missing`: one of its two operations isn't there; `surplus`: one is there that the document doesn't have
- `console`, `policy`: it writes an error to the console, the second one about policies
- `exception`, `silence`: it throws an error, the second one without a word
- `stuck`: its script never ends; `late`: it doesn't, once an operation is opened
- `endless`: the page's answer never comes; `busy`: the page changes for ever
- `elsewhere`: it asks another host for a picture; `refused`: likewise, and its own policy refuses it
- `gone`: the page is answered with 404
"""

from __future__ import annotations

import http.server
import json
import os
import sys
import threading

FAULT = os.environ.get("LEAFLET_FAULT", "")
OPERATIONS = {"/": "hello", "/items": "items"}
BLOCK = """<div class="opblock opblock-get" id="operations-all-{id}"><div class="opblock-summary">
<button class="opblock-summary-control" aria-expanded="false"><span class="opblock-summary-method">GET</span>
<span class="opblock-summary-path" data-path="{path}">{path}</span></button></div></div>"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Leaflet</title>
<meta name="viewport" content="width=device-width"><style>.opblock {{ border: 1px solid; padding: 1em }}</style>
</head><body><div class="swagger-ui"><div class="opblock-tag-section is-open"><h3 class="opblock-tag">all</h3>
{blocks}</div></div>{extra}<script>
for (const control of document.querySelectorAll('.opblock-summary-control')) control.onclick = () => {{
  const block = control.closest('.opblock');
  const open = block.classList.toggle('is-open');
  control.setAttribute('aria-expanded', open);
  if (!open) return block.querySelector('.opblock-body').remove();
  block.insertAdjacentHTML('beforeend', '<div class="no-margin opblock-body"><p>A description of it.</p></div>');
}};
{script}</script></body></html>"""
SCRIPTS = {
    "console": "console.error('a complaint')",
    "exception": "throw new Error('an accident')",
    "silence": "throw ''",
    "policy": "console.error('our Content Security Policy is a good one')",
    "stuck": "while (true) {}",
    "late": "document.querySelector('.opblock-summary-control').onclick = () => { while (true) {} }",
    "busy": "document.querySelector('.swagger-ui').remove(); setInterval(() => { document.body.title += '.' }, 20)",
}
EXTRA = '<img alt="" src="http://elsewhere.example/logo.png">'
NOTES = "<!doctype html><html lang=en><title>Notes</title><h1>Notes</h1><p>What there is to say."


def document() -> dict[str, object]:
    """The document."""
    responses = {"200": {"description": "What was asked for."}}
    paths = {
        path: {"get": {"operationId": name, "tags": ["all"], "responses": responses}}
        for path, name in OPERATIONS.items()
    }
    return {"openapi": "3.1.0", "info": {"title": "Leaflet", "version": "1"}, "paths": paths}


def page() -> str:
    """The docs page."""
    if FAULT == "blank":
        return "<!doctype html><title></title>"
    if FAULT == "silent":
        return "<!doctype html><title>Leaflet</title><h1>Leaflet</h1>"
    shown = dict(OPERATIONS)
    if FAULT == "missing":
        del shown["/items"]
    if FAULT == "surplus":
        shown["/extra"] = "extra"
    blocks = "".join(BLOCK.format(path=path, id=name) for path, name in shown.items())
    extra = EXTRA if FAULT in {"elsewhere", "refused"} else ""
    return PAGE.format(blocks=blocks, extra=extra, script=SCRIPTS.get(FAULT, ""))


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers a few paths."""

    def do_GET(self) -> None:
        """Answer one of them."""
        if self.path == "/openapi.json":
            self.reply(200, "application/json", json.dumps(document()))
        elif self.path == "/docs" and FAULT == "endless" and "Mozilla" in self.headers.get("User-Agent", ""):
            threading.Event().wait()
        elif self.path == "/docs" and FAULT == "gone":
            self.reply(404, "text/html", "no such page")
        elif self.path == "/docs":
            self.reply(200, "text/html; charset=utf-8", page())
        elif self.path == "/notes":
            self.reply(200, "text/html; charset=utf-8", NOTES)
        elif self.path in OPERATIONS:
            self.reply(200, "application/json", "{}")
        else:
            self.reply(404, "text/plain", "no such path")

    def reply(self, status: int, media_type: str, body: str) -> None:
        """Send an answer."""
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        if FAULT == "refused" and self.path == "/docs":
            self.send_header("Content-Security-Policy", "img-src 'self'")
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
    server.daemon_threads = True
    server.serve_forever()
