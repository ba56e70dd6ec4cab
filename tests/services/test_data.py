"""`GET /data`."""

from urllib.parse import quote

import httpx2
import pytest

from .contract import assert_as_contract, shown
from .problems import assert_problem
from .samples import CUP, NOT_INTEGERS, SEED, spelled


@pytest.mark.slice
class TestData:
    """All items at once, read through the database session."""

    def test_begins_with_the_seeded_items(self, client: httpx2.Client) -> None:
        assert assert_as_contract(client.get("/data"), "getData")[: len(SEED)] == shown(SEED)

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

    @pytest.mark.parametrize("query", ["Limit=1", "offset=5", "format=xml", "status=sold_out"])
    def test_ignores_query_parameters(self, client: httpx2.Client, query: str) -> None:
        assert client.get(f"/data?{query}").json() == client.get("/data").json()


class TestLimit:
    """How many items there are at most."""

    @pytest.mark.parametrize("limit", [1, 7, 25])
    def test_leaves_the_first_items(self, client: httpx2.Client, limit: int) -> None:
        assert assert_as_contract(client.get(f"/data?limit={limit}"), "getData") == SEED[:limit]

    def test_may_be_larger_than_the_shop(self, client: httpx2.Client) -> None:
        items = client.get("/data").json()
        assert assert_as_contract(client.get("/data?limit=100"), "getData") == items[:100]

    @pytest.mark.parametrize(
        "limit", ["0", "-1", "101", "9" * 20, "", *NOT_INTEGERS], ids=lambda text: ascii(spelled(text))
    )
    def test_is_refused_where_it_is_no_integer_from_1_to_100(self, client: httpx2.Client, limit: str) -> None:
        assert_problem(client.get(f"/data?limit={quote(limit, safe='')}"), 422, errors={"limit"})

    def test_counts_when_it_comes_last(self, client: httpx2.Client) -> None:
        assert client.get("/data?limit=abc&limit=2").json() == SEED[:2]
