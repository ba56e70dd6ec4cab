"""The small renderers of the guide: JSON in few lines, code in colours, paragraphs of our own."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.render.code_lines import Language, code_lines
from compare.render.fitted import fitted, shortened
from compare.render.own_words import as_html, as_markdown, line_as_html

if TYPE_CHECKING:
    from compare.values import Json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


class TestFitted:
    """What fits on a line stands on one."""

    @pytest.mark.parametrize(
        ("value", "lines"),
        [
            ({}, ["{}"]),
            ({"a": [1, 2], "b": {"c": None}}, ['{"a": [1, 2], "b": {"c": null}}']),
            ({"abc": [10, 20], "def": "ghi"}, ["{", '  "abc": [10, 20],', '  "def": "ghi"', "}"]),
            (
                ["abcdefgh", ["ijklmnop", "qrstuvwx"]],
                ["[", '  "abcdefgh",', "  [", '    "ijklmnop",', '    "qrstuvwx"', "  ]", "]"],
            ),
            ("é", ['"é"']),
        ],
    )
    def test_breaks_what_is_too_long(self, value: Any, lines: list[str]) -> None:  # noqa: ANN401 - any JSON
        width = 34 if len(lines) == 1 else 24
        assert fitted(value, width=width).split("\n") == lines

    @given(VALUES, st.integers(1, 100))
    def test_is_the_same_json(self, value: Any, width: int) -> None:  # noqa: ANN401 - any JSON
        assert json.loads(fitted(value, width=width)) == value

    def test_cuts_long_texts(self) -> None:
        assert json.loads(fitted({"a": ["x" * 160, "x" * 161]})) == {"a": ["x" * 160, "x" * 160 + "…"]}


class TestShortened:
    """As many lines as there is room for, and the outermost first."""

    VALUE: ClassVar[Json] = {name: {"inner": [{"deep": "x" * 60, "deeper": ["y" * 80]}]} for name in ("one", "two")}

    @pytest.mark.parametrize("most", [6, 8, 12, 40])
    def test_leaves_out_what_is_deepest(self, most: int) -> None:
        text, more = shortened(self.VALUE, most)
        assert (more, len(text.split("\n")) <= most) == (0, True)
        assert ('"one"' in text, '"two"' in text) == (True, True)

    def test_says_all_where_there_is_room(self) -> None:
        assert shortened(self.VALUE, 100) == (fitted(self.VALUE), 0)

    def test_counts_the_lines_that_there_is_no_room_for(self) -> None:
        text, more = shortened({f"{number:>80}": 1 for number in range(10)}, 4)
        assert (len(text.split("\n")), more) == (4, 8)


class TestCode:
    """All letters, line by line."""

    @given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" \n\"'#{}")))
    @pytest.mark.parametrize("language", ["python", "json", "text"])
    def test_loses_no_letter(self, language: Language, text: str) -> None:
        shown = unescape(re.sub(r"<[^>]*>", "", code_lines(text, language)))
        assert shown == text.rstrip("\n") + "\n"

    def test_has_a_line_an_element_with_its_indent(self) -> None:
        lines = code_lines("if x:\n    y = 1  # z\n", "python").split("\n")
        assert lines[0] == '<span><i class="k">if </i>x:'
        assert lines[1].startswith('</span><span style="--i:4">    y = ')
        assert '<i class="c"># z</i>' in lines[1]

    def test_is_escaped(self) -> None:
        assert code_lines("<b>'&'", "text") == "<span>&lt;b&gt;&#39;&amp;&#39;\n</span>"


class TestOwnWords:
    """Code, stress and links within the report; nothing else is markup."""

    @pytest.mark.parametrize(
        ("text", "html", "markdown"),
        [
            ("a `b` *c*", "a <code>b</code> <em>c</em>", "a <code>b</code> *c*"),
            ("[a](#b-c)", '<a href="#b-c">a</a>', "[a](#b-c)"),
            (
                "[`a`](index.html#topic=b)",
                '<a href="index.html#topic=b"><code>a</code></a>',
                "[<code>a</code>](index.html#topic=b)",
            ),
            ("[a](https://b.example)", "a", "a"),
            ("[a](javascript:b)", "[a](javascript:b)", "&#91;a&#93;(javascript:b)"),
            ("<b>", "&lt;b&gt;", "&#60;b&#62;"),
            ("# a\nb", "# a b", "&#35; a b"),
            ("1. a", "1. a", "&#49;. a"),
            ("- a", "- a", "&#45; a"),
            ("===", "===", "&#61;=="),
        ],
    )
    def test_are_what_is_written(self, text: str, html: str, markdown: str) -> None:
        assert (as_html(text), line_as_html(text)) == (f"<p>{html}</p>\n", html)
        assert as_markdown(text) == markdown

    def test_have_paragraphs(self) -> None:
        assert as_html("a\n\nb") == "<p>a</p>\n<p>b</p>\n"
        assert as_markdown("a\n\nb") == "a\n\nb"
