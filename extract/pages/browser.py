"""A browser that is there: which one drives the docs pages, and how it is started.

Playwright, which drives it, is an optional dependency: nothing here imports it before a browser is asked for.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.errors import BrowserMissingError, BrowserUnwantedError, ExtraMissingError, SettingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import playwright.async_api as playwright_api

VARIABLE = "TRIPTYCH_BROWSER"
NONE = "none"  # what the variable holds where no browser is wanted
PROGRAMS = (  # the leanest first: it starts in a quarter of the time, and its pictures are the same
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = (  # no traffic of its own, and the same pixels on every machine; the sandbox is `launch`'s
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",  # what nobody blocks ends here
    "--no-proxy-server",
    "--js-flags=--max-semi-space-size=4 --max-old-space-size=512",  # 185 MB instead of 312, for an eighth more time
)
STARTS_WITHIN = 30.0  # seconds; it takes a tenth of one

Origin = Literal["named by TRIPTYCH_BROWSER", "on this machine", "Playwright's own"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Browser:
    """A Chromium or Chrome.

    Attributes:
        executable: Its program; None for the one that Playwright has downloaded.
        origin: Where it was found.
        version: Its version, such as `156.0.8078.79`; empty until it has been started once.
    """

    executable: Path | None
    origin: Origin
    version: str = ""

    def __str__(self) -> str:
        """As `/usr/bin/chromium (on this machine)`."""
        return f"{self.executable} ({self.origin})" if self.executable else self.origin


def find() -> Browser:
    """The first browser that starts: the one that TRIPTYCH_BROWSER names, one on this machine, Playwright's own.

    Each is really started, one after another until one does: what Ubuntu calls `chromium-browser` may be a script that
    tells of a package to install. It runs an event loop, and so isn't for coroutines to call.

    Raises:
        SettingError: TRIPTYCH_BROWSER names what isn't there or doesn't start.
        BrowserMissingError: No browser starts, or what drives it doesn't.
        BrowserUnwantedError: TRIPTYCH_BROWSER says that none is wanted.
        ExtraMissingError: There is no Playwright to drive one.
    """
    found = tuple(candidates())
    browser, reasons = asyncio.run(_first_that_starts(found))
    if browser is not None:
        return browser
    detail = "\n".join(reasons)
    if found[0].origin == "named by TRIPTYCH_BROWSER":
        raise SettingError(
            f"{VARIABLE} names {found[0].executable}",
            why="it does not start as a Chromium does",
            todo="Name a Chromium or Chrome, or unset it.",
            detail=detail,
        )
    raise BrowserMissingError(
        "no browser",
        why="no Chromium or Chrome starts on this machine, and Playwright has none of its own",
        todo=f"Get one with `triptych browser install`, or name one with {VARIABLE}.",
        detail=detail,
    )


def candidates() -> Iterator[Browser]:
    """What may be a browser, best first; not started yet.

    Raises:
        SettingError: TRIPTYCH_BROWSER names what isn't there.
        BrowserUnwantedError: TRIPTYCH_BROWSER says that none is wanted.
    """
    if named := os.environ.get(VARIABLE):
        yield _named(named)
        return
    for program in PROGRAMS:
        if path := shutil.which(program):
            yield Browser(executable=Path(path), origin="on this machine")
    yield Browser(executable=None, origin="Playwright's own")


async def launch(playwright: playwright_api.Playwright, browser: Browser) -> playwright_api.Browser:
    """Start a browser without a window, the way that all of ours are started.

    Without Chromium's sandbox, as is Playwright's default: with it, it starts neither as root nor in most containers.
    It shows pages of services of ours, and with them what their frameworks take from npm; no other host is in reach.

    Raises:
        playwright.async_api.Error: It doesn't start.
    """
    return await playwright.chromium.launch(
        executable_path=browser.executable,
        args=ARGUMENTS,
        chromium_sandbox=False,
        timeout=STARTS_WITHIN * 1000,
    )


def _named(named: str) -> Browser:
    if named == NONE:
        raise BrowserUnwantedError(
            "no browser",
            why=f"{VARIABLE}={NONE} says so",
            todo="Docs pages, and the tests of them, need one: unset it, or name one by it.",
        )
    path = shutil.which(Path(named).expanduser())
    if path is None:
        raise SettingError(
            f"{VARIABLE} names {named}",
            why="there is no such program",
            todo=f"Give it the path or the name of a Chromium or Chrome, or `{NONE}`, or unset it.",
        )
    return Browser(executable=Path(path), origin="named by TRIPTYCH_BROWSER")


async def _first_that_starts(browsers: Sequence[Browser]) -> tuple[Browser | None, list[str]]:
    """The first of them that shows a page, and why those before it don't."""
    playwright = await _driver()
    reasons: list[str] = []
    try:
        for browser in browsers:
            version, why_not = await _version(playwright, browser)
            if not why_not:
                return replace(browser, version=version), reasons
            reasons.append(f"{browser}: {why_not}")
    finally:
        await playwright.stop()
    return None, reasons


async def _driver() -> playwright_api.Playwright:
    """What drives browsers: a program of Playwright's own."""
    try:
        from playwright.async_api import async_playwright  # noqa: PLC0415 - an optional dependency
    except ImportError as error:
        raise ExtraMissingError(
            "no browser can be driven", why=str(error), todo="Install Triptych with its extra `pages`."
        ) from error
    try:
        return await async_playwright().start()
    except Exception as error:  # nothing narrower is raised where that program ends at once
        raise BrowserMissingError(
            "no browser",
            why=f"Playwright's own Node doesn't run ({error})",
            todo="It may want a library, such as Debian's libatomic1: see what it said above.",
        ) from error


async def _version(playwright: playwright_api.Playwright, browser: Browser) -> tuple[str, str]:
    """A browser's version once it has shown a page; or else why it hasn't."""
    from playwright.async_api import Error  # noqa: PLC0415 - an optional dependency

    try:
        started = await launch(playwright, browser)
        await (await started.new_page()).goto("about:blank")
        await started.close()
    except Error as error:
        return "", _in_brief(error.message)
    return started.version, ""


def _in_brief(message: str) -> str:
    """What a browser said itself where it said something; else Playwright's first line."""
    lines = [line.strip() for line in message.splitlines()]
    said = [line.partition("[err]")[2].strip() for line in lines if "[err]" in line]
    return next(filter(None, said), lines[0])
