"""`POST /items` with an object whose members are not as described: 422, and each wrong member is named."""

import json
from typing import Any

import httpx2
import pytest

from .problems import assert_problem
from .samples import BAD_PRICES, CUP, JSON

pytestmark = pytest.mark.slice

NOT_STRINGS = [0, 1, -1, 1.5, True, False, [], ["Cup"], {}, {"a": "Cup"}]
SURROGATES = {
    "high": "\ud800",
    "low": "\udc00",
    "low before high": "\ude00\ud83d",
    "among letters": "Cu\udfffp",
    "high twice": "\ud83d\ud83d\ude00",
}

STRANGERS = {
    "colour": "#/colour",
    "id": "#/id",
    "Name": "#/Name",
    "names": "#/names",
    "": "#/",
    "a/b": "#/a~1b",
    "m~n": "#/m~0n",
    "~1": "#/~01",
    "c%d": "#/c%25d",
    "e^f": "#/e%5Ef",
    "g|h": "#/g%7Ch",
    "i\\j": "#/i%5Cj",
    'k"l': "#/k%22l",
    "o#p": "#/o%23p",
    "q[0]": "#/q%5B0%5D",
    "<r>": "#/%3Cr%3E",
    "{s}": "#/%7Bs%7D",
    " ": "#/%20",
    "\n": "#/%0A",
    "\x00": "#/%00",
    "prix_é": "#/prix_%C3%A9",
    "茶": "#/%E8%8C%B6",
    "🫖": "#/%F0%9F%AB%96",
    "a-b.c_d": "#/a-b.c_d",
    "$ref": "#/$ref",
    "xml:lang": "#/xml:lang",
    "a+b=c?": "#/a+b=c?",
    "__proto__": "#/__proto__",
}
"""Names that the contract does not have, with their pointers; some are the examples of RFC 6901, section 6."""


def refuse(client: httpx2.Client, body: dict[str, Any], errors: set[str]) -> None:
    """The body is refused for just these places."""
    response = client.post("/items", content=json.dumps(body).encode(), headers=JSON)
    assert_problem(response, 422, errors=errors)


class TestTypes:
    """A member of another type is refused; nothing is turned into a string."""

    @pytest.mark.parametrize("value", [*NOT_STRINGS, None], ids=json.dumps)
    @pytest.mark.parametrize("member", ["name", "price"])
    def test_must_be_a_string(self, client: httpx2.Client, member: str, value: object) -> None:
        refuse(client, {**CUP, member: value}, errors={f"#/{member}"})

    @pytest.mark.parametrize("value", NOT_STRINGS, ids=json.dumps)
    def test_of_a_description_must_be_string_or_null(self, client: httpx2.Client, value: object) -> None:
        refuse(client, {**CUP, "description": value}, errors={"#/description"})

    @pytest.mark.parametrize("price", [19.99, 5, 1e3, 10**30, 0], ids=json.dumps)
    def test_of_a_price_must_not_be_a_number(self, client: httpx2.Client, price: float) -> None:
        refuse(client, {**CUP, "price": price}, errors={"#/price"})


class TestPrice:
    """A price is above zero, below a hundred million, with two places at the most, and nothing around it."""

    @pytest.mark.parametrize("price", BAD_PRICES, ids=ascii)
    def test_is_refused(self, client: httpx2.Client, price: str) -> None:
        refuse(client, {**CUP, "price": price}, errors={"#/price"})

    def test_is_refused_when_it_is_very_long(self, client: httpx2.Client) -> None:
        refuse(client, {**CUP, "price": "9" * 5000}, errors={"#/price"})


class TestText:
    """A name has 1 to 80 characters, a description up to 500; neither has a null character or half a character."""

    @pytest.mark.parametrize("character", ["x", " ", "é", "🫖"], ids=ascii)
    def test_is_refused_when_it_is_one_too_long(self, client: httpx2.Client, character: str) -> None:
        refuse(client, {**CUP, "name": character * 81}, errors={"#/name"})
        refuse(client, {**CUP, "description": character * 501}, errors={"#/description"})

    def test_of_a_name_is_refused_when_it_is_empty(self, client: httpx2.Client) -> None:
        refuse(client, {**CUP, "name": ""}, errors={"#/name"})

    @pytest.mark.parametrize("text", ["\x00", "Cup\x00", "\x00Cup", "C\x00up"], ids=ascii)
    @pytest.mark.parametrize("member", ["name", "description"])
    def test_is_refused_with_a_null_character(self, client: httpx2.Client, member: str, text: str) -> None:
        refuse(client, {**CUP, member: text}, errors={f"#/{member}"})

    @pytest.mark.parametrize("text", SURROGATES.values(), ids=SURROGATES.keys())
    @pytest.mark.parametrize("member", ["name", "description", "price"])
    def test_is_refused_with_a_lone_surrogate(self, client: httpx2.Client, member: str, text: str) -> None:
        refuse(client, {**CUP, member: text}, errors={f"#/{member}"})


class TestMembers:
    """Those that are required must be there, and no others than those described."""

    @pytest.mark.parametrize("member", ["name", "price"])
    def test_is_named_when_it_is_missing(self, client: httpx2.Client, member: str) -> None:
        refuse(client, {key: value for key, value in CUP.items() if key != member}, errors={f"#/{member}"})

    @pytest.mark.parametrize(("member", "pointer"), STRANGERS.items(), ids=map(ascii, STRANGERS))
    def test_is_named_when_it_is_not_described(self, client: httpx2.Client, member: str, pointer: str) -> None:
        refuse(client, {**CUP, member: "x"}, errors={pointer})

    def test_is_refused_even_when_it_is_null(self, client: httpx2.Client) -> None:
        refuse(client, {**CUP, "colour": None}, errors={"#/colour"})

    def test_is_refused_when_its_name_is_half_a_character(self, client: httpx2.Client) -> None:
        """No pointer can be written for it in UTF-8; which one is given is left open."""
        response = client.post("/items", content=json.dumps({**CUP, "\ud800": 1}).encode(), headers=JSON)
        assert len(assert_problem(response, 422)) == 1


class TestAllErrors:
    """Everything that is wrong is listed, not only the first."""

    @pytest.mark.parametrize(
        ("body", "errors"),
        [
            ({}, {"#/name", "#/price"}),
            ({"description": 1}, {"#/name", "#/price", "#/description"}),
            ({"name": "", "price": "0"}, {"#/name", "#/price"}),
            ({"name": 1, "price": 1, "description": 1}, {"#/name", "#/price", "#/description"}),
            ({"name": "x" * 81, "price": "1.999", "a": 1, "b": 2}, {"#/name", "#/price", "#/a", "#/b"}),
            ({"price": "1.00", "colour": "red"}, {"#/name", "#/colour"}),
            ({"colour": "red"}, {"#/name", "#/price", "#/colour"}),
            ({"name": "\x00", "price": None, "description": "x" * 501}, {"#/name", "#/price", "#/description"}),
        ],
        ids=[
            "nothing there",
            "two missing and one wrong",
            "two wrong values",
            "three wrong types",
            "two wrong values and two strangers",
            "one missing and a stranger",
            "two missing and a stranger",
            "three wrong in different ways",
        ],
    )
    def test_are_listed(self, client: httpx2.Client, body: dict[str, Any], errors: set[str]) -> None:
        refuse(client, body, errors=errors)
