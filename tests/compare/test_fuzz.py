"""Documents changed at random: nothing but `SourceError` comes out of reading and comparing them."""

from __future__ import annotations

import copy
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare import SourceError, compare, load
from compare.document import identify
from compare.parse import parse

from .test_hostile import FULL_2, FULL_3, ODD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("TRIPTYCH_CORPUS", ROOT.parent / "shared/corpus"))
LARGEST = 150_000
"""The size, in bytes, up to which a real document is taken."""

YAML = """\
openapi: 3.1.0
info: {title: T, version: '1'}
x-a: &a {type: string}   # a comment
paths:
  /a:
    get:
      responses:
        200: {description: "Fine.", content: {a/b: {schema: *a}}}
        default:
          <<: {description: Less.}
          description: |
            More
components:
  schemas:
    A: &b {enum: [1, 0x1f, !!str 5, "\\u00e9"]}
    ? K
    : {allOf: [*b, {$ref: '#/components/schemas/A'}]}
"""
Place = tuple[Any, Any]
"""A list or dict, and the index or key of one of its members."""


def members(value: object) -> Iterator[Place]:
    """Each place in a document at which there is a value."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict | list):
            keys = list(item) if isinstance(item, dict) else range(len(item))
            for key in keys:
                yield item, key
                waiting.append(item[key])


def replace(one: Place, _other: Place, odd: object) -> None:
    """Put something else in a place."""
    one[0][one[1]] = copy.deepcopy(odd)


def delete(one: Place, _other: Place, _odd: object) -> None:
    """Take a member out."""
    del one[0][one[1]]


def duplicate(one: Place, other: Place, _odd: object) -> None:
    """Put a copy of one member in the place of another."""
    other[0][other[1]] = copy.deepcopy(one[0][one[1]])


def swap(one: Place, other: Place, _odd: object) -> None:
    """Exchange two members; copies, so that none can end up in itself."""
    first, second = copy.deepcopy(one[0][one[1]]), copy.deepcopy(other[0][other[1]])
    one[0][one[1]], other[0][other[1]] = second, first


def rename(one: Place, other: Place, odd: object) -> None:
    """Give a member another's name, or repeat a list's item."""
    if isinstance(one[0], dict):
        one[0][str(other[1])] = one[0].pop(one[1])
    else:
        one[0].append(copy.deepcopy(odd))


def refer(one: Place, other: Place, _odd: object) -> None:
    """Put a reference to somewhere in a place."""
    one[0][one[1]] = {"$ref": f"#/components/schemas/{other[1]}"}


CHANGES: tuple[Callable[[Place, Place, object], None], ...] = (replace, delete, duplicate, swap, rename, refer)
VERSIONS = ("2.0", "3.0.3", "3.1.0", "3.2.0")


@st.composite
def mutated(draw: st.DrawFn, raws: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A document, and the same with up to five changes; its version may be any."""
    raw = copy.deepcopy(draw(st.sampled_from(raws)))
    changed = copy.deepcopy(raw)
    for _ in range(draw(st.integers(1, 5))):
        places = list(members(changed))
        if not places:
            break
        one, other = draw(st.sampled_from(places)), draw(st.sampled_from(places))
        with suppress(KeyError, IndexError):  # an earlier change has taken it out
            draw(st.sampled_from(CHANGES))(one, other, draw(st.sampled_from(ODD)))
    key = "swagger" if "swagger" in raw else "openapi"
    version = draw(st.sampled_from(VERSIONS))
    changed.pop(key, None)
    return raw, {**changed, "swagger" if version == "2.0" else "openapi": version}


def try_all(raw: dict[str, Any], changed: dict[str, Any]) -> None:
    """Compare the two, and the second with itself; refusals are as good as comparisons."""
    with suppress(SourceError):
        before, after = load(raw), load(changed)
        assert compare(before, after).documents
        assert compare(after, after).identical


class TestValues:
    """Changes to what a document says."""

    @settings(max_examples=300, deadline=None)
    @given(mutated([FULL_2, FULL_3]))
    def test_of_small_documents(self, pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
        try_all(*pair)

    @pytest.mark.skipif(not CORPUS.is_dir(), reason="there is no corpus: name one with TRIPTYCH_CORPUS")
    def test_of_real_documents(self) -> None:
        found = [path for path in sorted(CORPUS.rglob("*.json")) if path.stat().st_size <= LARGEST]
        raws: list[dict[str, Any]] = []
        for path in found:
            with suppress(SourceError):
                raws.append(dict(load(path).raw))

        @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
        @given(mutated(raws))
        def check(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
            try_all(*pair)

        assert raws
        check()


class TestBytes:
    """Changes to a document's text, in JSON and in YAML."""

    def test_begins_with_what_can_be_read(self) -> None:
        assert parse(YAML.encode(), "a.yaml").links is False

    @settings(max_examples=400, deadline=None)
    @given(
        st.sampled_from([YAML.encode(), json.dumps(FULL_3, indent=1).encode(), json.dumps(FULL_2).encode()]),
        st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 5), st.binary(max_size=4)), max_size=6),
        st.sampled_from(["a.json", "a.yaml"]),
    )
    def test_anywhere(self, text: bytes, edits: list[tuple[int, int, bytes]], name: str) -> None:
        data = bytearray(text)
        for at, length, put in edits:
            start = at % (len(data) + 1)
            data[start : start + length] = put
        with suppress(SourceError):
            raw, _, _ = identify(parse(bytes(data), name).value, name)
            document = load(raw)
            assert compare(document, document).identical
