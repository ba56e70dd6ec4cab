"""Requests to a running service, as they were sent and answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request and its answer.

    Attributes:
        topic: The topic that it was made for.
        shows: What it shows, in a few words.
        method: The request's method.
        path: Its path and query.
        headers: Those that were sent for it, name and value.
        body: The body that was sent; empty without one.
        status: The answer's status.
        answer_headers: Those headers of the answer that say something.
        answer: Its body, or the beginning of it.
        cut: Whether the body goes on.
    """

    topic: str
    shows: str
    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: str
    status: int
    answer_headers: tuple[tuple[str, str], ...]
    answer: str
    cut: bool = False
