"""Rewriting a document so that it means the same leaves nothing to find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml12
from hypothesis import given
from hypothesis import strategies as st

from compare import compare, load

from .checking import CONTRACT, compared, corpus, law, repeatable, show, told
from .rewrites import ALL, DIALECTS, REWRITES, rewritten
from .strategies import documents

if TYPE_CHECKING:
    from pathlib import Path

    from .places import Raw

CHOICES = st.randoms(use_true_random=False)
REAL = (
    "pairs/realworld/spec-official.yml",
    "pairs/realworld/ninja-c4ffein.json",
    "pairs/realworld/fastapi-nsidnev.json",
    "pairs/realworld/drf-yasg-seanminingah.json",
    "apps/restx-ex-complex.json",
    "apps/restx-ex-todo.json",
    "apps/drf-yasg-testproj.json",
    "apps/ctfd.json",
    "apps/mlflow.json",
    "apps/chromadb.json",
    "pairs/testproj-yasg-spectacular/testproj-b-spectacular.json",
)


def holds(document: Raw, other: Raw) -> None:
    """A document and one that should mean the same, either way round."""
    if json.dumps(other) != json.dumps(document):
        show(document, other)
        assert told(compared(document, other)) == []
        assert told(compared(other, document)) == []


@pytest.mark.parametrize("name", REWRITES)
class TestGenerated:
    """Each rewrite, on documents of each dialect that can have it."""

    @law(25)
    @given(data=st.data())
    def test_says_nothing_new(self, name: str, data: st.DataObject) -> None:
        document = data.draw(documents(dialects=DIALECTS.get(name, ALL)), label="document")
        holds(document, rewritten(document, REWRITES[name], data.draw(CHOICES)))


class TestTogether:
    """Several rewrites, one after another."""

    @law(60)
    @given(data=st.data())
    def test_say_nothing_new(self, data: st.DataObject) -> None:
        document = other = data.draw(documents(), label="document")
        for name in data.draw(st.lists(st.sampled_from(sorted(REWRITES)), min_size=2, max_size=5), label="rewrites"):
            other = rewritten(other, REWRITES[name], data.draw(CHOICES))
        holds(document, other)


class TestSyntax:
    """The same document as YAML and as JSON."""

    @law(20)
    @given(document=documents())
    def test_says_nothing_new(self, document: Raw, tmp_path_factory: pytest.TempPathFactory) -> None:
        folder = tmp_path_factory.mktemp("syntax")
        (folder / "a.json").write_text(json.dumps(document), encoding="utf-8")
        (folder / "a.yaml").write_text(yaml12.format_yaml(document), encoding="utf-8")
        assert told(compare(load(folder / "a.json"), load(folder / "a.yaml"))) == []


@pytest.mark.parametrize("name", REWRITES)
class TestReal:
    """Each rewrite, on documents as people and frameworks write them."""

    def test_says_nothing_new_of_the_contract(self, name: str) -> None:
        document = load(CONTRACT).raw
        holds(document, rewritten(document, REWRITES[name], repeatable()))

    @pytest.mark.parametrize("path", corpus(*REAL))
    def test_says_nothing_new(self, name: str, path: Path) -> None:
        document = load(path).raw
        holds(document, rewritten(document, REWRITES[name], repeatable()))
