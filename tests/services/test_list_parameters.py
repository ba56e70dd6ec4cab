"""`GET /items`: parameters that are not as described."""

from urllib.parse import quote, urlencode

import httpx2
import pytest

from .contract import assert_as_contract
from .problems import assert_problem
from .samples import BAD_TIMES, labels

PRICES = ("", "-1", "1.999", "01", "1e3", "1,5", "NaN", "abc", " 1", "1\n", "100000000", "+1", ".5", "1.", "٣", "1\x00")
BAD: tuple[tuple[str, str], ...] = (
    *(("q", text) for text in ("", "x", "é", "🫖", "x" * 51, "🫖" * 51, "x" * 5000)),
    *(("status", text) for text in ("", "Available", "sold out", "gone", "available ", "\x00", "null")),
    *(("tag", text) for text in ("", "Tea", "a b", "x" * 21, "a_b", "é", "tea\n", "\x00", "a,b")),
    *(("in_stock", text) for text in ("", "1", "0", "True", "FALSE", "yes", "on", "t", "null", "true ", "\x00")),
    *((name, text) for name in ("min_price", "max_price") for text in PRICES),
    *(("created_after", text) for text in BAD_TIMES),
    *(("sort", text) for text in ("", "ID", "+id", "--id", "created_at", "name,price", "id ", "-", "1", "\x00")),
)


class TestValue:
    """A value that a parameter can't have is refused, and the parameter is named."""

    @pytest.mark.parametrize(("parameter", "text"), BAD, ids=labels(BAD))
    def test_is_refused(self, client: httpx2.Client, parameter: str, text: str) -> None:
        response = client.get(f"/items?{parameter}={quote(text, safe='')}")
        assert_problem(response, 422, errors={parameter})
        assert_as_contract(response, "listItems")

    def test_is_refused_when_an_offset_is_not_escaped(self, client: httpx2.Client) -> None:
        """A `+` in a query is a blank."""
        response = client.get("/items?created_after=2026-01-01T00:00:00+01:00")
        assert_problem(response, 422, errors={"created_after"})

    def test_is_refused_when_it_comes_last(self, client: httpx2.Client) -> None:
        assert_problem(client.get("/items?sort=id&sort=x"), 422, errors={"sort"})
        assert client.get("/items?sort=x&sort=id").status_code == 200

    def test_is_refused_when_one_of_several_tags_is_wrong(self, client: httpx2.Client) -> None:
        assert_problem(client.get("/items?tag=tea&tag=Tea&tag=cup"), 422, errors={"tag"})

    def test_is_refused_when_there_are_six_tags(self, client: httpx2.Client) -> None:
        assert client.get("/items?tag=a&tag=b&tag=c&tag=d&tag=e").status_code == 200
        assert_problem(client.get("/items?tag=a&tag=b&tag=c&tag=d&tag=e&tag=f"), 422, errors={"tag"})

    def test_is_listed_with_all_others_that_are_wrong(self, client: httpx2.Client) -> None:
        wrong = {"q": "x", "status": "x", "tag": "X", "in_stock": "x", "min_price": "x", "max_price": "x"}
        more = {"created_after": "x", "sort": "x", "limit": "0", "offset": "-1"}
        response = client.get(f"/items?{urlencode(wrong | more)}")
        assert_problem(response, 422, errors={*wrong, *more})

    @pytest.mark.parametrize("text", ["%FF", "%C3", "%ED%A0%80", "%00%00"])
    @pytest.mark.parametrize("parameter", ["q", "status", "tag", "in_stock", "min_price", "created_after", "sort"])
    def test_that_is_no_text_never_breaks_the_shop(self, client: httpx2.Client, parameter: str, text: str) -> None:
        response = client.get(f"/items?{parameter}={text}{text}")
        if response.status_code == 200 and parameter == "q":
            assert_as_contract(response, "listItems")
        else:
            assert_problem(response, 422, errors={parameter})

    @pytest.mark.parametrize("query", ["%FF=1", "%00", "&&==&", "q[]=tea", "a" * 3000])
    def test_of_an_unknown_name_is_ignored(self, client: httpx2.Client, query: str) -> None:
        assert client.get(f"/items?limit=1&{query}").json()["items"][0]["id"] == 1
