"""The guide: what each stack's code, service, document and docs page make of a topic, side by side."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from compare.cursor import escape, resolve
from compare.document import ANY_METHOD
from compare.paths import shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.calls import Call
    from compare.docs_pages import Picture
    from compare.document import Document
    from compare.report import Report, Subject
    from compare.sheet import CellVerdict, FactSheet
    from compare.source_code import Excerpt
    from compare.values import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of the guide.

    Attributes:
        id: Its key in `TOPICS`.
        title: Its heading.
        text: What to look at, in Markdown.
        operations: The operations that show it, as the first document spells them; none for the document as a whole.
    """

    id: str
    title: str
    text: str
    operations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What the guide is to show.

    Attributes:
        lead: What it begins with, in Markdown.
        topics: In its order.
        first: The names of the stacks that it shows before anybody has chosen, where all have no room side by side.
    """

    lead: str = ""
    topics: tuple[Topic, ...] = ()
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of a stack's source.

    Attributes:
        where: The file and the lines' numbers: `services/hello/hello.py:3-9`.
        text: The lines, as far to the left as they go.
        lines: How many there are.
        operation: The operation that they answer; empty where they only belong to the topic.
    """

    where: str
    text: str
    lines: int
    operation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a document says of an operation.

    Attributes:
        operation: As the first document spells it; empty for the document as a whole.
        value: The operation's part; for the document as a whole, what stands beside its operations and components.
        slug: Of the operation's group of facts; empty where it has none.
    """

    operation: str
    value: Json
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture of a docs page.

    Attributes:
        page: What the page is called.
        operation: The operation that it shows; empty for the page as a whole.
        picture: The picture.
    """

    page: str
    operation: str
    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A stack's part of a topic.

    Attributes:
        subject: The stack.
        index: Which document it is.
        remark: What there is to say of its code, in Markdown.
        blocks: Its code; the operations' own lines first.
        said: What its document says.
        shown: What its docs pages show.
        counts: How many of the topic's facts its document makes what of.
    """

    subject: Subject
    index: int
    remark: str
    blocks: tuple[Block, ...]
    said: tuple[Said, ...]
    shown: tuple[Shown, ...]
    counts: Mapping[CellVerdict, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request to all services.

    Attributes:
        call: As one of them was sent it.
        answers: One for each column; None where it wasn't sent.
    """

    call: Call
    answers: tuple[Call | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A topic with all that there is to see of it.

    Attributes:
        topic: The topic.
        columns: One for each stack.
        asked: The requests.
    """

    topic: Topic
    columns: tuple[Column, ...]
    asked: tuple[Asked, ...]


def guide_sections(report: Report, sheet: FactSheet) -> tuple[Section, ...]:
    """The guide's topics, each with a column for every document that has a service behind it."""
    return tuple(_section(topic, report, sheet) for topic in (report.guide.topics if report.guide else ()))


def _section(topic: Topic, report: Report, sheet: FactSheet) -> Section:
    slugs = {shape(group.key): group.slug for group in sheet.groups}
    columns = tuple(
        Column(
            subject=subject,
            index=index,
            remark=subject.remarks.get(topic.id, ""),
            blocks=tuple(_blocks(topic, subject)),
            said=tuple(_said(topic, subject, slugs)),
            shown=tuple(_shown(topic, subject)),
            counts=sheet.counts(index, topic=topic.id),
        )
        for index, subject in enumerate(report.subjects)
        if subject.runs
    )
    return Section(topic=topic, columns=columns, asked=tuple(_asked(topic, columns)))


def _blocks(topic: Topic, subject: Subject) -> Iterator[Block]:
    """The operations' lines and the topic's; what two operations share is shown with the first of them."""
    code = {operation: subject.code.get(shape(operation), ()) for operation in topic.operations}
    code[""] = subject.cuts.get(topic.id, ())
    seen: set[tuple[str, int]] = set()
    for operation, excerpts in code.items():
        for excerpt in excerpts:
            lines = {(excerpt.file, number) for number in range(excerpt.first, excerpt.last + 1)}
            if not lines <= seen:
                yield _block(subject, excerpt, operation)
            seen |= lines


def _block(subject: Subject, excerpt: Excerpt, operation: str) -> Block:
    lines = f"{excerpt.first}-{excerpt.last}" if excerpt.last > excerpt.first else f"{excerpt.first}"
    return Block(
        where=f"{normpath(f'services/{subject.document.name}/{excerpt.file}')}:{lines}",
        text=textwrap.dedent(excerpt.text),
        lines=excerpt.last - excerpt.first + 1,
        operation=operation,
    )


def _said(topic: Topic, subject: Subject, slugs: Mapping[str, str]) -> Iterator[Said]:
    document = subject.document
    if document.dialect == "none":
        return
    raw = document.raw
    if not topic.operations and document.is_openapi:
        beside = {key: raw[key] for key in raw if key not in _PARTS}
        yield Said(operation="", value=beside, slug=slugs.get("", ""))
    found = dict(_operations(document))
    for operation in topic.operations:
        name = shape(operation)
        value = found.get(name, found.get(f"{ANY_METHOD.upper()} {name.partition(' ')[2]}"))
        if value is not None:
            yield Said(operation=operation, value=value, slug=slugs.get(name, ""))


_PARTS = ("paths", "webhooks", "components", "definitions", "parameters", "responses", "securityDefinitions")


def _operations(document: Document) -> Iterator[tuple[str, Json]]:
    paths = document.raw.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for method, operation in item.items() if isinstance(item, dict) else ():
            yield shape(f"{method.upper()} {path}"), _as_written(document, path, method, operation)


def _as_written(document: Document, path: str, method: str, operation: Json) -> Json:
    """An operation as its document has it: of one that isn't OpenAPI, the place or places that tell of it."""
    if document.origins is None:
        return operation
    here = f"/paths/{escape(path)}/{method}"
    places = dict.fromkeys(place for pointer, place in document.origins.items() if f"{pointer}/".startswith(f"{here}/"))
    outermost = [place for place in places if not any(place.startswith(f"{other}/") for other in places)]
    found = [each.value for place in outermost if (each := resolve(document.shown, f"#{quote(place)}"))]
    return found[0] if len(found) == 1 else found


def _shown(topic: Topic, subject: Subject) -> Iterator[Shown]:
    """Each operation on the first page that shows it; for the document as a whole, each page as it opens."""
    pages = subject.docs.pages if subject.docs else ()
    for page in () if topic.operations else pages:
        if "light" in page.views:
            yield Shown(page=page.name, operation="", picture=page.views["light"])
    for operation in topic.operations:
        for page in pages:
            picture = next((one for name, one in page.panels.items() if shape(name) == shape(operation)), None)
            if picture:
                yield Shown(page=page.name, operation=operation, picture=picture)
                break


def _asked(topic: Topic, columns: Sequence[Column]) -> Iterator[Asked]:
    """The requests, by what they show; which is why a path that differs is one request all the same."""
    made = [{call.shows: call for call in column.subject.calls if call.topic == topic.id} for column in columns]
    for shows in dict.fromkeys(shows for calls in made for shows in calls):
        answers = tuple(calls.get(shows) for calls in made)
        yield Asked(call=next(filter(None, answers)), answers=answers)
