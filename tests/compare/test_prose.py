"""A document's prose as Markdown shows it: readable, and harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.render.prose import as_markdown

from .hostile_words import ATTACKS, dangers

REL = 'rel="noopener noreferrer nofollow"'


class TestMarkdown:
    """It is shown as a reader's Markdown would."""

    @pytest.mark.parametrize("text", ["Plain words.", "Two\n\nparagraphs", '5 < 6 & it\'s "so"', ""])
    def test_of_plain_words_is_none(self, text: str) -> None:
        assert as_markdown(text) is None

    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("`a` and **b**", "<p><code>a</code> and <strong>b</strong></p>"),
            ("# Head", "<p><strong>Head</strong></p>"),
            ("[a](https://a.example/)", f'<p><a href="https://a.example/" {REL}>a</a></p>'),
            ("[a](mailto:a@a.example)", f'<p><a href="mailto:a@a.example" {REL}>a</a></p>'),
            ("![a *b* `<c>`](https://a.example/x.png)", "<p>[picture: a b &lt;c&gt;]</p>"),
            ("**a::b ##c**", "<p><strong>a:&#58;b #&#35;c</strong></p>"),
            ("*a*\u202eb", "<p><em>a</em>⟨U+202E⟩b</p>"),
        ],
        ids=["marks", "heading", "web", "mail", "picture", "commands in a log", "turning"],
    )
    def test_is_shown(self, text: str, html: str) -> None:
        assert str(as_markdown(text)).strip() == html

    def test_a_table_is_one(self) -> None:
        assert "<td>2</td>" in str(as_markdown("a|b\n-|-\n1|2"))


class TestHarmless:
    """Nothing in it runs, loads, or leads elsewhere than to the web."""

    @pytest.mark.parametrize(
        "text",
        [
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt&#58;alert(1))",
            "[a](data:text/html,x)",
            "[a](file:///etc/passwd)",
            "[a](//elsewhere.example)",
            "[a](x.html)",
            "<javascript:alert(1)>",
            "[a]: javascript:alert(1)\n\n[a]",
        ],
    )
    def test_a_link_to_anything_else_leads_nowhere(self, text: str) -> None:
        assert "href" not in str(as_markdown(f"*x* {text}"))

    @pytest.mark.parametrize("attack", ATTACKS)
    @pytest.mark.parametrize(
        "around", ["{}", "**{}**", "`{}`", "[{}](http://a.example)", "```\n{}\n```", "> {}", "|{}|\n|-|"]
    )
    def test_an_attack_is_text(self, attack: str, around: str) -> None:
        assert dangers(str(as_markdown(around.format(attack)) or "")) == []

    @given(st.text(alphabet="<>\"'=&;/!-[]()`*_~#:|\n aonscript"))
    def test_so_is_any_other(self, text: str) -> None:
        assert dangers(str(as_markdown(text) or "")) == []

    def test_an_endless_text_is_not_read(self) -> None:
        assert as_markdown("*a*" * 10_000) is None
