"""Claims on who reads a body, checked on the handlers and on the functions of the service's own that they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claims.handlers import helpers
from compare.claims.on_code import parameters, part_of, written
from compare.claims.parts import Case, Part, Stack, unchecked
from compare.wording import briefly, listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.claims.handlers import Handler

READS = frozenset({"get_data", "get_json", "json", "json_loads", "loads"})
"""What is called by code that reads JSON by itself."""

_JSON = "request body application/json"
_REQUEST = "request"
"""The argument that brings the whole request: to have it is no help with reading it."""


def body_as_argument(case: Case, stack: Stack) -> Part:
    """Whether each handler that takes JSON has a typed argument beside its parameters, and nothing of ours reads it."""
    code, known, own = _with_bodies(case, stack), parameters(case), _helpers(stack)
    found = [(name, reader(each, own) is None and _has_typed(each, known)) for name, each in code.items()]
    return part_of(
        case, stack, found, "handlers that take JSON have it as a typed argument and don't read it themselves"
    )


def body_by_hand(case: Case, stack: Stack) -> Part:
    """Whether the service's own code reads each body: the handler, or a function that the report has the lines of.

    A handler that is given the body as a typed argument refutes it. Where one has no such argument and nothing that
    reads is in the report, nothing is known.
    """
    code, known, own = _with_bodies(case, stack), parameters(case), _helpers(stack)
    by = {name: reader(each, own) for name, each in code.items()}
    unknown = [name for name, each in code.items() if by[name] is None and not _has_typed(each, known)]
    found = [(name, by[name] is not None) for name in code if name not in unknown]
    names = sorted({f"`{one}`" for one in by.values() if one})
    through = f" ({listing(names, 3)})" if names else ""
    part = part_of(case, stack, found, f"handlers that take JSON leave reading it to the service's own code{through}")
    if unknown and part.verdict != "doesn't hold":
        return unchecked(stack.title, f"the lines that read the body of {briefly(unknown)} aren't in this report")
    return part


def reader(handler: Handler, own: Mapping[str, frozenset[str]]) -> str | None:
    """Which function of the service's own reads JSON for a handler.

    Args:
        handler: The handler.
        own: The service's functions by name, each with what it calls.

    Returns:
        Its name; nothing where the handler itself reads, None where nothing is seen to read.
    """
    if handler.calls & READS:
        return ""
    seen: set[str] = set()
    ahead = sorted(handler.calls & own.keys())
    while ahead:
        name = ahead.pop(0)
        if own[name] & READS:
            return name
        seen.add(name)
        ahead += sorted((own[name] & own.keys()) - seen - set(ahead))
    return None


def _helpers(stack: Stack) -> Mapping[str, frozenset[str]]:
    return helpers(excerpt for excerpts in stack.subject.cuts.values() for excerpt in excerpts)


def _has_typed(handler: Handler, known: frozenset[str]) -> bool:
    """Whether it has a typed argument that is neither a parameter of the API nor the request as a whole."""
    return any(typed and name not in known and name != _REQUEST for name, typed in handler.arguments.items())


def _with_bodies(case: Case, stack: Stack) -> Mapping[str, Handler]:
    taking = {operation for _, operation, where in case.facts("media-type.exists", location=_JSON) if where == _JSON}
    return {name: each for name, each in written(case, stack).items() if name in taking}
