"""What changed since a former report, in GitHub's Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.render.escaping import clipped, escaped
from compare.render.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.since import Change, Moved, Since, StackSince

_TITLE, _TEXT = 60, 300  # characters that are shown
_ALL, _STACK = 8_000, 6_000  # characters that a part may take


def since_parts(since: Since) -> Iterator[Part]:
    """The figures, and what is behind them folded, a part for each document.

    Args:
        since: what changed.
    """
    figures = tuple(f"- {_short(sentence)}\n" for sentence in since.sentences)
    yield Part(what="stacks", opening="\n### Since the former report\n\n", items=figures, most=_ALL)
    for stack in (since.contract, *since.stacks):
        if not stack.quiet:
            yield _stack(stack)
    if since.claims:
        claims = tuple(map(_moved, since.claims))
        opening = "\n<details><summary>Claims judged otherwise</summary>\n\n"
        yield Part(what="claims", opening=opening, items=claims, closing="\n</details>\n", most=_STACK)


def _stack(stack: StackSince) -> Part:
    changes = (f"- {way}: {_change(change)}\n" for way, changes in stack.changes for change in changes)
    deviations = (
        f"- deviation {words}: {_short(f'{operation}: {check}')}\n"
        for words, pairs in stack.deviations
        for operation, check in pairs
    )
    opening = f"\n<details><summary>{escaped(clipped(stack.title, _TITLE))}</summary>\n\n"
    items = (*map(_moved, stack.versions), *deviations, *changes)
    return Part(what="changes", opening=opening, items=items, closing="\n</details>\n", most=_STACK)


def _change(change: Change) -> str:
    was, now = (said.words if said else "silent" for said in (change.was, change.now))
    return f"{_short(change.where)}: {_short(was)} → {_short(now)}"


def _moved(moved: Moved) -> str:
    return f"- {_short(moved.name)}: {_short(moved.was or 'not there')} → {_short(moved.now or 'not there')}\n"


def _short(text: str) -> str:
    return escaped(clipped(text, _TEXT))
