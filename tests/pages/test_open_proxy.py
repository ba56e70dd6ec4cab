"""The proxy before a service: what comes through is what the service said, but for what keeps pages out of frames."""

from __future__ import annotations

import http.client
import http.server
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from anyio.from_thread import start_blocking_portal

from extract.open.hosts import is_loopback
from extract.open.proxy import application, without_frame_ancestors
from extract.open.serving import listening
from tests.pages.upstream import ANSWERS, Handler, Upstream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.server import Service

SCRIPT = "document.title = 'moved';"
COOKIES = {"session": "ours", "token": "theirs"}
PER_CONNECTION = {"connection", "date", "keep-alive", "server", "transfer-encoding"}


@pytest.fixture(scope="module")
def upstream() -> Iterator[Upstream]:
    """The service behind the proxy."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Handler.upstream = Upstream(port=server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield Handler.upstream
        Handler.upstream.go_on.set()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def proxied(upstream: Upstream) -> Iterator[int]:
    """The proxy's port."""
    with through(f"http://127.0.0.1:{upstream.port}") as port:
        yield port


class through:  # noqa: N801 - used like a function
    """A proxy before a service; its port."""

    def __init__(self, url: str, cookies: dict[str, str] | None = None) -> None:
        self.portal = start_blocking_portal()
        self.served = listening(application(url, {"/page": SCRIPT}, cookies or {}))

    def __enter__(self) -> int:
        portal = self.portal.__enter__()
        self.stay = portal.wrap_async_context_manager(self.served)
        return int(self.stay.__enter__().rpartition(":")[2])

    def __exit__(self, *_: object) -> None:
        self.stay.__exit__(None, None, None)
        self.portal.__exit__(None, None, None)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes


def ask(port: int, method: str, path: str, body: object = None, **headers: str) -> Answer:
    """Ask for a path as it stands, and follow nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    said = {"Host": "localhost", **{name.replace("_", "-"): value for name, value in headers.items()}}
    connection.request(method, path, body=body, headers=said)  # type: ignore[arg-type]
    response = connection.getresponse()
    answered = [(name.lower(), value) for name, value in response.getheaders()]
    kept = [(name, value) for name, value in answered if name not in PER_CONNECTION]
    answer = Answer(response.status, response.reason, kept, response.read())
    connection.close()
    return answer


class TestAnswers:
    """What the service says comes through byte by byte."""

    @pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE", "OPTIONS"])
    @pytest.mark.parametrize("path", [path for path in ANSWERS if path != "/page"])
    def test_are_passed_on_as_they_are(self, upstream: Upstream, proxied: int, path: str, method: str) -> None:
        assert ask(proxied, method, path) == ask(upstream.port, method, path)

    def test_lose_only_what_keeps_pages_out_of_frames(self, upstream: Upstream, proxied: int) -> None:
        assert [name for name, _ in ask(upstream.port, "GET", "/framed").headers] == [
            "x-frame-options",
            "content-security-policy",
        ]
        assert ask(proxied, "GET", "/framed").headers == [("content-security-policy", "img-src *")]

    def test_that_stream_come_event_by_event(self, upstream: Upstream, proxied: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", proxied, timeout=30)
        connection.request("GET", "/events")
        response = connection.getresponse()
        assert response.read1() == b"data: 1\n\n", "the second event isn't there yet, and nobody waits for it"
        upstream.go_on.set()
        assert response.read1().startswith(b"data: 2\n\n")
        connection.sock.close()
        response.close()
        assert upstream.left.wait(60), "a stream that nobody reads is closed"

    @pytest.mark.parametrize(
        ("stack", "method", "path"),
        [
            ("drf", "GET", "/redoc"),
            ("drf", "HEAD", "/docs"),
            ("drf", "GET", "/items?limit=2&sort=-price"),
            ("fastapi", "GET", "/openapi.json"),
            ("fastapi", "GET", "/redoc"),
            ("fastapi", "HEAD", "/docs"),
            ("fastapi", "GET", "/items/999999"),
            ("flask-restx", "GET", "/swagger.json"),
            ("flask-restx", "GET", "/swaggerui/swagger-ui.css"),
            ("flask-restx", "GET", "/items/1/image"),
            ("flask-restx", "PUT", "/items/1/image"),
        ],
    )
    def test_of_real_services_are_the_same(
        self, service: Callable[[str], Service], stack: str, method: str, path: str
    ) -> None:
        url = service(stack).url
        direct = ask(int(url.rpartition(":")[2]), method, path)
        with through(url) as port:
            answer = ask(port, method, path)
        assert answer.headers == [one for one in direct.headers if one[0] != "x-frame-options"]
        assert (answer.status, answer.reason, answer.body) == (direct.status, direct.reason, direct.body)


class TestRequests:
    """What the client says reaches the service as it said it."""

    @pytest.mark.parametrize(
        ("method", "path", "body"),
        [
            ("GET", "/a%2Fb/%7Bid%7D?q=%20+&q=&x", None),
            ("GET", "//twice/../up/.", None),
            ("POST", "/", b"a body"),
            ("PATCH", "/", b"\0" * 3_000_000),
            ("PUT", "/", [b"in ", b"chunks"]),
            ("DELETE", "/", b""),
        ],
    )
    def test_are_passed_on_as_they_are(
        self, upstream: Upstream, proxied: int, method: str, path: str, body: bytes | list[bytes] | None
    ) -> None:
        seen = []
        for port in (upstream.port, proxied):
            answer = ask(port, method, path, body, Cookie="a=1", Accept_Language="de", X_Odd="\xc3\xa9 ,b")
            line, headers, arrived = upstream.asked[-1]
            kept = sorted((name.lower(), value) for name, value in headers if name.lower() != "connection")
            seen.append((answer.body, line, kept, arrived))
        assert seen[0] == seen[1]

    def test_to_nobody_are_answered_with_502(self, upstream: Upstream) -> None:
        with http.server.HTTPServer(("127.0.0.1", 0), Handler) as gone:
            port = gone.server_address[1]
        assert upstream.port != port
        with through(f"http://127.0.0.1:{port}") as proxied:
            assert ask(proxied, "GET", "/").status == 502

    @pytest.mark.parametrize(
        ("host", "ours"),
        [
            ("127.0.0.1:80", True),
            ("localhost", True),
            ("LOCALHOST:1", True),
            ("[::1]:8000", True),
            ("shop.example", False),
            ("127.0.0.1.shop.example", False),
            ("localhost.shop.example:80", False),
            ("10.0.0.1", False),
            ("user@shop.example", False),
            ("[", False),
            ("", False),
        ],
    )
    def test_that_call_us_by_a_foreign_name_are_refused(self, proxied: int, host: str, *, ours: bool) -> None:
        assert is_loopback(host) is ours
        assert (ask(proxied, "GET", "/plain", Host=host).status == 200) is ours


class TestTheScript:
    """A page whose links don't work gets one script, and nothing else does."""

    def test_stands_before_the_end_of_the_body(self, proxied: int) -> None:
        head, script, tail = split(ask(proxied, "GET", "/page").body)
        assert (head, tail) == (b"<!doctype html><html><body><p>Docs</p>", b"</BODY></html>")
        answer = ask(proxied, "GET", script)
        assert (answer.status, answer.body.decode()) == (200, SCRIPT)
        assert ("content-type", "text/javascript; charset=utf-8") in answer.headers

    def test_makes_the_page_longer_and_says_so(self, proxied: int) -> None:
        answer = ask(proxied, "GET", "/page")
        assert dict(answer.headers)["content-length"] == str(len(answer.body))

    def test_changes_no_other_method(self, upstream: Upstream, proxied: int) -> None:
        assert ask(proxied, "POST", "/page") == ask(upstream.port, "POST", "/page")

    def test_leaves_head_without_a_body(self, proxied: int) -> None:
        answer = ask(proxied, "HEAD", "/page")
        assert (answer.status, answer.body) == (200, b"")

    def test_is_asked_of_a_page_that_is_not_packed(self, upstream: Upstream, proxied: int) -> None:
        ask(proxied, "GET", "/page", Accept_Encoding="gzip")
        assert dict(upstream.asked[-1][1])["Accept-Encoding"] == "identity"


def split(page: bytes) -> tuple[bytes, str, bytes]:
    """The page before the script, the script's address, and the page after it."""
    head, _, rest = page.partition(b'<script src="')
    source, _, tail = rest.partition(b'"></script>')
    return head, source.decode(), tail


class TestPolicies:
    """`frame-ancestors` is taken out of a Content-Security-Policy, and the rest stays as it is."""

    @pytest.mark.parametrize(
        ("policy", "left"),
        [
            ("frame-ancestors 'none'", ""),
            ("default-src 'self'; frame-ancestors 'none'", "default-src 'self'"),
            ("Frame-Ancestors 'self' https://a.example;img-src *", "img-src *"),
            ("img-src 'self' data:;  script-src 'self' ;", "img-src 'self' data:;  script-src 'self' ;"),
            ("frame-src 'none'", "frame-src 'none'"),
            ("img-src *, frame-ancestors 'none'", "img-src *"),
            ("", ""),
        ],
    )
    def test_lose_one_directive(self, policy: str, left: str) -> None:
        assert without_frame_ancestors(policy) == left


class TestCookies:
    """Where pages are behind a sign-in, who looks through us has signed in."""

    @pytest.mark.parametrize(
        ("own", "sent"),
        [
            ({}, "session=ours; token=theirs"),
            ({"Cookie": "a=1"}, "a=1; session=ours; token=theirs"),
            ({"Cookie": "session=stale; b=x=y"}, "b=x=y; session=ours; token=theirs"),
            ({"Cookie": "token=1; session=2"}, "session=ours; token=theirs"),
            ({"Cookie": "session=1;session=2; ;Session=3"}, "Session=3; session=ours; token=theirs"),
        ],
        ids=["none", "another", "one of them", "both", "one twice"],
    )
    def test_are_sent_in_the_place_of_the_browsers_own(
        self, upstream: Upstream, own: dict[str, str], sent: str
    ) -> None:
        with through(f"http://127.0.0.1:{upstream.port}", COOKIES) as port:
            ask(port, "GET", "/plain", **own)
        assert [value for name, value in upstream.asked[-1][1] if name == "Cookie"] == [sent]

    def test_are_none_where_nobody_has_to_sign_in(self, upstream: Upstream, proxied: int) -> None:
        ask(proxied, "GET", "/plain")
        assert "Cookie" not in dict(upstream.asked[-1][1])
