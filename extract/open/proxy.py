"""A proxy before one service: everything goes through it unchanged, but that a page of ours may frame its pages.

Three things are changed: `X-Frame-Options` and `frame-ancestors` are taken out of each answer, a page whose links to
operations don't work gets one script, and where pages are behind a sign-in, the service takes everybody for the reader
who has signed in. Connections that would be upgraded (WebSocket) are not.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import aiohttp
from aiohttp import hdrs, web
from multidict import CIMultiDict
from yarl import URL

from extract.open.hosts import loopback_only

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping

    from multidict import CIMultiDictProxy

BAD_REQUEST, BAD_GATEWAY = 400, 502
POLICY = "Content-Security-Policy"
FRAMES = "X-Frame-Options"
HTML = "text/html"
# RFC 9110, section 7.6.1: what is said to the next hop only
HOP_BY_HOP = (
    "Connection",
    "Keep-Alive",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "Proxy-Connection",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
)
ADDED_BY_AIOHTTP = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
ANSWERED_BY_AIOHTTP = ("Content-Type", "Date", "Server")
AS_SERVED: web.RequestKey[CIMultiDict[str]] = web.RequestKey("as served", CIMultiDict)


def application(service: str, scripts: Mapping[str, str], cookies: Mapping[str, str]) -> web.Application:
    """The proxy before a service.

    Args:
        service: The service's address, without a slash at the end.
        scripts: JavaScript for the page at a path.
        cookies: Sent along in the place of the browser's own of these names: those of somebody who has signed in.
    """
    application = web.Application(middlewares=[loopback_only])
    proxy = Proxy(service, scripts, cookies)
    application.cleanup_ctx.append(proxy.client)
    application.on_response_prepare.append(_add_nothing)
    application.router.add_route("*", "/{path:.*}", proxy.answer)
    return application


class Proxy:
    """Passes requests on to one service."""

    def __init__(self, service: str, scripts: Mapping[str, str], cookies: Mapping[str, str]) -> None:
        # A page's policy may forbid scripts within the page, so each is served under an address of its own that no
        # service has.
        self.service, prefix = service, f"/triptych-{secrets.token_urlsafe()}"
        self.scripts = {f"{prefix}/{number}.js": script for number, script in enumerate(scripts.values())}
        self.added = dict(zip(scripts, self.scripts, strict=True))
        self.cookies = cookies
        self.http: aiohttp.ClientSession

    async def client(self, _: web.Application) -> AsyncIterator[None]:
        """Hold a client for as long as the application runs."""
        async with aiohttp.ClientSession(
            # Each request on a connection of its own: one that the service has just closed can't fail a second one.
            connector=aiohttp.TCPConnector(limit=0, force_close=True),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=ADDED_BY_AIOHTTP,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(),
            trust_env=False,
        ) as self.http:
            yield

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Pass a request on, and the answer back."""
        if request.raw_path in self.scripts:
            return web.Response(text=self.scripts[request.raw_path], content_type="text/javascript", charset="utf-8")
        headers = _passed(request.headers, "Expect")  # which has been met
        if self.cookies:
            headers[hdrs.COOKIE] = with_cookies(headers.popall(hdrs.COOKIE, ()), self.cookies)
        if not request.raw_path.startswith("/"):
            return web.Response(status=BAD_REQUEST, text="The target of a request begins with a slash here.\n")
        added = self.added.get(request.raw_path.partition("?")[0]) if request.method in {"GET", "HEAD"} else None
        if added is not None:
            headers["Accept-Encoding"] = "identity"
        try:
            answer = await self.http.request(
                request.method,
                URL(self.service + request.raw_path, encoded=True),
                headers=headers,
                data=request.content if request.can_read_body else None,
                allow_redirects=False,
            )
        except aiohttp.ClientError:
            return web.Response(status=BAD_GATEWAY, text="The service does not answer.\n")
        async with answer:
            if added is not None and answer.content_type == HTML and "Content-Encoding" not in answer.headers:
                return await _with_script(request, answer, added)
            return await _as_it_is(request, answer)


async def _as_it_is(request: web.Request, answer: aiohttp.ClientResponse) -> web.StreamResponse:
    response = web.StreamResponse(status=answer.status, reason=answer.reason, headers=_frameable(answer))
    request[AS_SERVED] = response.headers.copy()
    await response.prepare(request)
    async for chunk in answer.content.iter_any():
        await response.write(chunk)
    await response.write_eof()
    return response


async def _with_script(request: web.Request, answer: aiohttp.ClientResponse, source: str) -> web.Response:
    """The page with one script more, before the end of its body; without a length, where only that is asked for."""
    headers = _frameable(answer)
    headers.popall(hdrs.CONTENT_LENGTH, None)
    request[AS_SERVED] = headers.copy()
    body = await answer.read()
    end = body.lower().rfind(b"</body>")
    cut = end if end >= 0 else len(body)
    body = body[:cut] + f'<script src="{source}"></script>'.encode() + body[cut:]
    return web.Response(
        status=answer.status, reason=answer.reason, headers=headers, body=None if request.method == "HEAD" else body
    )


def _passed(headers: CIMultiDictProxy[str], *but: str) -> CIMultiDict[str]:
    """The headers without what was meant for us only."""
    named = [name.strip() for line in headers.getall(hdrs.CONNECTION, ()) for name in line.split(",")]
    passed = CIMultiDict(headers)
    for name in (*HOP_BY_HOP, *named, *but):
        passed.popall(name, None)
    return passed


def with_cookies(lines: Iterable[str], cookies: Mapping[str, str]) -> str:
    """A Cookie header that has these cookies, and the others of the lines as they were.

    Browsers tell ports apart for all but cookies: one that another service of this computer has set, or an earlier
    run, would else be taken for the reader's.
    """
    sent = [pair.strip() for line in lines for pair in line.split(";")]
    others = [pair for pair in sent if pair and pair.partition("=")[0].rstrip() not in cookies]
    return "; ".join([*others, *(f"{name}={value}" for name, value in cookies.items())])


def _frameable(answer: aiohttp.ClientResponse) -> CIMultiDict[str]:
    """The headers of an answer without what keeps it out of frames."""
    headers = _passed(answer.headers, FRAMES)
    policies = headers.popall(POLICY, [])
    for policy in map(without_frame_ancestors, policies):
        if policy:
            headers.add(POLICY, policy)
    return headers


def without_frame_ancestors(header: str) -> str:
    """The policies of a Content-Security-Policy header without that directive; as they were, where they haven't it."""
    policies = [_allowing_frames(policy) for policy in header.split(",")]
    return ",".join(policy for policy in policies if policy)


def _allowing_frames(policy: str) -> str:
    directives = policy.split(";")
    kept = [one for one in directives if not one.strip().lower().startswith("frame-ancestors")]
    return policy if kept == directives else ";".join(kept).strip("; ")


async def _add_nothing(request: web.Request, response: web.StreamResponse) -> None:
    """Take out again what aiohttp adds to an answer that hasn't it."""
    as_served = request.get(AS_SERVED)
    if as_served is None:
        return
    for name in ANSWERED_BY_AIOHTTP:
        if name not in as_served:
            response.headers.popall(name, None)
