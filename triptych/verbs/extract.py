"""`triptych extract`: stacks → bundles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract import reuse
from extract.environments import interpreter
from extract.errors import ExtractError
from extract.pull import pull, record_failure
from extract.stack import choose, load
from triptych.console import Progress, complain

if TYPE_CHECKING:
    from extract.stack import Stack
    from triptych.project import Find, Project


def run(
    find: Find, targets: tuple[str, ...], output: Path | None, python: Path | None, *, may_reuse: bool = False
) -> int:
    """Make a bundle of each target; the worst exit code. One that fails doesn't hide the others.

    Where `may_reuse`, a bundle that was made of what is there now is kept, with what was measured on it.
    """
    with Progress() as progress:
        jobs = [_job(find, target, output) for target in targets] if targets else _all(find())
        return max((_kept_or_made(*job, python, progress, may_reuse=may_reuse) for job in jobs), default=0)


def _kept_or_made(stack: Stack, target: Path, python: Path | None, progress: Progress, *, may_reuse: bool) -> int:
    build, is_ours = target.parent, target.name == stack.name
    of = reuse.made_of(stack, "bundle", python)
    if may_reuse and is_ours and reuse.is_reusable(build, stack, "bundle", python):
        progress.note(f"{stack.name}: its bundle is reused")
        reuse.note(build, stack, "bundle", of, reused=True)
        return 0
    code = make(stack, target, python, progress)
    if code == 0 and is_ours:
        reuse.note(build, stack, "bundle", of)
    return code


def make(stack: Stack, target: Path, python: Path | None, progress: Progress) -> int:
    """Make one stack's bundle; its exit code. What went wrong is said, and recorded in the bundle's place."""
    try:
        python = python or _interpreter(stack, target, progress)
        bundle = pull(stack, python, target, say=progress.say)
    except ExtractError as error:
        complain(str(error), error.detail)
        return error.exit_code
    progress.say(f"{stack.name}: bundle {bundle.manifest.digest[:12]} in {target}")
    return 0


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
