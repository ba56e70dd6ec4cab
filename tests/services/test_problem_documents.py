"""Every error is a problem document, whoever finds it and whatever the client asked for."""

import httpx2
import pytest

from .asks import Ask
from .problems import assert_problem
from .samples import CUP, JSON

pytestmark = pytest.mark.slice

TEXT = {"Content-Type": "text/plain"}
PROBLEMS = {
    "no such item": (404, Ask(path="/items/999999999")),
    "no such path": (404, Ask(path="/nope")),
    "a slash at the end": (404, Ask(path="/items/")),
    "no such method": (405, Ask(path="/items", method="DELETE")),
    "not JSON by its type": (415, Ask(path="/items", method="POST", headers=TEXT, content=b"{}")),
    "not JSON": (422, Ask(path="/items", method="POST", headers=JSON, content=b"{")),
    "not an item": (422, Ask(path="/items", method="POST", headers=JSON, content=b"{}")),
    "not an id": (422, Ask(path="/items/abc")),
    "not a limit": (422, Ask(path="/items?limit=abc")),
}


@pytest.mark.parametrize(("status", "ask"), PROBLEMS.values(), ids=PROBLEMS.keys())
class TestProblem:
    """The same form, from the framework and from the shop."""

    def test_is_a_problem_document(self, client: httpx2.Client, status: int, ask: Ask) -> None:
        assert_problem(ask.send(client), status)

    @pytest.mark.parametrize(
        "accept", ["application/json", "application/*;q=0.5", "application/problem+json, application/json"]
    )
    def test_is_one_whatever_json_is_accepted(self, client: httpx2.Client, status: int, ask: Ask, accept: str) -> None:
        assert_problem(ask.send(client, {"Accept": accept}), status)

    def test_is_the_same_when_asked_again(self, client: httpx2.Client, status: int, ask: Ask) -> None:
        first, second = ask.send(client), ask.send(client)
        assert_problem(first, status)
        assert first.content == second.content


class TestWording:
    """A problem helps whoever made the request."""

    def test_names_a_reason_for_each_member(self, client: httpx2.Client) -> None:
        errors = client.post("/items", json={"name": "", "price": "0", "colour": 1}).json()["errors"]
        by_place = {error["pointer"]: error["detail"] for error in errors}
        assert len(set(by_place.values())) == len(by_place) == 3

    def test_of_a_405_leaves_the_service_well(self, client: httpx2.Client) -> None:
        """After an error, the same connection serves the next request."""
        assert_problem(client.put("/items", json=CUP), 405)
        assert_problem(client.post("/items", content=b"{" * 70_000, headers=JSON), 422)
        assert client.get("/items/1").status_code == 200
