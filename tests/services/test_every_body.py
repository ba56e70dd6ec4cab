"""The operations other than `POST /items` that take JSON, with bodies that are none, or none of theirs."""

from dataclasses import replace

import httpx2
import pytest

from .asks import GOOD
from .bodies import NOT_AN_OBJECT, NOT_JSON, NOT_UTF_8
from .contract import OPERATIONS, assert_as_contract
from .problems import assert_problem

TAKING = [
    name
    for name, one in OPERATIONS.items()
    if "application/json" in one.document.get("requestBody", {}).get("content", {}) and name != "createItem"
]
WHOLLY_WRONG = NOT_JSON | NOT_UTF_8 | NOT_AN_OBJECT
OTHER_TYPES = [
    *("text/plain", "text/json", "application/xml", "application/x-www-form-urlencoded", "application/jsonp"),
    *("multipart/form-data; boundary=x", "application/merge-patch+json", "application/json-patch+json", "json"),
]
DEEP = 100_000


def send(client: httpx2.Client, operation_id: str, content: bytes) -> httpx2.Response:
    """The answer to a good request whose body is another."""
    return replace(GOOD[operation_id], content=content).send(client)


@pytest.mark.parametrize("operation_id", TAKING)
class TestBody:
    """What is no JSON object, or has strangers in it, is refused."""

    @pytest.mark.parametrize("content", WHOLLY_WRONG.values(), ids=WHOLLY_WRONG.keys())
    def test_is_refused_as_a_whole(self, client: httpx2.Client, operation_id: str, content: bytes) -> None:
        response = send(client, operation_id, content)
        assert_problem(response, 422, errors={"#"})
        assert_as_contract(response, operation_id)

    @pytest.mark.parametrize(
        "content",
        [
            b"[" * DEEP,
            b'{"a":' * DEEP + b"1" + b"}" * DEEP,
            b"9" * 5000,
            b'{"a": 1e400}',
            b"NaN",
            b'{"a": ' + b"9" * 5000 + b"}",
        ],
        ids=["deep array", "deep object", "long integer", "beyond a float", "NaN", "long member"],
    )
    def test_is_refused_when_it_is_too_much_for_a_parser(
        self, client: httpx2.Client, operation_id: str, content: bytes
    ) -> None:
        assert_problem(send(client, operation_id, content), 422)

    def test_is_refused_when_it_has_half_a_character(self, client: httpx2.Client, operation_id: str) -> None:
        assert_problem(send(client, operation_id, b'{"\\ud800": "\\udfff"}'), 422)
        assert_problem(send(client, operation_id, b'{"name": "\\ud800", "price": "1.00"}'), 422)

    @pytest.mark.parametrize(
        ("member", "place"), [("colour", "#/colour"), ("a/b~c", "#/a~1b~0c"), ("é", "#/%C3%A9"), ("", "#/")]
    )
    def test_is_refused_with_a_stranger(
        self, client: httpx2.Client, operation_id: str, member: str, place: str
    ) -> None:
        ask = GOOD[operation_id]
        content = (ask.content or b"")[:-1] + f', "{member}": 1}}'.encode()
        assert_problem(send(client, operation_id, content), 422, errors={place})

    def test_is_refused_when_a_stranger_is_a_megabyte(self, client: httpx2.Client, operation_id: str) -> None:
        content = (GOOD[operation_id].content or b"")[:-1] + b', "x": "' + b"x" * 1_000_000 + b'"}'
        assert_problem(send(client, operation_id, content), 422, errors={"#/x"})

    @pytest.mark.parametrize("content_type", OTHER_TYPES)
    def test_of_another_type_is_refused(self, client: httpx2.Client, operation_id: str, content_type: str) -> None:
        response = GOOD[operation_id].send(client, {"Content-Type": content_type})
        assert_problem(response, 415)
        assert_as_contract(response, operation_id)

    @pytest.mark.parametrize("content_type", ["APPLICATION/JSON", "application/json; charset=utf-8"])
    def test_may_have_its_type_written_in_other_ways(
        self, client: httpx2.Client, operation_id: str, content_type: str
    ) -> None:
        response = GOOD[operation_id].send(client, {"Content-Type": content_type})
        assert response.is_success
        assert_as_contract(response, operation_id)

    def test_needs_a_type(self, client: httpx2.Client, operation_id: str) -> None:
        request = GOOD[operation_id].build(client)
        del request.headers["Content-Type"]
        assert_problem(client.send(request), 415)
