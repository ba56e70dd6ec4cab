"""The servers of `triptych open`: a proxy before each service, and the page that sets their docs pages side by side."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from aiohttp import web
from anyio.from_thread import start_blocking_portal

from extract.open import page, proxy
from extract.server import HOST

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

    from extract.open.panels import Shown, Wanted

LAST_ANSWERS = 1.0  # seconds that answers under way get, once we end: a stream has no end of its own


@contextlib.contextmanager
def side_by_side(stacks: Sequence[Shown], operations: Sequence[Wanted], report: Path) -> Iterator[str]:
    """Serve everything on free ports of the loopback interface, in a thread, until the block is left.

    Args:
        stacks: What is set side by side.
        operations: What there is to choose.
        report: The folder that is served as `report/`.

    Returns:
        The address of the page, with a slash at the end.
    """
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(_serving(stacks, operations, report)) as url,
    ):
        yield url


@contextlib.asynccontextmanager
async def _serving(stacks: Sequence[Shown], operations: Sequence[Wanted], report: Path) -> AsyncIterator[str]:
    async with contextlib.AsyncExitStack() as stay:
        panels = []
        for stack in stacks:
            scripts = {one.path: one.script for one in stack.pages if one.script}
            origin = await stay.enter_async_context(listening(proxy.application(stack.url, scripts, stack.cookies)))
            panels.append(page.Panel.of(stack.name, stack.title, origin, stack.pages))
        url = await stay.enter_async_context(listening(page.application(panels, operations, report)))
        yield f"{url}/"


@contextlib.asynccontextmanager
async def listening(application: web.Application) -> AsyncIterator[str]:
    """Serve an application on a free port of the loopback interface; its address without a slash at the end."""
    runner = web.AppRunner(
        application, access_log=None, handle_signals=False, handler_cancellation=True, shutdown_timeout=LAST_ANSWERS
    )
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        yield f"http://{HOST}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
