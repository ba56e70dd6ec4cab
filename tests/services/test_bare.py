"""What stack.toml calls documentation is nothing else: without it a service answers as before.

A few requests, so that each run of the tests says it; `--bare` has the whole suite run so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2

from .conftest import started
from .standalone import KEY

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = {
    ("GET", "/"): (200, "application/json"),
    ("GET", "/items?limit=1"): (200, "application/json"),
    ("GET", "/items?limit=101"): (422, "application/problem+json"),
    ("GET", "/items/0"): (422, "application/problem+json"),
    ("GET", "/items/1000000"): (404, "application/problem+json"),
    ("DELETE", "/items/1000000"): (401, "application/problem+json"),
    ("GET", "/reports/daily?from=2026-01-02&to=2026-01-01"): (401, "application/problem+json"),
    ("PATCH", "/health"): (405, "application/problem+json"),
}
ITEM = {"name": "Teapot", "price": "19.99", "description": None}


class TestBareService:
    """A service without what only documents it."""

    def test_answers_as_before_and_documents_less(self, root: Path, stack_name: str) -> None:
        with (
            started(root / "services" / stack_name, is_bare=True) as service,
            httpx2.Client(base_url=service.url, headers={"Host": "localhost"}, trust_env=False) as client,
        ):
            answers = {asked: client.request(*asked) for asked in ANSWERS}
            assert {asked: _kind(answer) for asked, answer in answers.items()} == ANSWERS
            created = client.post("/items", json=ITEM)
            assert (created.status_code, created.json()["price"]) == (201, "19.99")
            assert _kind(client.post("/items", json={**ITEM, "unknown": 1})) == (422, "application/problem+json")
            assert client.delete(created.headers["Location"], headers=KEY).status_code == 204
            document = client.get(service.stack.config.document.path).text
        assert "/items/{item_id}" in document
        assert "createItem" not in document


def _kind(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.headers["Content-Type"].partition(";")[0]
