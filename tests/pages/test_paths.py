"""Names of operations by concrete paths, and concrete paths of operations."""

from __future__ import annotations

import pytest

from extract.pages.kinds.paths import filled, fits, fitting, named
from extract.pages.operations import Operation
from tests.pages.documents import operation

ITEM = operation("GET", "/items/{item_id}")
EXPORT = operation("GET", "/items/export")
IMAGE = operation("PUT", "/items/{item_id}/image.{kind}")
HOOK = Operation(
    name="POST webhook shipped", method="POST", path="shipped", full_path="shipped", id="onShipped", webhook=True
)
ALL = (ITEM, EXPORT, IMAGE, HOOK)


class TestNamed:
    """What a page shows gets the document's name where one fits."""

    @pytest.mark.parametrize(
        ("seen", "name"),
        [
            ("GET /items/1", "GET /items/{item_id}"),
            ("GET /items/{id}", "GET /items/{item_id}"),
            ("GET /items/export", "GET /items/export"),
            ("GET /items/1?limit=2", "GET /items/{item_id}"),
            ("PUT /items/a%2fb/image.png", "PUT /items/{item_id}/image.{kind}"),
            ("PUT /items/7/image.png", "PUT /items/{item_id}/image.{kind}"),
            ("POST /items/1", "POST /items/1"),
            ("GET /items/caf%C3%A9", "GET /items/{item_id}"),
            ("GET /items/1/", "GET /items/1/"),
            ("webhook #onShipped", "POST webhook shipped"),
            ("webhook #onLost", "webhook #onLost"),
            ("POST webhook shipped", "POST webhook shipped"),
        ],
    )
    def test_is_the_documents_where_one_fits(self, seen: str, name: str) -> None:
        assert named([seen], ALL) == (name,)

    def test_has_no_operation_twice(self) -> None:
        assert named(["GET /items/1", "GET /items/2"], ALL) == ("GET /items/{item_id}",)

    @pytest.mark.parametrize(
        ("seen", "names"),
        [
            ("* /items/{item_id}", ("GET /items/{item_id}",)),
            ("* /items/{id}", ("GET /items/{item_id}",)),
            ("* /items/export", ("GET /items/export",)),
            ("* /items/1", ("* /items/1",)),
            ("* shipped", ("* shipped",)),
        ],
    )
    def test_is_each_operation_at_a_path_that_is_shown_without_methods(self, seen: str, names: tuple[str, ...]) -> None:
        assert named([seen], ALL) == names

    def test_is_every_method_of_such_a_path(self) -> None:
        both = (operation("GET", "/items"), operation("POST", "/items"))
        assert named(["* /items"], both) == ("GET /items", "POST /items")


class TestFitting:
    """The operation that answers at a concrete path."""

    def test_has_a_literal_segment_before_a_parameter_whatever_the_order(self) -> None:
        assert fitting("GET", "/items/export", [ITEM, EXPORT]) == EXPORT
        assert fitting("GET", "/items/export", [EXPORT, ITEM]) == EXPORT

    def test_is_none_where_no_path_fits(self) -> None:
        assert fitting("GET", "/orders", ALL) is None

    def test_a_whole_address_fits_like_its_path(self) -> None:
        assert fits("http://127.0.0.1:1234/items/1?q=tea", ITEM)

    def test_no_address_is_a_webhooks(self) -> None:
        assert not fits("shipped", HOOK)


class TestFilled:
    """The concrete path of an operation."""

    @pytest.mark.parametrize(
        ("one", "ids", "path"),
        [
            (ITEM, {"item_id": "1"}, "/items/1"),
            (ITEM, {"item_id": "a/b ?"}, "/items/a%2Fb%20%3F"),
            (ITEM, {}, None),
            (IMAGE, {"item_id": "1"}, None),
            (EXPORT, {}, "/items/export"),
            (HOOK, {}, None),
        ],
    )
    def test_has_every_value_or_is_none(self, one: Operation, ids: dict[str, str], path: str | None) -> None:
        assert filled(one, ids) == path
