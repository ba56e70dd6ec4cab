"""`GET /events`: a finite stream of server-sent events."""

from urllib.parse import quote

import httpx2
import pytest

from .contract import assert_as_contract
from .problems import assert_problem
from .samples import NOT_INTEGERS, spelled


class TestEvents:
    """So many events, then the end."""

    @pytest.mark.parametrize(
        ("query", "count"), [("", 3), ("?count=1", 1), ("?count=10", 10), ("?count=007", 7), ("?count=x&count=2", 2)]
    )
    def test_are_as_many_as_asked_for(self, client: httpx2.Client, query: str, count: int) -> None:
        response = client.get(f"/events{query}")
        text = assert_as_contract(response, "streamEvents")
        assert text == "".join(f'id: {n}\nevent: tick\ndata: {{"n": {n}}}\n\n' for n in range(1, count + 1))

    def test_are_not_to_be_stored(self, client: httpx2.Client) -> None:
        assert client.get("/events").headers["cache-control"] == "no-store"

    def test_end_the_stream(self, client: httpx2.Client) -> None:
        with client.stream("GET", "/events?count=2") as response:
            assert b"".join(response.iter_bytes()).count(b"\n\n") == 2
        assert client.get("/health").status_code == 200

    @pytest.mark.parametrize(
        "count", ["0", "-1", "11", "9" * 20, "", *NOT_INTEGERS], ids=lambda text: ascii(spelled(text))
    )
    def test_are_one_to_ten(self, client: httpx2.Client, count: str) -> None:
        headers = {"Accept": "text/event-stream"}
        response = client.get(f"/events?count={quote(count, safe='')}", headers=headers)
        assert_problem(response, 422, errors={"count"})
        assert_as_contract(response, "streamEvents")
