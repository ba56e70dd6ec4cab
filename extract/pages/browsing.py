"""The browser's process: `python -m extract.pages.browsing JOB.json` looks at all that it is asked to look at.

It is a process of its own, held by a lifeline, so that neither a browser nor its folders outlive whoever asked.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from playwright.async_api import async_playwright

from extract.bundle import pretty
from extract.pages import axe
from extract.pages import browser as programs
from extract.pages.asked import Asked, Job, PageAsked
from extract.pages.cdn import Cdn
from extract.pages.kinds.registry import kind_of
from extract.pages.looking import look_closer, open_alone, read, try_out
from extract.pages.results import PAGES, Pages, PageSeen
from extract.pages.signing_in import let_in

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

    from playwright.async_api import Browser

# Pages at once. What is only opened waits for rest most of its time; what is read works, and needs memory to the end.
OPENED_AT_ONCE, READ_AT_ONCE = 3, 2


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Look:
    """A page to look at.

    Attributes:
        asked: What is asked about its service.
        page: The page.
    """

    asked: Asked
    page: PageAsked

    @property
    def live(self) -> bool:
        """Whether it shows what the service holds: it is read before a form is tried out, and tried out last."""
        return kind_of(self.page.kind)[0].LIVE

    @property
    def has_forms(self) -> bool:
        """Whether operations are tried out on it."""
        return kind_of(self.page.kind)[0].FORMS


def main(job: Path) -> None:
    """Look at all that a job asks for; results go where it says, progress to standard output."""
    asyncio.run(_until_told(msgspec.json.decode(job.read_bytes(), type=Job)))


async def _until_told(job: Job) -> None:
    """Look, unless SIGTERM comes first: then close the browser properly."""
    looking = asyncio.ensure_future(_look(job))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, looking.cancel)
    try:
        await looking
    except asyncio.CancelledError:
        sys.exit(128 + signal.SIGTERM)


async def _look(job: Job) -> None:
    async with async_playwright() as playwright:
        program = Path(job.executable) if job.executable else None
        browser = await programs.launch(playwright, programs.Browser(executable=program, origin="on this machine"))
        try:
            await _unless_lost(browser, _look_at_all(browser, job))
        finally:
            await browser.close()


async def _unless_lost(browser: Browser, looking: Coroutine[None, None, None]) -> None:
    """Look, unless the browser breaks down: what waits for something of it may then wait for ever."""
    look, lost = asyncio.ensure_future(looking), asyncio.Event()
    browser.on("disconnected", lambda _: lost.set())
    losing = asyncio.ensure_future(lost.wait())
    try:
        await asyncio.wait({look, losing}, return_when=asyncio.FIRST_COMPLETED)
        if not look.done():
            sys.exit("the browser broke down")
        look.result()
    finally:
        for task in (look, losing):
            task.cancel()


async def _look_at_all(browser: Browser, job: Job) -> None:
    cdn = Cdn(cache=Path(job.cdn), npm=job.npm or None)
    services = [await let_in(browser, asked) for asked in job.services]
    looks = [Look(asked=asked, page=page) for asked in services for page in asked.pages]
    seen = {look: await _alone(browser, look) for look in looks}

    async def closer(look: Look) -> None:
        _say(f"{look.asked.stack}: looking at {look.page.name}")
        seen[look] = await look_closer(browser, look.asked, look.page, seen[look], cdn)
        if look.live:
            seen[look] = await read(browser, look.asked, look.page, seen[look])

    async def reading(look: Look) -> None:
        _say(f"{look.asked.stack}: reading {look.page.name}")
        seen[look] = await read(browser, look.asked, look.page, seen[look])

    await _in_turn(map(closer, looks), OPENED_AT_ONCE)
    # What takes long to read, begun last, would be waited for alone: a page with forms, or one that took long to show.
    left = [look for look in looks if not look.live]
    longest_first = sorted(left, key=lambda look: (look.has_forms, _seconds(seen[look])), reverse=True)
    await _in_turn(map(reading, longest_first), READ_AT_ONCE)
    for look in looks:
        if look.live:
            seen[look] = await try_out(browser, look.asked, look.page, seen[look])
    for asked in services:
        _write(asked, browser.version, tuple(seen[look] for look in looks if look.asked is asked))


async def _in_turn(looks: Iterable[Coroutine[None, None, None]], at_once: int) -> None:
    """Await all of them, so many at a time, in the order given."""
    turns = asyncio.Semaphore(at_once)

    async def taking(look: Coroutine[None, None, None]) -> None:
        async with turns:
            await look

    await asyncio.gather(*map(taking, looks))


def _seconds(seen: PageSeen) -> float:
    return seen.visit.seconds or 0.0


async def _alone(browser: Browser, look: Look) -> PageSeen:
    _say(f"{look.asked.stack}: opening {look.page.name}")
    return await open_alone(browser, look.asked, look.page)


def _write(asked: Asked, version: str, pages: tuple[PageSeen, ...]) -> None:
    found = Pages(format=1, browser=f"Chromium {version}", axe=axe.version(), pages=pages)
    out = Path(asked.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / PAGES).write_bytes(pretty(found))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
