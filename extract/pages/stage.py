"""Have the docs pages of built stacks looked at, and put what was seen into their bundles."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PIL import Image

from extract.bundle_writer import Measured, add_measured
from extract.errors import BrowserError, ExtractError
from extract.pages.asked import Asked, Entrance, Filling, Job, PageAsked
from extract.pages.operations import operations_in
from extract.pages.results import PAGES, PICTURES
from extract.process import Lines, environment_of_this_program, guarded, scratch_folder
from extract.server import ready_in_turn
from extract.signing_in import filled
from extract.variables import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.bundle import Bundle
    from extract.pages.asked import Credentials, Fact
    from extract.process import Guarded
    from extract.server import Service
    from extract.stack import Stack

LOOK_EVERY = 0.2  # seconds
AT_MOST = 60  # times as long as a page may take to come to rest, for each page: the bound of a browser gone wrong
TYPES = {".json": "application/json", ".webp": "image/webp"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A stack whose docs pages are to be looked at.

    Attributes:
        stack: The stack.
        python: Its interpreter.
        bundle: Its bundle.
        facts: The facts to look for.
        ids: For each operation of its document, values of its parameters by name.
        credentials: Gives what a reader signs in with, by the name of the security scheme, once the service runs.
    """

    stack: Stack
    python: Path
    bundle: Bundle
    facts: tuple[Fact, ...]
    ids: dict[str, dict[str, str]]
    credentials: Callable[[Service], dict[str, Credentials]]


def look(
    wanted: Sequence[Wanted], browser: Path | None, cdn: Path, *, say: Callable[[str], object]
) -> tuple[ExtractError, ...]:
    """Look at all docs pages of these stacks in a browser; their bundles then hold what was seen.

    Args:
        wanted: The stacks.
        browser: The browser's program; None for Playwright's own.
        cdn: The folder where npm's releases that stand in for a CDN are kept.
        say: Is told what is done, line by line.

    Returns:
        Why nobody looked at some of them: a service that fails doesn't hide the others.

    Raises:
        BrowserError: The browser's process did not come to its end.
        SettingError: TRIPTYCH_PAGE_SECONDS is no number of seconds.
        BundleError: A bundle can't be written to.
    """
    within = seconds("TRIPTYCH_PAGE_SECONDS", 30)
    with scratch_folder() as scratch, contextlib.ExitStack() as stay:
        upload = scratch / "upload.png"
        Image.new("RGB", (1, 1), "white").save(upload)
        failed, asked = [], {}
        stacks = [(one.stack, one.python) for one in wanted]
        for one, service in zip(wanted, ready_in_turn(stacks, stay, throwaway=True, say=say), strict=True):
            if isinstance(service, ExtractError):
                failed.append(service)
                continue
            try:
                filling = Filling(ids=one.ids, credentials=one.credentials(service), file=str(upload))
            except ExtractError as error:
                failed.append(error)
            else:
                asked[one.stack.name] = _asked(one, service, scratch, filling, within)
        if asked:
            _browse(
                Job(
                    executable=str(browser or ""),
                    cdn=str(cdn),
                    npm=shutil.which("npm") or "",
                    services=tuple(asked.values()),
                ),
                scratch,
                say,
            )
        for one in wanted:
            if one.stack.name in asked:
                out = Path(asked[one.stack.name].out)
                add_measured(one.bundle.folder, _files(out), instead_of=(PAGES, PICTURES))
        return tuple(failed)


def _asked(one: Wanted, service: Service, scratch: Path, filling: Filling, within: float) -> Asked:
    manifest = one.bundle.manifest
    out = scratch / one.stack.name
    out.mkdir()
    behind = {page.name for page in one.stack.config.pages if page.signed_in}
    return Asked(
        stack=one.stack.name,
        url=service.url,
        pages=tuple(
            PageAsked(
                name=page.name,
                kind=page.kind,
                path=page.path,
                shipped=str(one.bundle.folder.resolve() / page.as_shipped) if page.as_shipped else "",
                signed_in=page.name in behind,
            )
            for page in manifest.pages
        ),
        operations=operations_in(one.bundle, one.stack.config.form),
        facts=one.facts,
        filling=filling,
        out=str(out),
        entrance=_entrance(service),
        seconds=within,
    )


def _entrance(service: Service) -> Entrance | None:
    said = service.stack.config.sign_in
    return Entrance(path=said.path, fields=filled(said.fields, service.lets_in)) if said else None


def _browse(job: Job, scratch: Path, say: Callable[[str], object]) -> None:
    """Run the browser's process to its end, and pass on what it says."""
    within = AT_MOST * sum(one.seconds * len(one.pages) for one in job.services)
    file, log, own = scratch / "job.json", scratch / "browser.log", scratch / "browser"
    file.write_bytes(msgspec.json.encode(job))
    own.mkdir()
    arguments = ["run", "--lifeline", "--scratch", str(scratch), "--", "-m", "extract.pages.browsing", str(file)]
    env = environment_of_this_program() | {"TMPDIR": str(own)}
    with guarded(Path(sys.executable), arguments, folder=Path(__file__).parents[2], env=env, log=log) as browsing:
        try:
            code = _follow(browsing, say, within)
        except subprocess.TimeoutExpired:
            raise BrowserError(
                "the browser did not come to an end", why=f"it ran for {within:g} s", detail=browsing.tail()
            ) from None
        if code != 0:
            raise BrowserError(
                "the browser's process failed",
                why=f"exit code {code}",
                todo="The end of its output follows.",
                detail=browsing.tail(),
            )


def _follow(browsing: Guarded, say: Callable[[str], object], within: float) -> int:
    """Tell each new line of the process's output until it ends; its exit code."""
    lines, waited = Lines(browsing.log), 0.0
    while True:
        try:
            return browsing.process.wait(LOOK_EVERY)
        except subprocess.TimeoutExpired:
            waited += LOOK_EVERY
            if waited >= within:
                raise
        for line in lines.new():
            say(line)


def _files(out: Path) -> dict[str, Measured]:
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {
        path.relative_to(out).as_posix(): Measured(type=TYPES[path.suffix], content=path.read_bytes()) for path in files
    }
