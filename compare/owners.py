"""How a place inside a component is called, whichever way led to it: `#Item › price`, from its JSON pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.keywords import NAMED_SUBSCHEMAS, SINGLE_SUBSCHEMAS
from compare.model import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SECTIONS = 3
"""How many steps lead to a component: `/components/schemas/Item`; one less in Swagger 2.0."""


def owner_name(pointer: str) -> str:
    """A component by its name, what belongs to a path by that path, anything else by its pointer."""
    steps = pointer.split("/")[1:]
    if steps == ["security"]:
        return "#security"
    if steps[:1] == ["paths"] and len(steps) > 1:
        return f"#{_unescaped(steps[1])}"
    named = steps[:1] == ["components"] and len(steps) == _SECTIONS
    older = steps[:1] in (["definitions"], ["parameters"], ["responses"]) and len(steps) == _SECTIONS - 1
    return f"#{_unescaped(steps[-1])}" if named or older else f"#{pointer}"


def location_in(owner: str, pointer: str, labels: Mapping[str, str]) -> str:
    """The place as a person reads it.

    Args:
        owner: the pointer of the component.
        pointer: the pointer of a place in it.
        labels: what branches are called, by their pointers.
    """
    inner = pointer.removeprefix(owner) if pointer.startswith(owner) else ""
    return BETWEEN.join([owner_name(owner), *_steps(owner, inner.split("/")[1:], labels)])


def _steps(at: str, steps: list[str], labels: Mapping[str, str]) -> Iterator[str]:
    waiting = list(steps)
    while waiting:
        step = waiting.pop(0)
        at = f"{at}/{step}"
        if step in SINGLE_SUBSCHEMAS:
            yield SINGLE_SUBSCHEMAS[step]
        elif step in _NAMED and waiting:
            name = waiting.pop(0)
            at = f"{at}/{name}"
            yield from _named(step, _unescaped(name), labels.get(at))


_NAMED = {"properties", "headers", "content", "oneOf", "anyOf", "allOf", "prefixItems", "links", *NAMED_SUBSCHEMAS}


def _named(step: str, name: str, label: str | None) -> Iterator[str]:
    match step:
        case "properties" | "content":
            yield name
        case "headers" | "links":
            yield f"{step.removesuffix('s')} {name}"
        case "oneOf" | "anyOf":
            if label is not None:  # without one it only wraps
                yield label
        case "prefixItems":
            yield f"[{name}]"
        case "allOf":
            return
        case _:
            yield NAMED_SUBSCHEMAS[step].format(name)


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
