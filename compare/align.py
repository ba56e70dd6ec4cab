"""Line up the models of N documents: the same element beside the same element, and a row for each fact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from compare.align_media import line_up_media, lone_produced
from compare.expressible import ONE_SCHEMA
from compare.model import BETWEEN, SCHEMA_PARTS, Aspect, Element, ElementKind
from compare.raw_media import without_spelling
from compare.rows import Fact, Place, Said, limits, make_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.comparison import Row
    from compare.document import Document
    from compare.limits import Limit
    from compare.model import Kind

Group: TypeAlias = "Sequence[Element | None]"

_IN_EVERY_DOCUMENT: frozenset[ElementKind] = frozenset({"document", "info"})


def line_up(documents: Sequence[Document], models: Sequence[Element]) -> tuple[Row, ...]:
    """All rows of these documents, sorted by operation, location and rule."""
    start = Place(operation=None, location="", kinds=(), label="", beyond=(None,) * len(models))
    rows = _Aligner(documents).walk(list(models), start, [True] * len(models))
    return tuple(sorted(rows, key=lambda row: (row.operation or "", row.location, row.rule)))


class _Aligner:
    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    def walk(self, group: Group, place: Place, asked: Sequence[bool]) -> Iterator[Row]:
        """The rows of one element, and of those in it; `asked` are the documents that have what it belongs to."""
        leader = _leader(group)
        if leader.kind not in _IN_EVERY_DOCUMENT:
            fact = _existence(group, leader, asked)
            held = limits(self._documents, fact, place)
            yield make_row(self._documents, fact, place, held)
            place = replace(place, beyond=held)
        has = [element is not None for element in group]
        inner = replace(place, beyond=_with_silenced(group, place))
        for fact in _facts(group, has):
            around = inner if fact.rule.startswith("schema.") else place
            yield make_row(self._documents, fact, place, limits(self._documents, fact, around))
        for children in _children(group, leader):
            yield from self.walk(children, _inside(inner, _leader(children)), has)


def _with_silenced(group: Group, place: Place) -> tuple[Limit | None, ...]:
    return tuple(
        ONE_SCHEMA if element is not None and element.silenced else beyond
        for element, beyond in zip(group, place.beyond, strict=True)
    )


def _leader(group: Group) -> Element:
    """The first document's element: the baseline's, or else the first that has it."""
    return next(element for element in group if element is not None)


def _existence(group: Group, leader: Element, asked: Sequence[bool]) -> Fact:
    said = [
        None if found is None else Said(value=True, key="", pointer=found.pointer, by_rote=found.by_rote)
        for found in group
    ]
    kind: Kind = "documentation" if leader.kind == "tag" else "contract"
    return Fact(rule=f"{leader.kind}.exists", name="exists", kind=kind, said=said, asked=asked, group=group)


def _facts(group: Group, has: Sequence[bool]) -> Iterator[Fact]:
    found: dict[str, list[Aspect | None]] = {}
    for index, element in enumerate(group):
        for aspect in element.aspects if element is not None else ():
            found.setdefault(aspect.rule, [None] * len(group))[index] = aspect
    for rule, aspects in found.items():
        first = next(aspect for aspect in aspects if aspect is not None)
        said = [
            None if it is None else Said(value=it.value, key=it.key, pointer=it.pointer, by_rote=it.by_rote)
            for it in aspects
        ]
        yield Fact(rule=rule, name=first.name, kind=first.kind, said=said, asked=has, group=group)


def _children(group: Group, leader: Element) -> Iterator[Group]:
    """The children of these elements, each with its like in the other documents, in the leader's order."""
    lists = [element.children if element is not None else () for element in group]
    if leader.kind in ("response", "request-body"):
        lists = [tuple(without_spelling(children)) for children in line_up_media(lists)]
    elif leader.kind == "operation":
        lists = lone_produced(lists)
    lined: dict[tuple[ElementKind, str, int], list[Element | None]] = {}
    for index, children in enumerate(lists):
        seen: dict[tuple[ElementKind, str], int] = {}
        for child in children:
            name = (child.kind, child.key)
            seen[name] = seen.get(name, 0) + 1
            lined.setdefault((*name, seen[name]), [None] * len(group))[index] = child
    yield from lined.values()


def _inside(place: Place, child: Element) -> Place:
    if child.kind == "operation" and place.operation is None:
        return replace(place, operation=child.label, kinds=("operation",), label=child.label)
    between = BETWEEN if child.kind in SCHEMA_PARTS else " "
    location = f"{place.location}{between}{child.label}" if place.location else child.label
    return replace(place, location=location, kinds=(*place.kinds, child.kind), label=child.label)
