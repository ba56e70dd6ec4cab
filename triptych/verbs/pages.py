"""`triptych pages`: look at the docs pages of built stacks in a real browser."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from compare import load
from compare.errors import CompareError
from extract import reuse
from extract.bundle import check_fresh, read
from extract.environments import interpreter
from extract.errors import BrowserMissingError, ExtractError, ExtraMissingError
from extract.open.panels import values_of
from extract.pages import results, settings
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


def run(find: Find, names: tuple[str, ...], *, may_reuse: bool = False) -> int:
    """Look at the pages of these stacks, or of all; the worst exit code.

    Without a browser nobody looks, which the report then says; that alone is no failure. Where `may_reuse`, what was
    seen before is kept, if all that it comes from is as it was.
    """
    project = find()
    stacks = choose(project.services, names)
    with Progress() as progress:
        stacks = tuple(stack for stack in stacks if not (may_reuse and _is_kept(project, stack, progress)))
        if not stacks:
            return 0
        try:
            browser = install(progress.note)
        except BrowserMissingError as error:
            progress.note(f"docs pages: not looked at. {error}")
            return 0
        failed = _look(project, stacks, browser, progress)
    for each in failed:
        complain(str(each), getattr(each, "detail", ""))
    return max((each.exit_code for each in failed), default=0)


def _is_kept(project: Project, stack: Stack, progress: Progress) -> bool:
    kept = reuse.is_reusable(project.build, stack, "pages")
    if kept:
        progress.note(f"{stack.name}: what was seen of its docs pages is reused")
        reuse.note(project.build, stack, "pages", reuse.made_of(stack, "pages"), reused=True)
    return kept


def _look(
    project: Project, stacks: tuple[Stack, ...], browser: Browser, progress: Progress
) -> list[ExtractError | CompareError]:
    """Look at what can be looked at; why the rest can't."""
    said = settings.read_settings(project.services / "pages.toml")
    contract = load(project.contract, name="contract") if project.contract.is_file() else None
    wanted: list[stage.Wanted] = []
    failed: list[ExtractError | CompareError] = []
    made_of = {stack.name: reuse.made_of(stack, "pages") for stack in stacks}
    for stack in stacks:
        reuse.forget(project.build, stack, "pages")
        try:
            wanted.append(_wanted(project, stack, contract, said, progress.say))
        except (ExtractError, CompareError) as error:
            failed.append(error)
    if wanted:
        failed += stage.look(wanted, browser.executable, project.build / "cdn", say=progress.say)
    for one in wanted if not failed else ():
        seen = results.read(read(one.bundle.folder))
        if seen is not None and seen.is_whole:
            reuse.note(project.build, one.stack, "pages", made_of[one.stack.name])
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
    """What a reader tries operations out with; a service that does the slice has none that asks for any."""
    return settings.credentials_at(service.url, said) if service.stack.config.profile == "whole" else {}
