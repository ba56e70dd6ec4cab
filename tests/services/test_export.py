"""`GET /items/export`: all items, as CSV or as JSON."""

import csv
import io
from collections.abc import Iterator

import httpx2
import pytest

from .access import KEY
from .contract import assert_as_contract
from .making import new_item, unique
from .samples import SEED

CELLS = {
    "comma": ("a, b", "a, b"),
    "quotes": ('say "b"', 'say "b"'),
    "line break": ("a\nb", "a\nb"),
    "carriage return": ("a\r\nb", "a\r\nb"),
    "spaces": ("  a  ", "  a  "),
    "umlauts": ("Grüße 🫖", "Grüße 🫖"),
    "semicolon": ("a;b\tc", "a;b\tc"),
    "formula": ("=1+1", "'=1+1"),
    "plus": ("+1", "'+1"),
    "minus": ("-5% cup", "'-5% cup"),
    "at": ("@SUM(A1)", "'@SUM(A1)"),
    "formula in quotes": ('=HYPERLINK("http://evil.example","a, b")', '\'=HYPERLINK("http://evil.example","a, b")'),
    "an equals sign further on": ("a=1", "a=1"),
    "apostrophe": ("'a", "'a"),
}


@pytest.fixture
def names(client: httpx2.Client) -> Iterator[list[str]]:
    """Names for items of a test's own, which are gone after it."""
    ours: list[str] = []
    yield ours
    for item in client.get("/data").json():
        if item["name"] in ours:
            client.delete(f"/items/{item['id']}", headers=KEY)


def rows(client: httpx2.Client, accept: str = "text/csv") -> list[list[str]]:
    """The lines of the export."""
    response = client.get("/items/export", headers={"Accept": accept})
    text = assert_as_contract(response, "exportItems")
    assert response.headers["content-type"].lower().replace(" ", "") == "text/csv;charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="items.csv"'
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


class TestCsv:
    """A line of headings, then a line an item."""

    def test_has_a_line_for_each_item_in_the_order_of_the_ids(self, client: httpx2.Client) -> None:
        new_item(client, name=f"Cup {unique()}")
        head, *lines = rows(client)
        assert head == ["id", "name", "price", "status"]
        items = client.get("/data").json()
        assert [int(line[0]) for line in lines] == [item["id"] for item in items]
        assert lines[: len(SEED)] == [[str(one["id"]), one["name"], one["price"], one["status"]] for one in SEED]

    def test_ends_each_line_with_both_characters(self, client: httpx2.Client) -> None:
        text = client.get("/items/export").text
        assert text.startswith("id,name,price,status\r\n1,Teapot,19.99,available\r\n")
        assert text.endswith("\r\n")

    @pytest.mark.parametrize(("name", "cell"), CELLS.values(), ids=CELLS.keys())
    def test_quotes_what_has_to_be_and_runs_no_formula(
        self, client: httpx2.Client, names: list[str], name: str, cell: str
    ) -> None:
        names.append(name)
        item = new_item(client, name=name, price="2.5", status="sold_out")
        assert rows(client)[-1] == [str(item["id"]), cell, "2.50", "sold_out"]

    def test_is_encoded_as_utf_8(self, client: httpx2.Client, names: list[str]) -> None:
        names.append(f"茶壶 {unique()}")
        new_item(client, name=names[0])
        assert names[0].encode() in client.get("/items/export", headers={"Accept": "text/csv"}).content


class TestJson:
    """The same as an array of items."""

    def test_has_each_item_whole(self, client: httpx2.Client) -> None:
        new_item(client, tags=["new"])
        response = client.get("/items/export", headers={"Accept": "application/json"})
        assert assert_as_contract(response, "exportItems") == client.get("/data").json()
        assert response.headers["content-type"] == "application/json"
        assert response.headers["content-disposition"] == 'attachment; filename="items.json"'


class TestChoice:
    """A client says which of them it wants; CSV is what it gets if it says nothing."""

    @pytest.mark.parametrize(
        "accept",
        [
            "text/csv",
            "TEXT/CSV",
            "text/*",
            "*/*",
            "text/csv, application/json;q=0.5",
            "text/csv;q=0.5",
            "text/csv, */*;q=0.1",
        ],
    )
    def test_is_csv(self, client: httpx2.Client, accept: str) -> None:
        assert rows(client, accept)[0][0] == "id"

    def test_is_csv_where_nothing_is_said(self, client: httpx2.Client) -> None:
        request = client.build_request("GET", "/items/export")
        del request.headers["Accept"]
        assert client.send(request).headers["content-type"].startswith("text/csv")

    @pytest.mark.parametrize(
        "accept",
        [
            "application/json",
            "Application/JSON",
            "application/*",
            "application/json;q=0.5",
            "application/xml, application/json",
        ],
    )
    def test_is_json(self, client: httpx2.Client, accept: str) -> None:
        response = client.get("/items/export", headers={"Accept": accept})
        assert response.headers["content-type"] == "application/json"

    @pytest.mark.parametrize("query", ["limit=1", "format=json", "format=csv", "q=x"])
    def test_is_not_made_by_the_query(self, client: httpx2.Client, query: str) -> None:
        response = client.get(f"/items/export?{query}")
        assert response.headers["content-type"].startswith("text/csv")
        assert len(response.text.splitlines()) > len(SEED)

    def test_is_no_item_by_that_name(self, client: httpx2.Client) -> None:
        assert client.get("/items/export").status_code == 200
        assert client.get("/items/exports").status_code == 422
