"""What a page does while it is open: its requests, its errors, and whether it has come to rest."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from playwright.async_api import Error

from extract.pages.results import OtherHost

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from playwright.async_api import BrowserContext, CDPSession, ConsoleMessage, Page, Request, Route

QUIET = 2.0  # seconds without a request, a change or work after which nothing more is to be expected
IDLE = 0.05  # seconds of work in such a time that count as none: our own looking costs some
LOOK_EVERY = 0.1  # seconds
POLICY = "Content Security Policy"

# Tells when the page last changed, in milliseconds before now.
SINCE_CHANGE = """() => {
  if (!window.__triptychChanged) {
    window.__triptychChanged = performance.now();
    new MutationObserver(() => { window.__triptychChanged = performance.now(); })
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  return performance.now() - window.__triptychChanged;
}"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """An answer in the place of another host's.

    Attributes:
        status: The HTTP status.
        type: The media type.
        content: The body.
    """

    status: int
    type: str
    content: bytes


@dataclass
class Watched:
    """A page under observation; what it does is noted from before it is opened.

    Attributes:
        page: The page.
        url: The service.
        console: What it wrote to the console as errors, with the address that each is about.
        errors: Exceptions that nobody caught.
        others: Requests to other hosts, by address.
        under_way: Requests that have neither ended nor failed.
        ended: Requests to the service that have ended.
        last: When a request began or ended last, on the monotonic clock.
    """

    page: Page
    url: str
    console: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    others: dict[str, Literal["blocked", "refused", "answered"]] = field(default_factory=dict)
    under_way: set[Request] = field(default_factory=set)
    ended: list[Request] = field(default_factory=list)
    last: float = field(default_factory=time.monotonic)

    def is_own(self, url: str) -> bool:
        """Whether an address is the service's, or no host's."""
        return url.startswith((f"{self.url}/", "data:", "blob:", "about:"))

    def console_errors(self) -> tuple[str, ...]:
        """What the page wrote to the console as errors.

        Not among them is what the browser itself says of requests that we blocked, or that the page's own policy
        refused: those are told as requests.
        """
        kept_out = {url for url, ended in self.others.items() if ended != "answered"}
        refused = [url for url in kept_out if self.others[url] == "refused"]
        return tuple(
            text
            for text, about in self.console
            if about not in kept_out and not (POLICY in text and any(url in text for url in refused))
        )

    def other_hosts(self) -> tuple[OtherHost, ...]:
        """The requests to other hosts, by address."""
        return tuple(OtherHost(url=url, ended=ended) for url, ended in sorted(self.others.items()))

    async def sizes(self) -> tuple[int, int]:
        """How many requests to the service ended, and the bytes of the bodies that they brought."""
        brought = 0
        for request in self.ended:
            try:
                brought += max((await request.sizes())["responseBodySize"], 0)
            except Error:  # a body that the browser threw away before it was asked
                continue
        return len(self.ended), brought

    async def rest(self) -> None:
        """Return once the page has loaded, and for a while neither asks for anything nor changes nor works.

        Work is what its main thread did, in time of its own: on a machine with much else to do, a page may say nothing
        for seconds and yet be busy with its script.
        """
        await self.page.wait_for_load_state("load", timeout=0)
        session = await self.page.context.new_cdp_session(self.page)
        await session.send("Performance.enable", {"timeDomain": "threadTicks"})
        since, worked = time.monotonic(), await _work(session)
        while True:
            await asyncio.sleep(LOOK_EVERY)
            unchanged: float = await self.page.evaluate(SINCE_CHANGE)
            now, work = time.monotonic(), await _work(session)
            if self.under_way or unchanged < LOOK_EVERY * 1000 or self.last > since or work - worked > IDLE:
                since, worked = now, work
            elif now - since >= QUIET:
                return


async def watch(context: BrowserContext, url: str, others: Callable[[str], Awaitable[Given | None]] | None) -> Watched:
    """A new page in a context, watched; what it asks of other hosts gets no further than here.

    Args:
        context: Where the page is to be.
        url: The service, whose requests are let through.
        others: Answers other hosts' requests in their place, by address; None for what nobody answers.
    """
    page = await context.new_page()
    watched = Watched(page=page, url=url)

    async def answer(route: Route) -> None:
        address = route.request.url
        given = None
        if others:
            with contextlib.suppress(Exception):  # nobody is left waiting, whatever a strange release does
                given = await others(address)
        watched.others[address] = "answered" if given else "blocked"
        if given:
            headers = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
            await route.fulfill(status=given.status, content_type=given.type, body=given.content, headers=headers)
        else:
            await route.abort("blockedbyclient")

    await page.route(re.compile(f"^(?!{re.escape(url)}/)(https?|wss?):"), answer)
    page.on("console", lambda message: _note_console(watched, message))
    page.on("pageerror", lambda error: watched.errors.append(first_line(error)))
    page.on("request", lambda request: _note_start(watched, request))
    page.on("requestfinished", lambda request: _note_end(watched, request, failed=False))
    page.on("requestfailed", lambda request: _note_end(watched, request, failed=True))
    return watched


async def _work(session: CDPSession) -> float:
    """The seconds that a page's main thread has spent on tasks so far."""
    metrics: list[dict[str, float | str]] = (await session.send("Performance.getMetrics"))["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def first_line(error: BaseException) -> str:
    """What an error says, in a line; its kind, where it says nothing."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def _note_console(watched: Watched, message: ConsoleMessage) -> None:
    if message.type == "error":
        watched.console.append((message.text.splitlines()[0] if message.text else "", message.location["url"]))


def _note_start(watched: Watched, request: Request) -> None:
    watched.last = time.monotonic()
    watched.under_way.add(request)
    if not watched.is_own(request.url):
        watched.others.setdefault(request.url, "blocked")  # by the browser's own arguments, where not by us


def _note_end(watched: Watched, request: Request, *, failed: bool) -> None:
    watched.last = time.monotonic()
    watched.under_way.discard(request)
    if watched.is_own(request.url):
        if not failed and request.url.startswith(f"{watched.url}/"):
            watched.ended.append(request)
    elif failed and "csp" in (request.failure or ""):
        watched.others[request.url] = "refused"
