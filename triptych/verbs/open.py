"""`triptych open`: serve the stacks and the report, and put their pages before the user's eyes, side by side."""

from __future__ import annotations

import contextlib
import os
import sys
import webbrowser
from typing import TYPE_CHECKING, Any

from compare import load
from extract.bundle import check_fresh, read
from extract.environments import interpreter
from extract.errors import BundleError, ExtractError, ExtraMissingError
from extract.interrupts import ignore_from_now_on
from extract.open.addresses import Address, addresses, checked, cookies_of, wait_for_interrupt
from extract.open.panels import Shown, shown, wanted
from extract.pages.operations import operations_in
from extract.server import ready_in_turn
from extract.sources import sources_of
from extract.stack import choose
from triptych.console import Progress, complain
from triptych.verbs import extract
from triptych.verbs.report import write

try:
    from extract.open.serving import side_by_side
    from extract.pages.kinds.registry import KINDS
except ImportError as error:
    raise ExtraMissingError(
        "the docs pages can't be set side by side", why=str(error), todo="Install Triptych with its extra `pages`."
    ) from error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.open.panels import Wanted
    from extract.server import Service
    from extract.stack import Stack
    from triptych.project import Project


def run(project: Project, names: tuple[str, ...], *, browser: bool) -> None:
    """Serve until Ctrl-C. Bundles that are missing or stale are made first, and the report over them."""
    stacks = choose(project.services, names)
    with contextlib.ExitStack() as stay:
        with Progress() as progress:
            stale = [(stack, project.bundle(stack.name)) for stack in stacks if not _is_fresh(project, stack)]
            extract.make(stale, None, progress)
            progress.say("writing the report")
            write(project, names, project.report)
            ready = [(stack, interpreter(stack, say=progress.say)) for stack in stacks]
            services = []
            for service in ready_in_turn(ready, stay, say=progress.say):
                if isinstance(service, ExtractError):
                    raise service
                services.append(service)
            progress.say("asking for the docs pages")
            operations = _operations(project, stacks)
            panels = [_panel(project, service, operations) for service in services]
            printed = [line for service in services for line in addresses(service)]
            url = stay.enter_context(side_by_side(panels, operations, project.report))
        _show(
            [
                Address(name="side by side", url=url, status=200, opens=True),
                *printed,
                Address(name="report", url=f"{url}report/index.html", status=200),
            ],
            browser=browser,
        )
        _tell_whom_they_let_in(services)
        wait_for_interrupt(services)
        ignore_from_now_on()
    sys.stderr.write("all servers have ended\n")


def _is_fresh(project: Project, stack: Stack) -> bool:
    try:
        check_fresh(read(project.bundle(stack.name)), sources_of(stack))
    except BundleError:
        return False
    return True


def _operations(project: Project, stacks: Sequence[Stack]) -> tuple[Wanted, ...]:
    """What there is to choose: the operations of the contract; of the first stack, where there is no contract."""
    if project.contract.is_file():
        return wanted(load(project.contract).raw)
    return wanted(_document(project, stacks[0]))


def _panel(project: Project, service: Service, operations: Sequence[Wanted]) -> Shown:
    stack = service.stack
    documented = operations_in(read(project.bundle(stack.name)), stack.config.form)
    pages = checked(service, shown(stack, documented, KINDS, operations))
    return Shown(name=stack.name, title=stack.config.title, url=service.url, pages=pages, cookies=cookies_of(service))


def _document(project: Project, stack: Stack) -> Mapping[str, Any]:
    """The operations of a stack's document, as OpenAPI has them."""
    return load(project.bundle(stack.name)).raw


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


def _tell_whom_they_let_in(services: Sequence[Service]) -> None:
    """Say how to sign in at a service's own address; side by side, that has been done."""
    for service in services:
        said, who = service.stack.config.sign_in, service.lets_in
        if said is not None:
            url = f"{service.url}{said.path}"
            sys.stderr.write(f"{service.stack.name} lets in {who.username} with {who.password} at {url}\n")


def _has_browser() -> bool:
    """Whether there is a graphical browser; a text browser would take the terminal away from us."""
    return sys.platform == "darwin" or any(name in os.environ for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))
