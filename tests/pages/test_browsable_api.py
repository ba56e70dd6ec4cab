"""The Browsable API, on the pages of a real service, and on one with the forms that it hides from strangers."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING

import pytest

from extract.pages.asked import Filling
from extract.pages.facts import visible_text
from extract.pages.kinds import browsable_api as browsable
from extract.pages.kinds.order import tries_in_order
from extract.pages.kinds.paths import named
from extract.pages.operations import Operation, operations_of
from tests.pages.documents import operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.async_api import Page, Route

    from extract.server import Service
    from tests.pages.conftest import Driven

STACK = "drf"
ORIGIN = "http://shop.test"
CHANGES = [operation(method, "/items/{item_id}") for method in ("GET", "PUT", "PATCH", "DELETE")]
PAGE = """<div id=content><div class=region><form id=get-form><a href=/items/1>GET</a></form>
<form data-method=OPTIONS><button>OPTIONS</button></form>
<button class=btn-danger data-toggle=modal onclick="document.querySelector('#modal').hidden = false">DELETE</button>
<div id=modal hidden><form data-method=DELETE><button>Delete</button></form></div></div>
<div class=content-main><pre class=request-info>{method} /items/1</pre><pre class=response-info>HTTP {status}
Allow: GET

{{"id": 1}}</pre></div>
<div class=tabbable><a href=#html data-toggle=tab onclick="show('html')">HTML form</a>
<a href=#raw data-toggle=tab onclick="show('raw')">Raw data</a>
<div id=html class=tab-pane><form data-method=PUT><input name=name value=Teapot><input name=price>
<input type=hidden name=csrfmiddlewaretoken value=secret><button>PUT</button></form></div>
<div id=raw class=tab-pane hidden><form data-method=PUT><textarea name=_content>{{"name": "Teapot"}}</textarea>
<button>PUT</button><button data-method=PATCH>PATCH</button></form></div></div></div>
<script>
const show = id => document.querySelectorAll('.tab-pane').forEach(pane => {{ pane.hidden = pane.id !== id; }});
addEventListener('submit', async event => {{
  event.preventDefault();
  const method = event.submitter.dataset.method ?? event.target.dataset.method;
  const answer = await fetch(location, {{ method }});
  document.open(); document.write(await answer.text()); document.close();
}});
</script>"""


@pytest.fixture(scope="module")
def documented(service: Callable[[str], Service]) -> tuple[Operation, ...]:
    """The operations of the service's document."""
    with urllib.request.urlopen(f"{service(STACK).url}/schema.json") as answer:
        return operations_of(json.load(answer))


@pytest.fixture
def at(browser: Driven, open_page: Callable[..., Page], service: Callable[[str], Service]) -> Callable[[str], Page]:
    """Opens the service's page at a path."""

    def opened(path: str) -> Page:
        page = open_page(service(STACK).url + path)
        browser.run(page.wait_for_selector(browsable.READY))
        return page

    return opened


@pytest.fixture
def item(browser: Driven, open_page: Callable[..., Page]) -> Page:
    """An item's page as it is for who may change it: changes are answered with 200, a DELETE with 403."""

    async def answered(route: Route) -> None:
        method = route.request.method
        status = "403 Forbidden" if method == "DELETE" else "200 OK"
        await route.fulfill(body=PAGE.format(method=method, status=status), content_type="text/html")

    page = open_page()
    browser.run(page.route("**/*", answered))
    browser.run(page.goto(f"{ORIGIN}/items/1"))
    return page


class TestOperations:
    """What a page lets its reader do."""

    @pytest.mark.parametrize(
        ("path", "names"),
        [
            ("/", ["GET /"]),
            ("/items", ["GET /items", "POST /items"]),
            ("/items/1", ["GET /items/{item_id}"]),
            ("/token", ["POST /token"]),
            ("/me", ["GET /me"]),
        ],
    )
    def test_are_what_has_a_button(
        self, browser: Driven, at: Callable[[str], Page], documented: tuple[Operation, ...], path: str, names: list[str]
    ) -> None:
        assert list(named(browser.run(browsable.operations(at(path), path)), documented)) == names

    def test_are_all_that_who_is_let_in_may_do_but_options(self, browser: Driven, item: Page) -> None:
        names = browser.run(browsable.operations(item, "/items/1"))
        assert sorted(names) == ["DELETE /items/1", "GET /items/1", "PATCH /items/1", "PUT /items/1"]

    def test_are_expected_where_the_url_is_theirs(self, documented: tuple[Operation, ...]) -> None:
        expected = {one.name for one in documented if browsable.expects("/items", one)}
        assert expected == {"GET /items", "POST /items"}


class TestAddress:
    """Where an operation has its page."""

    def test_is_its_own_path_with_the_ids(self) -> None:
        assert browsable.address("/", CHANGES[0], {"item_id": "1"}) == "/items/1"

    def test_is_none_without_an_id(self) -> None:
        assert browsable.address("/", CHANGES[0], {}) is None


class TestOpened:
    """The part of a page that shows an operation."""

    def test_is_the_answer_for_get_and_the_form_for_post(self, browser: Driven, at: Callable[[str], Page]) -> None:
        page = at("/items")
        answer = browser.run(browsable.opened(page, operation("GET", "/items")))
        form = browser.run(browsable.opened(page, operation("POST", "/items")))
        assert answer is not None
        assert form is not None
        assert "HTTP 200 OK" in browser.run(visible_text(answer))
        assert "Media type" not in browser.run(visible_text(answer))
        assert "supplier_code" in browser.run(visible_text(form))

    @pytest.mark.parametrize(("method", "path"), [("GET", "/me"), ("PUT", "/items"), ("DELETE", "/items")])
    def test_is_none_at_another_url_and_without_a_form(
        self, browser: Driven, at: Callable[[str], Page], method: str, path: str
    ) -> None:
        assert browser.run(browsable.opened(at("/items"), operation(method, path))) is None


class TestReveal:
    """Tabs are looked at."""

    def test_raw_data_comes_out_behind_its_tab(self, browser: Driven, item: Page) -> None:
        form = browser.run(browsable.opened(item, CHANGES[1]))
        assert form is not None
        assert "PATCH" not in browser.run(visible_text(form))
        browser.run(browsable.reveal(item, form))
        assert "PATCH" in browser.run(visible_text(form))
        assert browser.run(browsable.reveal(item, form)) == ""


class TestQuestions:
    """Search and deep links."""

    def test_there_is_no_search(self, browser: Driven, at: Callable[[str], Page]) -> None:
        assert browser.run(browsable.search(at("/"), ())).answer == "no"

    def test_each_url_is_a_deep_link_and_how_far_down_a_form_stands_is_said(
        self, browser: Driven, at: Callable[[str], Page]
    ) -> None:
        page = at("/items")
        get = browser.run(browsable.deep_link(page, operation("GET", "/items")))
        post = browser.run(browsable.deep_link(page, operation("POST", "/items")))
        assert (get.answer, post.answer) == ("yes", "yes")
        assert "further down" not in get.why
        assert "further down" in post.why

    def test_a_url_whose_page_has_no_form_for_the_operation_is_none(
        self, browser: Driven, at: Callable[[str], Page]
    ) -> None:
        assert browser.run(browsable.deep_link(at("/items/1"), CHANGES[3])).answer == "no"


class TestTryOut:
    """The page's buttons are pressed, with what it has filled in."""

    def test_what_drf_has_filled_in_is_refused_and_the_page_says_so(
        self, browser: Driven, at: Callable[[str], Page], documented: tuple[Operation, ...]
    ) -> None:
        page = at("/items")
        operations = [one for one in documented if one.full_path == "/items"]
        post, get = browser.run(browsable.try_out(page, tries_in_order(operations), Filling()))
        assert (post.operation, post.outcome, post.status, post.filled) == ("POST /items", "refused", 422, ())
        assert '"price": null' in post.sent
        assert '"pointer": "#/name"' in post.body
        assert (get.operation, get.outcome, get.status) == ("GET /items", "works", 200)
        assert "Teapot" in get.body
        assert page.url.endswith("/items")

    def test_who_has_no_place_to_sign_in_is_refused(
        self, browser: Driven, at: Callable[[str], Page], documented: tuple[Operation, ...]
    ) -> None:
        operations = [one for one in documented if one.full_path == "/me"]
        (me,) = browser.run(browsable.try_out(at("/me"), operations, Filling()))
        assert (me.outcome, me.status, me.why) == ("refused", 401, "answered with HTTP 401 Unauthorized")

    def test_a_form_is_sent_as_it_is_and_a_deletion_is_confirmed(self, browser: Driven, item: Page) -> None:
        results = {one.operation[:3]: one for one in browser.run(browsable.try_out(item, CHANGES, Filling()))}
        assert (results["PUT"].outcome, results["PUT"].sent) == ("works", "name=Teapot\nprice=")
        assert (results["DEL"].outcome, results["DEL"].status) == ("refused", 403)
        assert results["PAT"].outcome == "works"

    def test_a_page_that_shows_no_answer_is_not_waited_for(
        self, browser: Driven, item: Page, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("extract.pages.kinds.browsable_try.PATIENCE", 300)
        deaf = "event => { event.preventDefault(); event.stopImmediatePropagation(); }"
        browser.run(item.evaluate(f"addEventListener('submit', {deaf}, true)"))
        (put,) = browser.run(browsable.try_out(item, CHANGES[1:2], Filling()))
        assert put.outcome == "refused"
        assert "no answer" in put.why

    def test_another_urls_operation_is_left_alone(self, browser: Driven, at: Callable[[str], Page]) -> None:
        assert browser.run(browsable.try_out(at("/"), CHANGES, Filling())) == ()
