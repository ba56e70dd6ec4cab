"""A document as lines: where each place stands, and that no line holds what can't be seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.cursor import escape
from compare.render.document_text import printed

if TYPE_CHECKING:
    from compare.values import Json

ANY_JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
DOCUMENT: Json = {
    "paths": {"/a": {"get": {"tags": ["x", "y"], "responses": {}}}},
    "info": {"title": "T"},
}
LINES = """\
{
  "info": {
    "title": "T"
  },
  "paths": {
    "/a": {
      "get": {
        "responses": {},
        "tags": ["x", "y"]
      }
    }
  }
}"""


class TestLines:
    """They are the document again."""

    def test_have_members_by_name_and_short_lists_on_one_line(self) -> None:
        assert "\n".join(printed(DOCUMENT).lines) == LINES

    @given(ANY_JSON)
    def test_are_the_same_json(self, value: Json) -> None:
        assert json.loads("\n".join(printed(value).lines)) == value

    @given(ANY_JSON)
    def test_hold_nothing_that_can_t_be_seen(self, value: Json) -> None:
        assert all(line.isprintable() for line in printed(value).lines)

    def test_what_turns_text_around_is_an_escape(self) -> None:
        assert printed("a\u202eb\x7f").lines == ('"a\\u202eb\\u007f"',)


class TestPlaces:
    """Each pointer leads to its lines."""

    @given(st.dictionaries(st.text(), ANY_JSON, max_size=5))
    def test_each_member_s_lines_are_the_member(self, value: dict[str, Json]) -> None:
        text = printed(value)
        for name, member in value.items():
            first, last = text.places[f"/{escape(name)}"]
            lines = "\n".join(text.lines[first - 1 : last])
            assert json.loads("{" + lines.removesuffix(",") + "}") == {name: member}

    @pytest.mark.parametrize(
        ("pointer", "line"),
        [("", 1), ("/info/title", 3), ("/paths/~1a", 6), ("/paths/~1a/get/tags/1", 9), ("/paths/~1a/get/nothing", 7)],
    )
    def test_a_place_that_is_not_there_is_where_it_would_be(self, pointer: str, line: int) -> None:
        assert printed(DOCUMENT).cut(pointer).first == line


class TestCut:
    """A place with some lines around it, not more of it than a reader wants."""

    def test_has_three_lines_on_each_side(self) -> None:
        cut = printed(DOCUMENT).cut("/paths/~1a/get/responses")
        assert (cut.start, cut.first, cut.last, len(cut.lines)) == (5, 8, 8, 7)

    def test_ends_with_the_document(self) -> None:
        cut = printed(DOCUMENT).cut("/info")
        assert (cut.start, cut.first, cut.last, cut.lines[-1]) == (1, 2, 4, '      "get": {')

    def test_of_a_long_place_shows_its_beginning(self) -> None:
        members: Json = {f"m{number:03}": number for number in range(100)}
        cut = printed(members).cut("")
        assert (cut.first, cut.last, len(cut.lines)) == (1, 12, 15)
