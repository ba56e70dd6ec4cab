"""A docs page, looked at in a browser: opened alone, opened otherwise, read, and its forms tried out.

Each part takes what has been seen so far and gives it back with what it has seen. What can't be measured is noted with
its reason and hides nothing else.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from playwright.async_api import Error

from extract.pages import axe, checks, pictures
from extract.pages.facts import facts_shown
from extract.pages.kinds.order import tries_in_order
from extract.pages.kinds.registry import kind_of
from extract.pages.results import Check, PageSeen
from extract.pages.shipped import shipped
from extract.pages.signing_in import stranger
from extract.pages.visiting import visit
from extract.pages.watching import first_line, watch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
    from typing import Literal

    from playwright.async_api import Browser, BrowserContext, Page

    from extract.pages.asked import Asked, PageAsked
    from extract.pages.cdn import Cdn
    from extract.pages.operations import Operation
    from extract.pages.results import Shot, Visit
    from extract.pages.watching import Watched

    Step = Callable[[Browser, Asked, PageAsked, PageSeen], Awaitable[PageSeen]]
    Reading = Callable[[PageSeen], Awaitable[PageSeen]]

TRY = "try it out"  # the step's name
CLOSING = 5.0  # seconds for a context to close; a hung page's may never
PATIENCE = 4  # times as long as a page may take to come to rest, for one step
TRYING = 8  # likewise, for trying out all that a page has
READING = 16  # likewise, for all that is done on one opening of a page


async def open_alone(browser: Browser, asked: Asked, page: PageAsked) -> PageSeen:
    """Open a page while nothing else runs, so that its time is its own."""
    _, known = kind_of(page.kind)
    async with _opened(browser, asked, page, "desktop", "light") as (said, watched):
        unmeasured = {"signing in": page.barred} if page.barred else {}
        seen = PageSeen(name=page.name, kind=page.kind, path=page.path, known=known, visit=said, unmeasured=unmeasured)
        if said.outcome == "hung":
            return seen
        return await _step("picture", asked, seen, _with_shot(watched.page, asked, seen))


async def look_closer(browser: Browser, asked: Asked, page: PageAsked, seen: PageSeen, cdn: Cdn) -> PageSeen:
    """Open the page in other ways: in the dark, on a phone, by a deep link, as the framework ships it."""
    if seen.visit.outcome == "hung":
        return seen
    steps: dict[str, Step] = {"dark": _dark, "phone": _phone, "as shipped": functools.partial(_as_shipped, cdn)}
    if page.signed_in:
        steps["stranger"] = _stranger
    if seen.visit.outcome == "shown" and seen.known:
        steps["deep link"] = _deep_link
    for name, step in steps.items():
        seen = await _step(name, asked, seen, step(browser, asked, page, seen))
    return seen


async def read(browser: Browser, asked: Asked, page: PageAsked, seen: PageSeen) -> PageSeen:
    """Read the page; where it doesn't show what the service holds, try out its forms as well.

    One opening serves for both: the first time that an operation is opened may take a docs page most of its time.
    """
    if seen.visit.outcome != "shown":
        return seen
    return await _step("reading", asked, seen, _read(browser, asked, page, seen), patience=READING)


async def try_out(browser: Browser, asked: Asked, page: PageAsked, seen: PageSeen) -> PageSeen:
    """Try out the forms of a page that shows what the service holds, once all such pages have been read."""
    kind, known = kind_of(page.kind)
    if seen.visit.outcome != "shown" or not known or not kind.LIVE:
        return seen
    async with _opened(browser, asked, page, "desktop", "light") as (said, watched):
        if said.outcome != "shown":
            why = f"this time the page was {said.outcome}: {said.why}"
            return replace(seen, unmeasured={**seen.unmeasured, TRY: why})
        return await _step(TRY, asked, seen, _tried(watched.page, asked, page, seen), patience=TRYING)


async def _step(
    name: str, asked: Asked, seen: PageSeen, step: Awaitable[PageSeen], *, patience: float = PATIENCE
) -> PageSeen:
    """A step within its time; where it fails, what was seen before it, with the reason."""
    try:
        async with asyncio.timeout(asked.seconds * patience):
            return await step
    except TimeoutError:
        why = f"not done within {asked.seconds * patience:g} s"
    except Exception as error:  # noqa: BLE001 - whatever it is, it may not take along what else there is to see
        why = first_line(error)
    return replace(seen, unmeasured={**seen.unmeasured, name: why})


@contextlib.asynccontextmanager
async def _context(
    browser: Browser, asked: Asked, page: PageAsked, view: Literal["desktop", "phone"], scheme: Literal["light", "dark"]
) -> AsyncIterator[BrowserContext]:
    context = await pictures.context(browser, view, scheme, url=asked.url, cookies=page.cookies)
    try:
        yield context
    finally:
        with contextlib.suppress(TimeoutError, Error):  # a hung page ends with the browser
            await asyncio.wait_for(context.close(), CLOSING)


@contextlib.asynccontextmanager
async def _opened(
    browser: Browser, asked: Asked, page: PageAsked, view: Literal["desktop", "phone"], scheme: Literal["light", "dark"]
) -> AsyncIterator[tuple[Visit, Watched]]:
    kind, _ = kind_of(page.kind)
    async with _context(browser, asked, page, view, scheme) as context:
        yield await visit(context, asked, page, kind)


async def _with_shot(
    shown: Page,
    asked: Asked,
    seen: PageSeen,
    view: Literal["desktop", "phone"] = "desktop",
    scheme: Literal["light", "dark"] = "light",
) -> PageSeen:
    taken = await pictures.shot(shown, Path(asked.out), view, scheme)
    return replace(seen, shots=(*seen.shots, taken), small=_small(seen, taken.file))


def _small(seen: PageSeen, file: str) -> dict[str, str]:
    return {**seen.small, file: pictures.small_version(file)}


def _shot(seen: PageSeen, scheme: str) -> Shot | None:
    return next((shot for shot in seen.shots if (shot.view, shot.scheme) == ("desktop", scheme)), None)


def _nothing_to_judge(said: Visit) -> Check:
    return Check(
        answer="not asked", why=f"the page was {said.outcome}" if said.outcome != "shown" else "no picture of it"
    )


def _answered(seen: PageSeen, question: str, check: Check) -> PageSeen:
    return replace(seen, checks={**seen.checks, question: check})


async def _dark(browser: Browser, asked: Asked, page: PageAsked, seen: PageSeen) -> PageSeen:
    async with _opened(browser, asked, page, "desktop", "dark") as (said, watched):
        seen = await _with_shot(watched.page, asked, seen, "desktop", "dark")
    light, dark = (_shot(seen, scheme) for scheme in ("light", "dark"))
    if said.outcome != "shown" or light is None or dark is None:
        return _answered(seen, "dark", _nothing_to_judge(said))
    return _answered(seen, "dark", checks.dark(Path(asked.out), light, dark))


async def _phone(browser: Browser, asked: Asked, page: PageAsked, seen: PageSeen) -> PageSeen:
    async with _opened(browser, asked, page, "phone", "light") as (said, watched):
        seen = await _with_shot(watched.page, asked, seen, "phone", "light")
        check = await checks.phone(watched.page) if said.outcome == "shown" else _nothing_to_judge(said)
        return _answered(seen, "phone", check)


async def _as_shipped(cdn: Cdn, browser: Browser, asked: Asked, page: PageAsked, seen: PageSeen) -> PageSeen:
    return replace(seen, shipped=await shipped(browser, asked, page, cdn, seen.visit))


async def _stranger(browser: Browser, asked: Asked, page: PageAsked, seen: PageSeen) -> PageSeen:
    return replace(seen, stranger=await stranger(browser, asked, page))


async def _deep_link(browser: Browser, asked: Asked, page: PageAsked, seen: PageSeen) -> PageSeen:
    kind, _ = kind_of(page.kind)
    linked = [
        (operation, address)
        for operation in asked.operations
        if operation.name in seen.visit.operations
        and (address := kind.address(page.path, operation, asked.filling.ids.get(operation.name, {}))) is not None
    ]
    if not linked:
        return _answered(seen, "deep link", Check(answer="not asked", why="no operation has an address of its own"))
    operation, address = linked[-1]  # the first may be in view without a link
    async with _context(browser, asked, page, "desktop", "light") as context:
        watched = await watch(context, asked.url, None)
        await watched.page.goto(asked.url + address, wait_until="commit")
        await watched.page.wait_for_selector(kind.READY, state="visible", timeout=asked.seconds * 1000)
        return _answered(seen, "deep link", await kind.deep_link(watched.page, operation))


async def _read(browser: Browser, asked: Asked, page: PageAsked, seen: PageSeen) -> PageSeen:
    kind, _ = kind_of(page.kind)
    operations = _on_page(asked, seen)
    async with _opened(browser, asked, page, "desktop", "light") as (said, watched):
        if said.outcome != "shown":
            raise ValueError(f"this time the page was {said.outcome}: {said.why}")
        shown = watched.page

        async def keyboard(seen: PageSeen) -> PageSeen:
            return _answered(seen, "keyboard", await checks.keyboard(shown, kind))

        async def accessibility(seen: PageSeen) -> PageSeen:
            return replace(seen, violations=await axe.violations(shown))

        async def facts(seen: PageSeen) -> PageSeen:
            return replace(seen, facts=await facts_shown(shown, kind, asked.operations, asked.facts))

        async def search(seen: PageSeen) -> PageSeen:
            return _answered(seen, "search", await kind.search(shown, operations))

        panel = functools.partial(_with_panel, shown, asked, page)
        steps: dict[str, Reading] = {"keyboard": keyboard, "accessibility": accessibility}
        steps |= {f"picture of {operation.name}": functools.partial(panel, operation) for operation in operations}
        if seen.known:
            steps["facts"] = facts
            if not kind.LIVE:  # after the facts: an answer shown says a lot that the documentation doesn't
                steps[TRY] = functools.partial(_tried, shown, asked, page)
            steps["search"] = search  # last: it may leave marks in what it finds
        return await _in_turn(steps, shown, asked, seen)


async def _in_turn(steps: Mapping[str, Reading], shown: Page, asked: Asked, seen: PageSeen) -> PageSeen:
    """Take these steps on a page, unless it no longer answers: then each would wait in vain for all of its time."""
    names = list(steps)
    for number, (name, step) in enumerate(steps.items(), start=1):
        seen = await _step(name, asked, seen, step(seen), patience=TRYING if name == TRY else PATIENCE)
        if name in seen.unmeasured and not await _answers(shown, asked):
            lost = dict.fromkeys(names[number:], f"the page no longer answered after: {name}")
            return replace(seen, unmeasured={**seen.unmeasured, **lost})
    return seen


async def _answers(shown: Page, asked: Asked) -> bool:
    """Whether a page's script still comes to an end."""
    try:
        async with asyncio.timeout(asked.seconds):
            await shown.evaluate("0")
    except (TimeoutError, Error):
        return False
    return True


async def _with_panel(shown: Page, asked: Asked, page: PageAsked, operation: Operation, seen: PageSeen) -> PageSeen:
    kind, _ = kind_of(page.kind)
    element = await kind.opened(shown, operation)
    if element is None:
        raise ValueError("the page lists it and doesn't open it")
    file = await pictures.panel(shown, element, Path(asked.out))
    await kind.folded(shown, operation)
    return replace(seen, panels={**seen.panels, operation.name: file}, small=_small(seen, file))


async def _tried(shown: Page, asked: Asked, page: PageAsked, seen: PageSeen) -> PageSeen:
    kind, _ = kind_of(page.kind)
    order = tries_in_order(_on_page(asked, seen))
    return replace(seen, tried=await kind.try_out(shown, order, asked.filling))


def _on_page(asked: Asked, seen: PageSeen) -> list[Operation]:
    return [operation for operation in asked.operations if operation.name in seen.visit.operations]
