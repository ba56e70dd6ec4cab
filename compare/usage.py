"""Which operations use what: sets of operations as bits of one integer, pushed along the edges of a walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.frames import Frame


def users(frames: Sequence[Frame], count: int) -> list[int]:
    """For each frame, the operations that lead to it: bit i stands for operation i.

    Args:
        frames: of one walk; they may lead to one another in circles.
        count: how many operations there are.
    """
    found = [0] * len(frames)
    leads_to: list[list[int]] = [[] for _ in frames]
    waiting: list[int] = []
    for index, frame in enumerate(frames):
        for above in set(frame.used_by):
            leads_to[above].append(index)
        if frame.operation is not None and frame.operation < count:
            found[index] = 1 << frame.operation
            waiting.append(index)
    while waiting:
        index = waiting.pop()
        bits = found[index]
        for below in leads_to[index]:
            if found[below] | bits != found[below]:
                found[below] |= bits
                waiting.append(below)
    return found


def named(bits: int, operations: Sequence[str]) -> tuple[str, ...]:
    """The names of the operations that these bits stand for."""
    found: list[str] = []
    while bits:
        lowest = bits & -bits
        found.append(operations[lowest.bit_length() - 1])
        bits ^= lowest
    return tuple(found)
