"""What guide.toml says: the guide's topics, and the requests that show what a service does."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from extract.errors import StackError
from extract.stack import PATH, perhaps

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

GUIDE = "guide.toml"
DOCUMENT = "{document}"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BYTES = 4096  # of an answer's body


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of guide.toml: its keys and no others."""


class Topic(Part, frozen=True, kw_only=True):
    """A topic of the guide.

    Attributes:
        id: Its key among the report's topics; `[cuts]` in a stack.toml names it.
        title: Its heading.
        operations: The operations that show it, as the contract spells them.
        text: Paragraphs in Markdown. A link such as `#routing-calls` leads to a part of the guide, and
            `index.html#topic=routing` to the report's facts.
    """

    id: str
    title: str
    text: str
    operations: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not SLUG.fullmatch(self.id):
            msg = f"id is {self.id!r}, and should be lower-case words joined by dashes"
            raise ValueError(msg)


class Call(Part, frozen=True, kw_only=True):
    """A request to the running service.

    Attributes:
        topic: The topic that it is made for.
        shows: What it shows, in a few words, which no other call of its topic has.
        method: Its method.
        path: Its path and query, percent-encoded; `{document}` is where the stack serves its document.
        headers: Its headers. `{NAME}` stands for what pages.toml has under `[credentials.NAME]`; it is filled in when
            the request is sent, and never written down.
        body: Its body; empty for none.
        most: How many bytes of the answer's body are kept.
        profile: What a service has to do of the contract for this to be asked of it; the slice is what all of them do.
    """

    topic: str
    shows: str
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    headers: dict[str, str] = {}
    body: str = ""
    most: int = BYTES
    profile: Literal["whole", "slice"] = "slice"

    def __post_init__(self) -> None:
        if self.path != DOCUMENT and not PATH.fullmatch(self.path):
            msg = f"path is {self.path!r}, and should be {DOCUMENT}, or start with one '/' and be percent-encoded"
            raise ValueError(msg)
        if not 0 < self.most <= BYTES:
            msg = f"most is {self.most}, and should be from 1 to {BYTES}"
            raise ValueError(msg)


class Guide(Part, frozen=True, kw_only=True):
    """All of guide.toml.

    Attributes:
        lead: The paragraph that the guide begins with, in Markdown.
        topics: In the order of the guide.
        calls: In the order in which they are made.
        first: The stacks that the guide shows before a reader has chosen others, where there are too many to stand side
            by side.
    """

    lead: str = ""
    first: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = msgspec.field(default=(), name="topic")
    calls: tuple[Call, ...] = msgspec.field(default=(), name="call")

    def __post_init__(self) -> None:
        ids = [topic.id for topic in self.topics]
        if twice := _repeated(ids):
            msg = f"two topics have the id {', '.join(twice)}"
            raise ValueError(msg)
        for call in self.calls:
            if call.topic not in ids:
                msg = f"a call has the topic {call.topic!r}, which there is none of. {perhaps(call.topic, ids)}"
                raise ValueError(msg)
        # By its words a reader tells a call from others: its path may be another on each stack.
        for topic, shows in _repeated((call.topic, call.shows) for call in self.calls):
            msg = f"two calls of the topic {topic!r} show {shows!r}"
            raise ValueError(msg)


def read_guide(services: Path) -> Guide:
    """Read guide.toml of a folder of stacks; a guide without topics where there is none.

    Raises:
        StackError: It can't be read; the error names the key, and for a misspelt one that which was perhaps meant.
    """
    path = services / GUIDE
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Guide)
    except FileNotFoundError:
        return Guide()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StackError(f"can't read {path}", why=str(error), todo="Mend the file.") from error
    except msgspec.ValidationError as error:
        raise StackError(f"{path} is not as it should be", why=str(error), todo=_hint(str(error))) from error


_T = TypeVar("_T", str, tuple[str, str])


def _repeated(found: Iterable[_T]) -> list[_T]:
    return sorted(each for each, times in Counter(found).items() if times > 1)


def _hint(message: str) -> str:
    unknown = re.search(r"unknown field `([^`]+)`", message)
    keys = {key for part in (Guide, Topic, Call) for key in part.__struct_encode_fields__}
    return (perhaps(unknown[1], sorted(keys)) if unknown else "") or "Mend the file."
