"""Pages as frameworks ship them: offline, and with what npm brings in the CDNs' place."""

from __future__ import annotations

import base64
import hashlib
import http.server
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from extract.pages import shipped as module
from extract.pages import watching
from extract.pages.asked import Asked, Filling, PageAsked
from extract.pages.cdn import Cdn
from extract.pages.operations import Operation
from extract.pages.results import OtherHost, Shipped, Visit
from extract.pages.shipped import shipped
from tests.pages.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.async_api import Page

    from tests.pages.conftest import Driven

    Look = Callable[..., Shipped]

VIEWER = "https://cdn.jsdelivr.net/npm/viewer@latest/viewer.js"
LIST = "fetch('/list').then(answer => answer.text()).then(text => { document.body.innerHTML = `<p>${text}</p>`; });"
DIGEST = base64.b64encode(hashlib.sha384(LIST.encode()).digest()).decode()
OWN = Visit(outcome="shown", operations=("GET /own",))
GET = Operation(name="GET /items", method="GET", path="/items", full_path="/items")


class Service(http.server.BaseHTTPRequestHandler):
    """Serves a docs page of its own and the list of its operations."""

    def do_GET(self) -> None:
        """Answer one of two paths."""
        body = {"/list": b"GET /items", "/docs": f"<script src={VIEWER}></script>".encode()}.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the service is."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages here are of a kind that has a paragraph for each operation. They are at rest soon."""

    async def operations(page: Page, _: str) -> tuple[str, ...]:
        return tuple(await page.locator("p").all_inner_texts())

    kind = SimpleNamespace(READY="p", operations=operations, expects=lambda _path, _operation: True)
    monkeypatch.setattr(module, "kind_of", lambda _: (kind, True))
    monkeypatch.setattr(watching, "QUIET", 0.3)


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """A registry that has `viewer`, which lists a service's operations."""
    opened = Registry(folder=tmp_path / "registry").open()
    opened.publish("viewer@latest", "1.0.0", {"package/viewer.js": LIST.encode()})
    return opened


@pytest.fixture
def look(browser: Driven, address: str, registry: Registry, tmp_path: Path) -> Look:
    """Looks at a page with this HTML as shipped, or at one that is served as it is shipped."""

    def looked(html: str | None, *, own: Visit = OWN, npm: str | None = registry.npm) -> Shipped:
        file = tmp_path / "as-shipped.html"
        if html is not None:
            file.write_text(html, encoding="utf-8")
        page = PageAsked(name="Docs", kind="paragraphs", path="/docs", shipped="" if html is None else str(file))
        asked = Asked(
            stack="hello", url=address, pages=(page,), operations=(GET,), facts=(), filling=Filling(), out=str(tmp_path)
        )
        cdn = Cdn(tmp_path / "cache", npm)
        return browser.run(shipped(browser.chromium, asked, page, cdn, own))

    return looked


def script(attributes: str = "", url: str = VIEWER) -> str:
    """A page of one script."""
    return f"<!doctype html><title>Docs</title><body><script src={url!r} {attributes}></script>"


def visited(visit: Visit | None) -> Visit:
    """A visit that was made."""
    assert visit is not None
    return visit


class TestOffline:
    """What a reader gets who has no way out."""

    def test_is_blank_without_the_cdns_script(self, look: Look) -> None:
        offline = visited(look(script()).offline)
        assert (offline.outcome, offline.missing) == ("blank", ("GET /items",))
        assert offline.why == f"without {VIEWER}"
        assert offline.other_hosts == (OtherHost(url=VIEWER, ended="blocked"),)

    def test_shows_what_needs_no_other_host(self, look: Look) -> None:
        found = look(f"<body><script>{LIST}</script>")
        assert (visited(found.offline).outcome, visited(found.offline).operations) == ("shown", ("GET /items",))
        assert found.online == found.offline
        assert not found.same


class TestOnline:
    """What the page shows once npm's releases stand in for the CDNs."""

    def test_is_not_told_where_nothing_stands_in(self, look: Look) -> None:
        found = look(script(url="https://elsewhere.example/viewer.js"))
        assert found.online is None
        assert found.why_not == "nothing stands in for https://elsewhere.example/viewer.js"

    def test_shows_the_services_operations(self, look: Look) -> None:
        found = look(script())
        online = visited(found.online)
        assert (online.outcome, online.operations, online.missing) == ("shown", ("GET /items",), ())
        assert online.other_hosts == (OtherHost(url=VIEWER, ended="answered"),)
        assert (found.same, found.why_not, found.releases) == (False, "", {"viewer@latest": "viewer 1.0.0"})

    @pytest.mark.parametrize(
        "attributes",
        [
            "crossorigin",
            f"crossorigin='anonymous' integrity='sha384-{DIGEST}'",
            "type='module'",
        ],
        ids=["crossorigin", "integrity", "module"],
    )
    def test_takes_scripts_that_are_to_be_shared_across_origins(self, look: Look, attributes: str) -> None:
        assert visited(look(script(attributes)).online).outcome == "shown"

    def test_is_blank_where_the_newest_release_is_another_kind_of_script(self, look: Look, registry: Registry) -> None:
        registry.publish("viewer@latest", "2.0.0", {"package/viewer.js": f"import.meta.url; {LIST}".encode()})
        found = look(script())
        online = visited(found.online)
        assert (online.outcome, online.why) == ("blank", "Cannot use 'import.meta' outside a module")
        assert found.releases == {"viewer@latest": "viewer 2.0.0"}

    def test_is_blank_where_the_newest_release_has_no_such_file(self, look: Look, registry: Registry) -> None:
        registry.publish("viewer@latest", "2.0.0", {"package/other.js": LIST.encode()})
        assert visited(look(script()).online).outcome == "blank"

    def test_has_what_only_the_script_asks_for(self, look: Look, registry: Registry) -> None:
        more = "https://unpkg.com/more@1/more.js"
        registry.publish("viewer@latest", "1.0.1", {"package/viewer.js": f"import('{more}')".encode()})
        registry.publish("more@1", "1.2.3", {"package/more.js": LIST.encode()})
        found = look(script())
        assert visited(found.online).outcome == "shown"
        assert found.releases == {"more@1": "more 1.2.3", "viewer@latest": "viewer 1.0.1"}

    def test_has_nothing_of_other_hosts(self, look: Look) -> None:
        font = "https://fonts.example/font.css"
        online = visited(look(f"<link rel=stylesheet href={font}>{script()}").online)
        assert online.outcome == "shown"
        assert OtherHost(url=font, ended="blocked") in online.other_hosts

    def test_is_looked_at_by_nobody_without_npm(self, look: Look) -> None:
        found = look(script(), npm=None)
        assert (found.online, found.why_not, found.releases) == (None, "npm isn't there", {})
        assert visited(found.offline).outcome == "blank"

    def test_is_looked_at_by_nobody_where_npm_brings_nothing(self, look: Look, registry: Registry) -> None:
        registry.close()
        found = look(script())
        assert (found.online, found.why_not) == (None, "npm brought no viewer@latest: it is out of reach")

    def test_says_that_a_release_was_brought_earlier(self, look: Look, registry: Registry) -> None:
        look(script())
        registry.close()
        found = look(script())
        assert visited(found.online).outcome == "shown"
        assert found.releases["viewer@latest"].startswith("viewer 1.0.0, brought earlier (")


class TestSame:
    """A page that the service serves as it is shipped."""

    def test_was_seen_already_where_it_asks_no_cdn(self, look: Look) -> None:
        found = look(None)
        assert (found.same, found.offline, found.online, found.why_not) == (True, OWN, OWN, "")

    def test_is_looked_at_online_where_it_asks_one(self, look: Look) -> None:
        blank = Visit(outcome="blank", other_hosts=(OtherHost(url=VIEWER, ended="blocked"),))
        found = look(None, own=blank)
        assert (found.same, found.offline) == (True, blank)
        assert visited(found.online).operations == ("GET /items",)


class TestAfterwards:
    """No context of ours is left open in the browser."""

    def test_nothing_is_left_open(self, look: Look, browser: Driven) -> None:
        before = len(browser.chromium.contexts)
        look(script())
        assert len(browser.chromium.contexts) == before
