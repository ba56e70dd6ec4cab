"""What a bundle holds of its stack's source, as far as it can be told from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from compare import load
from extract.means import results
from triptych.source_seen import means_seen

if TYPE_CHECKING:
    from extract.bundle import Bundle

DOCUMENT = {"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"}, "paths": {}}
BUNDLE: Any = None


class TestMeansSeen:
    """The means of a document's facts, or why they aren't known."""

    @pytest.mark.parametrize(
        ("means", "known", "why"),
        [
            (results.Means(without_hooks=DOCUMENT, from_code=DOCUMENT), True, ""),
            (results.Means(without_hooks=DOCUMENT, from_code={}), False, "from code"),
            (results.Means(without_hooks=DOCUMENT, from_code=[]), True, ""),
            (None, False, ""),
        ],
        ids=["made anew", "what is left is no document", "nothing of a list is left", "not tried"],
    )
    def test_what_is_left_says_nothing_against_the_document_itself(
        self, monkeypatch: pytest.MonkeyPatch, means: results.Means | None, why: str, *, known: bool
    ) -> None:
        def read(_: Bundle) -> results.Means | None:
            return means

        monkeypatch.setattr(results, "read", read)
        found, said = means_seen(BUNDLE, load(DOCUMENT, name="shop"))
        assert (found is not None) == known
        assert why in said
        assert bool(said) == bool(why)
