"""A claim on asynchronous functions, checked on handlers that are none and on whether they were seen to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claim import Link
from compare.claims.on_code import written
from compare.claims.parts import Case, Part, Stack, at_evidence, counted, unchecked
from compare.claims.wrong_types import called

if TYPE_CHECKING:
    from collections.abc import Sequence

_WELL = range(200, 400)


def asynchronous_needed(case: Case, stack: Stack) -> Part:
    """Whether handlers have to be asynchronous: a plain one that answers refutes it, and nothing else tests it."""
    if not stack.subject.code:
        return unchecked(stack.title, "its source isn't in this report")
    handlers = written(case, stack)
    plain = [name for name, each in handlers.items() if not all(each.functions)]
    if not plain:
        return unchecked(stack.title, "no handler in this report is a plain function, so nothing tests it")
    answering = _answering(case, stack, plain)
    said = f"{len(handlers) - len(plain)} of {counted(len(handlers), 'handler')} here are `async`"
    if not answering:
        return unchecked(stack.title, f"{said}, and nobody saw one of the others answer")
    group = case.operations()[answering[0]]
    return Part(
        title=stack.title,
        verdict="doesn't hold",
        why=f"{said}, and {_how_many(answering, plain)}",
        evidence=(
            Link(text="the code side by side", href=f"guide.html#{case.stated.topic}"),
            at_evidence(f"the source of {answering[0]}", case.slug(group.group), group),
        ),
    )


def _how_many(answering: Sequence[str], plain: Sequence[str]) -> str:
    """How many of the plain functions answer, in words."""
    if len(answering) < len(plain):
        return f"{len(answering)} of the {len(plain)} plain functions were seen to answer"
    return f"all {len(plain)} plain functions answer" if len(plain) > 1 else "the plain function answers"


def _answering(case: Case, stack: Stack, operations: Sequence[str]) -> list[str]:
    """Those that a test of the running service passed on, or that a recorded call had a good answer from."""
    measured = stack.subject.measured
    tested = {name for name, tests in measured.tests.items() if tests} if measured else set()
    well = {called(case.operations(), call) for call in stack.subject.calls if call.status in _WELL}
    return [name for name in operations if name in tested | well]
