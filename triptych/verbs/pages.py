"""`triptych pages`: look at the docs pages of built stacks in a real browser."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from compare import load
from compare.errors import CompareError
from extract.bundle import check_fresh, read
from extract.environments import interpreter
from extract.errors import BrowserMissingError, ExtractError, ExtraMissingError
from extract.open.panels import values_of
from extract.pages import settings
from extract.pages.installing import install
from extract.sources import sources_of
from extract.stack import choose
from triptych.console import Progress, complain
from triptych.sampling import facts_of

try:
    from extract.pages import stage
except ImportError as error:
    raise ExtraMissingError(
        "the docs pages can't be looked at", why=str(error), todo="Install Triptych with its extra `pages`."
    ) from error

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare import Document
    from extract.pages.asked import Credentials
    from extract.pages.browser import Browser
    from extract.pages.settings import Settings
    from extract.server import Service
    from extract.stack import Stack
    from triptych.project import Find, Project


def run(find: Find, names: tuple[str, ...]) -> int:
    """Look at the pages of these stacks, or of all; the worst exit code.

    Without a browser nobody looks, which the report then says; that alone is no failure.
    """
    project = find()
    stacks = choose(project.services, names)
    with Progress() as progress:
        try:
            browser = install(progress.note)
        except BrowserMissingError as error:
            progress.note(f"docs pages: not looked at. {error}")
            return 0
        failed = _look(project, stacks, browser, progress)
    for each in failed:
        complain(str(each), getattr(each, "detail", ""))
    return max((each.exit_code for each in failed), default=0)


def _look(
    project: Project, stacks: tuple[Stack, ...], browser: Browser, progress: Progress
) -> list[ExtractError | CompareError]:
    """Look at what can be looked at; why the rest can't."""
    said = settings.read_settings(project.services / "pages.toml")
    contract = load(project.contract, name="contract") if project.contract.is_file() else None
    wanted: list[stage.Wanted] = []
    failed: list[ExtractError | CompareError] = []
    for stack in stacks:
        try:
            wanted.append(_wanted(project, stack, contract, said, progress.say))
        except (ExtractError, CompareError) as error:
            failed.append(error)
    if wanted:
        failed += stage.look(wanted, browser.executable, project.build / "cdn", say=progress.say)
    return failed


def _wanted(
    project: Project, stack: Stack, contract: Document | None, said: Settings, say: Callable[[str], object]
) -> stage.Wanted:
    bundle = read(project.bundle(stack.name))
    check_fresh(bundle, sources_of(stack))
    document = load(bundle.folder)
    return stage.Wanted(
        stack=stack,
        python=interpreter(stack, say=say),
        bundle=bundle,
        facts=facts_of(contract, document, said, stack.config.profile) if contract else (),
        ids=values_of(contract.raw, document.raw) if contract else {},
        credentials=functools.partial(_credentials, said if stack.config.profile == "whole" else settings.Settings()),
    )


def _credentials(said: Settings, service: Service) -> dict[str, Credentials]:
    return settings.credentials_at(service.url, said)
