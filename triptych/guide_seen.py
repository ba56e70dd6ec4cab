"""What guide.toml says → what a report's guide is to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.guide import Guide, Topic
from compare.topics import TOPICS
from extract.errors import StackError
from extract.guide.settings import GUIDE, read_guide
from extract.stack import perhaps

if TYPE_CHECKING:
    from pathlib import Path


def guide_of(services: Path) -> Guide:
    """What guide.toml of a folder of stacks says; a guide without topics where there is none.

    Raises:
        StackError: It can't be read, or has a topic that reports don't have: no fact would ever belong to it.
    """
    said = read_guide(services)
    for topic in said.topics:
        if topic.id not in TOPICS:
            raise StackError(
                f"{services / GUIDE} has a topic {topic.id!r}",
                why=f"a report's topics are {', '.join(TOPICS)}",
                todo=perhaps(topic.id, list(TOPICS)) or "Take one of these.",
            )
    topics = tuple(
        Topic(id=topic.id, title=topic.title, text=topic.text, operations=topic.operations) for topic in said.topics
    )
    return Guide(lead=said.lead, topics=topics, first=said.first)
