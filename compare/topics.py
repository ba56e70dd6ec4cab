"""Which topic a fact of the contract belongs to: exactly one.

The contract marks operations and components with `x-triptych-topic`; the nearest mark above a fact holds, unless the
fact's own kind has a topic: words are prose wherever they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.comparison import Row
    from compare.values import Json

MARK = "x-triptych-topic"

TOPICS = {
    "routing": "Routing",
    "path-and-query-parameters": "Path and query parameters",
    "request-body-and-validation": "Request body and validation",
    "dependency-injection": "Dependency injection",
    "automatic-documentation": "Automatic documentation",
    "responses-and-errors": "Responses and errors",
    "security": "Security",
    "examples": "Examples",
    "prose": "Prose",
    "files-and-streams": "Files and streams",
    "async-patterns": "Async patterns",
    "metadata": "Metadata",
}
"""The topics in the order of a report, with the words for each."""

OTHER = "other"
"""What stands for the topic of a fact that has none, where that needs a key."""

BY_ASPECT = {
    "operationId": "automatic-documentation",
    "summary": "automatic-documentation",
    "tags": "automatic-documentation",
    "title": "automatic-documentation",
    "description": "prose",
    "examples": "examples",
    "security": "security",
}
BY_RULE = {
    "operation.exists": "routing",
    "callback.": "async-patterns",
    "link.": "async-patterns",
    "info.": "metadata",
    "tag.": "metadata",
    "server.": "metadata",
}


def topic_title(key: str | None) -> str:
    """The words for a topic; None stands for the facts that have none."""
    return TOPICS[key] if key else "Without a topic"


def topic_of(row: Row, contract: Json) -> str | None:
    """The topic of a fact that the contract states; None where no mark of the contract covers it.

    Args:
        row: The fact; its first document is the contract.
        contract: The contract as parsed.
    """
    if row.rule.startswith("info."):
        return "metadata"  # its title and description as well
    if row.aspect in BY_ASPECT:
        return BY_ASPECT[row.aspect]
    if row.location.startswith("callback "):
        return "async-patterns"
    own = next((topic for rule, topic in BY_RULE.items() if row.rule.startswith(rule)), None)
    return own or _marked(contract, row.pointers[0])


def _marked(contract: Json, pointer: str | None) -> str | None:
    """The innermost mark on the way to a place."""
    here, found = contract, None
    for step in (pointer or "").split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(here, dict):
            here = here.get(key)
        elif isinstance(here, list) and key.isdecimal() and int(key) < len(here):
            here = here[int(key)]
        mark = here.get(MARK) if isinstance(here, dict) else None
        found = mark if isinstance(mark, str) else found
    return found
