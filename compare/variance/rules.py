"""The effect table: every row, in the order in which it is documented."""

from __future__ import annotations

from compare.variance.rules_of_apis import API_RULES
from compare.variance.rules_of_schemas import SCHEMA_RULES

RULES = (*SCHEMA_RULES, *API_RULES)
"""How each fact narrows and widens, and what follows; `compare.variance.rule_of` finds the row for a fact."""
