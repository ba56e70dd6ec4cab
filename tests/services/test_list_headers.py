"""`GET /items`: what its headers say: how many there are, where the next page is, and in which language."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2
import pytest

from .contract import assert_as_contract
from .making import new_item, unique

GERMAN = [
    "de",
    "DE",
    "de-CH",
    "de-de, en;q=0.9",
    "fr, de;q=0.1",
    "fr;q=1.0,de;q=0.7,en;q=0.3",
    "en;q=0.5, de-AT;q=0.6",
    "de, en;q=0",
    "en;q=0,de;q=0.001",
    "*;q=0.2, de;q=0.3",
]
ENGLISH = [
    "en",
    "en-GB",
    "fr",
    "*",
    "de;q=0",
    "den",
    "deutsch",
    "de;q=0.5, en;q=0.9",
    "de;q=0.5, *;q=0.9",
    "de;q=0.1, fr, en-US;q=0.2",
    "fr, es;q=0.5",
]
BROKEN = ["", ";", ",,,", "de;q=x", ";q=1", "de;q=", "\u00e4\u00f6", "de;q=2", "x" * 3000, "de;q=nan", "de;q=-1"]


def links(response: httpx2.Response) -> dict[str, dict[str, list[str]]]:
    """The queries that `Link` leads to, by relation."""
    found = {}
    for one in re.split(r",\s*(?=<)", response.headers["link"]) if "link" in response.headers else []:
        form = re.fullmatch(r'<([^<> ]*)>; rel="(next|prev)"', one)
        assert form, response.headers["link"]
        target = urlsplit(form[1])
        assert (target.scheme, target.netloc, target.path) == ("", "", "/items")
        found[form[2]] = parse_qs(target.query, strict_parsing=True)
    return found


def tagged(client: httpx2.Client, number: int) -> str:
    """A tag that just so many items have."""
    tag = f"t{unique()}"
    for _ in range(number):
        new_item(client, tags=[tag, "many"])
    return tag


class TestTotal:
    """How many items there are on all pages, after the filters."""

    @pytest.mark.parametrize("number", [0, 1, 3])
    def test_is_counted_after_the_filters(self, client: httpx2.Client, number: int) -> None:
        response = client.get("/items", params={"tag": tagged(client, number), "limit": "2"})
        page = assert_as_contract(response, "listItems")
        assert page["total"] == number
        assert response.headers["x-total-count"] == str(number)
        assert len(page["items"]) == min(number, 2)

    def test_is_the_same_beyond_the_last_item(self, client: httpx2.Client) -> None:
        response = client.get("/items", params={"tag": tagged(client, 2), "offset": "5"})
        assert (response.json()["total"], response.headers["x-total-count"]) == (2, "2")


class TestLink:
    """The next page and the one before, where there are any."""

    @pytest.mark.parametrize(
        ("limit", "offset", "neighbours"),
        [
            (2, 0, {"next": 2}),
            (2, 2, {"next": 4, "prev": 0}),
            (2, 1, {"next": 3, "prev": 0}),
            (2, 3, {"prev": 1}),
            (2, 4, {"prev": 2}),
            (1, 3, {"next": 4, "prev": 2}),
            (5, 0, {}),
            (100, 0, {}),
            (4, 0, {"next": 4}),
            (3, 9, {"prev": 6}),
        ],
    )
    def test_is_there_where_there_are_pages(
        self, client: httpx2.Client, limit: int, offset: int, neighbours: dict[str, int]
    ) -> None:
        tag = tagged(client, 5)
        response = client.get("/items", params={"tag": tag, "limit": str(limit), "offset": str(offset)})
        assert {relation: query["offset"] for relation, query in links(response).items()} == {
            relation: [str(place)] for relation, place in neighbours.items()
        }
        assert all(query["limit"] == [str(limit)] for query in links(response).values())
        assert neighbours or "link" not in response.headers

    def test_keeps_the_filters_and_no_stranger(self, client: httpx2.Client) -> None:
        tag = tagged(client, 2)
        kept = {"q": ["cup"], "tag": [tag, "many"], "in_stock": ["false"], "min_price": ["1.0"], "sort": ["-name"]}
        kept |= {"status": ["available"], "max_price": ["100"], "created_after": ["2026-01-01T01:00:00+01:00"]}
        response = client.get(f"/items?{urlencode({**kept, 'limit': '1', 'colour': 'red'}, doseq=True)}")
        assert response.json()["total"] == 2
        assert links(response) == {"next": {**kept, "limit": ["1"], "offset": ["1"]}}

    def test_escapes_what_an_address_can_not_hold(self, client: httpx2.Client) -> None:
        word = f'Grüße & <a>; "{unique()}" = 1 + 1%'
        for _ in range(2):
            new_item(client, name=word)
        response = client.get("/items", params={"q": word[:50], "limit": "1"})
        assert links(response)["next"]["q"] == [word[:50]]
        following = client.get(re.findall("<(.*?)>", response.headers["link"])[0])
        assert [item["name"] for item in following.json()["items"]] == [word]

    def test_has_limit_and_offset_where_they_were_left_out(self, client: httpx2.Client) -> None:
        assert links(client.get("/items"))["next"] == {"limit": ["20"], "offset": ["20"]}

    def test_leads_through_all_pages_and_back(self, client: httpx2.Client) -> None:
        tag = tagged(client, 5)
        response = client.get("/items", params={"tag": tag, "limit": "2"})
        seen = response.json()["items"]
        while "next" in links(response):
            response = client.get(response.links["next"]["url"])
            seen += response.json()["items"]
        assert [item["id"] for item in seen] == sorted({item["id"] for item in seen})
        assert len(seen) == 5
        assert client.get(response.links["prev"]["url"]).json()["items"] == seen[2:4]


class TestLanguage:
    """`summary` is in German for those who prefer it, else in English."""

    @pytest.mark.parametrize("accepted", GERMAN)
    def test_is_german_where_that_is_preferred(self, client: httpx2.Client, accepted: str) -> None:
        response = client.get("/items", headers={"Accept-Language": accepted})
        page = assert_as_contract(response, "listItems")
        assert response.headers["content-language"] == "de"
        assert page["summary"] == f"{page['total']} Artikel"

    @pytest.mark.parametrize("accepted", ENGLISH)
    def test_is_english_where_german_is_not_preferred(self, client: httpx2.Client, accepted: str) -> None:
        response = client.get("/items", headers={"Accept-Language": accepted})
        page = assert_as_contract(response, "listItems")
        assert response.headers["content-language"] == "en"
        assert page["summary"] == f"{page['total']} items"

    def test_is_english_where_nothing_is_said(self, client: httpx2.Client) -> None:
        request = client.build_request("GET", "/items")
        request.headers.pop("Accept-Language", None)
        assert client.send(request).headers["content-language"] == "en"

    @pytest.mark.parametrize("accepted", BROKEN, ids=ascii)
    def test_is_one_of_the_two_whatever_is_asked(self, client: httpx2.Client, accepted: str) -> None:
        headers = httpx2.Headers({"Accept-Language": accepted}, encoding="latin-1")
        response = client.get("/items", headers=headers)
        page = assert_as_contract(response, "listItems")
        noun = {"de": "Artikel", "en": "items"}[response.headers["content-language"]]
        assert page["summary"] == f"{page['total']} {noun}"

    @pytest.mark.parametrize(
        ("number", "language", "summary"),
        [
            (0, "en", "0 items"),
            (1, "en", "1 item"),
            (2, "en", "2 items"),
            (0, "de", "0 Artikel"),
            (1, "de", "1 Artikel"),
            (2, "de", "2 Artikel"),
        ],
    )
    def test_has_a_singular(self, client: httpx2.Client, number: int, language: str, summary: str) -> None:
        tag = tagged(client, number)
        response = client.get("/items", params={"tag": tag}, headers={"Accept-Language": language})
        assert response.json()["summary"] == summary
