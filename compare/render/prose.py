"""A document's prose as a reader's Markdown would show it, and nothing else that it might want to be."""

from __future__ import annotations

import re
from functools import cache
from html import escape as html_escaped
from typing import TYPE_CHECKING

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from compare.render.plain import kept_apart, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_LONGEST = 20_000
"""Letters of a text up to which it is shown as Markdown; more is shown as it is written only."""

_TAGS = {"a", "blockquote", "br", "code", "del", "em", "hr", "li", "ol", "p", "pre", "s", "strong", "ul"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_HEADINGS = re.compile(r"<(/?)h[1-6]>")
_PARAGRAPH = re.compile(r"</?p>")


def as_markdown(text: str) -> Markup | None:
    """HTML of what a text of a description says as CommonMark with tables; None where that is only the text again.

    Markdown's own HTML stays text, pictures become their descriptions, headings are bold, and links lead to web pages
    and mail addresses only.
    """
    if len(text) > _LONGEST:
        return None
    html = _cleaned(_markdown().render("\n".join(map(printable, text.split("\n")))))
    if _PARAGRAPH.sub("", html).split() == html_escaped(text, quote=False).split():
        return None
    return Markup(kept_apart(html))  # noqa: S704 - it has just been cleaned


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
    markdown.add_render_rule("image", _described)
    return markdown


def _described(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    """A picture's description instead of the picture."""
    text = renderer.renderInlineAsText(tokens[at].children or [], options, env)
    return f"[picture: {html_escaped(text)}]"


def _cleaned(html: str) -> str:
    html = _HEADINGS.sub(lambda found: "</strong></p>" if found[1] else "<p><strong>", html)
    return nh3.clean(
        html,
        tags=_TAGS | _TABLES,
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
    )
