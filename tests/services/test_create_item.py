"""`POST /items` with bodies that are as described."""

import json
from typing import Any

import httpx2
import pytest

from .contract import assert_as_contract, shown
from .samples import CUP, DEFAULTS, GOOD_PRICES, JSON, SEED

pytestmark = pytest.mark.slice

TEXTS = {
    "one space": " ",
    "only spaces": "   ",
    "spaces around": "  Cup  ",
    "tabs and line breaks": "\ta\r\nb\n",
    "other space": "\u00a0\u2003\u2028\u3000",
    "umlauts": "Teekännchen für Grüße",
    "composed apart": "Cafe\u0301",
    "Chinese": "茶壶",
    "right to left": "إبريق الشاي",
    "emoji of several code points": "👩🏽‍🍳",
    "control characters": "\x01\x1b\x1f\x7f\x85",
    "no character": "\uffff\U0010ffff",
    "byte order mark": "\ufeffCup",
    "markup": "<b>Cup</b> &amp; <script>alert(1)</script>",
    "SQL": "'; DROP TABLE items; --",
    "format": "%s {0} {{ name }} ${name} \\u0041",
    "digits": "007",
    "null by name": "null",
}
"""Texts that come back unchanged, as a name or as a description."""


def create(client: httpx2.Client, body: dict[str, Any]) -> dict[str, Any]:
    """The item as created, after a look whether the shop keeps it as it was answered."""
    response = client.post("/items", content=json.dumps(body).encode(), headers=JSON)
    assert response.status_code == 201, response.text
    item = assert_as_contract(response, "createItem")
    assert response.headers["location"] == f"/items/{item['id']}"
    assert assert_as_contract(client.get(response.headers["location"]), "getItem") == item
    assert isinstance(item, dict)
    return item


class TestCreation:
    """A new item gets an id, an address and a place at the end."""

    def test_answers_with_the_item_and_its_id(self, client: httpx2.Client) -> None:
        item = create(client, CUP)
        assert item == shown({**DEFAULTS, **CUP, "id": item["id"], "created_at": item.get("created_at")})
        assert item["id"] not in {seeded["id"] for seeded in SEED}

    def test_tells_the_path_of_the_new_item_in_location(self, client: httpx2.Client) -> None:
        response = client.post("/items", json=CUP)
        assert response.headers["location"] == f"/items/{response.json()['id']}"

    def test_makes_another_item_of_the_same_body(self, client: httpx2.Client) -> None:
        assert create(client, CUP)["id"] != create(client, CUP)["id"]

    def test_adds_one_to_the_total_and_the_item_to_the_end(self, client: httpx2.Client) -> None:
        before = client.get("/items?limit=1").json()["total"]
        item = create(client, CUP)
        page = client.get(f"/items?offset={before}").json()
        assert page["total"] == before + 1
        assert page["items"] == [item]

    def test_ignores_query_parameters(self, client: httpx2.Client) -> None:
        assert_as_contract(client.post("/items?limit=abc&name=x", json=CUP), "createItem")


class TestText:
    """Names and descriptions come back as they were sent."""

    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
    def test_is_kept_unchanged(self, client: httpx2.Client, text: str) -> None:
        item = create(client, {"name": text, "price": "1.00", "description": text})
        assert (item["name"], item["description"]) == (text, text)

    @pytest.mark.parametrize("character", ["x", "é", "茶", "🫖"])
    def test_is_counted_in_code_points(self, client: httpx2.Client, character: str) -> None:
        name, description = character * 80, character * 500
        item = create(client, {"name": name, "price": "1.00", "description": description})
        assert (item["name"], item["description"]) == (name, description)


class TestPrice:
    """A price is answered with exactly two places."""

    @pytest.mark.parametrize(("sent", "answered"), GOOD_PRICES.items(), ids=GOOD_PRICES.keys())
    def test_is_answered_with_two_places(self, client: httpx2.Client, sent: str, answered: str) -> None:
        assert create(client, {"name": "Cup", "price": sent})["price"] == answered


class TestDescription:
    """A description may be left out."""

    @pytest.mark.parametrize(
        ("part", "answered"),
        [({}, None), ({"description": None}, None), ({"description": ""}, ""), ({"description": "   "}, "   ")],
        ids=["absent", "null", "empty", "only spaces"],
    )
    def test_is_null_when_there_is_none(
        self, client: httpx2.Client, part: dict[str, str | None], answered: str | None
    ) -> None:
        assert create(client, {"name": "Cup", "price": "1.00", **part})["description"] == answered


class TestWriting:
    """JSON may be written, and sent, in more than one way."""

    @pytest.mark.parametrize(
        "content",
        [
            ' \t\r\n{ "name" : "Krügerl 🫖" ,\n"price":"3.50","description":null } \n',
            '{"price": "3.50", "description": null, "name": "Krügerl 🫖"}',
            '{"name": "Kr\\u00fcgerl \\ud83e\\uded6", "price": "3.50"}',
            '{"n\\u0061me": "\\u004brügerl 🫖", "pri\\u0063e": "3\\u002e50"}',
        ],
        ids=["space between", "another order", "escaped as ASCII", "escaped for no reason"],
    )
    def test_does_not_matter(self, client: httpx2.Client, content: str) -> None:
        item = assert_as_contract(client.post("/items", content=content.encode(), headers=JSON), "createItem")
        assert (item["name"], item["price"], item["description"]) == ("Krügerl 🫖", "3.50", None)

    def test_a_body_sent_in_chunks_is_read_whole(self, client: httpx2.Client) -> None:
        content = json.dumps(CUP).encode()
        response = client.post("/items", content=iter([content[:10], content[10:]]), headers=JSON)
        assert assert_as_contract(response, "createItem")["name"] == CUP["name"]
