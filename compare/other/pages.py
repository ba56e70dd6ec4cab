"""A page's HTML as lines of text, with what a reader needs to find their way in it.

nh3 reads the HTML as a browser would, whatever it is, and gives back the same without a fault; only that goes through
Python's own parser, which takes quadratic time over some faults.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

MOST_TAGS = 20_000
"""How many tags a page may have: what is nested deeply takes quadratic time to read."""

_BLOCKS = frozenset(
    (
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "pre", "blockquote", "hr", "br", "ul", "ol", "li"),
        *("dl", "dt", "dd", "table", "tr", "td", "th", "header", "footer", "nav", "main"),
    )
)
_WRAPS = {"code": "`", "tt": "`", "em": "*", "strong": "**"}
"""What stands around such text in Markdown."""

_KEPT = _BLOCKS | _WRAPS.keys() | {"a"}
_ATTRIBUTES = {"*": {"id"}, "a": {"href", "id"}}


@dataclass(slots=True, kw_only=True)
class Line:
    """A line of a page.

    Attributes:
        tag: the block that it stands in, such as `h3`.
        id: that block's id.
        text: what it says, in Markdown.
        codes: what in it is marked as code.
        links: where its links lead.
    """

    tag: str
    id: str = ""
    text: str = ""
    codes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def lines_of(html: str) -> list[Line] | None:
    """The lines of a page's content, without those that are blank; None where it has too many tags.

    The content is what follows `id="content"` up to `id="footer"`, or all of it.

    Args:
        html: a whole page, or a part of one.
    """
    if html.count("<") > MOST_TAGS:
        return None
    clean = nh3.clean(
        html, tags=set(_KEPT), attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()}, link_rel=None
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    reader.flush("")
    return reader.content()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._begins = 0
        self._ends: int | None = None
        self._line = Line(tag="")
        self._code: list[str] | None = None
        self._verbatim = False

    def content(self) -> list[Line]:
        """The lines of the content."""
        return self._lines[self._begins : self._ends]

    def flush(self, tag: str, identifier: str = "") -> None:
        """End a line, and begin one in another block."""
        line = self._line
        line.text = line.text.strip("\n") if line.tag == "pre" else " ".join(line.text.split())
        if line.text:
            self._lines.append(line)
        self._line = Line(tag=tag, id=identifier)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.flush(self._line.tag if tag == "br" else tag, said.get("id", ""))
            self._verbatim = tag == "pre"
            if said.get("id") == "content":
                self._begins = len(self._lines)
            elif said.get("id") == "footer" and self._ends is None:
                self._ends = len(self._lines)
        elif tag == "a" and said.get("href"):
            self._line.links.append(said["href"])
        elif tag in _WRAPS and not self._verbatim:
            self._line.text += _WRAPS[tag]
            self._code = [] if tag in ("code", "tt") else self._code

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS and tag != "br":
            self.flush("")
            self._verbatim = False
        elif tag in _WRAPS and not self._verbatim:
            self._line.text += _WRAPS[tag]
            if self._code is not None and tag in ("code", "tt"):
                self._line.codes.append("".join(self._code))
                self._code = None

    def handle_data(self, data: str) -> None:
        self._line.text += data
        if self._code is not None:
            self._code.append(data)
