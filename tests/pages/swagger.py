"""Swagger UI as the stacks serve it, and documents that are odd where a page may trip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2

from extract.pages.kinds import swagger_ui
from extract.pages.operations import Operation, operations_of

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page, Route

    from .conftest import Driven

STACKS = ("fastapi", "flask-restx", "drf")
OLD, NEW = "flask-restx", "fastapi"  # Swagger UI 4.19 without deep links, and 5.33 with them
DONE = {"responses": {"200": {"description": "Done."}}}

ODD_PATHS = {
    "/untagged/{x}": {"get": DONE},
    "/words": {"get": {**DONE, "tags": ["two words"], "operationId": "with a space"}},
    "/signs": {"get": {**DONE, "tags": ["Größe"], "operationId": "dot.and:colon(x)"}},
    "/twice": {"get": {**DONE, "tags": ["Größe", "two words"], "operationId": "twice"}},
    "/alike": {
        "get": {**DONE, "tags": ["plain"], "operationId": "alike"},
        "put": {**DONE, "tags": ["plain"], "operationId": "alike"},
    },
}
ODD: dict[str, dict[str, Any]] = {
    NEW: {
        "openapi": "3.1.0",
        "info": {"title": "Odd", "version": "1"},
        "servers": [{"url": "https://shop.example/api/v1/"}],
        "paths": ODD_PATHS,
        "webhooks": {"new thing": {"post": DONE}},
    },
    OLD: {
        "swagger": "2.0",
        "info": {"title": "Odd", "version": "1"},
        "host": "shop.example",
        "basePath": "/v2",
        "paths": ODD_PATHS,
    },
}


class Docs:
    """Swagger UI as a stack serves it, of the stack's document or of one of ours."""

    def __init__(self, browser: Driven, page: Page, url: str, path: str) -> None:
        self.run = browser.run
        self.page = page
        self.url = url
        self.path = path

    def operations(self) -> dict[str, Operation]:
        """Those of the stack's document, by name."""
        document = httpx2.get(f"{self.url}{self.path}").json()
        return {operation.name: operation for operation in operations_of(document)}

    def of(self, document: dict[str, Any]) -> dict[str, Operation]:
        """Have the page show another document; its operations by name."""

        async def answer(route: Route) -> None:
            await route.fulfill(json=document)

        self.run(self.page.route(f"**{self.path}", answer))
        return {operation.name: operation for operation in operations_of(document)}

    def at(self, address: str = "/docs") -> Page:
        """Load the page anew at an address."""
        self.run(self.page.goto("about:blank"))
        self.run(self.page.goto(self.url + address))
        self.run(self.page.wait_for_selector(swagger_ui.READY))
        return self.page

    def text(self, operation: Operation) -> str:
        """What an operation's block says."""
        block = self.run(swagger_ui.opened(self.page, operation))
        assert block is not None
        return self.run(block.inner_text())

    def rounds(self, block: Locator) -> list[str]:
        """What a block says at first and after each round of clicks, until a round brings nothing new."""
        texts = [self.run(block.inner_text())]
        while texts[-1] not in texts[:-1]:
            assert len(texts) < 15, "it comes to no end"
            self.run(swagger_ui.reveal(self.page, block))
            texts.append(self.run(block.inner_text()))
        return texts
