"""`GET /`."""

import re

import httpx2
import pytest

from .contract import assert_as_contract

pytestmark = pytest.mark.slice


class TestGreeting:
    """The smallest thing that a framework can do."""

    def test_greets_in_the_name_of_the_framework(self, client: httpx2.Client) -> None:
        body = assert_as_contract(client.get("/"), "hello")
        assert re.fullmatch(r"Hello, \S(.*\S)?!", body["message"])

    def test_says_nothing_else(self, client: httpx2.Client) -> None:
        assert list(client.get("/").json()) == ["message"]

    def test_ignores_query_parameters(self, client: httpx2.Client) -> None:
        assert assert_as_contract(client.get("/?limit=abc"), "hello") == client.get("/").json()
