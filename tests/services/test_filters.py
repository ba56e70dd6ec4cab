"""`GET /items`: the filters and the order."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx2
import pytest

from .access import KEY
from .contract import assert_as_contract
from .making import new_item, unique
from .samples import SEED

SHELF: list[dict[str, Any]] = [
    {"name": "Zinc box", "price": "10.00", "stock": 3, "tags": ["metal", "box"]},
    {"name": "apple box", "price": "9.99", "stock": 0, "tags": ["wood", "box"], "status": "sold_out"},
    {"name": "Apple Box", "price": "100.00", "tags": ["wood", "box", "large"]},
    {"name": "Ärmel 100%", "price": "9.99", "stock": 1, "tags": [], "status": "discontinued"},
    {"name": "snake_case", "price": "0.01", "tags": ["wood"]},
    {"name": "Grüße 🫖", "price": "99999999.99", "stock": 1_000_000},
    {"name": "Apple Box", "price": "10.01", "tags": ["box-large"]},
]
"""The items that the filters choose among; each also has a tag that no other item of the shop has."""


class Shelf:
    """The items of `SHELF` in a shop, by their place there."""

    def __init__(self, client: httpx2.Client) -> None:
        self.client = client
        self.tag = f"shelf-{unique()}"
        self.items = [new_item(client, **one | {"tags": [*one.get("tags", []), self.tag]}) for one in SHELF]

    def places(self, **query: str | list[str]) -> list[int]:
        """Which of them are listed, in the order of the list."""
        tags = [self.tag, *query.pop("tag", [])]
        text = urlencode({"limit": "100", **query, "tag": tags}, doseq=True)
        page = assert_as_contract(self.client.get(f"/items?{text}"), "listItems")
        assert page["total"] == len(page["items"])
        return [self.items.index(item) for item in page["items"]]


@pytest.fixture(scope="class")
def shelf(service_url: str) -> Iterator[Shelf]:
    """The shelf, for all tests of a class; its items are gone afterwards."""
    with httpx2.Client(base_url=service_url, timeout=60, trust_env=False, verify=False) as client:
        filled = Shelf(client)
        yield filled
        for item in filled.items:
            client.delete(f"/items/{item['id']}", headers=KEY)


class TestFilter:
    """Each filter leaves the items that it describes; several leave what all of them do."""

    def test_by_nothing_leaves_all(self, shelf: Shelf) -> None:
        assert shelf.places() == [0, 1, 2, 3, 4, 5, 6]

    @pytest.mark.parametrize(
        ("q", "places"),
        [
            ("apple", [1, 2, 6]),
            ("APPLE BOX", [1, 2, 6]),
            ("box", [0, 1, 2, 6]),
            ("e b", [1, 2, 6]),
            ("Zinc box", [0]),
            ("zinc box ", []),
            ("100%", [3]),
            ("%%", []),
            ("s%e", []),
            ("e_c", [4]),
            ("a_p", []),
            ("__", []),
            ("\\%", []),
            ("ärmel", [3]),
            ("ÄRMEL", [3]),
            ("GRÜ", [5]),
            ("🫖", None),
            (" 🫖", [5]),
            ("'; --", []),
            ('"*', []),
            ("x" * 50, []),
        ],
        ids=ascii,
    )
    def test_by_a_text_looks_into_the_name(self, shelf: Shelf, q: str, places: list[int] | None) -> None:
        if places is None:
            assert shelf.client.get("/items", params={"q": q}).status_code == 422
        else:
            assert shelf.places(q=q) == places

    @pytest.mark.parametrize(
        ("status", "places"), [("available", [0, 2, 4, 5, 6]), ("sold_out", [1]), ("discontinued", [3])]
    )
    def test_by_status(self, shelf: Shelf, status: str, places: list[int]) -> None:
        assert shelf.places(status=status) == places

    @pytest.mark.parametrize(
        ("tags", "places"),
        [
            (["box"], [0, 1, 2]),
            (["wood"], [1, 2, 4]),
            (["wood", "box"], [1, 2]),
            (["box", "wood", "large"], [2]),
            (["box", "box"], [0, 1, 2]),
            (["metal", "wood"], []),
            (["large"], [2]),
            (["box-large"], [6]),
            (["ox"], []),
            (["none"], []),
        ],
        ids=str,
    )
    def test_by_tags_needs_each_of_them(self, shelf: Shelf, tags: list[str], places: list[int]) -> None:
        assert shelf.places(tag=tags) == places

    @pytest.mark.parametrize(("in_stock", "places"), [("true", [0, 3, 5]), ("false", [1, 2, 4, 6])])
    def test_by_stock(self, shelf: Shelf, in_stock: str, places: list[int]) -> None:
        assert shelf.places(in_stock=in_stock) == places

    @pytest.mark.parametrize(
        ("query", "places"),
        [
            ({"min_price": "10"}, [0, 2, 5, 6]),
            ({"min_price": "10.0"}, [0, 2, 5, 6]),
            ({"min_price": "10.01"}, [2, 5, 6]),
            ({"max_price": "9.99"}, [1, 3, 4]),
            ({"max_price": "10"}, [0, 1, 3, 4]),
            ({"max_price": "0.01"}, [4]),
            ({"max_price": "0"}, []),
            ({"min_price": "0.00"}, [0, 1, 2, 3, 4, 5, 6]),
            ({"min_price": "99999999.99"}, [5]),
            ({"max_price": "99999999.98"}, [0, 1, 2, 3, 4, 6]),
            ({"min_price": "9.99", "max_price": "10.00"}, [0, 1, 3]),
            ({"min_price": "20", "max_price": "10"}, []),
        ],
        ids=str,
    )
    def test_by_price_is_exact(self, shelf: Shelf, query: dict[str, str], places: list[int]) -> None:
        assert shelf.places(**query) == places

    def test_by_everything_leaves_what_all_filters_leave(self, shelf: Shelf) -> None:
        query = {"q": "box", "status": "available", "min_price": "1", "max_price": "50", "in_stock": "true"}
        assert shelf.places(**query, tag=["box"]) == [0]

    def test_comes_last_when_it_is_repeated(self, shelf: Shelf) -> None:
        assert shelf.places(q=["zinc", "x", "apple"], in_stock=["abc", "true", "false"]) == [1, 2, 6]


class TestCreatedAfter:
    """Items created after a time, in whatever form that is written."""

    @pytest.mark.parametrize(
        ("time", "first"),
        [
            ("2026-01-24T08:00:00Z", 25),
            ("2026-01-24T07:59:59Z", 24),
            ("2026-01-24T07:59:59.999999Z", 24),
            ("2026-01-24T09:30:00+01:30", 25),
            ("2026-01-24T03:00:00-05:00", 25),
            ("2026-01-24t08:00:00.000z", 25),
            ("2026-01-24T08:00:00.000001Z", 25),
            ("0001-01-01T00:00:00Z", 1),
        ],
    )
    def test_is_not_met_by_an_item_of_that_very_time(self, client: httpx2.Client, time: str, first: int) -> None:
        page = assert_as_contract(client.get("/items", params={"created_after": time}), "listItems")
        assert page["items"][0] == SEED[first - 1]

    def test_leaves_nothing_after_the_last(self, client: httpx2.Client) -> None:
        created_at = new_item(client)["created_at"]
        newer = client.get("/items", params={"created_after": created_at}).json()["items"]
        assert all(item["created_at"] > created_at for item in newer)
        assert client.get("/items", params={"created_after": "9999-12-31T23:59:59.999999Z"}).json()["total"] == 0


class TestSort:
    """Items that are equal in what they are ordered by are ordered by id, also when the order is turned round."""

    @pytest.mark.parametrize(
        ("sort", "places"),
        [
            ("id", [0, 1, 2, 3, 4, 5, 6]),
            ("-id", [6, 5, 4, 3, 2, 1, 0]),
            ("name", [2, 6, 5, 0, 1, 4, 3]),
            ("-name", [3, 4, 1, 0, 5, 2, 6]),
            ("price", [4, 1, 3, 0, 6, 2, 5]),
            ("-price", [5, 2, 6, 0, 1, 3, 4]),
        ],
    )
    def test_by_id_by_code_points_or_by_amount(self, shelf: Shelf, sort: str, places: list[int]) -> None:
        assert shelf.places(sort=sort) == places

    def test_comes_before_the_page_is_cut_out(self, shelf: Shelf) -> None:
        page = shelf.client.get("/items", params={"tag": shelf.tag, "sort": "-price", "limit": "2", "offset": "1"})
        assert [shelf.items.index(item) for item in page.json()["items"]] == [2, 6]
        assert page.json()["total"] == 7
