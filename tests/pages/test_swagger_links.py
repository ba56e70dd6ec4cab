"""Where Swagger UI shows an operation, and whether it goes there: on its own, and with our script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from extract.pages.kinds import swagger_ui
from extract.pages.operations import Operation
from tests.pages.swagger import NEW, ODD, OLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.swagger import Docs


# Changes the fragment, and gives the page time to draw what comes of it.
MOVED = """fragment => new Promise(done => {
  addEventListener('hashchange', () => requestAnimationFrame(() => requestAnimationFrame(done)));
  location.hash = fragment;
})"""


class TestAddress:
    """Where the page shows an operation."""

    @pytest.mark.parametrize(
        ("operation", "address"),
        [
            ({"tags": ("items",), "id": "getItem"}, "/docs#/items/getItem"),
            ({"tags": ("two words", "items"), "id": "a b"}, "/docs#/two%20words/a%20b"),
            ({"tags": ("a/b",), "id": "x:y(z)"}, "/docs#/a%2Fb/x%3Ay(z)"),
            ({"id": "getItem"}, "/docs#/default/getItem"),
            ({}, "/docs#/default/get_items__item_id_"),
            ({"webhook": True, "tags": ("items",), "id": "told"}, "/docs#/webhooks/told"),
        ],
    )
    def test_it_is_made_of_tag_and_id(self, operation: dict[str, Any], address: str) -> None:
        path = "/items/{item_id}"
        made = Operation(name="any", method="GET", path=path, full_path=path, **operation)
        assert swagger_ui.address("/docs", made, {}) == address

    @pytest.mark.parametrize("odd", [False, True])
    def test_it_is_the_one_that_the_page_writes(self, swagger: Callable[[str], Docs], *, odd: bool) -> None:
        shown = swagger(NEW)
        known = shown.of(ODD[NEW]) if odd else shown.operations()
        page = shown.at()
        shown.run(swagger_ui.operations(page, "/docs"))
        written = "links => links.map(link => decodeURIComponent(new URL(link.href).hash))"
        links = shown.run(page.locator(".opblock-summary [data-path] a").evaluate_all(written))
        ours = [swagger_ui.address("", operation, {}) for operation in known.values()]
        decoded = [str(httpx2.URL(f"http://localhost/{one}").fragment) for one in ours]
        assert {f"#{one}" for one in decoded} <= set(links)


class TestDeepLinks:
    """Whether the page goes where its address says, on its own and with our script."""

    @pytest.mark.parametrize("name", ["GET /events", "POST webhook orderShipped"])
    def test_the_newer_page_opens_what_its_address_names(self, swagger: Callable[[str], Docs], name: str) -> None:
        shown = swagger(NEW)
        operation = shown.operations()[name]
        page = shown.at(swagger_ui.address("/docs", operation, {}) or "")
        assert shown.run(swagger_ui.deep_link(page, operation)).answer == "yes"

    def test_the_newer_page_does_not_move_when_the_fragment_changes(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger(NEW)
        known = shown.operations()
        first, second = known["GET /events"], known["GET /items"]
        page = shown.at(swagger_ui.address("/docs", first, {}) or "")
        assert shown.run(swagger_ui.deep_link(page, first)).answer == "yes"
        shown.run(page.evaluate(MOVED, swagger_ui.address("", second, {})))
        assert shown.run(page.locator("#operations-items-listItems.is-open").count()) == 0
        assert swagger_ui.RELOADS

    def test_the_older_page_has_no_deep_links(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger(OLD)
        operation = shown.operations()["GET /events"]
        page = shown.at(swagger_ui.address("/docs", operation, {}) or "")
        check = shown.run(swagger_ui.deep_link(page, operation))
        assert (check.answer, check.why) == ("no", "it isn't opened: the page has no links to operations")

    @pytest.mark.parametrize("name", [OLD, NEW])
    def test_with_our_script_it_goes_there_and_follows(self, swagger: Callable[[str], Docs], name: str) -> None:
        shown = swagger(name)
        known = shown.operations()
        first, second = known["GET /events"], known["GET /items"]
        errors: list[str] = []
        shown.page.on("pageerror", lambda error: errors.append(str(error)))
        shown.run(shown.page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{{swagger_ui.SCRIPT}}})"))
        page = shown.at(swagger_ui.address("/docs", first, {}) or "")
        assert shown.run(swagger_ui.deep_link(page, first)).answer == "yes"
        shown.run(page.evaluate(MOVED, swagger_ui.address("", second, {})))
        shown.run(page.locator("#operations-items-listItems.is-open .opblock-body").wait_for())
        assert shown.run(swagger_ui.deep_link(page, second)).answer == "yes"
        assert not errors

    def test_our_script_finds_tags_and_ids_of_any_signs(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger(OLD)
        known = shown.of(ODD[OLD])
        shown.run(shown.page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{{swagger_ui.SCRIPT}}})"))
        for operation in known.values():
            page = shown.at(swagger_ui.address("/docs", operation, {}) or "")
            shown.run(page.locator(".opblock.is-open .opblock-body").first.wait_for())
            assert shown.run(swagger_ui.deep_link(page, operation)).answer == "yes", operation.name
