"""The generated pages: what they say of the effect table and of the dialects is what these say today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from compare.document import DIALECT_TITLES
from compare.expressible import LIMITS
from compare.variance import RULES, judge, rule_of
from docs.dialects import dialects_page
from docs.rules import breaks, rules_page

from .changes import GONE, HERE, change

if TYPE_CHECKING:
    from pathlib import Path

MAY_BE = {"narrower": {"narrower", "narrower*"}, "wider": {"wider", "wider*"}}


class TestTheRulesPage:
    """`docs/rules.md`."""

    def test_it_is_as_the_table_makes_it(self, root: Path) -> None:
        """`python -m docs` writes it anew."""
        assert (root / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page()

    def test_every_rule_has_one_row(self) -> None:
        rows = [line for line in rules_page().splitlines() if line.startswith("| `")]
        assert [row.split("`")[1] for row in rows] == [rule.id for rule in RULES]

    @pytest.mark.parametrize(
        ("rule", "request_", "response"),
        [
            ("schema.maximum", "narrower", "wider"),
            ("schema.pattern", "narrower", "never"),
            ("schema.default", "any change*", "never"),
            ("member.exists", "narrower*", "wider*"),
            ("operation.exists", "narrower*", "narrower*"),
            ("operation.security", "narrower", "narrower"),
            ("response.exists", "narrower*", "narrower*"),
            ("link.exists", "never", "never"),
            ("server.exists", "no effect", "no effect"),
            ("*.content", "any change", "any change"),
            ("*.*", "no effect", "no effect"),
        ],
    )
    def test_it_says_which_changes_break_which_side(self, rule: str, request_: str, response: str) -> None:
        row = rule_of(rule)
        assert (breaks(row, "request"), breaks(row, "response")) == (request_, response)

    @pytest.mark.parametrize("rule", [rule.id for rule in RULES if rule.narrows])
    @pytest.mark.parametrize("side", ["request", "response"])
    def test_what_is_judged_breaking_is_called_so(self, rule: str, side: Literal["request", "response"]) -> None:
        said = set(breaks(rule_of(rule), side).split(", "))
        for before, after in ((GONE, HERE), (HERE, GONE)):
            found = judge(change(rule, before, after, side=side))
            if found.effect == "breaking" and found.relation in MAY_BE:
                assert said & MAY_BE[found.relation]


class TestTheDialectsPage:
    """`docs/dialects.md`."""

    def test_it_is_as_the_table_makes_it(self, root: Path) -> None:
        """`python -m docs` writes it anew."""
        assert (root / "docs" / "dialects.md").read_text(encoding="utf-8") == dialects_page()

    def test_every_limit_has_one_row(self) -> None:
        rows = [line for line in dialects_page().splitlines() if line.startswith("| ") and "`" in line]
        assert len(rows) == len(LIMITS)

    def test_every_dialect_is_named(self) -> None:
        assert all(title in dialects_page() for title in DIALECT_TITLES.values() if title != DIALECT_TITLES["none"])
