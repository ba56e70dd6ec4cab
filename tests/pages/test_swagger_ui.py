"""The adapter of Swagger UI, on the pages of both versions that the stacks serve: 4.19 and 5.33."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from extract.pages import checks
from extract.pages.kinds import swagger_ui
from extract.pages.kinds.registry import kind_of
from extract.pages.operations import Operation
from tests.pages.swagger import NEW, ODD, OLD, STACKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.async_api import Route

    from tests.pages.swagger import Docs


class TestOperations:
    """Which operations the page shows."""

    @pytest.mark.parametrize("name", STACKS)
    def test_all_of_the_document_are_there_under_its_names(self, swagger: Callable[[str], Docs], name: str) -> None:
        shown = swagger(name)
        seen = shown.run(swagger_ui.operations(shown.at(), "/docs"))
        assert sorted(seen) == sorted(shown.operations())

    @pytest.mark.parametrize("name", [OLD, NEW])
    def test_base_paths_webhooks_and_operations_without_tag_or_id_are_named(
        self, swagger: Callable[[str], Docs], name: str
    ) -> None:
        shown = swagger(name)
        known = shown.of(ODD[name])
        seen = shown.run(swagger_ui.operations(shown.at(), "/docs"))
        assert sorted(seen) == sorted(known)

    def test_one_that_nobody_can_see_is_not_shown(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger(NEW)
        page = shown.at()
        shown.run(page.add_style_tag(content="#operations-basics-getHealth { display: none }"))
        seen = shown.run(swagger_ui.operations(page, "/docs"))
        assert set(shown.operations()) - set(seen) == {"GET /health"}


class TestOpened:
    """An operation's block, opened."""

    @pytest.mark.parametrize("name", [OLD, NEW])
    def test_its_body_is_there_and_a_second_time_changes_nothing(
        self, swagger: Callable[[str], Docs], name: str
    ) -> None:
        shown = swagger(name)
        shown.at()
        operation = shown.operations()["POST /items"]
        first = shown.text(operation)
        assert "The item as created." in first
        assert shown.text(operation).splitlines()[:5] == first.splitlines()[:5]

    @pytest.mark.parametrize("name", [OLD, NEW])
    def test_two_operations_of_one_id_are_told_apart(self, swagger: Callable[[str], Docs], name: str) -> None:
        shown = swagger(name)
        known = shown.of(ODD[name])
        shown.at()
        alike = [operation for operation in known.values() if operation.path == "/alike"]
        assert [shown.text(operation).split()[0] for operation in alike] == [operation.method for operation in alike]

    def test_there_is_none_for_an_operation_that_the_page_does_not_have(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger(NEW)
        unknown = Operation(name="GET /no", method="GET", path="/no", full_path="/no")
        assert shown.run(swagger_ui.opened(shown.at(), unknown)) is None


class TestReveal:
    """What takes further clicks."""

    @pytest.mark.parametrize("name", STACKS)
    def test_everything_is_unfolded_in_the_end(self, swagger: Callable[[str], Docs], name: str) -> None:
        shown = swagger(name)
        page = shown.at()
        block = shown.run(swagger_ui.opened(page, shown.operations()["POST /items"]))
        assert block is not None
        texts = shown.rounds(block)
        assert "In centimetres." not in texts[0]
        assert "In centimetres." in texts[-1]

    def test_a_schema_within_itself_comes_to_an_end(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger("drf")
        page = shown.at()
        block = shown.run(swagger_ui.opened(page, shown.operations()["GET /categories"]))
        assert block is not None
        texts = shown.rounds(block)
        assert texts[-2].count("A category, with those below it.") < 10

    @pytest.mark.parametrize("name", [OLD, NEW])
    def test_the_padlocks_dialogue_is_read_and_closed(self, swagger: Callable[[str], Docs], name: str) -> None:
        shown = swagger(name)
        page = shown.at()
        block = shown.run(swagger_ui.opened(page, shown.operations()["DELETE /items/{item_id}"]))
        assert block is not None
        assert "X-API-Key" in shown.run(swagger_ui.reveal(page, block))
        assert shown.run(page.locator(".dialog-ux").count()) == 0
        assert "X-API-Key" not in shown.run(swagger_ui.reveal(page, block))

    def test_every_example_is_read_and_the_first_put_back(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger(NEW)
        page = shown.at()
        block = shown.run(swagger_ui.opened(page, shown.operations()["POST /orders"]))
        assert block is not None
        chosen = block.locator(".examples-select-element").first
        before = shown.run(chosen.input_value())
        assert '"iban"' in shown.run(swagger_ui.reveal(page, block))
        assert shown.run(chosen.input_value()) == before

    def test_callbacks_come_when_nothing_else_is_left(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger(NEW)
        page = shown.at()
        block = shown.run(swagger_ui.opened(page, shown.operations()["POST /orders"]))
        assert block is not None
        texts = shown.rounds(block)
        assert "shipped_at" not in texts[0]
        assert "shipped_at" in texts[-1]


class TestSearch:
    """The filter box, which a page may have."""

    def test_there_is_none_unless_it_is_asked_for(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger(NEW)
        check = shown.run(swagger_ui.search(shown.at(), tuple(shown.operations().values())))
        assert (check.answer, check.why) == ("no", "the page has no search box")

    def test_where_there_is_one_it_finds_tags_only(self, swagger: Callable[[str], Docs]) -> None:
        shown = swagger(NEW)

        async def with_filter(route: Route) -> None:
            answer = await route.fetch()
            text = (await answer.text()).replace("SwaggerUIBundle({", "SwaggerUIBundle({filter: true,")
            await route.fulfill(response=answer, body=text)

        shown.run(shown.page.route("**/docs", with_filter))
        check = shown.run(swagger_ui.search(shown.at(), tuple(shown.operations().values())))
        assert check.answer == "no"
        assert re.search(r"finds tags only: `\w+` leaves its section", check.why)
        assert shown.run(shown.page.locator(".operation-filter-input").input_value()) == ""


class TestFocus:
    """What the keyboard has to reach."""

    @pytest.mark.parametrize("name", [OLD, NEW])
    def test_the_tab_key_reaches_it(self, swagger: Callable[[str], Docs], name: str) -> None:
        shown = swagger(name)
        kind, _ = kind_of("swagger-ui")
        assert shown.run(checks.keyboard(shown.at(), kind)).answer == "yes"
