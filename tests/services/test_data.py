"""`GET /data`."""

import httpx2
import pytest

from .contract import assert_as_contract
from .samples import CUP, SEED


class TestData:
    """All items at once, read through the database session."""

    def test_begins_with_the_seeded_items(self, client: httpx2.Client) -> None:
        assert assert_as_contract(client.get("/data"), "getData")[: len(SEED)] == SEED

    def test_is_in_the_order_of_the_ids(self, client: httpx2.Client) -> None:
        client.post("/items", json=CUP)
        ids = [item["id"] for item in client.get("/data").json()]
        assert ids == sorted(set(ids))

    def test_ends_with_the_newest_item(self, client: httpx2.Client) -> None:
        created = client.post("/items", json=CUP).json()
        assert assert_as_contract(client.get("/data"), "getData")[-1] == created

    def test_is_what_all_pages_hold_together(self, client: httpx2.Client) -> None:
        items = client.get("/data").json()
        pages = [client.get(f"/items?limit=10&offset={offset}").json() for offset in range(0, len(items), 10)]
        assert [item for page in pages for item in page["items"]] == items

    @pytest.mark.parametrize("query", ["limit=1", "limit=abc", "offset=5", "format=xml"])
    def test_ignores_query_parameters(self, client: httpx2.Client, query: str) -> None:
        assert client.get(f"/data?{query}").json() == client.get("/data").json()
