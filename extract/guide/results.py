"""What a bundle holds for the guide: lines of the source by topic, and requests as they were answered.

Both files are optional: `cuts.json` where stack.toml has `[cuts]` or `[remarks]`, and `calls.json` where guide.toml has
calls. They are part of the digest; what an answer holds that is another in each run is scrubbed on reading
(`extract.scrub`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from extract.bundle import read_optional
from extract.means.results import Lines  # noqa: TC001 - msgspec reads the types at run time

if TYPE_CHECKING:
    from extract.bundle import Bundle

CUTS, CALLS = "cuts.json", "calls.json"


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of these files."""


class Cuts(Part, frozen=True, kw_only=True):
    """Lines of the source that show a topic beside the operations' own.

    Attributes:
        format: The version of this format.
        topics: By the topic's id, in the order of stack.toml.
        remarks: What there is to say of them, in Markdown, by the topic's id.
    """

    format: Literal[1]
    topics: dict[str, tuple[Lines, ...]]
    remarks: dict[str, str] = {}


class Answered(Part, frozen=True, kw_only=True):
    """A request, and what it was answered with.

    Attributes:
        topic: The topic that it was made for.
        shows: What it shows, in a few words.
        method: Its method.
        path: Its path and query.
        headers: Its headers, with the names of credentials in their place.
        sent: Its body; empty for none.
        status: The answer's status.
        answer_headers: Those headers of the answer that say something, by their names in lower case.
        answer: The answer's body, or its beginning, as text.
        cut: Whether the body goes on.
    """

    topic: str
    shows: str
    method: str
    path: str
    headers: dict[str, str]
    sent: str
    status: int
    answer_headers: dict[str, str]
    answer: str
    cut: bool


class Calls(Part, frozen=True, kw_only=True):
    """What the running service answers.

    Attributes:
        format: The version of this format.
        calls: In the order in which they were made.
    """

    format: Literal[1]
    calls: tuple[Answered, ...]


def read_cuts(bundle: Bundle) -> Cuts | None:
    """The lines by topic; None where stack.toml names none.

    Raises:
        BundleError: They can't be read.
    """
    return read_optional(bundle, CUTS, Cuts)


def read_calls(bundle: Bundle) -> Calls | None:
    """The requests; None where guide.toml has none.

    Raises:
        BundleError: They can't be read.
    """
    return read_optional(bundle, CALLS, Calls)
