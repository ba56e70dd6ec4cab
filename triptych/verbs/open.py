"""`triptych open`: serve the stacks and the report, and put their pages before the user's eyes."""

from __future__ import annotations

import contextlib
import os
import sys
import webbrowser
from typing import TYPE_CHECKING

from extract.bundle import check_fresh, read
from extract.environments import interpreter
from extract.errors import BundleError
from extract.interrupts import ignore_from_now_on
from extract.opening import Address, addresses, serve_folder, wait_for_interrupt
from extract.server import serving
from extract.sources import sources_of
from extract.stack import choose
from triptych.console import Progress, complain
from triptych.verbs import extract
from triptych.verbs.report import write

if TYPE_CHECKING:
    from extract.stack import Stack
    from triptych.project import Project


def run(project: Project, names: tuple[str, ...], *, browser: bool) -> None:
    """Serve until Ctrl-C. Bundles that are missing or stale are made first, and the report over them."""
    stacks = choose(project.services, names)
    with contextlib.ExitStack() as stay:
        with Progress() as progress:
            for stack in stacks:
                if not _is_fresh(project, stack):
                    extract.make(stack, project.bundle(stack.name), None, progress)
            progress.say("writing the report")
            write(project, names, project.report)
            lines: list[Address] = []
            services = []
            for stack in stacks:
                progress.say(f"{stack.name}: starting its server")
                services.append(stay.enter_context(serving(stack, interpreter(stack, say=progress.say))))
                lines += addresses(services[-1])
            lines.append(Address(name="report", url=stay.enter_context(serve_folder(project.report)), status=200))
        _show(lines, browser=browser)
        wait_for_interrupt(services)
        ignore_from_now_on()
    sys.stderr.write("all servers have ended\n")


def _is_fresh(project: Project, stack: Stack) -> bool:
    try:
        check_fresh(read(project.bundle(stack.name)), sources_of(stack))
    except BundleError:
        return False
    return True


def _show(lines: list[Address], *, browser: bool) -> None:
    width = max(len(line.name) for line in lines)
    for line in lines:
        if line.status != 200:  # noqa: PLR2004 - HTTP's OK
            complain(f"{line.name} is answered with {line.status}: {line.url}")
            continue
        print(f"{line.name:{width}}  {line.url}", flush=True)  # noqa: T201 - the result
    if browser and _has_browser():
        for line in lines:
            if line.opens:
                webbrowser.open_new_tab(line.url)
    sys.stderr.write("Ctrl-C ends it.\n")


def _has_browser() -> bool:
    """Whether there is a graphical browser; a text browser would take the terminal away from us."""
    return sys.platform == "darwin" or any(name in os.environ for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))
