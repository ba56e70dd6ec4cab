"""`GET /health` and `GET /categories`, which nothing changes."""

import httpx2
import pytest

from .contract import assert_as_contract
from .samples import SEEDS


class TestHealth:
    """Whether the shop is open."""

    @pytest.mark.parametrize("query", ["", "?limit=abc", "?format=xml"])
    def test_is_ok(self, client: httpx2.Client, query: str) -> None:
        assert assert_as_contract(client.get(f"/health{query}"), "getHealth") == {"status": "ok"}

    def test_lets_everybody_ask(self, client: httpx2.Client) -> None:
        headers = {"Authorization": "Bearer wrong", "X-API-Key": "wrong", "Cookie": "theme=blue"}
        assert client.get("/health", headers=headers).status_code == 200


class TestCategories:
    """Every category with those below it."""

    @pytest.mark.parametrize("query", ["", "?limit=1", "?slug=kitchen"])
    def test_are_the_tree_as_seeded(self, client: httpx2.Client, query: str) -> None:
        response = client.get(f"/categories{query}")
        assert assert_as_contract(response, "listCategories") == SEEDS["categories"]
