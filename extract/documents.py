"""A stack's document as its running service gives it: OpenAPI, another form, or none at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.bundle import DOCUMENT, IN_PROCESS, VALIDATION, DocumentEntry, pretty
from extract.collected import FORMS, collect
from extract.errors import AppError, ServerError
from extract.fetch import JSON, Answer
from extract.scrub import scrubbed, scrubbers_for
from extract.validation import validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.bundle_writer import Writer
    from extract.fetch import Client
    from extract.stack import DocumentSource, Stack


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """A document as it was served.

    Attributes:
        said: What stack.toml says of it.
        answer: The answer.
        value: Its content, parsed.
    """

    said: DocumentSource
    answer: Answer
    value: Any


def served_document(stack: Stack, http: Client, inside: Client) -> Served | None:
    """Ask a service for its document; None for a stack without one.

    Args:
        stack: The stack.
        http: Asks its service as anybody.
        inside: Asks it as who has signed in, where that can be done.

    Raises:
        ServerError: There is none where stack.toml says.
        AppError: It is no JSON, or not of its form.
    """
    said = stack.config.document
    if said is None:
        return None
    if said.form in FORMS:  # no file: it is collected by who has signed in
        content = pretty(collect(inside, said.form, said.path))
        answer = Answer(status=200, type=JSON, content=content, path=said.path)
    else:
        answer = http.get(said.path, JSON)
    return Served(said=said, answer=answer, value=_parsed(stack, said, answer))


def add_document(
    writer: Writer, stack: Stack, served: Served | None, made: object, say: Callable[[str], object]
) -> DocumentEntry | None:
    """Put a document into a bundle: as served, as made in process where that is another, and the validator's verdict.

    What isn't OpenAPI has no verdict: there is no specification that it could be held to.

    Args:
        writer: Where it goes.
        stack: The stack.
        served: The document; None for a stack without one.
        made: The same, made without a server.
        say: Is told what is done.
    """
    if served is None:
        return None
    writer.add(DOCUMENT, served.answer.content, served.answer.type)
    same = made == served.value or _lasting(made) == _lasting(served.value)
    if not same:
        writer.add(IN_PROCESS, pretty(made), JSON)
    if served.said.form == "openapi":
        say(f"{stack.name}: validating its document")
        writer.add(VALIDATION, pretty(validate(served.value)), JSON)
    return DocumentEntry(path=served.said.path, file=DOCUMENT, in_process="same" if same else "different")


def _lasting(document: object) -> object:
    """A document without what is another in each run."""
    content = pretty(document)
    return json.loads(scrubbed(content, scrubbers_for(content, DOCUMENT)))


def _parsed(stack: Stack, said: DocumentSource, answer: Answer) -> object:
    """The served document as JSON; an error that says how it isn't."""
    if answer.status != 200:  # noqa: PLR2004 - HTTP's OK
        raise ServerError(
            f"{stack.name}: GET {said.path} was answered with {answer.status}", todo="See [document] in its stack.toml."
        )
    try:
        document: object = json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        raise AppError(f"{stack.name}: what it serves at {said.path} is no JSON", why=str(error)) from error
    if said.form == "openapi" and not isinstance(document, dict):
        raise AppError(
            f"{stack.name}: what it serves at {said.path} is no OpenAPI document", why="it is no JSON object"
        )
    if not isinstance(document, dict | list):
        raise AppError(f"{stack.name}: what it serves at {said.path} is no document", why="it is a single value")
    return document
