"""Counts the lines of a source, and those of them that are there for the documentation only."""

from __future__ import annotations

import io
import tokenize
from typing import TYPE_CHECKING, Literal

from extract.means.results import Construct, Cost

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from extract.means.taking import Taken

LAYOUT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}


def cost(texts: Mapping[str, str], hooks: Sequence[Taken], all_taken: Sequence[Taken]) -> Cost:
    """What of a source is documentation.

    Args:
        texts: The files that count.
        hooks: What is taken out with the hooks.
        all_taken: What is taken out with the hooks and the annotations.
    """
    code = annotations = of_hooks = 0
    for file, text in texts.items():
        lines, documenting = _lines(text, [one for one in all_taken if one.file == file])
        _, hooking = _lines(text, [one for one in hooks if one.file == file])
        code += len(lines)
        of_hooks += len(hooking)
        annotations += len(documenting - hooking)
    spans = {(one.file, one.start, one.end) for one in hooks}
    constructs = tuple(
        _construct(one, "hook" if (one.file, one.start, one.end) in spans else "annotation")
        for one in _outermost(all_taken)
    )
    return Cost(format=1, code_lines=code, annotation_lines=annotations, hook_lines=of_hooks, constructs=constructs)


def _lines(text: str, taken: Collection[Taken]) -> tuple[set[int], set[int]]:
    """The numbers of the lines that hold something, and of those where all of it was taken out."""
    rows = text.split("\n")
    lines: set[int] = set()
    kept: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in LAYOUT:
            continue
        covered = {row for row in range(token.start[0], token.end[0] + 1) if rows[row - 1].strip()}
        lines |= covered
        if not (token.string == "," or any(_within(token, one, rows) for one in taken)):
            kept |= covered
    touched = {row for one in taken for row in range(one.start[0], one.end[0] + 1)}
    return lines, (lines - kept) & touched


def _within(token: tokenize.TokenInfo, taken: Taken, rows: Sequence[str]) -> bool:
    start = (token.start[0], _byte(rows, token.start))
    end = (token.end[0], _byte(rows, token.end))
    return taken.start <= start and end <= taken.end


def _byte(rows: Sequence[str], place: tuple[int, int]) -> int:
    """Which byte of its line a character is."""
    return len(rows[place[0] - 1][: place[1]].encode())


def _outermost(taken: Sequence[Taken]) -> Iterator[Taken]:
    """The constructs that aren't part of another one."""
    within: Taken | None = None
    for one in sorted(taken, key=lambda one: (one.file, one.start, tuple(-part for part in one.end))):
        if within is None or one.file != within.file or one.end > within.end:
            yield one
            within = one


def _construct(taken: Taken, group: Literal["annotation", "hook"]) -> Construct:
    return Construct(file=taken.file, first=taken.start[0], last=taken.end[0], what=taken.what, group=group)
