"""Code as HTML: coloured, and in lines that go on below their own beginning where they are too long."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from markupsafe import Markup
from pygments.lexers import JsonLexer, PythonLexer
from pygments.token import Comment, Keyword, Name, Number, String

from compare.render.plain import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.lexer import Lexer
    from pygments.token import _TokenType

Language: TypeAlias = Literal["python", "json", "text"]

_LONGEST = 60_000
"""Letters of a text up to which it is coloured; a lexer's time may grow faster than its text."""

_CLASSES = ((Comment, "c"), (String, "s"), (Number, "n"), (Keyword, "k"), (Name.Decorator, "d"), (Name.Tag, "t"))


def code_lines(text: str, language: Language) -> Markup:
    """A text as lines of HTML; whatever it says is text in it.

    Args:
        text: The text.
        language: What it is coloured as; JSON's keys are told from its values.
    """
    return Markup("").join(_line(parts) for parts in _lines(text, language))


def _line(parts: list[tuple[str, str]]) -> Markup:
    whole = "".join(part for _, part in parts)
    indent = len(whole) - len(whole.lstrip(" "))
    style = Markup(' style="--i:{}"').format(indent) if indent else ""
    inner = Markup("").join(
        Markup('<i class="{}">{}</i>').format(name, markup(part)) if name else markup(part) for name, part in parts
    )
    return Markup("<span{}>{}\n</span>").format(style, inner)


def _lines(text: str, language: Language) -> Iterator[list[tuple[str, str]]]:
    """The parts of each line, with the class of each; parts of one class are one."""
    line: list[tuple[str, str]] = []
    for name, value in _parts(text.rstrip("\n"), language):
        first, *others = value.split("\n")
        _append(line, name, first)
        for other in others:
            yield line
            line = []
            _append(line, name, other)
    yield line


def _append(line: list[tuple[str, str]], name: str, part: str) -> None:
    if not part:
        return
    if line and (line[-1][0] == name or not part.strip()):
        line[-1] = (line[-1][0], line[-1][1] + part)
    else:
        line.append((name, part))


def _parts(text: str, language: Language) -> Iterator[tuple[str, str]]:
    if language == "text" or len(text) > _LONGEST:
        yield "", text
        return
    for kind, value in _lexer(language).get_tokens(text):
        yield _class_of(kind), value


def _class_of(kind: _TokenType) -> str:
    return next((name for parent, name in _CLASSES if kind[: len(parent)] == parent), "")


@cache
def _lexer(language: Literal["python", "json"]) -> Lexer:
    # A line's end is added by neither: what is shown is what is there.
    options = {"ensurenl": False, "stripnl": False}
    lexer: Lexer = JsonLexer(**options) if language == "json" else PythonLexer(**options)
    return lexer
