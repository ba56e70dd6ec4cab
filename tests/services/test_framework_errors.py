"""The errors that a framework answers by itself: paths that do not exist (404) and methods that a path lacks (405)."""

from collections.abc import Iterator

import httpx2
import pytest

from .contract import CONTRACT, SLICE, WHOLE, held
from .problems import assert_problem
from .samples import CUP

ASKED = ("GET", "POST", "PUT", "PATCH", "DELETE")
EXAMPLES = {
    "item_id": "1",
    "order_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "line_no": "1",
    "period": "daily",
    "import_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
}


def wrong() -> Iterator[object]:
    """Each method that a path does not have; of the slice where the path is."""
    for template in CONTRACT["paths"]:
        in_slice = template in SLICE.document["paths"]
        for method in ASKED:
            if method not in WHOLE.methods_of(template):
                path = template.format_map(EXAMPLES)
                marks = [pytest.mark.slice] if in_slice else []
                yield pytest.param(method, template, path, id=f"{method} {template}", marks=marks)


class TestUnknownPath:
    """A path that the contract does not have is answered with 404, never with a redirect."""

    @pytest.mark.slice
    @pytest.mark.parametrize(
        "path",
        [
            "/nope",
            "/item",
            "/ITEMS",
            "/items.json",
            "/items/",
            "/items/1/",
            "/items/abc/",
            "/data/",
            "/data/1",
            "/items/abc/def",
            "/items/1/2",
            "//",
            "//items",
            "/items//1",
            "/items;x=1",
            "/%00",
            "/%FF",
            "/%C3%A9",
            "/favicon.ico",
            "/items/?limit=1",
            "/" + "x" * 2000,
        ],
        ids=lambda path: path[:20],
    )
    def test_is_not_found(self, client: httpx2.Client, service_url: str, path: str) -> None:
        # The whole address, because the client would take the second slash of `//items` away.
        assert_problem(client.get(f"{service_url}{path}"), 404)

    @pytest.mark.parametrize("template", [path for path in CONTRACT["paths"] if path != "/"])
    def test_is_every_path_with_a_slash_at_its_end(self, client: httpx2.Client, template: str) -> None:
        path = f"{template.format_map(EXAMPLES)}/"
        assert_problem(client.get(path), 404)
        assert_problem(client.post(path, json=CUP), 404)

    @pytest.mark.parametrize(
        "path", ["/orders/1/2", "/orders/1/pay", "/orders/1/lines", "/imports/1/2", "/me/1", "/token/x"]
    )
    def test_is_not_found_below_what_there_is(self, client: httpx2.Client, path: str) -> None:
        assert_problem(client.get(path), 404)
        assert_problem(client.post(path, json=CUP), 404)

    @pytest.mark.slice
    @pytest.mark.parametrize("method", ASKED)
    @pytest.mark.parametrize("path", ["/nope", "/items/", "/data/"])
    def test_is_not_found_by_any_method(self, client: httpx2.Client, method: str, path: str) -> None:
        response = client.request(method, path, json=CUP)
        assert_problem(response, 404)


class TestWrongMethod:
    """A method that a path does not have is answered with 405, and `Allow` has those that it does have."""

    @pytest.mark.parametrize(("method", "template", "path"), list(wrong()))
    def test_is_not_allowed(self, client: httpx2.Client, method: str, template: str, path: str) -> None:
        response = client.request(method, path)
        assert_problem(response, 405)
        allowed = {name.strip() for name in response.headers["allow"].split(",")}
        assert allowed - {"HEAD", "OPTIONS"} == held().methods_of(template)

    @pytest.mark.slice
    def test_is_not_allowed_with_a_body_either(self, client: httpx2.Client) -> None:
        assert_problem(client.put("/items", json=CUP), 405)
        assert_problem(client.post("/data", content=b"{", headers={"Content-Type": "text/plain"}), 405)

    @pytest.mark.slice
    def test_is_not_allowed_for_an_item_that_can_only_be_read(self, client: httpx2.Client) -> None:
        """As one of the slice is."""
        for method in sorted({*ASKED} - held().methods_of("/items/{item_id}")):
            assert_problem(client.request(method, "/items/1", json=CUP), 405)

    def test_is_not_allowed_where_there_is_no_such_item(self, client: httpx2.Client) -> None:
        assert_problem(client.post("/items/999999999"), 405)

    @pytest.mark.slice
    def test_leaves_the_items_alone(self, client: httpx2.Client) -> None:
        before = client.get("/items?limit=1").json()
        assert_problem(client.delete("/items"), 405)
        assert_problem(client.put("/items", json=CUP), 405)
        assert client.get("/items?limit=1").json() == before
