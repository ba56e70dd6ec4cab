"""Operations tried out by Swagger UI's own forms, against the services that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.pages.asked import Credentials, Filling
from extract.pages.kinds import swagger_try, swagger_ui
from extract.pages.kinds.order import tries_in_order
from extract.pages.operations import Operation
from tests.pages.swagger import NEW, OLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.async_api import Route

    from extract.pages.results import Tried
    from tests.pages.swagger import Docs

USER = Credentials(username="ada", password="development-password")  # noqa: S106 - a development service's
KEY = Credentials(value="development-key")
BOTH = {"ApiKey": KEY, "OAuth2": USER}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def tried(docs: Docs, names: list[str], filling: Filling) -> list[Tried]:
    """Load the page, and try these operations on it."""
    known = docs.operations()
    page = docs.at()
    return list(docs.run(swagger_ui.try_out(page, [known[name] for name in names], filling)))


IDS = {
    f"{method} /items/{{item_id}}{part}": {"item_id": "1"}
    for method in ("GET", "PUT", "PATCH", "DELETE")
    for part in ("", "/image")
}


class TestOrder:
    """In which order operations are tried."""

    def test_what_makes_comes_first_and_what_deletes_comes_last(self) -> None:
        said = [
            "DELETE /a/{x}",
            "POST /a/{x}/do",
            "GET /a/{x}/part",
            "PATCH /a/{x}",
            "PUT /a/{x}/part",
            "GET /a",
            "POST /a",
        ]
        made = [
            Operation(name=name, method=method, path=path, full_path=path)
            for name in said
            for method, path in [name.split()]
        ]
        hook = Operation(name="POST webhook x", method="POST", path="x", full_path="x", webhook=True)
        assert [operation.name for operation in tries_in_order([*made, hook])] == [
            "POST /a",
            "PUT /a/{x}/part",
            "GET /a/{x}/part",
            "GET /a",
            "PATCH /a/{x}",
            "POST /a/{x}/do",
            "DELETE /a/{x}",
        ]


@pytest.mark.parametrize("name", [OLD, NEW])
class TestForms:
    """Forms that are filled in where the page leaves them empty, and sent."""

    def test_the_prefilled_example_is_sent_and_its_id_is_used_afterwards(
        self, swagger: Callable[[str], Docs], name: str
    ) -> None:
        first, second, third = tried(
            swagger(name), ["POST /items", "GET /items/{item_id}", "GET /health"], Filling(ids=IDS)
        )
        assert (first.outcome, first.status, first.filled) == ("works", 201, ())
        assert '"name": "Teapot"' in first.sent
        assert '"id":' in first.body
        assert (second.outcome, second.status) == ("works once filled", 200)
        assert second.filled == ("item_id = the id that POST /items answered with",)
        assert second.body == first.body
        assert (third.outcome, third.status, third.sent) == ("works", 200, "")

    def test_the_pages_dialogue_signs_in_with_a_key_and_by_a_password(
        self, swagger: Callable[[str], Docs], name: str
    ) -> None:
        order, read, changed = tried(
            swagger(name),
            ["POST /orders", "GET /orders/{order_id}", "PATCH /items/{item_id}"],
            Filling(ids=IDS, credentials=BOTH),
        )
        assert (order.outcome, order.status) == ("works", 201)
        assert (read.outcome, read.status) == ("works once filled", 200)
        assert (changed.outcome, changed.status, changed.filled) == ("works once filled", 200, ("item_id = 1",))

    def test_without_credentials_the_answer_says_so(self, swagger: Callable[[str], Docs], name: str) -> None:
        (me,) = tried(swagger(name), ["GET /me"], Filling())
        assert (me.outcome, me.status) == ("refused", 401)
        assert me.why

    def test_what_cannot_be_signed_in_is_told_where_it_matters(self, swagger: Callable[[str], Docs], name: str) -> None:
        wrong = Credentials(username="ada", password="wrong")  # noqa: S106 - it is no password
        me, health = tried(
            swagger(name), ["GET /me", "GET /health"], Filling(credentials={"OAuth2": wrong, "None": KEY})
        )
        assert me.outcome == "refused"
        assert "OAuth2: " in me.why
        assert "the dialogue has no scheme None" in me.why
        assert (health.outcome, health.why) == ("works", "")

    def test_a_file_is_chosen(self, swagger: Callable[[str], Docs], name: str, tmp_path: Path) -> None:
        file = tmp_path / "dot.png"
        file.write_bytes(PNG)
        (image,) = tried(
            swagger(name),
            ["PUT /items/{item_id}/image"],
            Filling(ids=IDS, credentials=BOTH, file=str(file)),
        )
        assert image.filled == ("item_id = 1", "file = dot.png")
        # Swagger UI 4 asks for the media type of the errors, as that is all that Swagger 2.0 lets a 204 say.
        assert image.status == (406 if name == OLD else 204)


class TestOddEnds:
    """What keeps an answer from coming, or from being a text."""

    def test_nothing_is_sent_where_something_required_is_lacking(self, swagger: Callable[[str], Docs]) -> None:
        (item,) = tried(swagger(NEW), ["GET /items/{item_id}"], Filling())
        assert (item.outcome, item.status) == ("not sent", None)
        assert item.why == "required, empty, and nothing to fill in: item_id"

    def test_a_stream_that_ends_is_read_and_a_download_is_offered(self, swagger: Callable[[str], Docs]) -> None:
        events, export = tried(swagger(NEW), ["GET /events", "GET /items/export"], Filling())
        assert (events.outcome, events.status) == ("works", 200)
        assert "event: tick" in events.body
        assert (export.outcome, export.status) == ("works", 200)
        assert export.body == "Download file"

    def test_one_that_is_never_answered_holds_up_nothing(
        self, swagger: Callable[[str], Docs], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        docs = swagger(NEW)

        async def never(_: Route) -> None:
            """Leave the request without an answer."""

        monkeypatch.setattr(swagger_try, "ANSWER_SECONDS", 2.0)
        docs.run(docs.page.route("**/health", never))
        health, hello = tried(docs, ["GET /health", "GET /"], Filling())
        assert (health.outcome, health.status) == ("refused", None)
        assert health.why == "the page showed no answer within 2 s"
        assert hello.outcome == "works"

    def test_one_that_fails_on_its_way_is_told_in_the_pages_words(self, swagger: Callable[[str], Docs]) -> None:
        docs = swagger(NEW)

        async def broken(route: Route) -> None:
            await route.abort()

        docs.run(docs.page.route("**/health", broken))
        (health,) = tried(docs, ["GET /health"], Filling())
        assert (health.outcome, health.status) == ("not sent", None)
        assert "Failed to fetch" in health.why


class TestWithoutForm:
    """Operations that nobody can try out on the page."""

    def test_an_operation_that_is_not_there_has_none(self, swagger: Callable[[str], Docs]) -> None:
        docs = swagger(NEW)
        unknown = Operation(name="GET /no", method="GET", path="/no", full_path="/no")
        (said,) = docs.run(swagger_ui.try_out(docs.at(), [unknown], Filling()))
        assert (said.outcome, said.why) == ("no form", "the page has no such operation")

    def test_a_page_whose_forms_are_turned_off_has_none(self, swagger: Callable[[str], Docs]) -> None:
        docs = swagger(NEW)

        async def read_only(route: Route) -> None:
            answer = await route.fetch()
            text = (await answer.text()).replace("SwaggerUIBundle({", "SwaggerUIBundle({supportedSubmitMethods: [],")
            await route.fulfill(response=answer, body=text)

        docs.run(docs.page.route("**/docs", read_only))
        (said,) = tried(docs, ["GET /health"], Filling())
        assert (said.outcome, said.why) == ("no form", "its block has no form")
