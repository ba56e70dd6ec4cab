"""From any fact to its evidence: pages beside the report, each also a fragment that the report shows in itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from compare.raw import raw_diff
from compare.render.document_text import printed
from compare.render.file_names import file_name
from compare.render.pages import fill
from compare.render.side_by_side import MOST_LINES, side_by_side
from compare.render.told import Paper, Telling, group_places
from compare.source_code import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.render.side_by_side import Block
    from compare.report import Report, Subject
    from compare.sheet import FactSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A piece of evidence.

    Attributes:
        path: Where it lies beside the report, such as `evidence/get-items.html`; always one folder down.
        title: What it shows.
        html: What it says, safe to be shown.
        lines: For a document its lines, of which `html` is made; empty for everything else.
    """

    path: str
    title: str
    html: str
    lines: tuple[str, ...] = ()


def fragments(report: Report, sheet: FactSheet) -> tuple[Fragment, ...]:
    """All evidence of a report: of each group of facts, each document, and each stack's document beside the first."""
    papers = tuple(_papers(report))
    documents = papers[: len(report.subjects)]
    return (*_of_groups(report, sheet, documents), *map(_of_document, papers), *_of_pairs(documents, papers[-1]))


def page(fragment: Fragment) -> str:
    """A fragment as a page of its own, to lie beside the report for readers without its script."""
    inner = Markup(fragment.html)  # noqa: S704 - made by our templates
    return fill("evidence_page.html.j2", title=fragment.title, inner=inner)


def pages(pieces: Iterable[Fragment]) -> Mapping[str, str]:
    """A page for each fragment, by its path."""
    return {piece.path: page(piece) for piece in pieces}


def _papers(report: Report) -> Iterator[Paper]:
    """All documents; the first one's slice comes last, where anything is compared with that."""
    taken: set[str] = set()
    for number, subject in enumerate((*report.subjects, *_slice(report))):
        name = file_name(subject.document.name, taken.__contains__)
        taken.add(name)
        address = f"documents/{name}.html"
        yield Paper(number=number, subject=subject, address=address, printed=printed(subject.document.shown))


def _slice(report: Report) -> Iterator[Subject]:
    if report.slices:
        first, document = report.subjects[0], report.slices.documents[0]
        named = replace(document, name=f"{document.name}-slice")
        yield replace(first, title=f"{first.title}, cut to its slice,", document=named)


def _of_groups(report: Report, sheet: FactSheet, papers: Sequence[Paper]) -> Iterator[Fragment]:
    telling = Telling(report, papers)
    slugs = {group.key: group.slug for group in sheet.groups}
    for group in sheet.groups:
        places = group_places(group)
        html = fill(
            "evidence.html.j2",
            group=group,
            slugs=slugs,
            papers=papers,
            sources=tuple(sources_of(report, group.key)),
            places=places,
            facts=[telling.told(fact, places) for fact in group.facts],
        )
        yield Fragment(path=f"evidence/{group.slug}.html", title=group.title, html=html)


def _of_document(paper: Paper) -> Fragment:
    document = paper.subject.document
    html = fill("evidence_document.html.j2", paper=paper)
    return Fragment(path=paper.address, title=document.name, html=html, lines=paper.printed.lines)


def _of_pairs(papers: Sequence[Paper], cut: Paper) -> Iterator[Fragment]:
    """Each document beside the first, or beside the first one's slice where it is held to that.

    One that isn't OpenAPI has no line in common with one that is.
    """
    for other in papers[1:]:
        first = cut if other.subject.profile == "slice" else papers[0]
        if not (first.subject.document.is_openapi and other.subject.document.is_openapi):
            continue
        html = fill(
            "evidence_raw.html.j2",
            first=first,
            other=other,
            blocks=_beside(first, other),
            most=MOST_LINES,
            diff=raw_diff(first.subject.document, other.subject.document),
        )
        title = f"{first.subject.document.name} and {other.subject.document.name}, side by side"
        yield Fragment(path=f"raw/{_stem(first)}--{_stem(other)}.html", title=title, html=html)


def _stem(paper: Paper) -> str:
    return paper.address.removeprefix("documents/").removesuffix(".html")


def _beside(first: Paper, other: Paper) -> tuple[Block, ...] | None:
    """The lines of two documents; None where there are too many."""
    left, right = first.printed.lines, other.printed.lines
    return side_by_side(left, right) if len(left) + len(right) <= MOST_LINES else None
