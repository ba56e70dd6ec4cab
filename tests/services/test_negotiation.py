"""`Accept` (406) and `Content-Type` (415)."""

import json

import httpx2
import pytest

from .contract import assert_as_contract
from .problems import assert_problem
from .samples import ASKS, CUP

SUCCESSES = {name: ask for (name, status), ask in ASKS.items() if status < 300}

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


class TestAccept:
    """An `Accept` header that rules out JSON is answered with 406."""

    @pytest.mark.parametrize("operation_id", SUCCESSES)
    @pytest.mark.parametrize("accept", ACCEPTABLE)
    def test_that_allows_json_gets_json(self, client: httpx2.Client, accept: str, operation_id: str) -> None:
        ask = SUCCESSES[operation_id]
        request = client.build_request(
            ask.method, ask.path, headers={**ask.headers, "Accept": accept}, content=ask.content
        )
        response = client.send(request)
        assert response.is_success
        assert_as_contract(response, operation_id)

    @pytest.mark.parametrize("operation_id", SUCCESSES)
    def test_may_be_absent(self, client: httpx2.Client, operation_id: str) -> None:
        ask = SUCCESSES[operation_id]
        request = client.build_request(ask.method, ask.path, headers=dict(ask.headers), content=ask.content)
        del request.headers["Accept"]
        response = client.send(request)
        assert response.is_success
        assert_as_contract(response, operation_id)

    def test_may_be_written_in_two_lines(self, client: httpx2.Client) -> None:
        """RFC 9110, section 5.3: they mean the same as one line with a comma between."""
        lines = [("Accept", "application/xml"), ("Accept", "application/json")]
        assert client.get("/items/1", headers=lines).status_code == 200

    @pytest.mark.parametrize("operation_id", SUCCESSES)
    @pytest.mark.parametrize("accept", UNACCEPTABLE)
    def test_that_rules_out_json_is_refused(self, client: httpx2.Client, accept: str, operation_id: str) -> None:
        ask = SUCCESSES[operation_id]
        response = client.request(ask.method, ask.path, headers={**ask.headers, "Accept": accept}, content=ask.content)
        assert_problem(response, 406)
        assert_as_contract(response, operation_id)


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

    @pytest.mark.parametrize("operation_id", [name for name, ask in SUCCESSES.items() if ask.method == "GET"])
    @pytest.mark.parametrize("content_type", ["application/json", "text/plain"])
    def test_does_not_matter_where_no_body_is_read(
        self, client: httpx2.Client, content_type: str, operation_id: str
    ) -> None:
        response = client.get(SUCCESSES[operation_id].path, headers={"Content-Type": content_type})
        assert response.status_code == 200
        assert_as_contract(response, operation_id)
