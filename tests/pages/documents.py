"""Documents for pages of our own: each has what real ones seldom have."""

from __future__ import annotations

from typing import Any

from extract.pages.operations import Operation, operations_of

ANSWERS = {"responses": {"200": {"description": "All is well."}}}


def odd() -> dict[str, Any]:
    """A document with a base path, odd names, operations without id or tag, webhooks with an id and without."""
    by_x = [{"name": "x", "in": "path", "required": True, "schema": {"type": "string"}}]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Odd", "version": "1"},
        "servers": [{"url": "/v1"}, {"url": "https://other.example/x"}],
        "tags": [{"name": "Two  words & a-half"}, {"name": "a/b Größe"}],
        "paths": {
            "/noid/{x}": {"get": {"tags": ["Two  words & a-half"], "parameters": by_x, **ANSWERS}},
            "/both": {"put": {"operationId": "odd é/id", "tags": ["a/b Größe", "Two  words & a-half"], **ANSWERS}},
            "/untagged": {"post": {"operationId": "untagged", "summary": "Untagged", **ANSWERS}},
            "/neither": {"delete": ANSWERS},
        },
        "webhooks": {
            "pinged": {"put": {"summary": "A ping", **ANSWERS}},
            "ponged": {"post": {"operationId": "pongId", "tags": ["a/b Größe"], "summary": "A pong", **ANSWERS}},
        },
    }


def operation(method: str, path: str, **members: Any) -> Operation:  # noqa: ANN401 - an operation's members
    """An operation without a base path."""
    return Operation(name=f"{method} {path}", method=method, path=path, full_path=path, **members)


ODD = operations_of(odd())
