"""Ranges of statuses, and the response to all others, beside the single statuses that other documents name instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.model import Aspect
from compare.variance.presence import is_success

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.align_media import Lists
    from compare.model import Element

_DEFAULT = "response default"


def line_up_statuses(lists: Lists) -> Lists:
    """The children of one operation in each document, with ranges of statuses settled.

    A status that others name and a document lacks is there what the document's range says, such as `2XX`. `default`
    stands for statuses of success only, and only where no other response is of success: nearly always it is the
    response to what goes wrong. A range that stands for others, and is in no other document, is nothing beside them.
    """
    named = [{child.key: child for child in children if child.kind == "response"} for children in lists]
    if not any(_is_range(key) for names in named for key in names) or all(
        names.keys() == named[0].keys() for names in named
    ):
        return lists
    everything = {key: child.label for names in named for key, child in names.items()}
    found: Lists = []
    for index, children in enumerate(lists):
        elsewhere = {key for at, names in enumerate(named) if at != index for key in names}
        stands = _stand_ins(named[index], everything)
        spent = {covering for covering, _ in stands} - elsewhere
        kept = [child for child in children if child.kind != "response" or child.key not in spent]
        found.append((*kept, *(_as(named[index][covering], key) for covering, key in stands)))
    return found


def _stand_ins(own: Mapping[str, Element], everything: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each range of a document with a status that only others name."""
    found: list[tuple[str, str]] = []
    for key in everything:
        if key in own or _is_range(key):
            continue
        status = key.removeprefix("response ")
        covering = f"response {status[:1]}XX"
        if covering not in own and is_success(key) and not any(map(is_success, own)):
            covering = _DEFAULT
        if covering in own:
            found.append((covering, key))
    return found


def _as(response: Element, key: str) -> Element:
    """A range as one of the statuses that it stands for, told to be a range."""
    value = response.key.removeprefix("response ")
    said = Aspect("range", "response.range", value, value, response.pointer, response.owner, "contract")
    return replace(response, key=key, label=key, aspects=(said, *response.aspects))


def _is_range(key: str) -> bool:
    return key == _DEFAULT or key.endswith("XX")
