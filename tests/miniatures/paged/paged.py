"""A stack whose documentation is pages, as Django's admindocs makes them: a list, and a page for each view."""

from __future__ import annotations

import http.server
import sys

AROUND = '<!DOCTYPE html><title>Docs</title><nav>Log out</nav><div id="content">%s</div><footer id="footer"></footer>'
LIST = """<h1>View documentation</h1>
<h2 id="ns|">Views by empty namespace</h2>
<h3><a href="/doc/views/shop.hello/">/</a></h3>
<p>View function: <code>shop.hello</code>. Name: <code>hello</code>.</p><p></p><hr>
<h3><a href="/doc/views/django.contrib.admin.index/">/admin/</a></h3>
<p>View function: <code>django.contrib.admin.index</code>. Name: <code>index</code>.</p><p></p><hr>"""
HELLO = """<h1>shop.hello</h1>
<h2 class="subhead">Say hello.</h2>
<p>Greets
whoever asks.</p>
<p><a href="/doc/views/">&lsaquo; Back to View documentation</a></p>"""
PAGES = {"/doc/views/": AROUND % LIST, "/doc/views/shop.hello/": AROUND % HELLO}


def document() -> dict[str, dict[str, str]]:
    """The pages, without a server."""
    return {"admindocs": PAGES}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with a page, or greets."""

    def do_GET(self) -> None:
        """Answer."""
        body = PAGES.get(self.path, '{"message": "Hello!"}').encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if self.path in PAGES else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
