"""A claim on the parameters of paths: whether the text of a route names them, wherever the routes are written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.claims.handlers import PARAMETER, is_route, texts, writers
from compare.claims.on_code import handlers_of, part_of
from compare.claims.parts import Case, Part, Stack, counted, unchecked
from compare.wording import briefly, listing, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.claims.handlers import Handler
    from compare.source_code import Excerpt

ROUTING = "routing"
"""The topic whose lines of source are those that say the routes."""


def in_the_route(case: Case, stack: Stack) -> Part:
    """Whether the parameters of a path stand in the text of its route: in a decorator, or in the table of routes.

    An operation of whose route the report has no line isn't counted, unless the table says that a router writes it.
    """
    lines = _lines(case, stack)
    routers, table = sorted(writers(lines)), [text for text in texts(lines) if PARAMETER.search(text)]
    asked = {name: each for name, each in handlers_of(case, stack).items() if PARAMETER.search(each.path)}
    hits = [name for name, each in asked.items() if _named(each, table)]
    by_router = [name for name, each in asked.items() if name not in hits and not each.routes and routers]
    unknown = [name for name, each in asked.items() if name not in {*hits, *by_router} and not each.routes]
    if asked and len(unknown) == len(asked):
        return unchecked(stack.title, "the lines of its source that say the routes aren't in this report")
    found = [(name, name in hits) for name in asked if name not in unknown]
    part = part_of(case, stack, found, "operations whose path has a parameter name it in the text of their route")
    return _without_line(_by_router(part, by_router, routers), unknown)


def _lines(case: Case, stack: Stack) -> list[Excerpt]:
    """The lines of source that may say routes."""
    cuts: Mapping[str, Sequence[Excerpt]] = stack.subject.cuts
    return [excerpt for topic in sorted({ROUTING, case.stated.topic}) for excerpt in cuts.get(topic, ())]


def _named(handler: Handler, table: Sequence[str]) -> bool:
    """Whether its decorator's route names a parameter, or one of the table's routes can only be its own."""
    own = any(PARAMETER.search(text) for decorator in handler.routes for text in decorator.routes)
    return own or any(is_route(text, handler.path) for text in table)


def _by_router(part: Part, operations: Sequence[str], routers: Sequence[str]) -> Part:
    """The part, with what becomes of the operations that a router writes the route of."""
    if not operations:
        return part
    names = listing([f"`{name}.urls`" for name in routers])
    return replace(
        part, why=f"{part.why}; {names} {verb(routers, 'writes', 'write')} the routes of {len(operations)} of them"
    )


def _without_line(part: Part, operations: Sequence[str]) -> Part:
    """The part, with the operations of whose route nothing is known: a reservation, where it holds."""
    if not operations:
        return part
    left = f"{counted(len(operations), 'operation')} whose route isn't in this report ({briefly(operations)})"
    if part.verdict not in {"holds", "holds with"}:
        return replace(part, why=f"{part.why}; not counted: {left}")
    reservations = filter(None, [part.reservation, left])
    return replace(part, verdict="holds with", reservation=" and ".join(reservations))
