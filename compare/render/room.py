"""Which operations' pictures have room within the report's one file; of the others it only has links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.paths import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.docs_pages import Addresses
    from compare.render.fact_blocks import Block, Kind
    from compare.report import Report

FULL = 1_450_000
"""Bytes of the whole page. A page that takes longer to arrive than to be read is of no use to whom it is sent."""


def within_room(
    report: Report, kinds: Sequence[Kind], address: Addresses, fill: Callable[[Sequence[Kind]], str]
) -> str:
    """The page with as many pictures as it has room for.

    An operation's pictures go together, so that they can be compared: first those of the operations that the guide
    speaks of, then the others in the page's order.

    Args:
        report: The report.
        kinds: Its facts in blocks.
        address: Where the page finds pictures.
        fill: Makes the page of the blocks.
    """
    bare = fill(_only(kinds, frozenset()))
    room = FULL - len(bare.encode())
    blocks = [block for _, of_kind in kinds for block in of_kind if block.pictures]
    told = [shape(name) for topic in (report.guide.topics if report.guide else ()) for name in topic.operations]
    chosen: set[str] = set()
    for block in sorted(
        blocks, key=lambda block: told.index(name) if (name := shape(block.title)) in told else len(told)
    ):
        size = _size(block, address)
        if size <= room:
            room -= size
            chosen.add(block.slug)
    return fill(_only(kinds, chosen)) if chosen else bare


_AROUND = 450
"""Bytes of markup around a picture, at the most."""


def _size(block: Block, address: Addresses) -> int:
    """How many bytes the pictures of an operation take."""
    panels = block.pictures.first if block.pictures else ()
    return sum(len(address(panel.picture)) + _AROUND for panel in panels)


def _only(kinds: Sequence[Kind], chosen: frozenset[str] | set[str]) -> Sequence[Kind]:
    """The same with pictures in these blocks only."""
    return tuple((title, tuple(_held(block, chosen) for block in blocks)) for title, blocks in kinds)


def _held(block: Block, chosen: frozenset[str] | set[str]) -> Block:
    if block.pictures is None or block.slug in chosen:
        return block
    first = tuple(replace(panel, within=False) for panel in block.pictures.first)
    return replace(block, pictures=replace(block.pictures, first=first))
