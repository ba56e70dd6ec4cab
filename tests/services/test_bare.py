"""What stack.toml calls documentation is nothing else: without it a service answers as before.

A few requests, so that each run of the tests says it; `--bare` has the whole suite run so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2
import pytest

from .conftest import started
from .standalone import KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from extract.server import Service

JSON, PROBLEM = "application/json", "application/problem+json"
OF_SLICE = {
    ("GET", "/"): (200, JSON),
    ("GET", "/items?limit=1"): (200, JSON),
    ("GET", "/items?limit=101"): (422, PROBLEM),
    ("GET", "/items/0"): (422, PROBLEM),
    ("GET", "/items/1000000"): (404, PROBLEM),
    ("PATCH", "/items"): (405, PROBLEM),
}
OF_ALL = {
    ("DELETE", "/items/1000000"): (401, PROBLEM),
    ("GET", "/reports/daily?from=2026-01-02&to=2026-01-01"): (401, PROBLEM),
    ("PATCH", "/health"): (405, PROBLEM),
}
ITEM = {"name": "Teapot", "price": "19.99", "description": None}


@pytest.fixture(scope="class")
def bare_service(root: Path, stack_name: str) -> Iterator[Service]:
    """A stack's service without what only documents it."""
    with started(root / "services" / stack_name, is_bare=True) as service:
        yield service


@pytest.fixture
def bare_client(bare_service: Service) -> Iterator[httpx2.Client]:
    """A client of it."""
    with httpx2.Client(base_url=bare_service.url, headers={"Host": "localhost"}, trust_env=False) as client:
        yield client


class TestBareService:
    """A service without what only documents it."""

    @pytest.mark.slice
    def test_answers_as_before(self, bare_client: httpx2.Client) -> None:
        assert _answers(bare_client, OF_SLICE) == OF_SLICE
        created = bare_client.post("/items", json=ITEM)
        assert (created.status_code, created.json()["price"]) == (201, "19.99")
        assert _kind(bare_client.post("/items", json={**ITEM, "unknown": 1})) == (422, PROBLEM)

    def test_answers_as_before_beyond_the_slice(self, bare_client: httpx2.Client) -> None:
        assert _answers(bare_client, OF_ALL) == OF_ALL
        created = bare_client.post("/items", json=ITEM)
        assert bare_client.delete(created.headers["Location"], headers=KEY).status_code == 204

    def test_documents_less(self, bare_service: Service, bare_client: httpx2.Client) -> None:
        assert bare_service.stack.config.document
        document = bare_client.get(bare_service.stack.config.document.path).text
        assert "/items/{item_id}" in document
        assert "createItem" not in document


def _answers(client: httpx2.Client, asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[int, str]]:
    return {each: _kind(client.request(*each)) for each in asked}


def _kind(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.headers["Content-Type"].partition(";")[0]
