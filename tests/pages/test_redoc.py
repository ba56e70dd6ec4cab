"""ReDoc, on the pages of real services, on one with an odd document, and what its third release has in its place."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from extract.pages.facts import visible_text
from extract.pages.kinds import redoc
from extract.pages.kinds.paths import named
from extract.pages.operations import Operation, operations_of
from tests.pages.documents import ODD, odd, operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.async_api import Page, Route

    from extract.server import Service
    from tests.pages.conftest import Driven

WITH_REDOC = {"fastapi": "/openapi.json", "drf": "/schema.json"}
LIBRARY = "/docs-assets/redoc/bundles/redoc.standalone.js"
OWN_PAGE = f"<!doctype html><meta charset=utf-8><redoc spec-url=/odd.json></redoc><script src={LIBRARY}></script>"
EVERY_SERVICE = pytest.mark.parametrize("shown", WITH_REDOC, indirect=True)
ROUNDS = 6
# As ReDoc 3 writes it: a tag's links once a reader comes near, an operation's section once its link is followed.
THIRD = """<!doctype html><div data-testid=panel-servers>Servers<br>This service.<br>http://shop.test/v1</div>
<div style="height: 3000px"></div>
<div data-section-id=/items><h2>items</h2></div><div style="height: 3000px"></div>
<div data-section-id=/paths/~1plain/delete><h2>Plain</h2><div class=panel-request-samples>
<div data-component-name=Panel/PanelHeader><div data-component-name=Tag/Tag>delete</div><span>/plain</span></div>
</div></div>
<script>
const tag = (method, path) => `<div data-component-name=Tag/Tag>${method}</div><span>${path}</span>`;
const link = (method, path, place) => `<a href="#${place}">${tag(method, path)}</a>`;
const list = document.createElement('div');
list.dataset.testid = 'items-navigation-list';
list.innerHTML = link('get', '/items', '/items/listitems');
list.innerHTML += '<button data-testid=show-more-operations>Show 1 more</button>';
list.querySelector('button').onclick = () => { list.innerHTML += link('post', 'shipped', '/items/onshipped'); };
new IntersectionObserver(([{ isIntersecting }]) => {
  if (isIntersecting) document.querySelector('[data-section-id="/items"]').append(list);
}).observe(document.querySelector('[data-section-id="/items"]'));
addEventListener('hashchange', () => {
  const section = document.createElement('div');
  section.dataset.sectionId = location.hash.slice(1);
  section.innerHTML = '<h2>One</h2>What it does';
  document.body.append(section);
});
</script>"""


@pytest.fixture
def shown(
    request: pytest.FixtureRequest, browser: Driven, open_page: Callable[..., Page], service: Callable[[str], Service]
) -> tuple[Page, tuple[Operation, ...]]:
    """A service's ReDoc, ready, and the operations of its document; `EVERY_SERVICE` asks for one after another."""
    name = getattr(request, "param", "drf")
    url = service(name).url
    with urllib.request.urlopen(url + WITH_REDOC[name]) as answer:
        operations = operations_of(json.load(answer))
    page = open_page(f"{url}/redoc")
    browser.run(page.wait_for_selector(redoc.READY))
    return page, operations


@pytest.fixture
def oddly(browser: Driven, open_page: Callable[..., Page], service: Callable[[str], Service]) -> Callable[[str], Page]:
    """Opens ReDoc with the odd document at an address: `oddly("/odd#operation/untagged")`."""

    async def answered(route: Route) -> None:
        if route.request.url.endswith(".json"):
            await route.fulfill(json=odd())
        else:
            await route.fulfill(body=OWN_PAGE, content_type="text/html")

    def opened(address: str) -> Page:
        page = open_page()
        browser.run(page.route("**/odd*", answered))
        browser.run(page.goto(service("fastapi").url + address))
        browser.run(page.wait_for_selector(redoc.READY))
        return page

    return opened


class TestOperations:
    """The operations that the page shows, by the document's names."""

    @EVERY_SERVICE
    def test_are_those_of_the_services_document(
        self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]]
    ) -> None:
        page, operations = shown
        names = named(browser.run(redoc.operations(page, "/redoc")), operations)
        assert sorted(names) == sorted(operation.name for operation in operations)

    def test_have_the_base_path_and_are_there_without_id_or_tag(
        self, browser: Driven, oddly: Callable[[str], Page]
    ) -> None:
        names = named(browser.run(redoc.operations(oddly("/odd"), "/odd")), ODD)
        assert sorted(names) == sorted(operation.name for operation in ODD)
        assert {"GET /v1/noid/{x}", "PUT webhook pinged", "POST webhook ponged"} <= set(names)


class TestOpened:
    """An operation, gone to."""

    def test_is_in_view_with_its_description_and_its_samples(
        self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]]
    ) -> None:
        page, operations = shown
        one = next(operation for operation in operations if operation.name == "POST /items")
        element = browser.run(redoc.opened(page, one))
        assert element is not None
        assert browser.run(page.evaluate(redoc.IN_VIEW, '[id="tag/items/operation/createItem"]'))
        text = browser.run(visible_text(element))
        assert "Adds an item to the shop" in text
        assert "Response samples" in text

    @EVERY_SERVICE
    def test_is_its_own_section_and_no_other_that_fits(
        self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]]
    ) -> None:
        page, operations = shown
        for one in operations:
            element = browser.run(redoc.opened(page, one))
            assert element is not None
            assert str(browser.run(element.get_attribute("data-section-id"))).endswith(f"/{one.id}")

    def test_is_none_where_the_page_does_not_show_it(
        self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]]
    ) -> None:
        page, _ = shown
        assert browser.run(redoc.opened(page, operation("GET", "/nowhere", id="nowhere"))) is None

    @pytest.mark.parametrize("one", ODD, ids=lambda one: one.name)
    def test_is_found_whatever_it_is_called(
        self, browser: Driven, oddly: Callable[[str], Page], one: Operation
    ) -> None:
        assert browser.run(redoc.opened(oddly("/odd"), one)) is not None


class TestReveal:
    """Rounds of clicks in an opened operation."""

    @EVERY_SERVICE
    def test_bring_out_responses_nested_members_tabs_and_examples_and_end(
        self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]]
    ) -> None:
        page, operations = shown
        one = next(operation for operation in operations if operation.name == "POST /items")
        element = browser.run(redoc.opened(page, one))
        assert element is not None
        before = browser.run(visible_text(element))
        rounds = [browser.run(redoc.reveal(page, element)) for _ in range(ROUNDS)]
        text = "\n".join([browser.run(visible_text(element)), *rounds])
        # A response's header, a member of a member, a sample of another response, another example.
        for found in ("entity tag", "In centimetres", "../dictionary", "Tea chest"):
            assert found not in before
            assert found in text
        assert rounds[-1] == ""

    def test_show_the_scopes_of_an_authorization(
        self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]]
    ) -> None:
        page, operations = shown
        one = next(operation for operation in operations if operation.name == "POST /orders")
        element = browser.run(redoc.opened(page, one))
        assert element is not None
        assert "orders:write" not in browser.run(visible_text(element))
        browser.run(redoc.reveal(page, element))
        assert "orders:write" in browser.run(visible_text(element))


class TestSearch:
    """Typing a heading finds the operation and leads there."""

    def test_finds_the_last_operation(self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]]) -> None:
        page, operations = shown
        check = browser.run(redoc.search(page, operations))
        assert check.answer == "yes", check.why

    def test_is_told_where_it_is_switched_off(self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]]) -> None:
        page, operations = shown
        browser.run(page.evaluate("document.querySelector('[role=search]').remove()"))
        assert browser.run(redoc.search(page, operations)).answer == "no"


class TestDeepLink:
    """An operation's address leads to it."""

    @pytest.mark.parametrize("one", ODD, ids=lambda one: one.name)
    def test_leads_to_each_operation(self, browser: Driven, oddly: Callable[[str], Page], one: Operation) -> None:
        page = oddly(redoc.address("/odd", one, {}) or "")
        check = browser.run(redoc.deep_link(page, one))
        assert check.answer == "yes", check.why

    def test_is_what_redoc_itself_writes(self, browser: Driven, oddly: Callable[[str], Page]) -> None:
        page = oddly("/odd")
        hrefs = "links => links.map(link => link.href.split('#')[1])"
        written = browser.run(page.locator("h2 > a[href^='#']").evaluate_all(hrefs))
        for one in ODD:
            address = redoc.address("", one, {}) or ""
            assert unquote(address.removeprefix("#")) in [unquote(link) for link in written]

    def test_is_found_broken_where_the_page_opens_elsewhere(
        self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(redoc, "PATIENCE", 300)
        page, operations = shown
        assert browser.run(redoc.deep_link(page, operations[-1])).answer == "no"

    def test_is_followed_without_loading_the_page_anew(
        self, browser: Driven, shown: tuple[Page, tuple[Operation, ...]]
    ) -> None:
        page, operations = shown
        address = redoc.address("", operations[-1], {})
        browser.run(page.evaluate("address => { location.hash = address }", address))
        assert not redoc.RELOADS
        assert browser.run(redoc.deep_link(page, operations[-1])).answer == "yes"


class TestThirdRelease:
    """ReDoc 3 writes little before a reader comes near."""

    def test_operations_are_those_of_all_tags_and_of_none(
        self, browser: Driven, open_page: Callable[..., Page]
    ) -> None:
        names = browser.run(redoc.operations(open_page(html=THIRD), "/"))
        assert sorted(names) == ["DELETE /v1/plain", "GET /v1/items", "POST webhook shipped"]

    def test_an_operation_is_opened_by_its_link(self, browser: Driven, open_page: Callable[..., Page]) -> None:
        page = open_page(html=THIRD)
        hook = Operation(name="POST webhook shipped", method="POST", path="shipped", full_path="shipped", webhook=True)
        element = browser.run(redoc.opened(page, hook))
        assert element is not None
        assert browser.run(visible_text(element)) == "One\nWhat it does"
        assert page.url.endswith("#/items/onshipped")


class TestSlug:
    """Names of tags in links."""

    @pytest.mark.parametrize(
        ("tag", "slug"),
        [
            ("items", "items"),
            ("Two  words", "Two-words"),
            ("a & b", "a-and-b"),
            ("a/b", "ab"),
            ("Größe", "Grosse"),
            ("日本", "日本"),
        ],
    )
    def test_is_as_redoc_writes_it(self, tag: str, slug: str) -> None:
        assert redoc.slug(tag) == slug
