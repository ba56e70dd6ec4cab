"""Claims on how code is written, checked on the source of each operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claim import Link
from compare.claims.handlers import handlers
from compare.claims.parts import Case, Part, Stack, at_evidence, by_share, counted, unchecked
from compare.paths import parameter_names
from compare.wording import briefly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.claims.handlers import Handler


def decorated(case: Case, stack: Stack) -> Part:
    """Whether a decorator names the path of each operation."""
    found = [(name, bool(each.routes)) for name, each in handlers_of(case, stack).items()]
    return part_of(case, stack, found, "handlers have a decorator that names their path")


def method_in_decorator(case: Case, stack: Stack) -> Part:
    """Whether the decorator that names the path is called as the HTTP method."""
    found = [
        (name, any(route.name == each.method.lower() for route in each.routes))
        for name, each in handlers_of(case, stack).items()
    ]
    return part_of(case, stack, found, "handlers have a decorator that names path and method")


def synchronous(case: Case, stack: Stack) -> Part:
    """Whether the handlers are synchronous."""
    found = [(name, not any(each.functions)) for name, each in written(case, stack).items()]
    return part_of(case, stack, found, "handlers are plain functions")


def typed_arguments(case: Case, stack: Stack) -> Part:
    """Whether parameters of path and query are annotated arguments."""
    code = handlers_of(case, stack)
    found = [
        (operation, code[operation].arguments.get(location.removeprefix(start), False))
        for start in ("path ", "query ")
        for _, operation, location in case.facts("parameter.exists", location=start)
        if operation in code
    ]
    return part_of(case, stack, found, "parameters are typed arguments of the handler by their own name")


def fetched(case: Case, stack: Stack) -> Part:
    """Whether a handler is given nothing but the request and what its path says."""
    found = [
        (name, not any(one not in given_by(each.path) for one in each.arguments))
        for name, each in written(case, stack).items()
    ]
    return part_of(case, stack, found, "handlers are given the request and the path's parameters, and nothing else")


def given_by(path: str) -> frozenset[str]:
    """The names of the arguments that every router passes: the request, and the path's parameters."""
    return frozenset({"request", *parameter_names(path)})


def silent_arguments(case: Case, stack: Stack, operations: Sequence[str]) -> dict[str, list[str]]:
    """The typed arguments of handlers that no parameter of the API is named as, by operation."""
    known = parameters(case)
    code = handlers_of(case, stack)
    return {
        name: sorted(one for one, typed in code[name].arguments.items() if typed and one not in known)
        for name in operations
        if name in code
    }


def handlers_of(case: Case, stack: Stack) -> Mapping[str, Handler]:
    """The handlers of the first document's operations, by operation."""
    return handlers(stack.subject, case.operations())


def written(case: Case, stack: Stack) -> Mapping[str, Handler]:
    """The handlers with a function of their own; the others are the framework's."""
    return {name: each for name, each in handlers_of(case, stack).items() if each.functions}


def parameters(case: Case) -> frozenset[str]:
    """The names of the API's parameters, as the first document has them."""
    return frozenset(where.partition(" ")[2] for _, _, where in case.facts("parameter.exists"))


def part_of(case: Case, stack: Stack, found: Sequence[tuple[str, bool]], what: str) -> Part:
    """The part on something that was looked for, each time in an operation, with where it is and where it isn't."""
    if not stack.subject.code:
        return unchecked(stack.title, "its source isn't in this report")
    if not found:
        return unchecked(stack.title, "nothing in its source to count")
    hits = [operation for operation, there in found if there]
    misses = [operation for operation, there in found if not there]
    verdict = by_share(len(hits), len(found))
    left = (
        f"{counted(len(misses), 'exception')} in {len(found)} ({briefly(list(dict.fromkeys(misses)))})"
        if misses
        else ""
    )
    so = f"; not so: {briefly(list(dict.fromkeys(misses)))}" if verdict == "doesn't hold" else ""
    return Part(
        title=stack.title,
        verdict=verdict,
        why=f"{len(hits)} of {len(found)} {what}{so}",
        reservation=left if verdict == "holds with" else "",
        evidence=_evidence(case, dict.fromkeys([*hits[:1], *misses[:1]])),
    )


def _evidence(case: Case, examples: Iterable[str]) -> tuple[Link, ...]:
    """The guide's chapter, and the source of an operation for which it is so, and of one for which it isn't."""
    operations = case.operations()
    sources = (
        at_evidence(f"the source of {name}", case.slug(operations[name].group), operations[name]) for name in examples
    )
    return (Link(text="the code side by side", href=f"guide.html#{case.stated.topic}"), *sources)
