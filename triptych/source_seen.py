"""What a bundle holds of its stack's source and of its service's answers, as far as a report shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare import SourceError, load
from compare.calls import Call
from compare.means import means_of
from compare.other.nothing import no_document
from compare.paths import shape
from compare.source_code import Cost, Excerpt
from extract.guide.results import read_calls, read_cuts
from extract.means import results as source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compare import Document
    from compare.means import MeansBy
    from extract.bundle import Bundle
    from extract.guide.results import Answered


def means_seen(bundle: Bundle, document: Document) -> tuple[MeansBy | None, str]:
    """By what means each fact got into the bundle's document, or None, and why, where the bundle should tell.

    What is left without its documentation may be no document that can be compared. That says nothing against the
    stack's own.
    """
    found = source.read(bundle)
    if found is None:
        return None, ""
    try:
        return means_of(document, _left(found.without_hooks, "without hooks"), _left(found.from_code, "from code")), ""
    except SourceError as error:
        return None, str(error)


def _left(value: dict[str, Any] | list[Any], name: str) -> Document:
    """What is left of a document; an empty list is no document of any form, and says nothing."""
    return no_document(name) if value == [] else load(value, name=name)


def cost_seen(bundle: Bundle) -> Cost | None:
    """How much of the source is documentation; None where the bundle doesn't tell."""
    found = source.read_cost(bundle)
    if found is None:
        return None
    return Cost(code_lines=found.code_lines, annotation_lines=found.annotation_lines, hook_lines=found.hook_lines)


def code_seen(bundle: Bundle) -> Mapping[str, tuple[Excerpt, ...]]:
    """The source of each operation, by the shape of its name."""
    found = source.read_operations(bundle)
    handlers = found.operations if found else ()
    return {shape(handler.operation): _excerpts(handler.code) for handler in handlers}


def cuts_seen(bundle: Bundle) -> Mapping[str, tuple[Excerpt, ...]]:
    """The lines that show a topic, by topic."""
    found = read_cuts(bundle)
    return {topic: _excerpts(lines) for topic, lines in found.topics.items()} if found else {}


def remarks_seen(bundle: Bundle) -> Mapping[str, str]:
    """What there is to say of those lines, in Markdown, by topic."""
    found = read_cuts(bundle)
    return found.remarks if found else {}


def calls_seen(bundle: Bundle) -> tuple[Call, ...]:
    """What the running service answers to the guide's requests."""
    found = read_calls(bundle)
    return tuple(map(_call, found.calls)) if found else ()


def _excerpts(lines: Iterable[source.Lines]) -> tuple[Excerpt, ...]:
    return tuple(Excerpt(file=each.file, first=each.first, last=each.last, text=each.text) for each in lines)


def _call(found: Answered) -> Call:
    return Call(
        topic=found.topic,
        shows=found.shows,
        method=found.method,
        path=found.path,
        headers=tuple(found.headers.items()),
        body=found.sent,
        status=found.status,
        answer_headers=tuple(found.answer_headers.items()),
        answer=found.answer,
        cut=found.cut,
    )
