"""`GET /orders/{order_id}` and its lines."""

from urllib.parse import quote

import httpx2
import pytest

from .access import READ, bearer
from .asks import NOBODY
from .contract import assert_as_contract
from .making import new_order
from .problems import assert_problem
from .samples import NOT_INTEGERS, NOT_UUIDS, spelled


class TestOrder:
    """Whoever may read orders may read any of them."""

    def test_is_read_by_another_user(self, client: httpx2.Client) -> None:
        order = new_order(client)
        response = client.get(f"/orders/{order['id']}", headers=bearer(client, username="bob"))
        assert assert_as_contract(response, "getOrder") == order

    def test_is_found_by_its_id_in_capitals(self, client: httpx2.Client) -> None:
        order = new_order(client)
        assert client.get(f"/orders/{order['id'].upper()}", headers=bearer(client, READ)).json() == order

    @pytest.mark.parametrize("text", [NOBODY, NOBODY.replace("0", "f"), NOBODY.replace("0", "F")])
    def test_is_not_found_where_there_is_none(self, client: httpx2.Client, text: str) -> None:
        response = client.get(f"/orders/{text}", headers=bearer(client, READ))
        assert_problem(response, 404)
        assert_as_contract(response, "getOrder")

    @pytest.mark.parametrize("text", [*NOT_UUIDS, "\ud800", "\xff" * 36], ids=ascii)
    def test_is_refused_by_what_is_no_id(self, client: httpx2.Client, text: str) -> None:
        path = f"/orders/{quote(text, safe='', errors='surrogatepass')}"
        response = client.get(path, headers=bearer(client, READ))
        assert_problem(response, 422, errors={"order_id"})


class TestLine:
    """One line of an order, by its number from 1."""

    def test_is_as_the_order_has_it(self, client: httpx2.Client) -> None:
        order = new_order(client, lines=[{"item_id": 7, "quantity": 1}, {"item_id": 3, "quantity": 5}])
        for line in order["lines"]:
            path = f"/orders/{order['id']}/lines/{line['line_no']}"
            assert assert_as_contract(client.get(path, headers=bearer(client, READ)), "getOrderLine") == line
            zeros = path.replace("/lines/", "/lines/00")
            assert client.get(zeros, headers=bearer(client, READ)).json() == line

    @pytest.mark.parametrize("number", [2, 21, 2**31, 2**63, 10**20, 10**300], ids=lambda number: spelled(str(number)))
    def test_is_not_found_where_there_is_none(self, client: httpx2.Client, number: int) -> None:
        response = client.get(f"/orders/{new_order(client)['id']}/lines/{number}", headers=bearer(client, READ))
        assert_problem(response, 404)
        assert_as_contract(response, "getOrderLine")

    def test_is_not_found_in_an_order_that_is_not_there(self, client: httpx2.Client) -> None:
        assert_problem(client.get(f"/orders/{NOBODY}/lines/1", headers=bearer(client, READ)), 404)

    def test_of_5000_digits_is_not_found_or_refused(self, client: httpx2.Client) -> None:
        """Python's `int` refuses it (4300 digits at most), so a service may."""
        response = client.get(f"/orders/{new_order(client)['id']}/lines/{'9' * 5000}", headers=bearer(client, READ))
        assert response.status_code in {404, 422}
        assert assert_problem(response, response.status_code) <= {"line_no"}

    @pytest.mark.parametrize(
        "text", ["0", "-0", "-1", "-" + "9" * 20, *NOT_INTEGERS], ids=lambda text: ascii(spelled(text))
    )
    def test_is_refused_by_what_is_no_number_from_one(self, client: httpx2.Client, text: str) -> None:
        path = f"/orders/{new_order(client)['id']}/lines/{quote(text, safe='')}"
        assert_problem(client.get(path, headers=bearer(client, READ)), 422, errors={"line_no"})

    def test_is_refused_for_both_parameters_when_both_are_wrong(self, client: httpx2.Client) -> None:
        response = client.get("/orders/abc/lines/0", headers=bearer(client, READ))
        assert_problem(response, 422, errors={"order_id", "line_no"})
