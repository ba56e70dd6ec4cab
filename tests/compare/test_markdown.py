"""A comparison as a comment on a pull request."""

from __future__ import annotations

import html
import re

import pytest

from compare.render import markdown
from compare.render.escaping import escaped
from compare.render.options import Options

from .hand import HOSTILE, LOSSES, NOTHING, OF_EACH_EFFECT, compared, finding, hostile


class TestMarkdown:
    """For a pull request on GitHub."""

    def test_of_each_effect(self) -> None:
        assert markdown.render(compared(*OF_EACH_EFFECT), Options()) == (
            "### Not the same API: 1 breaking, 1 compatible and 1 documentation finding.\n\n"
            "a (OpenAPI 3.1, 1 operation) against b (OpenAPI 3.1, 1 operation)\n"
            "\n#### Breaking (1)\n\n"
            "- The maximum of response 200 application/json › price (GET /items) rises from 1 to 2 in b: clients may "
            f"get more.<br><sub><code>schema.maximum</code> {OF_EACH_EFFECT[0].fingerprint}</sub>\n"
            "\n#### Compatible (1)\n\n"
            "- The maximum of response 200 application/json › size (GET /items) falls from 2 to 1 in b: clients no "
            f"longer get more.<br><sub><code>schema.maximum</code> {OF_EACH_EFFECT[1].fingerprint}</sub>\n"
            "\n<details><summary>Documentation (1)</summary>\n\n"
            "- The summary of GET /items changes from “a” to “b” in b.<br><sub><code>operation.summary</code> "
            f"{OF_EACH_EFFECT[2].fingerprint}</sub>\n"
            "\n</details>\n"
        )

    def test_of_several_documents_is_a_table(self) -> None:
        one = finding(1, NOTHING, 3, effects=("none", "compatible", "breaking"))
        lines = markdown.render(compared(one), Options()).splitlines()
        assert lines[-3:-1] == ["| | a | b | c |", "|---|---|---|---|"]
        cells = lines[-1].split("|")[1:-1]
        assert [cell.strip() for cell in cells[1:]] == [
            "<code>1</code>",
            "absent<br>**compatible**",
            "<code>3</code><br>**breaking**",
        ]

    @pytest.mark.parametrize("count", [2, 3])
    def test_is_cut_where_a_comment_cant_be_longer(self, count: int) -> None:
        values = (HOSTILE, *[NOTHING] * (count - 1))
        many = [finding(*values, operation=f"GET /{number}") for number in range(400)]
        few = [finding(*values, rule="operation.summary", effect="none", operation=f"PUT /{n}") for n in range(3)]
        found = markdown.render(compared(*many, *few, losses=LOSSES), Options())
        assert 60_000 < len(found) <= markdown.LONGEST
        left_out = re.fullmatch(
            r"Left out, since a comment can't be longer: (\d+) of breaking, 3 of documentation, "
            r"5 of places not read as written\.",
            found.splitlines()[-1],
        )
        assert left_out is not None
        items = [line for line in found.splitlines() if "schema.maximum" in line]
        assert len(items) + int(left_out[1]) == 400
        assert found.count("<details>") == found.count("</details>")

    def test_all_its_parts_together_are_cut(self) -> None:
        each = [
            finding(HOSTILE, NOTHING, operation=f"GET /{number}", effect=effect)
            for number in range(130)
            for effect in ("breaking", "none")
        ]
        found = markdown.render(compared(*each), Options())
        assert len(found) <= markdown.LONGEST
        assert re.search(r"longer: \d+ of documentation\.\n$", found)

    def test_many_compatible_findings_are_folded(self) -> None:
        many = [finding(1, 2, effect="compatible", operation=f"GET /{number}") for number in range(11)]
        assert "<details><summary>Compatible (11)" in markdown.render(compared(*many), Options())
        assert "<details>" not in markdown.render(compared(*many[:10]), Options())

    @pytest.mark.parametrize("count", [2, 3])
    def test_shows_hostile_text_as_text(self, count: int) -> None:
        found = markdown.render(hostile(count), Options())
        markup = re.sub(r"</?(code|sub|details|summary)>|<br>|\*\*x-|\*\*breaking\*\*", "", found)
        for sign in ("<script", "`", "[g]", "$f$", "_e_", "**d**", "://", "www.", "\x1b", "\u202e", "##["):
            assert sign not in markup, sign
        for sign in ("@everyone", "#12"):
            assert sign not in html.unescape(markup)

    def test_a_table_keeps_its_columns(self) -> None:
        rows = [line for line in markdown.render(hostile(3), Options()).splitlines() if line.startswith("|")]
        assert len(rows) == 3
        assert {row.count("|") for row in rows} == {5}

    @pytest.mark.parametrize(
        ("raw", "safe"),
        [
            ("snake_case", "snake_case"),
            ("_a_", "&#95;a&#95;"),
            ("@me", "&#64;&#8203;me"),
            ("GH-1 #2 ###", "GH-&#8203;1 #&#8203;2 # # #"),
            ("1 < 2 & 3", "1 &#60; 2 &#38; 3"),
            ("#Item › price", "#Item › price"),
        ],
    )
    def test_escaping(self, raw: str, safe: str) -> None:
        assert escaped(raw) == safe
