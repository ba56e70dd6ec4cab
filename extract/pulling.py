"""Pull several stacks at once, as many as there are processors: each in a process of its own.

    python -m extract.pulling FOLDER PYTHON TARGET OUT

pulls one of them, and leaves in OUT what went wrong, if anything did.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from extract.errors import ExtractError, ServerError
from extract.process import Lines, environment_of_this_program, guarded, scratch_folder
from extract.pull import pull, record_failure
from extract.stack import load

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from extract.process import Guarded
    from extract.stack import Stack

LOOK_EVERY = 0.05  # seconds
# Ours is found as it was here, and what it says can be read whatever the locale; its stacks' processes get neither.
_OURS = {
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONIOENCODING": "utf-8",
    **{name: value for name, value in os.environ.items() if name == "PYTHONPATH"},
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A bundle that is to be made.

    Attributes:
        stack: Of which stack.
        python: The stack's interpreter.
        target: The bundle's folder.
    """

    stack: Stack
    python: Path
    target: Path


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no bundle.

    Attributes:
        error: One line: what happened, why, what to do.
        detail: What helps to find the cause.
        exit_code: The exit code that the error has.
    """

    error: str
    detail: str
    exit_code: int


@dataclass(kw_only=True, slots=True)
class _UnderWay:
    """A pull that has begun; closing `stay` ends it, and takes its folder along."""

    wanted: Wanted
    worker: Guarded
    out: Path
    lines: Lines
    stay: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)


def pull_all(
    wanted: Sequence[Wanted], *, say: Callable[[str], object], processors: int | None = None
) -> Generator[tuple[Wanted, Wrong | None]]:
    """Make bundles, in the order given as far as they are begun.

    Args:
        wanted: What to make. One alone is made in this process.
        say: Is told what is done, line by line.
        processors: How many are made at once; as many as this process may use where it isn't given.

    Yields:
        Each as it ends, with what went wrong; one that fails doesn't hide the others.
    """
    if len(wanted) == 1:
        yield wanted[0], _pulled(wanted[0], say)
        return
    waiting = list(wanted)
    at_once = processors or len(os.sched_getaffinity(0))
    with contextlib.ExitStack() as ends, contextlib.ExitStack() as stay:
        under_way: list[_UnderWay] = []
        stay.callback(_cut, under_way)
        while waiting or under_way:
            while waiting and len(under_way) < at_once:
                next_one = waiting.pop(0)
                try:
                    under_way.append(ends.enter_context(_beginning(next_one)))
                except ExtractError as error:
                    yield next_one, _recorded(next_one, error)
            time.sleep(LOOK_EVERY)
            for one in list(under_way):
                has_ended = one.worker.process.poll() is not None  # before its lines are looked at: then it has no more
                for line in one.lines.new():
                    say(line)
                if has_ended:
                    under_way.remove(one)
                    with one.stay:
                        wrong = _what_went_wrong(one)
                    yield one.wanted, wrong


def main(folder: Path, python: Path, target: Path, out: Path) -> None:
    """Make one bundle; what is done is said on standard output, and what went wrong is left in a file."""
    wrong = _pulled(Wanted(stack=load(folder), python=python, target=target), _say)
    if wrong is not None:
        partial = out.with_suffix(".partial")
        partial.write_bytes(msgspec.json.encode(wrong))
        partial.replace(out)


def _pulled(wanted: Wanted, say: Callable[[str], object]) -> Wrong | None:
    try:
        bundle = pull(wanted.stack, wanted.python, wanted.target, say=say)
    except ExtractError as error:
        return Wrong(error=str(error), detail=error.detail, exit_code=error.exit_code)
    say(f"{wanted.stack.name}: bundle {bundle.manifest.digest[:12]} in {wanted.target}")
    return None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextlib.contextmanager
def _beginning(wanted: Wanted) -> Iterator[_UnderWay]:
    with contextlib.ExitStack() as stay:
        scratch = stay.enter_context(scratch_folder(in_memory=True))  # with the service's database
        out, own, log = scratch / "wrong.json", scratch / "own", scratch / "pulling.log"
        own.mkdir()
        paths = [str(path.absolute()) for path in (wanted.stack.folder, wanted.python, wanted.target, out)]
        worker = guarded(
            Path(sys.executable),
            ["run", "--lifeline", "--nested", "--scratch", str(scratch), "--", "-m", "extract.pulling", *paths],
            folder=Path(__file__).parents[1],
            env=environment_of_this_program() | _OURS | {"TMPDIR": str(own)},
            log=log,
            nested=True,
        )
        yield _UnderWay(wanted=wanted, worker=stay.enter_context(worker), out=out, lines=Lines(log), stay=stay)


def _what_went_wrong(ended: _UnderWay) -> Wrong | None:
    if ended.out.is_file():
        return msgspec.json.decode(ended.out.read_bytes(), type=Wrong)
    code = ended.worker.process.returncode
    if code == 0:
        return None
    return _recorded(
        ended.wanted,
        ServerError(
            f"{ended.wanted.stack.name}: the process that pulls it broke down",
            why=f"exit code {code}",
            todo="The end of its output follows.",
            detail=ended.worker.tail(),
        ),
    )


def _recorded(wanted: Wanted, error: ExtractError) -> Wrong:
    """Put an error that no pull has recorded in the bundle's place."""
    with contextlib.suppress(ExtractError):  # what is in that place may be somebody else's
        record_failure(wanted.stack, wanted.target, error)
    return Wrong(error=str(error), detail=error.detail, exit_code=error.exit_code)


def _cut(under_way: Sequence[_UnderWay]) -> None:
    """Ask all that is still under way to end, before the first of them is waited for."""
    for one in under_way:
        if one.worker.process.stdin is not None:
            one.worker.process.stdin.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
