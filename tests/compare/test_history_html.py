"""Versions over time as a page, as lines on a terminal, and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from compare.render import history_html, history_json

from .hostile_words import ATTACKS
from .releases import BROKEN, history_of, released, with_default, with_tag, without_summary
from .reports import contract

if TYPE_CHECKING:
    from compare.history import History

SCHEMA = json.loads((Path(__file__).parents[2] / "compare/history.schema.json").read_text(encoding="utf-8"))


class Elements(HTMLParser):
    """The elements of a page, and the names of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.found.append(("<!--", (data,)))


def worded(word: str) -> History:
    """A history that says a word wherever it can."""
    failed = replace(BROKEN, title=word, error=word, detail=word)
    first = released(word, contract(), **{word: word})
    last = released(word, with_tag(word), **{word: word})
    return history_of(first, failed, last, names=(word, word, word))


def full() -> History:
    """A history with all that there can be in one."""
    return history_of(
        released("1.0", with_default(9), companion="3.0"), BROKEN, released("3.0", without_summary()), is_slice=True
    )


class TestPage:
    """One file of HTML."""

    @pytest.mark.parametrize("attack", ATTACKS)
    def test_has_hostile_words_as_text(self, attack: str) -> None:
        assert (
            Elements(history_html.render([worded(attack)])).found
            == Elements(history_html.render([worded("harmless")])).found
        )

    def test_shows_each_release_and_its_changes(self) -> None:
        html = history_html.render([full()])
        assert '<th scope="row">1.0</th>' in html
        assert "companion 3.0" in html
        assert BROKEN.error.replace("'", "&#39;") in html
        assert "<h3>1.0 → 3.0</h3>" in html
        assert "<li>GET /items › summary: present: “List” → absent</li>" in html
        assert html.count("<section ") == 1

    @pytest.mark.parametrize(("is_slice", "words"), [(True, "A slice of the contract"), (False, "The whole contract")])
    def test_says_what_was_built(self, words: str, *, is_slice: bool) -> None:
        history = history_of(released("1.0", contract()), is_slice=is_slice)
        assert f"<p>{words}, {history.asked} facts" in history_html.render([history])

    def test_has_a_section_for_each_stack(self) -> None:
        html = history_html.render([full(), replace(full(), stack="two")])
        assert ('id="h-one"' in html, 'id="h-two"' in html) == (True, True)

    def test_is_the_same_each_time(self) -> None:
        assert history_html.render([full()]) == history_html.render([full()])


class TestLines:
    """A line a release."""

    def test_tell_what_came_of_it(self) -> None:
        history = full()
        asked = history.asked
        assert list(history_html.told(history)) == [
            f"framework 1.0 on CPython 3.11.7: {asked - 1} of {asked} facts",
            "framework 2.0 can't be built: it can't be imported. Mend it.",
            f"framework 3.0 on CPython 3.11.7: {asked - 1} of {asked} facts; since 1.0: 1 lost; 1 changed",
        ]


class TestJson:
    """The same for programs, as the published schema has it."""

    @pytest.mark.parametrize("history", [full(), worded("W" * 300), history_of(BROKEN)], ids=["full", "long", "failed"])
    def test_is_as_its_schema_says(self, history: History) -> None:
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(history_json.render([history])))

    def test_holds_each_release(self) -> None:
        (found,) = json.loads(history_json.render([full()]))["histories"]
        assert (found["stack"], found["distribution"], found["profile"]) == ("one", "framework", "slice")
        first, failed, last = found["releases"]
        assert (first["since"], first["versions"]) == (None, {"companion": "3.0"})
        assert failed == {"version": "2.0", "failed": BROKEN.error}
        assert last["since"] == "1.0"
        assert [(each["where"], each["was"], each["now"]) for each in last["lost"]] == [
            ("GET /items › summary", "present: “List”", "absent")
        ]

    @pytest.mark.parametrize("key", ["histories", "format"])
    def test_without_a_part_is_not_as_its_schema_says(self, key: str) -> None:
        made = json.loads(history_json.render([full()]))
        del made[key]
        assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(made)
