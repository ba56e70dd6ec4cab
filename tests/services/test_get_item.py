"""`GET /items/{item_id}`."""

from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from .contract import assert_as_contract, shown
from .problems import assert_problem
from .samples import NOT_INTEGERS, SEED, spelled

pytestmark = pytest.mark.slice


class TestFound:
    """An item that is there is answered whole."""

    @pytest.mark.parametrize("item", SEED, ids=lambda item: str(item["name"]))
    def test_is_as_seeded(self, client: httpx2.Client, item: dict[str, Any]) -> None:
        assert assert_as_contract(client.get(f"/items/{item['id']}"), "getItem") == shown(item)

    @pytest.mark.parametrize("text", ["07", "007", "0" * 100 + "7"], ids=["07", "007", "a hundred zeros"])
    def test_may_be_asked_for_with_leading_zeros(self, client: httpx2.Client, text: str) -> None:
        assert assert_as_contract(client.get(f"/items/{text}"), "getItem") == shown(SEED[6])

    @pytest.mark.parametrize("query", ["limit=abc", "item_id=2", "id=2", "format=xml", "format=api"])
    def test_ignores_query_parameters(self, client: httpx2.Client, query: str) -> None:
        assert assert_as_contract(client.get(f"/items/1?{query}"), "getItem") == shown(SEED[0])


class TestMissing:
    """An id that no item has is not found, however large."""

    @pytest.mark.parametrize(
        "number",
        [999_999_999, 2**31, 2**32 + 1, 2**63 - 1, 2**63, 2**64 + 1, 10**20 - 1, 10**300],
        ids=["999999999", "2^31", "2^32+1", "2^63-1", "2^63", "2^64+1", "twenty digits", "10^300"],
    )
    def test_is_not_found(self, client: httpx2.Client, number: int) -> None:
        response = client.get(f"/items/{number}")
        assert_problem(response, 404)
        assert_as_contract(response, "getItem")

    def test_is_not_found_or_refused_when_it_has_5000_digits(self, client: httpx2.Client) -> None:
        """Python's `int` refuses it (4300 digits at most), so a service may."""
        response = client.get(f"/items/{'9' * 5000}")
        assert response.status_code in {404, 422}
        assert assert_problem(response, response.status_code) <= {"item_id"}


class TestRefused:
    """What is not an id is refused before anything is looked up."""

    @pytest.mark.parametrize("text", NOT_INTEGERS, ids=ascii)
    def test_is_no_integer(self, client: httpx2.Client, text: str) -> None:
        assert_problem(client.get(f"/items/{quote(text, safe='')}"), 422, errors={"item_id"})

    def test_is_no_text(self, client: httpx2.Client) -> None:
        assert_problem(client.get("/items/%FF"), 422, errors={"item_id"})

    @pytest.mark.parametrize("text", ["0", "-0", "000", "-1", "-007", "-" + "9" * 20, "-" + "9" * 5000], ids=spelled)
    def test_is_below_one(self, client: httpx2.Client, text: str) -> None:
        assert_problem(client.get(f"/items/{text}"), 422, errors={"item_id"})
