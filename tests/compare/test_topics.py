"""Every fact of the contract belongs to exactly one topic, and every topic has facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare import Comparison, compare, load
from compare.topics import TOPICS, topic_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def contract(root: Path) -> Comparison:
    """The contract, with all its facts."""
    document = load(root / "services/contract.yaml")
    return compare(document, document)


class TestTopics:
    """The topics of the contract's facts."""

    def test_every_fact_has_a_topic(self, contract: Comparison) -> None:
        raw = contract.documents[0].raw
        without = [
            (row.operation, row.location, row.aspect) for row in contract.rows if topic_of(row, raw) not in TOPICS
        ]
        assert without == []

    def test_every_topic_has_facts(self, contract: Comparison) -> None:
        assert {topic_of(row, contract.documents[0].raw) for row in contract.rows} == set(TOPICS)

    @pytest.mark.parametrize(
        ("operation", "location", "aspect", "topic"),
        [
            ("GET /items", "query limit", "maximum", "path-and-query-parameters"),
            ("POST /items", "request body application/json › name", "maxLength", "request-body-and-validation"),
            ("GET /items", "header Accept-Language", "exists", "dependency-injection"),
            ("GET /items", "", "operationId", "automatic-documentation"),
            ("GET /me", "", "security", "security"),
            ("GET /items", "query limit", "description", "prose"),
            (None, "info", "title", "metadata"),
        ],
    )
    def test_a_fact_s_topic(
        self, contract: Comparison, operation: str | None, location: str, aspect: str, topic: str
    ) -> None:
        raw = contract.documents[0].raw
        found = {
            topic_of(row, raw)
            for row in contract.rows
            if (row.operation, row.location.lower(), row.aspect) == (operation, location.lower(), aspect)
        }
        assert found == {topic}
