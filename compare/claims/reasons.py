"""What a claim says for its verdict, short enough to be read with many stacks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.claims.parts import SPELLED_OUT, counted, worst
from compare.wording import listing, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.claim import Holds
    from compare.claims.parts import Part

_SO: Mapping[Holds, str] = {
    "holds": "holds on {}",
    "holds with": "holds with a reservation on {}",
    "doesn't hold": "doesn't hold on {}",
    "not checked": "isn't checked on {}",
}


def why(parts: Sequence[Part]) -> str:
    """The figures as sentences, first of the stacks that decide; beyond a few, only how it is on the others."""
    verdict = worst(parts)
    groups = _alike((part, part.why) for part in sorted(parts, key=lambda part: part.verdict != verdict))
    said = [one_line(f"{_titles(group)}: {text}.") for text, group in groups[:SPELLED_OUT]]
    left = [part for _, group in groups[SPELLED_OUT:] for part in group]
    return " ".join([*said, *_rest(left)])


def reservation(parts: Sequence[Part]) -> str:
    """The reservations, each after the stacks that it is about where the claim is about several."""
    several = len({part.title for part in parts}) > 1
    groups = _alike((part, part.reservation) for part in parts if part.reservation)
    said = [one_line(f"{_titles(group)}: {text}" if several else text) for text, group in groups[:SPELLED_OUT]]
    left = sum(len(group) for _, group in groups[SPELLED_OUT:])
    return "; ".join([*said, *([f"{counted(left, 'more stack')} with a reservation"] if left else [])])


def _alike(told: Iterable[tuple[Part, str]]) -> list[tuple[str, list[Part]]]:
    """What is told, each time with all parts of which it is."""
    found: dict[str, list[Part]] = {}
    for part, text in told:
        found.setdefault(text, []).append(part)
    return list(found.items())


def _titles(parts: Sequence[Part]) -> str:
    return listing(list(dict.fromkeys(part.title for part in parts)), SPELLED_OUT)


def _rest(parts: Sequence[Part]) -> list[str]:
    """How it is on stacks that aren't spelled out, as a sentence where there are any."""
    numbers = Counter(part.verdict for part in parts)
    if len(numbers) > 1:
        said = listing([so.format(numbers[verdict]) for verdict, so in _SO.items() if verdict in numbers])
        return [f"Of {len(parts)} more stacks, it {said}."]
    return [f"It {_SO[verdict].format(counted(number, 'more stack'))}." for verdict, number in numbers.items()]
