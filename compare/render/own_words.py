"""The guide's own paragraphs, from the little Markdown that they are written in: code, links and stress."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, assert_never

from markdown_it import MarkdownIt
from markupsafe import Markup

from compare.render.escaping import code, escaped
from compare.render.plain import markup, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from compare.anchors import Anchors

_OPENING = re.compile(r"^(?:[#+=-]|\d(?=\d{0,8}[.)]))")
"""What a line may begin a heading or a list with (CommonMark 0.31.2, section 4.2, 4.3 and 5.2)."""
_WITHIN = re.compile(r"(?:(?:index|guide)\.html)?#[\w.=&%-]+")
"""Where a link may lead: to a part of the guide or of the report. A bundle's words might lead anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Some words: whether they are code or stressed, and where they lead; to nowhere, mostly."""

    text: str
    form: Literal["text", "code", "em"]
    href: str


def as_html(text: str, anchors: Anchors | None = None) -> Markup:
    """The paragraphs as HTML.

    Args:
        text: The paragraphs.
        anchors: The parts that there are; of a link to another, the words are left. Without them, each link is kept.
    """
    paragraphs = (Markup("").join(map(_html, pieces)) for pieces in _paragraphs(text, anchors))
    return Markup("").join(Markup("<p>{}</p>\n").format(each) for each in paragraphs)


def line_as_html(text: str, anchors: Anchors | None = None) -> Markup:
    """The same of a line, without a paragraph's tags."""
    return Markup(" ").join(Markup("").join(map(_html, pieces)) for pieces in _paragraphs(text, anchors))


def as_markdown(text: str, anchors: Anchors | None = None) -> str:
    """The paragraphs as Markdown, each on a line of its own; what they say can't be markup of another kind."""
    paragraphs = ("".join(map(_markdown, pieces)) for pieces in _paragraphs(text, anchors))
    return "\n\n".join(_OPENING.sub(lambda found: f"&#{ord(found[0])};", each) for each in paragraphs)


def _html(piece: _Piece) -> Markup:
    words = markup(piece.text)
    match piece.form:
        case "code":
            words = Markup("<code>{}</code>").format(words)
        case "em":
            words = Markup("<em>{}</em>").format(words)
        case "text":
            pass
        case _:
            assert_never(piece.form)
    return Markup('<a href="{}">{}</a>').format(piece.href, words) if piece.href else words


def _markdown(piece: _Piece) -> str:
    words = code(piece.text) if piece.form == "code" else escaped(piece.text)
    words = f"*{words}*" if piece.form == "em" else words
    return f"[{words}]({piece.href})" if piece.href else words


def _paragraphs(text: str, anchors: Anchors | None) -> Iterator[tuple[_Piece, ...]]:
    for token in _parser().parse("\n".join(map(printable, text.split("\n")))):
        if token.type == "inline":
            yield tuple(_pieces(token.children or [], anchors))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(["backticks", "emphasis", "link"])


def _pieces(tokens: Sequence[Token], anchors: Anchors | None) -> Iterator[_Piece]:
    href, stressed = "", False
    for token in tokens:
        match token.type:
            case "link_open" | "link_close":
                href = str(token.attrs.get("href", ""))
                href = href if _WITHIN.fullmatch(href) and (anchors is None or anchors.has(href)) else ""
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                stressed = token.type.endswith("open")
            case "code_inline":
                yield _Piece(text=token.content, form="code", href=href)
            case _:
                yield _Piece(text=token.content.replace("\n", " ") or " ", form="em" if stressed else "text", href=href)
