"""However documents are compared, the answers agree: with itself, swapped, several at once, all read or not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import compare, load

from .checking import CONTRACT, compared, corpus, law, show, told
from .editing import edited
from .strategies import documents

if TYPE_CHECKING:
    from pathlib import Path

    from compare import Comparison, Finding

CHOICES = st.randoms(use_true_random=False)
TURNED = {"narrower": "wider", "wider": "narrower"}
PAIRS = (
    ("pairs/realworld/spec-official.yml", "pairs/realworld/ninja-c4ffein.json"),
    ("pairs/realworld/fastapi-nsidnev.json", "pairs/realworld/drf-yasg-seanminingah.json"),
    (
        "pairs/chromadb-fastapi-versions/chromadb-a-fastapi-0.115.json",
        "pairs/chromadb-fastapi-versions/chromadb-b-fastapi-0.165.json",
    ),
)


@st.composite
def versions(draw: Any, count: int) -> list[dict[str, Any]]:  # noqa: ANN401 - Hypothesis' own
    """A document and edited copies of it."""
    document = draw(documents())
    return [document, *(edited(document, draw(CHOICES)) for _ in range(count - 1))]


def against_first(comparison: Comparison, index: int) -> Counter[tuple[object, ...]]:
    """What is found between the first document and one of the others."""
    return Counter(
        (
            finding.rule,
            str(finding.values[0]),
            str(finding.values[index]),
            finding.relations[index],
            finding.effects[index],
            finding.pointers[0],
            finding.pointers[index],
        )
        for finding in comparison.findings
        if str(finding.values[0]) != str(finding.values[index])
    )


def turned(finding: Finding) -> tuple[object, ...]:
    """A finding as it should be with the documents swapped."""
    relation = finding.relations[1]
    return finding.rule, TURNED.get(relation, relation), finding.pointers[::-1], str(finding.values[::-1])


def plain(finding: Finding) -> tuple[object, ...]:
    """A finding as it is, in the same words."""
    return finding.rule, finding.relations[1], finding.pointers, str(finding.values)


def unplaced(told: tuple[object, ...]) -> tuple[object, ...]:
    """Without the pointers: of all places with one cause they are the first, in the order of the baseline."""
    return *told[:2], *told[3:]


class TestItself:
    """A document and itself."""

    @law(60)
    @given(document=documents())
    def test_nothing_is_found(self, document: dict[str, Any]) -> None:
        assert told(compared(document, document)) == []

    @pytest.mark.parametrize("path", [CONTRACT, *corpus("apps/ctfd.json", "apps/label-studio-1.19-yasg.json")])
    def test_nothing_is_found_in_real_ones(self, path: Path) -> None:
        assert told(compare(load(path), load(path), prune=False)) == []


class TestSwapped:
    """Two documents, either way round."""

    @law(100)
    @given(pair=versions(2))
    def test_narrower_and_wider_are_swapped(self, pair: list[dict[str, Any]]) -> None:
        show(*pair)
        forth, back = compared(*pair), compared(*pair[::-1])
        assert Counter(map(turned, forth.findings)) == Counter(map(plain, back.findings))

    @pytest.mark.parametrize("one", corpus(*(one for one, _ in PAIRS)))
    def test_narrower_and_wider_are_swapped_in_real_ones(self, one: Path) -> None:
        other = other_of(one)
        forth, back = compare(load(one), load(other)), compare(load(other), load(one))
        assert Counter(map(unplaced, map(turned, forth.findings))) == Counter(map(unplaced, map(plain, back.findings)))


class TestSeveral:
    """Four documents, and the first with each of the others."""

    @law(60)
    @given(several=versions(4))
    def test_agree_with_pairs(self, several: list[dict[str, Any]]) -> None:
        show(*several)
        whole = compared(*several)
        for index, other in enumerate(several[1:], start=1):
            assert against_first(whole, index) == against_first(compared(several[0], other), 1)


class TestPruning:
    """What is the same need not be read."""

    @law(60)
    @given(pair=versions(3))
    def test_reading_all_finds_the_same(self, pair: list[dict[str, Any]]) -> None:
        show(*pair)
        named = [load(document, name="abc"[index]) for index, document in enumerate(pair)]
        assert compare(*named).findings == compare(*named, prune=False).findings

    @pytest.mark.parametrize("one", corpus(*(one for one, _ in PAIRS)))
    def test_reading_all_of_real_ones_finds_the_same(self, one: Path) -> None:
        named = load(one), load(other_of(one))
        assert compare(*named).findings == compare(*named, prune=False).findings


def other_of(one: Path) -> Path:
    """The second of the pair that begins with this document."""
    first, second = next(pair for pair in PAIRS if str(one).endswith(pair[0]))
    return one.parents[first.count("/")] / second
