"""What guide.toml says → what a report's guide is to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.guide import Guide, Topic
from extract.guide.settings import read_guide

if TYPE_CHECKING:
    from pathlib import Path


def guide_of(services: Path) -> Guide:
    """What guide.toml of a folder of stacks says; a guide without topics where there is none.

    Raises:
        StackError: It can't be read.
    """
    said = read_guide(services)
    topics = tuple(
        Topic(id=topic.id, title=topic.title, text=topic.text, operations=topic.operations) for topic in said.topics
    )
    return Guide(lead=said.lead, topics=topics)
