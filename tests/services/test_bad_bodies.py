"""`POST /items` with bodies that are no JSON object: 422, and the whole body (`#`) is to blame."""

import json

import httpx2
import pytest

from .problems import assert_problem
from .samples import CUP, JSON

DEEP = 100_000
LONG = b"9" * 5000
"""More digits than Python's `int` reads by default (4300)."""

NOT_JSON = {
    "empty": b"",
    "only space": b" \n",
    "a brace": b"{",
    "cut off": b'{"name": "Cup", "price": "3.5',
    "not closed": b'{"name": "Cup", "price": "3.50"',
    "closed twice": b'{"name": "Cup", "price": "3.50"}}',
    "two values": b'{"name": "Cup", "price": "3.50"} {}',
    "comma at the end": b'{"name": "Cup", "price": "3.50",}',
    "single quotes": b"{'name': 'Cup', 'price': '3.50'}",
    "bare names": b'{name: "Cup", price: "3.50"}',
    "a comment": b'{"name": "Cup", "price": "3.50"} // new',
    "a line break in a string": b'{"name": "C\nup", "price": "3.50"}',
    "an unknown escape": b'{"name": "C\\xup", "price": "3.50"}',
    "a form": b"name=Cup&price=3.50",
    "XML": b"<item><name>Cup</name></item>",
    "a word": b"nonsense",
    "undefined": b"undefined",
}
NOT_UTF_8 = {
    "a lone byte": b'{"name": "C\xffp", "price": "3.50"}',
    "Latin-1": '{"name": "Krügerl", "price": "3.50"}'.encode("latin-1"),
    "a character cut off": b'{"name": "\xe8\x8c", "price": "3.50"}',
    "an overlong slash": b'{"name": "\xc0\xaf", "price": "3.50"}',
    "a surrogate": b'{"name": "\xed\xa0\x80", "price": "3.50"}',
    "UTF-16": json.dumps(CUP).encode("utf-16"),
    "UTF-16 without a mark": json.dumps(CUP).encode("utf-16-le"),
    "UTF-32": json.dumps(CUP).encode("utf-32"),
}
NOT_AN_OBJECT = {
    "an array": b"[]",
    "an item in an array": b'[{"name": "Cup", "price": "3.50"}]',
    "null": b"null",
    "true": b"true",
    "a string": b'"x"',
    "an item in a string": json.dumps(json.dumps(CUP)).encode(),
    "an integer": b"1",
    "a fraction": b"1.5",
}
TOO_MUCH = {
    "deep arrays": (b"[" * DEEP + b"]" * DEEP, {"#"}),
    "deep arrays, not closed": (b"[" * DEEP, {"#"}),
    "deep objects": (b'{"a":' * DEEP + b"1" + b"}" * DEEP, {"#", "#/a", "#/name", "#/price"}),
    "a deep name": (b'{"price": "1.00", "name": ' + b"[" * DEEP + b"]" * DEEP + b"}", {"#", "#/name"}),
    "a deep stranger": (
        b'{"price": "1.00", "name": "Cup", "x": ' + b"[" * DEEP + b"]" * DEEP + b"}",
        {"#", "#/x"},
    ),
    "a long integer": (LONG, {"#"}),
    "a long price": (b'{"name": "Cup", "price": ' + LONG + b"}", {"#", "#/price"}),
    "a long negative price": (b'{"name": "Cup", "price": -' + LONG + b"}", {"#", "#/price"}),
    "a long stranger": (b'{"name": "Cup", "price": "1.00", "x": ' + LONG + b"}", {"#", "#/x"}),
    "NaN": (b"NaN", {"#"}),
    "a price of NaN": (b'{"name": "Cup", "price": NaN}', {"#", "#/price"}),
    "a price of Infinity": (b'{"name": "Cup", "price": Infinity}', {"#", "#/price"}),
    "a price of -Infinity": (b'{"name": "Cup", "price": -Infinity}', {"#", "#/price"}),
    "a price beyond a float": (b'{"name": "Cup", "price": 1e400}', {"#", "#/price"}),
}
"""Bodies that some parsers give up on and others read; the second value is which places a service may name."""


class TestWholeBody:
    """What cannot be read as a JSON object is refused as a whole."""

    @pytest.mark.parametrize("content", NOT_JSON.values(), ids=NOT_JSON.keys())
    def test_is_refused_when_it_is_not_json(self, client: httpx2.Client, content: bytes) -> None:
        assert_problem(client.post("/items", content=content, headers=JSON), 422, errors={"#"})

    @pytest.mark.parametrize("content", NOT_UTF_8.values(), ids=NOT_UTF_8.keys())
    def test_is_refused_when_it_is_not_utf_8(self, client: httpx2.Client, content: bytes) -> None:
        assert_problem(client.post("/items", content=content, headers=JSON), 422, errors={"#"})

    @pytest.mark.parametrize("content", NOT_AN_OBJECT.values(), ids=NOT_AN_OBJECT.keys())
    def test_is_refused_when_it_is_not_an_object(self, client: httpx2.Client, content: bytes) -> None:
        assert_problem(client.post("/items", content=content, headers=JSON), 422, errors={"#"})

    @pytest.mark.parametrize(("content", "places"), TOO_MUCH.values(), ids=TOO_MUCH.keys())
    def test_is_refused_when_it_is_too_much_for_a_parser(
        self, client: httpx2.Client, content: bytes, places: set[str]
    ) -> None:
        response = client.post("/items", content=content, headers=JSON)
        assert assert_problem(response, 422) <= places

    def test_is_refused_for_its_name_when_that_is_a_megabyte(self, client: httpx2.Client) -> None:
        response = client.post("/items", json={"name": "x" * 1_000_000, "price": "1.00"})
        assert_problem(response, 422, errors={"#/name"})


class TestRefusal:
    """A request that is refused changes nothing."""

    @pytest.mark.parametrize(
        ("status", "content", "headers"),
        [
            (422, b"{", JSON),
            (422, b'{"name": "Cup", "price": "3.50", "colour": "red"}', JSON),
            (422, b'{"name": "Cup", "price": "0.00"}', JSON),
            (415, b'{"name": "Cup", "price": "3.50"}', {"Content-Type": "text/plain"}),
            (406, b'{"name": "Cup", "price": "3.50"}', {**JSON, "Accept": "application/xml"}),
        ],
        ids=["not JSON", "a stranger", "no price", "another media type", "unacceptable"],
    )
    def test_adds_no_item(self, client: httpx2.Client, status: int, content: bytes, headers: dict[str, str]) -> None:
        before = client.get("/items?limit=1").json()["total"]
        assert_problem(client.post("/items", content=content, headers=headers), status)
        assert client.get("/items?limit=1").json()["total"] == before
