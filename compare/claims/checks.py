"""The checks by the names that claims.toml has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from compare.claims import on_bodies, on_code, on_means, on_pages
from compare.claims.on_async import asynchronous_needed
from compare.claims.on_calls import wrong_type_explained
from compare.claims.on_dependencies import dependencies_documented
from compare.claims.on_packages import package_needed
from compare.claims.on_routes import in_the_route

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.claims.parts import Case, Part, Stack

Check: TypeAlias = "Callable[[Case], Sequence[Part]]"
"""From a claim's case, with at least one stack in it, to what came of it; nothing where no stack has such a page."""


def each(check: Callable[[Case, Stack], Part]) -> Check:
    """A check that looks at one stack at a time, and at what that is asked for."""
    return lambda case: [check(case.asked_of(stack), stack) for stack in case.stacks]


CHECKS: dict[str, Check] = {
    "asynchronous needed": each(asynchronous_needed),
    "body as argument": each(on_bodies.body_as_argument),
    "body by hand": each(on_bodies.body_by_hand),
    "decorated": each(on_code.decorated),
    "dependencies documented": each(dependencies_documented),
    "fetched": each(on_code.fetched),
    "in the route": each(in_the_route),
    "method in decorator": each(on_code.method_in_decorator),
    "documents less": on_means.documents_less,
    "more work": on_means.more_work,
    "operations from code": on_means.operations_from_code,
    "package needed": package_needed,
    "pages as shipped": each(on_pages.as_shipped),
    "pages complete": on_pages.complete,
    "pages without the API": on_pages.without_api,
    "synchronous": each(on_code.synchronous),
    "tried out": on_pages.tried_out,
    "typed arguments": each(on_code.typed_arguments),
    "without effort": each(on_means.without_effort),
    "wrong type explained": each(wrong_type_explained),
}
