"""`GET /reports/{period}`, which is deprecated."""

from decimal import Decimal
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from .access import KEY, WRITE, bearer
from .contract import assert_as_contract
from .making import new_item, new_order
from .problems import assert_problem

DAYS = {"from": "2026-01-01", "to": "2026-12-31"}
NO_DAYS = (
    *("", "2026-1-1", "20260101", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-W01-1", "2026-001"),
    *("2026-01-01T00:00:00Z", "2026-01-01 ", " 2026-01-01", "2026-01-01\n", "26-01-01", "01-01-2026", "2026/01/01"),
    *(
        "0000-01-01",
        "10000-01-01",
        "-2026-01-01",
        "today",
        "1767225600",
        "\uff12026-01-01",
        "2026-01-0\u0663",
        "2026-01-01\x00",
    ),
)


def report(client: httpx2.Client, first: str, last: str, period: str = "daily") -> dict[str, Any]:
    """The report of these days."""
    response = client.get(f"/reports/{period}", params={"from": first, "to": last}, headers=KEY)
    return dict(assert_as_contract(response, "getReport"))


class TestReport:
    """How many orders there were in some days, and what they came to."""

    @pytest.mark.parametrize("period", ["daily", "weekly", "monthly"])
    def test_says_what_it_was_asked_for(self, client: httpx2.Client, period: str) -> None:
        body = report(client, "2000-01-01", "2000-02-29", period)
        expected = {"period": period, "from": "2000-01-01", "to": "2000-02-29", "orders": 0, "revenue": "0.00"}
        assert body == expected

    def test_counts_orders_and_adds_them_up(self, client: httpx2.Client) -> None:
        item = new_item(client, price="0.07")
        first = new_order(client, lines=[{"item_id": item["id"], "quantity": 3}])
        day = first["created_at"][:10]
        before = report(client, day, day)
        second = new_order(client, lines=[{"item_id": item["id"], "quantity": 1}])
        after = report(client, day, second["created_at"][:10])
        assert after["orders"] == before["orders"] + 1
        assert Decimal(after["revenue"]) == Decimal(before["revenue"]) + Decimal("0.07")

    def test_leaves_out_what_was_cancelled_and_keeps_what_was_shipped(self, client: httpx2.Client) -> None:
        orders = [new_order(client) for _ in range(2)]
        days = (orders[0]["created_at"][:10], orders[1]["created_at"][:10])
        before = report(client, *days)
        client.post(f"/orders/{orders[0]['id']}/cancel", headers=bearer(client, WRITE))
        client.post(f"/orders/{orders[1]['id']}/ship", headers=bearer(client, WRITE))
        after = report(client, *days)
        assert after["orders"] == before["orders"] - 1
        assert Decimal(after["revenue"]) == Decimal(before["revenue"]) - Decimal(orders[0]["total"])

    def test_has_no_orders_of_other_days(self, client: httpx2.Client) -> None:
        new_order(client)
        assert report(client, "0001-01-01", "2026-01-01")["orders"] == 0
        assert report(client, "9999-01-01", "9999-12-31")["orders"] == 0
        assert report(client, "0001-01-01", "9999-12-31")["orders"] > 0

    def test_leads_to_its_successor(self, client: httpx2.Client) -> None:
        response = client.get("/reports/daily", params=DAYS, headers=KEY)
        assert response.headers["deprecation"] == "@1767225600"
        assert response.headers["link"] == '</items/export>; rel="successor-version"'


class TestRefusal:
    """Parameters that are not as described."""

    @pytest.mark.parametrize(
        "period", ["yearly", "Daily", "daily ", "daily\n", "\x00", "day", "1", "daily,weekly", "é"]
    )
    def test_names_an_unknown_period(self, client: httpx2.Client, period: str) -> None:
        response = client.get(f"/reports/{quote(period, safe='')}", params=DAYS, headers=KEY)
        assert_problem(response, 422, errors={"period"})
        assert_as_contract(response, "getReport")

    @pytest.mark.parametrize("day", NO_DAYS, ids=ascii)
    @pytest.mark.parametrize("parameter", ["from", "to"])
    def test_names_what_is_no_day(self, client: httpx2.Client, parameter: str, day: str) -> None:
        response = client.get("/reports/daily", params=DAYS | {parameter: day}, headers=KEY)
        assert_problem(response, 422, errors={parameter})

    @pytest.mark.parametrize(
        ("days", "places"),
        [({}, {"from", "to"}), ({"from": "2026-01-01"}, {"to"}), ({"to": "2026-01-01"}, {"from"})],
        ids=["both", "to", "from"],
    )
    def test_names_what_is_missing(self, client: httpx2.Client, days: dict[str, str], places: set[str]) -> None:
        assert_problem(client.get("/reports/daily", params=days, headers=KEY), 422, errors=places)

    def test_names_the_last_day_when_it_comes_before_the_first(self, client: httpx2.Client) -> None:
        response = client.get("/reports/daily", params={"from": "2026-01-02", "to": "2026-01-01"}, headers=KEY)
        assert_problem(response, 422, errors={"to"})
        assert report(client, "2026-01-02", "2026-01-02")["from"] == "2026-01-02"

    def test_names_everything_that_is_wrong(self, client: httpx2.Client) -> None:
        response = client.get("/reports/yearly", params={"from": "x", "to": "2026-02-30"}, headers=KEY)
        assert_problem(response, 422, errors={"period", "from", "to"})

    def test_looks_at_the_last_of_several(self, client: httpx2.Client) -> None:
        path = "/reports/daily?from=x&from=2026-01-01&to=x&to=2026-01-02"
        assert client.get(path, headers=KEY).json()["to"] == "2026-01-02"
