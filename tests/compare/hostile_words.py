"""What a hostile document says in every place that it has words in, and what of it may not come alive in a page."""

from __future__ import annotations

from html.parser import HTMLParser

OUR_SCRIPTS = frozenset({"text/plain", ""})
ATTACKS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "</title></style></textarea></pre></figure><script>window.pwned=1</script>",
    "<img src=http://evil.example/i onerror=window.pwned=1>",
    "\"><svg onload='window.pwned=1'>",
    "' onmouseover='window.pwned=1' autofocus onfocus='window.pwned=1",
    "<iframe src='javascript:window.pwned=1'></iframe><object data=http://evil.example/o></object>",
    "<link rel=stylesheet href=http://evil.example/s><style>*{background:url(http://evil.example/b)}</style>",
    "<a href='javascript:window.pwned=1'>go</a><form action=http://evil.example><button>go</button></form>",
    "[go](javascript:window.pwned=1) ![see](http://evil.example/p.png) <http://evil.example>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'><base href=http://evil.example/>",
    "]]><!-- --!> <!--<script>",
    "a\0b\fc\x1b[31md\u202edesrever\u2066\u2028e",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "__proto__",
    "::error::no ##vso[no]",
    "W" * 300,
)
"""Each would do something if it weren't only text."""

SAFE = frozenset(
    {"a", "bdi", "blockquote", "br", "code", "del", "em", "hr", "li", "ol", "p", "pre", "s", "strong", "ul"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
"""What prose may become."""


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        address = dict(attrs).get("href") or ""
        safe_link = address.startswith(("http://", "https://", "mailto:"))
        if tag not in SAFE or names - {"href", "rel", "start"} or (address and not safe_link):
            self.found.append(self.get_starttag_text() or tag)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


def dangers(html: str) -> list[str]:
    """What in the HTML of some prose is more than marks and links to the web."""
    finder = _Finder()
    finder.feed(html)
    finder.close()
    return finder.found
