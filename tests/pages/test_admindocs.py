"""Django's admindocs: behind the login of a real service, and on small pages of our own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from extract.pages import pictures
from extract.pages.asked import Asked, Entrance, Filling, PageAsked
from extract.pages.facts import visible_text
from extract.pages.kinds import admindocs
from extract.pages.kinds.paths import named
from extract.pages.operations import operations_of
from extract.pages.results import Stranger
from extract.pages.signing_in import address, let_in, stranger
from extract.signing_in import filled
from tests.pages.documents import operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.async_api import Page, Route

    from extract.server import Service
    from tests.pages.conftest import Driven

STACK = "django"
PATH = "/admin/doc/views/"
ORIGIN = "http://shop.test"
OPERATIONS = tuple(
    operation(method, path)
    for method, path in (
        ("GET", "/"),
        ("GET", "/data"),
        ("GET", "/items"),
        ("POST", "/items"),
        ("GET", "/items/{item_id}"),
    )
)
HEADINGS = """<div id=content><h1>List</h1><div id=content-main><h3><a href=/d/views/django.x/>/admin/</a></h3>
<h3><a href="/d/views/shop.view's/">/v1/&lt;path:a&gt;/&lt;b&gt;</a></h3><h3>/none</h3></div></div>"""


@pytest.fixture(scope="module")
def asked(service: Callable[[str], Service], browser: Driven) -> Asked:
    """What is asked about the service, with the reader signed in."""
    return browser.run(let_in(browser.chromium, unsigned(service(STACK))))


@pytest.fixture
def page(asked: Asked, browser: Driven) -> Iterator[Page]:
    """The list, as who has signed in sees it."""
    (listed,) = asked.pages
    context = browser.run(pictures.context(browser.chromium, "desktop", "light", url=asked.url, cookies=listed.cookies))
    opened = browser.run(context.new_page())
    browser.run(opened.goto(asked.url + PATH))
    yield opened
    browser.run(context.close())


def unsigned(service: Service) -> Asked:
    """What is asked about a service before anybody has signed in."""
    said = service.stack.config.sign_in
    assert said is not None
    return Asked(
        stack=STACK,
        url=service.url,
        pages=(PageAsked(name="P", kind="admindocs", path=PATH, signed_in=True),),
        operations=OPERATIONS,
        facts=(),
        filling=Filling(),
        out="",
        entrance=Entrance(path=said.path, fields=filled(said.fields, service.lets_in)),
    )


class TestSigningIn:
    """By the service's own form."""

    def test_gives_cookies_to_the_pages_behind_it_only(
        self, service: Callable[[str], Service], browser: Driven
    ) -> None:
        before = unsigned(service(STACK))
        open_page = PageAsked(name="Q", kind="plain", path="/")
        after = browser.run(let_in(browser.chromium, replace(before, pages=(*before.pages, open_page))))
        assert {cookie.name for cookie in after.pages[0].cookies} == {"csrftoken", "sessionid"}
        assert after.pages[1] == open_page

    def test_of_a_wrong_password_is_told_and_hides_nothing(
        self, service: Callable[[str], Service], browser: Driven
    ) -> None:
        before = unsigned(service(STACK))
        wrong = Entrance(path="/admin/login/", fields={"username": "reader", "password": "wrong"})
        (page,) = browser.run(let_in(browser.chromium, replace(before, entrance=wrong))).pages
        assert (page.cookies, page.barred) == ((), "the form is there again once it has been sent")

    def test_without_such_a_form_is_told(self, service: Callable[[str], Service], browser: Driven) -> None:
        before = unsigned(service(STACK))
        nowhere = Entrance(path="/data", fields={"username": "reader"})
        (page,) = browser.run(let_in(browser.chromium, replace(before, entrance=nowhere, seconds=0.5))).pages
        assert page.cookies == ()
        assert "Timeout" in page.barred

    def test_is_asked_of_a_stranger(self, service: Callable[[str], Service], browser: Driven) -> None:
        before = unsigned(service(STACK))
        met = browser.run(stranger(browser.chromium, before, before.pages[0]))
        assert met == Stranger(status=200, path=f"/admin/login/?next={PATH}", asked=True)

    def test_is_not_asked_where_anyone_may_look(self, service: Callable[[str], Service], browser: Driven) -> None:
        before = unsigned(service(STACK))
        met = browser.run(stranger(browser.chromium, before, replace(before.pages[0], path="/items/1")))
        assert met == Stranger(status=200, path="/items/1", asked=False)

    @pytest.mark.parametrize(
        ("url", "told"),
        [
            ("http://127.0.0.1:40123/login?next=/d/", "/login?next=/d/"),
            ("http://localhost:40124/login#top", "/login"),
            ("http://localhost/", "/"),
            ("https://me@login.example:8443/in?a=1", "https://login.example/in?a=1"),
        ],
    )
    def test_is_told_without_a_port(self, url: str, told: str) -> None:
        assert address(url) == told


class TestList:
    """What the list shows."""

    def test_shows_each_operation_by_its_path(self, browser: Driven, page: Page) -> None:
        seen = browser.run(admindocs.operations(page, PATH))
        assert seen == ("* /", "* /data", "* /items", "* /items/{item_id}")
        assert set(named(seen, OPERATIONS)) == {each.name for each in OPERATIONS}

    def test_leaves_out_what_every_such_list_has(self, browser: Driven, page: Page) -> None:
        assert browser.run(page.locator("h3", has_text="/admin/login/").count()) == 1
        assert not any("admin" in each for each in browser.run(admindocs.operations(page, PATH)))

    def test_is_where_an_operation_is_addressed(self) -> None:
        assert [admindocs.address(PATH, each, {}) for each in OPERATIONS] == [PATH] * 5

    def test_has_no_webhook(self) -> None:
        (hook,) = operations_of({"openapi": "3.1.0", "webhooks": {"a": {"post": {}}}})
        assert admindocs.address(PATH, hook, {}) is None
        assert not admindocs.expects(PATH, hook)

    def test_has_neither_search_nor_forms(self, browser: Driven, page: Page) -> None:
        assert browser.run(admindocs.search(page, OPERATIONS)).answer == "no"
        assert browser.run(admindocs.try_out(page, OPERATIONS, Filling())) == ()


class TestView:
    """The page that the list leads to."""

    def test_shows_the_views_docstring(self, browser: Driven, page: Page) -> None:
        texts = []
        for each in OPERATIONS:  # one after the other, as the facts are looked for
            element = browser.run(admindocs.opened(page, each))
            assert element is not None
            texts.append(browser.run(visible_text(element)))
        assert ["Say hello" in text for text in texts] == [True, False, False, False, False]
        assert texts[2] == texts[3]
        assert "POST adds an item to the shop" in texts[3]
        assert "One item by its id." in texts[4]

    def test_is_left_for_the_list(self, browser: Driven, page: Page) -> None:
        browser.run(admindocs.opened(page, OPERATIONS[0]))
        browser.run(admindocs.folded(page, OPERATIONS[0]))
        assert page.url.endswith(PATH)

    def test_is_a_deep_link(self, browser: Driven, page: Page) -> None:
        check = browser.run(admindocs.deep_link(page, OPERATIONS[-1]))
        assert (check.answer, "shop.views.ItemView" in check.why) == ("yes", True)

    def test_is_none_for_what_is_not_listed(self, browser: Driven, page: Page) -> None:
        assert browser.run(admindocs.opened(page, operation("GET", "/orders"))) is None
        assert browser.run(admindocs.deep_link(page, operation("GET", "/orders"))).answer == "no"


class TestOddNames:
    """What a real service's list doesn't have."""

    @pytest.fixture
    def odd(self, browser: Driven, open_page: Callable[..., Page]) -> Page:
        """A list with odd paths and links."""

        async def answered(route: Route) -> None:
            view = "<div id=content><h1>A view</h1></div>"
            body = HEADINGS if route.request.url.endswith("/d/views/") else view
            await route.fulfill(body=body, content_type="text/html")

        async def listed(page: Page) -> Page:
            await page.route(f"{ORIGIN}/**", answered)
            await page.goto(f"{ORIGIN}/d/views/")
            return page

        return browser.run(listed(open_page()))

    def test_are_read_as_a_document_writes_them(self, browser: Driven, odd: Page) -> None:
        assert browser.run(admindocs.operations(odd, "/d/views/")) == ("* /v1/{a}/{b}",)

    def test_are_followed_whatever_the_parameters_are_called(self, browser: Driven, odd: Page) -> None:
        element = browser.run(admindocs.opened(odd, operation("PUT", "/v1/{x}/{y}")))
        assert element is not None
        assert browser.run(asyncio.wait_for(visible_text(element), 30)) == "A view"
