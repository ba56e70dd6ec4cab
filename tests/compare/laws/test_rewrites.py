"""The rewrites themselves: they do something, keep documents valid, and a slip in one would be noticed."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from extract.validation import validate

from .checking import compared, law, repeatable, told
from .rewrites import ALL, DIALECTS, REWRITES, rewritten
from .routes import path_names
from .slips import SLIPS
from .strategies import documents

if TYPE_CHECKING:
    from .places import Raw
    from .slips import Slip

SEEDS = st.integers(0, 99).map(Random)


@pytest.mark.parametrize("name", REWRITES)
class TestRewrites:
    """Each rewrite by itself."""

    @law(10)
    @given(data=st.data())
    def test_keeps_a_document_valid_and_the_given_one_as_it_is(self, name: str, data: st.DataObject) -> None:
        document = data.draw(documents(dialects=DIALECTS.get(name, ALL)), label="document")
        given_one = deepcopy(document)
        other = rewritten(document, REWRITES[name], data.draw(SEEDS))
        assert json.dumps(document) == json.dumps(given_one)
        if other.get("openapi", "").startswith(("3.0", "3.1")) or "swagger" in other:
            assert validate(json.loads(json.dumps(other))).problems == ()

    def test_finds_something_to_do(self, name: str) -> None:
        def changes(document: Raw) -> bool:
            return json.dumps(rewritten(document, REWRITES[name], repeatable())) != json.dumps(document)

        find(
            documents(dialects=DIALECTS.get(name, ALL)), changes, settings=settings(law(300), phases=(Phase.generate,))
        )


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
class TestSlips:
    """What a rewrite must not do: each is a rewrite gone wrong, on a document where it is right without the slip."""

    def test_is_found(self, slip: Slip) -> None:
        assert told(compared(slip.document, slip.wrong))

    def test_is_not_found_where_it_is_done_right(self, slip: Slip) -> None:
        assert told(compared(slip.document, slip.right)) == []


class TestPathParameterNames:
    """Parameters in the path by other names: readers see that, clients don't."""

    @law(40)
    @given(document=documents(), choose=SEEDS)
    def test_only_the_name_is_told(self, document: Raw, choose: Random) -> None:
        found = compared(document, path_names(deepcopy(document), choose)).findings
        assert {(finding.rule, finding.effect) for finding in found} <= {("parameter.name", "none")}
