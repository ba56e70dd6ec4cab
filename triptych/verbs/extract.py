"""`triptych extract`: stacks → bundles."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from extract import reuse
from extract.environments import interpreter
from extract.errors import ExtractError
from extract.pull import record_failure
from extract.pulling import Wanted, pull_all
from extract.stack import choose, load
from triptych.console import Progress, complain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.stack import Stack
    from triptych.project import Find, Project

    Job = tuple[Stack, Path]


def run(
    find: Find, targets: tuple[str, ...], output: Path | None, python: Path | None, *, may_reuse: bool = False
) -> int:
    """Make a bundle of each target; the worst exit code. One that fails doesn't hide the others.

    Where `may_reuse`, a bundle that was made of what is there now is kept, with what was measured on it.
    """
    with Progress() as progress:
        jobs = [_job(find, target, output) for target in targets] if targets else _all(find())
        jobs = list({target: (stack, target) for stack, target in jobs}.values())  # each once
        if may_reuse:
            jobs = [job for job in jobs if not _is_kept(job, python, progress)]
        of = {target: reuse.made_of(stack, "bundle", python) for stack, target in jobs}  # before they are made

        def note(stack: Stack, target: Path) -> None:
            if _is_ours(stack, target):
                reuse.note(target.parent, stack, "bundle", of[target])

        return make(jobs, python, progress, made=note)


def make(
    jobs: Sequence[Job],
    python: Path | None,
    progress: Progress,
    *,
    made: Callable[[Stack, Path], object] = lambda _stack, _target: None,
) -> int:
    """Make bundles, several at once; the worst exit code.

    What went wrong is said, and recorded in the bundle's place; what `made` is told of each that came to its end.
    """
    wanted, codes = [], [0]
    for stack, target in jobs:
        try:
            wanted.append(Wanted(stack=stack, python=python or _interpreter(stack, target, progress), target=target))
        except ExtractError as error:
            complain(str(error), error.detail)
            codes.append(error.exit_code)
    with contextlib.closing(pull_all(wanted, say=progress.say)) as pulled:
        for one, wrong in pulled:
            if wrong is None:
                made(one.stack, one.target)
            else:
                complain(wrong.error, wrong.detail)
                codes.append(wrong.exit_code)
    return max(codes)


def _is_kept(job: Job, python: Path | None, progress: Progress) -> bool:
    stack, target = job
    kept = _is_ours(stack, target) and reuse.is_reusable(target.parent, stack, "bundle", python)
    if kept:
        progress.note(f"{stack.name}: its bundle is reused")
        reuse.note(target.parent, stack, "bundle", reuse.made_of(stack, "bundle", python), reused=True)
    return kept


def _is_ours(stack: Stack, target: Path) -> bool:
    return target.name == stack.name


def _interpreter(stack: Stack, target: Path, progress: Progress) -> Path:
    try:
        return interpreter(stack, say=progress.say)
    except ExtractError as error:
        record_failure(stack, target, error)
        raise


def _all(project: Project) -> list[tuple[Stack, Path]]:
    return [(stack, project.bundle(stack.name)) for stack in choose(project.services, ())]


def _job(find: Find, target: str, output: Path | None) -> tuple[Stack, Path]:
    """A stack and where its bundle goes, from a stack's folder or name."""
    folder = Path(target)
    if (folder / "stack.toml").is_file() or "/" in target:
        stack = load(folder)
        return stack, output or stack.folder.parent.parent / "build" / stack.name
    project = find()
    (stack,) = choose(project.services, (target,))
    return stack, output or project.bundle(stack.name)
