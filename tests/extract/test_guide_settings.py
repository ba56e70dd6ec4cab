"""What guide.toml may say, and what is said where it can't be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.errors import StackError
from extract.guide.settings import Guide, read_guide

if TYPE_CHECKING:
    from pathlib import Path

TOPIC = '[[topic]]\nid = "routing"\ntitle = "Routing"\ntext = "Look."\n'
CALL = '[[call]]\ntopic = "routing"\nshows = "It"\nmethod = "GET"\npath = "/"\n'


def guide(folder: Path, text: str) -> Guide:
    """The guide that guide.toml of a folder makes."""
    (folder / "guide.toml").write_text(text, encoding="utf-8")
    return read_guide(folder)


class TestReading:
    """Topics and calls in the order of the file."""

    def test_has_topics_and_calls(self, tmp_path: Path) -> None:
        found = guide(tmp_path, TOPIC + CALL)
        assert [topic.id for topic in found.topics] == ["routing"]
        assert [(call.method, call.path, call.most) for call in found.calls] == [("GET", "/", 4096)]

    def test_is_empty_without_a_file(self, tmp_path: Path) -> None:
        assert read_guide(tmp_path) == Guide()

    def test_takes_the_same_words_for_two_topics(self, tmp_path: Path) -> None:
        other = TOPIC + CALL
        found = guide(tmp_path, TOPIC + CALL + other.replace('"routing"', '"security"'))
        assert [call.topic for call in found.calls] == ["routing", "security"]

    @pytest.mark.parametrize("path", ["/items?limit=1", "{document}"])
    def test_takes_paths_of_requests(self, tmp_path: Path, path: str) -> None:
        assert guide(tmp_path, TOPIC + CALL.replace('"/"', f'"{path}"')).calls[0].path == path


class TestErrors:
    """One clear error, with the word that was perhaps meant."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("[[topic]", "can't read"),
            (TOPIC.replace("title", "titel"), "Perhaps you meant 'title'."),
            (TOPIC + TOPIC, "two topics have the id routing"),
            (TOPIC.replace('"routing"', '"A topic"'), "lower-case words joined by dashes"),
            (TOPIC + CALL.replace('"routing"', '"rooting"'), "Perhaps you meant 'routing'."),
            (TOPIC + CALL + CALL.replace('"/"', '"/items"'), "two calls of the topic 'routing' show 'It'"),
            (TOPIC + CALL.replace('"GET"', '"LOOK"'), "LOOK"),
            (TOPIC + CALL.replace('"/"', '"items"'), "start with one '/'"),
            (TOPIC + CALL.replace('"/"', '"//host/"'), "start with one '/'"),
            (TOPIC + CALL + "most = 5000\n", "from 1 to 4096"),
        ],
    )
    def test_say_what_is_wrong(self, tmp_path: Path, text: str, said: str) -> None:
        with pytest.raises(StackError, match=r"guide\.toml") as caught:
            guide(tmp_path, text)
        assert said in str(caught.value)
