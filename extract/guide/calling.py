"""The requests of guide.toml, made to a running service."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import httpx2

from extract.errors import ServerError, StackError
from extract.guide.results import Answered, Calls
from extract.guide.settings import DOCUMENT
from extract.pages.settings import credentials_at, read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.fetch import Client
    from extract.guide.settings import Call, Guide
    from extract.stack import Stack

PLACEHOLDER = re.compile(r"\{(\w+)\}")
TELLING = (
    "allow",
    "content-type",
    "content-language",
    "etag",
    "link",
    "location",
    "www-authenticate",
    "x-total-count",
)
"""The headers of an answer that are kept: others tell of the server, or are another in each run."""


def calls_of(stack: Stack, guide: Guide, client: Client) -> Calls | None:
    """Make each call of the guide, in its order, and note what it is answered with.

    Args:
        stack: The stack.
        guide: What guide.toml says.
        client: A client of the stack's running service.

    Returns:
        The calls, without that for the document where the stack has none, and without those of the whole where it does
        the slice; None where guide.toml has none.

    Raises:
        ServerError: The service did not answer.
        StackError: A header names credentials that pages.toml doesn't have.
    """
    if not guide.calls:
        return None
    asked = [
        call
        for call in guide.calls
        if (call.path != DOCUMENT or stack.config.document is not None)
        and (call.profile == "slice" or stack.config.profile == "whole")
    ]
    secrets = _secrets(stack, asked, client)
    return Calls(format=1, calls=tuple(_answered(stack, call, client, secrets) for call in asked))


def _secrets(stack: Stack, calls: Sequence[Call], client: Client) -> Mapping[str, str]:
    """The values of the credentials that calls name; none are asked for where none are named."""
    named = {name for call in calls for value in call.headers.values() for name in PLACEHOLDER.findall(value)}
    if not named:
        return {}
    known = credentials_at(client.service.url, read_settings(stack.folder.parent / "pages.toml"))
    if missing := sorted(named - known.keys()):
        raise StackError(
            f"guide.toml names the credentials {missing[0]!r}",
            why="pages.toml has none of that name",
            todo=f"It has {', '.join(sorted(known)) or 'none'}.",
        )
    return {name: known[name].value for name in named}


def _answered(stack: Stack, call: Call, client: Client, secrets: Mapping[str, str]) -> Answered:
    path = stack.config.document.path if stack.config.document and call.path == DOCUMENT else call.path
    headers = {name: PLACEHOLDER.sub(lambda found: secrets[found[1]], value) for name, value in call.headers.items()}
    try:
        response = client.http.request(
            call.method, path, headers=headers, content=call.body.encode() if call.body else None
        )
    except httpx2.HTTPError as error:
        why = f"{type(error).__name__}: {error}"
        raise ServerError(f"{stack.name}: no answer to {call.method} {path}", why=why) from error
    return Answered(
        topic=call.topic,
        shows=call.shows,
        method=call.method,
        path=path,
        headers=call.headers,
        sent=call.body,
        status=response.status_code,
        answer_headers={name: response.headers[name] for name in TELLING if name in response.headers},
        answer=_text(response.content[: call.most]),
        cut=len(response.content) > call.most,
    )


def _text(content: bytes) -> str:
    """The content as text, without the half of a letter that was cut in two."""
    text, _ = codecs.utf_8_decode(content, "replace", False)  # noqa: FBT003 - it takes no keyword
    return text
