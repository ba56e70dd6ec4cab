"""`GET /items`: pages, their limits, and parameters that are not as described."""

from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from .contract import assert_as_contract, shown
from .problems import assert_problem
from .samples import NOT_INTEGERS, SEED, spelled

pytestmark = pytest.mark.slice


def page(client: httpx2.Client, query: str = "") -> dict[str, Any]:
    """A page that is as the contract describes it."""
    body = assert_as_contract(client.get(f"/items{query}"), "listItems")
    assert isinstance(body, dict)
    return body


class TestPages:
    """Limit and offset choose among the items in the order of their ids."""

    def test_has_20_items_from_the_first_by_default(self, client: httpx2.Client) -> None:
        body = page(client)
        assert (body["limit"], body["offset"]) == (20, 0)
        assert body["items"] == shown(SEED[:20])

    @pytest.mark.parametrize(("limit", "offset"), [(1, 0), (5, 10), (25, 0), (3, 22), (1, 24)])
    def test_holds_the_items_after_the_offset_up_to_the_limit(
        self, client: httpx2.Client, limit: int, offset: int
    ) -> None:
        body = page(client, f"?limit={limit}&offset={offset}")
        assert (body["limit"], body["offset"]) == (limit, offset)
        assert body["items"] == shown(SEED[offset : offset + limit])

    @pytest.mark.parametrize("query", ["", "?limit=1", "?offset=7", "?limit=100&offset=1000000"])
    def test_counts_all_items_whatever_the_page(self, client: httpx2.Client, query: str) -> None:
        assert page(client, query)["total"] == len(client.get("/data").json())

    def test_is_short_at_the_end(self, client: httpx2.Client) -> None:
        total = page(client)["total"]
        assert [item["id"] for item in page(client, f"?offset={total - 1}")["items"]] == [
            client.get("/data").json()[-1]["id"]
        ]

    def test_is_empty_beyond_the_last_item(self, client: httpx2.Client) -> None:
        total = page(client)["total"]
        assert page(client, f"?offset={total}")["items"] == []

    @pytest.mark.parametrize(
        "offset",
        [2**31, 2**63 - 1, 2**63, 2**64, 10**30, 10**300],
        ids=["2^31", "2^63-1", "2^63", "2^64", "10^30", "10^300"],
    )
    def test_is_empty_beyond_what_a_database_can_count(self, client: httpx2.Client, offset: int) -> None:
        body = page(client, f"?offset={offset}")
        assert body["items"] == []
        assert body["offset"] == offset
        assert body["total"] >= len(SEED)


class TestSpelling:
    """An integer is decimal digits, with `-` before a negative one."""

    @pytest.mark.parametrize(
        ("query", "limit", "offset"),
        [("limit=007", 7, 0), ("limit=0100", 100, 0), ("offset=-0", 20, 0), ("offset=0003&limit=1", 1, 3)],
    )
    def test_takes_leading_zeros_and_minus_zero(
        self, client: httpx2.Client, query: str, limit: int, offset: int
    ) -> None:
        body = page(client, f"?{query}")
        assert (body["limit"], body["offset"]) == (limit, offset)

    @pytest.mark.parametrize("text", ["", *NOT_INTEGERS], ids=ascii)
    @pytest.mark.parametrize("parameter", ["limit", "offset"])
    def test_refuses_what_is_not_an_integer(self, client: httpx2.Client, parameter: str, text: str) -> None:
        response = client.get(f"/items?{parameter}={quote(text, safe='')}")
        assert_problem(response, 422, errors={parameter})

    @pytest.mark.parametrize("query", ["limit", "limit=%FF", "limit=+1", "limit=1+"])
    def test_refuses_what_a_query_can_hide(self, client: httpx2.Client, query: str) -> None:
        assert_problem(client.get(f"/items?{query}"), 422, errors={"limit"})


class TestRange:
    """A limit is 1 to 100, an offset 0 or more."""

    @pytest.mark.parametrize("limit", ["1", "100"])
    def test_takes_a_limit_at_either_end(self, client: httpx2.Client, limit: str) -> None:
        assert page(client, f"?limit={limit}")["limit"] == int(limit)

    @pytest.mark.parametrize("limit", ["0", "-0", "-1", "101", "1000", "9" * 20, "9" * 5000], ids=spelled)
    def test_refuses_a_limit_outside(self, client: httpx2.Client, limit: str) -> None:
        assert_problem(client.get(f"/items?limit={limit}"), 422, errors={"limit"})

    @pytest.mark.parametrize("offset", ["-1", "-007", "-" + "9" * 20], ids=spelled)
    def test_refuses_a_negative_offset(self, client: httpx2.Client, offset: str) -> None:
        assert_problem(client.get(f"/items?offset={offset}"), 422, errors={"offset"})

    def test_answers_an_offset_of_5000_digits_by_a_page_or_a_problem(self, client: httpx2.Client) -> None:
        """Python's `int` refuses it (4300 digits at most), so a service may."""
        response = client.get(f"/items?offset={'9' * 5000}")
        if response.status_code == 200:
            assert "9" * 5000 in response.text
        else:
            assert_problem(response, 422, errors={"offset"})

    @pytest.mark.parametrize("query", ["limit=0&offset=-1", "offset=x&limit=x", "limit=&offset=-1"])
    def test_lists_both_parameters_when_both_are_wrong(self, client: httpx2.Client, query: str) -> None:
        assert_problem(client.get(f"/items?{query}"), 422, errors={"limit", "offset"})


class TestUnknownParameters:
    """Query parameters that are not described change nothing."""

    @pytest.mark.parametrize(
        "query", ["colour=red", "Limit=0", "page=2", "format=json", "format=xml", "item_id=x", "="]
    )
    def test_are_ignored(self, client: httpx2.Client, query: str) -> None:
        assert page(client, f"?limit=5&{query}")["items"] == shown(SEED[:5])
