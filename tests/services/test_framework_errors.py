"""The errors that a framework answers by itself: paths that do not exist (404) and methods that a path lacks (405)."""

import httpx2
import pytest

from .contract import CONTRACT, methods_of
from .problems import assert_problem
from .samples import CUP

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
EXAMPLES = {"item_id": "1"}
WRONG = [
    (method, path, path.format_map(EXAMPLES))
    for path in CONTRACT["paths"]
    for method in METHODS
    if method not in methods_of(path)
]


class TestUnknownPath:
    """A path that the contract does not have is answered with 404, never with a redirect."""

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

    @pytest.mark.parametrize("method", METHODS)
    @pytest.mark.parametrize("path", ["/nope", "/items/", "/data/"])
    def test_is_not_found_by_any_method(self, client: httpx2.Client, method: str, path: str) -> None:
        response = client.request(method, path, json=CUP)
        assert_problem(response, 404)


class TestWrongMethod:
    """A method that a path does not have is answered with 405, and `Allow` has those that it does have."""

    @pytest.mark.parametrize(("method", "template", "path"), WRONG, ids=[f"{one[0]} {one[1]}" for one in WRONG])
    def test_is_not_allowed(self, client: httpx2.Client, method: str, template: str, path: str) -> None:
        response = client.request(method, path)
        assert_problem(response, 405)
        allowed = {name.strip() for name in response.headers["allow"].split(",")}
        assert allowed - {"HEAD", "OPTIONS"} == methods_of(template)

    def test_is_not_allowed_with_a_body_either(self, client: httpx2.Client) -> None:
        assert_problem(client.put("/items", json=CUP), 405)
        assert_problem(client.post("/data", content=b"{", headers={"Content-Type": "text/plain"}), 405)

    def test_is_not_allowed_where_there_is_no_such_item(self, client: httpx2.Client) -> None:
        assert_problem(client.delete("/items/999999999"), 405)

    def test_leaves_the_items_alone(self, client: httpx2.Client) -> None:
        before = client.get("/items/1").json()
        assert_problem(client.delete("/items/1"), 405)
        assert_problem(client.put("/items/1", json=CUP), 405)
        assert client.get("/items/1").json() == before
