"""What changes from one answer of a service to the next although nothing else does, and how it is told apart.

Raw evidence is never edited: a page is kept as it was served. These parts are taken out on reading, before a file is
hashed or compared; the manifest names them beside each file, so that the reader knows what was not compared and why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, kw_only=True, slots=True)
class Scrubber:
    """A part that is another at each reading.

    Attributes:
        name: As the manifest writes it.
        files: Which files it is for: their paths, with `*` for any letters.
        reason: Why it changes.
        pattern: What is taken out: the group `token`, or all of it.
    """

    name: str
    files: tuple[str, ...]
    reason: str
    pattern: re.Pattern[bytes]


SCRUBBERS = {
    scrubber.name: scrubber
    for scrubber in (
        Scrubber(
            name="django-csrf-token",
            files=("*.html", "document*.json", "in-process.json"),  # a document may be made of pages
            reason="Django masks its CSRF token anew in each answer (django.middleware.csrf)",
            pattern=re.compile(  # within JSON, a quote has a backslash before it
                rb"""(?i)csrf[\w-]*[\\"'\]]*\s*(?:[:=]|value=|content=)\s*\\?["'](?P<token>[A-Za-z0-9]{64})\\?["']"""
            ),
        ),
        # The next two look no further than the answer with 201 reaches: to the next line that begins with `"status"`,
        # since within a body a line's end is written `\n`.
        Scrubber(
            name="time-of-creation",
            files=("calls.json",),
            reason="what a call creates tells when that was",
            pattern=re.compile(
                rb"""(?s)"status": 201,(?:(?!\n *"status": ).)*?\\"created_at\\": ?\\"(?P<token>[^"\\]+)\\\""""
            ),
        ),
        Scrubber(
            name="tag-of-creation",
            files=("calls.json",),
            reason="the entity tag of what a call creates may be made of when that was",
            pattern=re.compile(
                rb"""(?s)"status": 201,(?:(?!\n *"status": ).)*?"etag": "(?P<token>(?:[^"\\]|\\.)+)\""""
            ),
        ),
    )
}


def scrubbers_for(content: bytes, path: str) -> tuple[str, ...]:
    """The names of the scrubbers that find something to take out of a file."""
    return tuple(
        name
        for name, scrubber in SCRUBBERS.items()
        if any(fnmatchcase(path, file) for file in scrubber.files) and scrubber.pattern.search(content)
    )


def scrubbed(content: bytes, names: tuple[str, ...]) -> bytes:
    """The content without the parts that these scrubbers take out."""
    for name in names:
        content = SCRUBBERS[name].pattern.sub(_without_token, content)
    return content


def _without_token(match: re.Match[bytes]) -> bytes:
    start, end = match.start("token") - match.start(), match.end("token") - match.start()
    return match[0][:start] + b"scrubbed" + match[0][end:]
