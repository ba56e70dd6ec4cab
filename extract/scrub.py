"""What changes from one reading of a page to the next although nothing else does, and how it is told apart.

Raw evidence is never edited: a page is kept as it was served. These parts are taken out on reading, before a page is
hashed or compared; the manifest names them beside each file, so that the reader knows what was not compared and why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Scrubber:
    """A part that is another at each reading.

    Attributes:
        name: As the manifest writes it.
        reason: Why it changes.
        pattern: What is taken out: the group `token`, or all of it.
    """

    name: str
    reason: str
    pattern: re.Pattern[bytes]


SCRUBBERS = {
    scrubber.name: scrubber
    for scrubber in (
        Scrubber(
            name="django-csrf-token",
            reason="Django masks its CSRF token anew in each answer (django.middleware.csrf)",
            pattern=re.compile(
                rb"""(?i)csrf[\w-]*["'\]]*\s*(?:[:=]|value=|content=)\s*["'](?P<token>[A-Za-z0-9]{64})["']"""
            ),
        ),
    )
}


def scrubbers_for(content: bytes) -> tuple[str, ...]:
    """The names of the scrubbers that find something to take out."""
    return tuple(name for name, scrubber in SCRUBBERS.items() if scrubber.pattern.search(content))


def scrubbed(content: bytes, names: tuple[str, ...]) -> bytes:
    """The content without the parts that these scrubbers take out."""
    for name in names:
        content = SCRUBBERS[name].pattern.sub(_without_token, content)
    return content


def _without_token(match: re.Match[bytes]) -> bytes:
    start, end = match.start("token") - match.start(), match.end("token") - match.start()
    return match[0][:start] + b"scrubbed" + match[0][end:]
