"""`compare`: two or more documents against the first of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from compare.causes import findings
from compare.collector import collector_off
from compare.comparison import Comparison, Loss
from compare.inventory import inventory
from compare.lineup import line_up_globals
from compare.operations import whole
from compare.pairing import matches, pair, with_methods, with_prefix
from compare.place import Place
from compare.prune import Pruning, equal_bytes
from compare.reader import operation_sites
from compare.reading import Reading
from compare.rest import rests
from compare.security import tell_schemes_apart
from compare.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.comparison import Row
    from compare.document import Document
    from compare.model import Element
    from compare.operations import Rest
    from compare.reader import OperationSite


def compare(
    *documents: Document,
    exclude_extensions: bool = False,
    prefixes: Mapping[str, str] | None = None,
    all_losses: bool = False,
    prune: bool = True,
) -> Comparison:
    """Compare documents of any dialects.

    Args:
        documents: two or more; the first is the baseline.
        exclude_extensions: whether `x-` members and unknown keywords count for nothing; `x-triptych-` never count.
        prefixes: for documents by name, the path that theirs stand under, where the document itself doesn't tell.
        all_losses: whether to read everything, so that `losses` covers what is the same as well.
        prune: whether to leave unread what is the same in all documents; the findings are the same either way.

    Raises:
        ValueError: there are fewer than two documents, or a prefix is given for a name that none has.
        SourceError: a document combines its schemas in too many ways.
    """
    if len(documents) <= 1:
        raise ValueError("A comparison needs two documents or more.")
    named = told_apart(documents)
    for name in (prefixes or {}).keys() - {document.name for document in named}:
        raise ValueError(f"No document is called {name!r}.")
    with collector_off():
        return _Comparer(named, not exclude_extensions, prefixes or {}).compare(prune=prune and not all_losses)


class _Comparer:
    def __init__(self, documents: Sequence[Document], extensions: bool, prefixes: Mapping[str, str]) -> None:  # noqa: FBT001
        self.documents = tuple(documents)
        self.extensions = extensions
        self.prefixes = prefixes
        self.readings = [Reading(document=document, extensions=extensions) for document in documents]
        tell_schemes_apart(self.readings)
        self.lists = [
            self._sites(reading, prefixes.get(document.name))
            for document, reading in zip(documents, self.readings, strict=True)
        ]
        self.lists = with_methods(self.lists)
        self.groups = pair(self.lists)
        self.names = [next(site for site in group if site is not None).label for group in self.groups]

    def _sites(self, reading: Reading, prefix: str | None) -> list[OperationSite]:
        sites = list(operation_sites(reading))
        return sites if prefix is None else with_prefix(sites, prefix)

    def compare(self, *, prune: bool) -> Comparison:
        pruning = Pruning(self.readings, on=prune)
        walk = Walk(self.readings, pruning)
        if not (prune and self._same_text()):
            for group in line_up_globals(self.readings):
                leader = next(element for element in group if element is not None)
                walk.start(group, Place(None, leader.kind, leader.label, None))
            same_roots = pruning.on and self._same_roots()
            for index, sites in enumerate(self.groups):
                left = rests(sites, self.readings, pruning, same_roots=same_roots)
                if left is not None:
                    walk.start(
                        self.read(sites, left),
                        Place(None, "operation", self.names[index], self.names[index]),
                        called=any(site is not None and site.called for site in sites),
                        operation=index,
                    )
        return Comparison(
            documents=self.documents,
            operations=tuple(map(len, self.lists)),
            findings=findings(self.documents, self.readings, walk.found, walk.frames, self.names),
            losses=self._losses(),
            matches=tuple(matches(self.groups)),
            _rows=partial(_rows, self.documents, self.extensions, self.prefixes),
        )

    def read(
        self, sites: Sequence[OperationSite | None], rests: Sequence[Rest | None] | None = None
    ) -> list[Element | None]:
        """One operation in each document: what has to be read of it, or all."""
        found: list[Element | None] = []
        for index, (site, reading) in enumerate(zip(sites, self.readings, strict=True)):
            rest = rests[index] if rests is not None else None
            found.append(site.read(reading, rest or whole(reading, site.item, site.operation)) if site else None)
        return found

    def _same_text(self) -> bool:
        first, *others = self.documents
        if all(other.raw is first.raw for other in others):
            return True
        one_dialect = all(other.dialect == first.dialect for other in others)
        return one_dialect and equal_bytes([document.raw for document in self.documents]) is not None

    def _same_roots(self) -> bool:
        """Whether what operations take from the document is the same."""
        words = ("security", "securityDefinitions", "consumes", "produces")
        parts = [
            [document.raw.get(word) for word in words] + [reading.root.at("components").at("securitySchemes").value]
            for document, reading in zip(self.documents, self.readings, strict=True)
        ]
        return equal_bytes([list(part) for part in parts]) is not None

    def _losses(self) -> tuple[Loss, ...]:
        found = [
            Loss(document=document.name, pointer=pointer, why=why)
            for document in self.documents
            for pointer, why in getattr(document, "problems", ())
        ]
        for reading in self.readings:
            found += reading.losses
        return tuple(found)


def _rows(documents: Sequence[Document], extensions: bool, prefixes: Mapping[str, str]) -> tuple[Row, ...]:  # noqa: FBT001
    """All rows; for them, all is read anew, so that nobody who doesn't ask for them keeps what was read."""
    with collector_off():
        return inventory(_Comparer(documents, extensions, prefixes))


def told_apart(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, with a number after a name that an earlier one has."""
    taken: set[str] = set()
    found: list[Document] = []
    for document in documents:
        name, count = document.name, 1
        while name in taken:
            count += 1
            name = f"{document.name} ({count})"
        taken.add(name)
        found.append(replace(document, name=name) if name != document.name else document)
    return tuple(found)
