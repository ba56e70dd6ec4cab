"""`POST /items` with bodies that are no JSON object: 422, and the whole body (`#`) is to blame."""

import httpx2
import pytest

from .bodies import NOT_AN_OBJECT, NOT_JSON, NOT_UTF_8
from .problems import assert_problem
from .samples import JSON

pytestmark = pytest.mark.slice

DEEP = 100_000
LONG = b"9" * 5000
"""More digits than Python's `int` reads by default (4300)."""

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
