"""guide.toml → what a report's guide is to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.errors import StackError
from triptych.guide_seen import guide_of

if TYPE_CHECKING:
    from pathlib import Path


def write(services: Path, *topics: str) -> None:
    """A guide.toml with these topics."""
    text = "".join(f'[[topic]]\nid = "{topic}"\ntitle = "A title"\ntext = "Look."\n' for topic in topics)
    (services / "guide.toml").write_text(text, encoding="utf-8")


class TestTopics:
    """They are the report's."""

    def test_are_those_of_the_file(self, tmp_path: Path) -> None:
        write(tmp_path, "security", "routing")
        assert [topic.id for topic in guide_of(tmp_path).topics] == ["security", "routing"]

    def test_are_none_without_a_file(self, tmp_path: Path) -> None:
        assert guide_of(tmp_path).topics == ()

    def test_that_a_report_does_not_know_are_refused(self, tmp_path: Path) -> None:
        write(tmp_path, "routing", "rooting")
        with pytest.raises(StackError) as caught:
            guide_of(tmp_path)
        said = str(caught.value)
        for words in (f"{tmp_path / 'guide.toml'} has a topic 'rooting'", "Perhaps you meant 'routing'.", "metadata"):
            assert words in said
