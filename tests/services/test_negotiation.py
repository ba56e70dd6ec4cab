"""`Accept` (406) and `Content-Type` (415)."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

import httpx2
import pytest

from .access import KEY
from .asks import GOOD
from .contract import assert_as_contract, is_slice
from .making import new_item
from .problems import assert_problem
from .samples import CUP

GETS = [name for name, ask in GOOD.items() if ask.method == "GET"]
JSON_ONLY = [name for name in GOOD if name not in {"exportItems", "getItemImage", "streamEvents"}]
"""The operations whose answers are JSON or nothing."""

ACCEPTABLE = [
    "*/*",
    "application/*",
    "application/json",
    "APPLICATION/JSON",
    "Application/*",
    "application/json;q=0.5",
    "application/json;q=0.5, text/html",
    "application/xml, application/json",
    "application/xml,application/json;q=0.1",
    "application/xml, */*",
    "application/xml;q=0.9, */*;q=0.1",
    "image/png , application/*;q=0.2",
]
UNACCEPTABLE = [
    "application/xml",
    "text/plain",
    "text/plain;q=0.1",
    "application/xml, text/plain",
    "image/*",
    "application/yaml",
    "application/jsonp",
    "application/json-patch+json",
    "application/vnd.shop+json",
    "text/json",
]
"""`text/html` is not among them: a stack may have a docs page at the very paths of its operations."""

OTHERS = {
    ("getItemImage", "image/png"): True,
    ("getItemImage", "IMAGE/PNG;q=0.5"): True,
    ("getItemImage", "image/*"): True,
    ("getItemImage", "image/webp, */*;q=0.1"): True,
    ("getItemImage", "application/json"): False,
    ("getItemImage", "image/jpeg"): False,
    ("getItemImage", "text/*"): False,
    ("streamEvents", "text/event-stream"): True,
    ("streamEvents", "Text/Event-Stream;q=0.5"): True,
    ("streamEvents", "text/*"): True,
    ("streamEvents", "*/*"): True,
    ("streamEvents", "application/json"): False,
    ("streamEvents", "text/csv"): False,
    ("streamEvents", "image/*"): False,
    ("exportItems", "text/plain"): False,
    ("exportItems", "application/xml"): False,
    ("exportItems", "image/*"): False,
    ("exportItems", "text/event-stream"): False,
}
"""Whether an operation whose answer is no JSON gives it to a client that accepts just this."""


def each(names: Iterable[str], accepts: Sequence[str] = ("",)) -> list[object]:
    """Each operation with each `Accept`, as parameters of a test; the slice's operations are marked.

    Where there are many, the operations outside the slice get every fourth: they share the code that reads it.
    """
    return [
        pytest.param(*(name, accept) if accept else (name,), marks=[pytest.mark.slice] if is_slice(name) else [])
        for place, name in enumerate(names)
        for accept in (accepts if is_slice(name) else accepts[place % 4 :: 4] or accepts)
    ]


class TestAccept:
    """An `Accept` header that rules out JSON, or whatever an operation answers with, is answered with 406."""

    @pytest.mark.parametrize(("operation_id", "accept"), each(JSON_ONLY, ACCEPTABLE))
    def test_that_allows_json_gets_json(self, client: httpx2.Client, operation_id: str, accept: str) -> None:
        response = GOOD[operation_id].send(client, {"Accept": accept})
        assert response.is_success, response.text
        assert_as_contract(response, operation_id)

    @pytest.mark.parametrize("operation_id", each(GOOD))
    def test_may_be_absent(self, client: httpx2.Client, operation_id: str) -> None:
        request = GOOD[operation_id].build(client)
        del request.headers["Accept"]
        response = client.send(request)
        assert response.is_success, response.text
        assert_as_contract(response, operation_id)

    @pytest.mark.slice
    def test_may_be_written_in_two_lines(self, client: httpx2.Client) -> None:
        """RFC 9110, section 5.3: they mean the same as one line with a comma between."""
        lines = [("Accept", "application/xml"), ("Accept", "application/json")]
        assert client.get("/items/1", headers=lines).status_code == 200

    @pytest.mark.parametrize(("operation_id", "accept"), each(JSON_ONLY, UNACCEPTABLE))
    def test_that_rules_out_json_is_refused(self, client: httpx2.Client, operation_id: str, accept: str) -> None:
        response = GOOD[operation_id].send(client, {"Accept": accept})
        assert_problem(response, 406)
        assert_as_contract(response, operation_id)

    @pytest.mark.parametrize(("operation_id", "accept"), OTHERS, ids=" ".join)
    def test_is_held_against_what_an_operation_answers_with(
        self, client: httpx2.Client, operation_id: str, accept: str
    ) -> None:
        response = GOOD[operation_id].send(client, {"Accept": accept})
        assert response.status_code == (200 if OTHERS[operation_id, accept] else 406), response.text
        assert_as_contract(response, operation_id)
        if response.status_code == 406:
            assert_problem(response, 406)

    def test_is_looked_at_before_anything_is_changed(self, client: httpx2.Client) -> None:
        path = f"/items/{new_item(client)['id']}"
        assert_problem(client.delete(path, headers=KEY | {"Accept": "text/plain"}), 406)
        assert_problem(client.put(path, json={"name": "X", "price": "1"}, headers=KEY | {"Accept": "text/plain"}), 406)
        assert client.get(path).json()["name"] == "Cup"


@pytest.mark.slice
class TestContentType:
    """A body that is not `application/json` is answered with 415."""

    @pytest.mark.parametrize(
        "content_type",
        [
            "application/json",
            "APPLICATION/JSON",
            "Application/Json; Charset=UTF-8",
            "application/json;charset=utf-8",
            'application/json; charset="utf-8"',
            "application/json ; charset=utf-8",
            "application/json; version=1",
        ],
    )
    def test_of_json_is_taken_with_parameters_and_in_any_case(self, client: httpx2.Client, content_type: str) -> None:
        content = json.dumps({**CUP, "name": "Krügerl 🫖"}, ensure_ascii=False).encode()
        response = client.post("/items", content=content, headers={"Content-Type": content_type})
        assert response.status_code == 201, response.text
        assert assert_as_contract(response, "createItem")["name"] == "Krügerl 🫖"

    @pytest.mark.parametrize(
        "content_type",
        [
            "text/plain",
            "text/json",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
            "application/jsonp",
            "application/json-patch+json",
            "application/problem+json",
            "application/vnd.shop+json",
            "application/*",
            "*/*",
            "json",
        ],
    )
    def test_of_anything_else_is_refused(self, client: httpx2.Client, content_type: str) -> None:
        response = client.post("/items", content=json.dumps(CUP).encode(), headers={"Content-Type": content_type})
        assert_problem(response, 415)

    @pytest.mark.parametrize("content", [json.dumps(CUP).encode(), b""], ids=["an item", "nothing"])
    def test_must_be_there(self, client: httpx2.Client, content: bytes) -> None:
        assert_problem(client.post("/items", content=content), 415)

    def test_is_looked_at_before_the_body(self, client: httpx2.Client) -> None:
        assert_problem(client.post("/items", content=b"{", headers={"Content-Type": "text/plain"}), 415)


class TestNoBody:
    """Where no body is read, its type does not matter."""

    @pytest.mark.parametrize("operation_id", each(GETS))
    @pytest.mark.parametrize("content_type", ["application/json", "text/plain"])
    def test_has_any_content_type(self, client: httpx2.Client, content_type: str, operation_id: str) -> None:
        response = GOOD[operation_id].send(client, {"Content-Type": content_type})
        assert response.status_code == 200, response.text
        assert_as_contract(response, operation_id)

    @pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data"])
    @pytest.mark.parametrize("content", [b"", b"{", b"\xff"], ids=ascii)
    @pytest.mark.parametrize("operation_id", ["cancelOrder", "shipOrder"])
    def test_is_described_so_any_is_ignored(
        self, client: httpx2.Client, operation_id: str, content: bytes, content_type: str
    ) -> None:
        ask = replace(GOOD[operation_id], content=content)
        response = ask.send(client, {"Content-Type": content_type})
        assert response.status_code == 200, response.text
        assert_as_contract(response, operation_id)
