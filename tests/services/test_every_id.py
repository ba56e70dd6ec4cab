"""Ids of items that are none, wherever an item is changed; `test_get_item.py` and `test_image.py` have the others."""

from urllib.parse import quote

import httpx2
import pytest

from .access import KEY
from .contract import assert_as_contract
from .making import new_item
from .problems import assert_problem
from .samples import NOT_INTEGERS, spelled

CHANGES = {"replaceItem": "PUT", "updateItem": "PATCH", "deleteItem": "DELETE"}
BODY = {"name": "Cup", "price": "1.00"}
BELOW_ONE = ("0", "-0", "-1", "-" + "9" * 20, "-" + "9" * 5000)


def change(client: httpx2.Client, operation_id: str, text: str) -> httpx2.Response:
    """The answer to a change of an item by this id."""
    body = None if operation_id == "deleteItem" else BODY
    return client.request(CHANGES[operation_id], f"/items/{quote(text, safe='')}", json=body, headers=KEY)


@pytest.mark.parametrize("operation_id", CHANGES)
class TestId:
    """The same as for `GET /items/{item_id}`."""

    @pytest.mark.parametrize("text", [*BELOW_ONE, *NOT_INTEGERS], ids=lambda text: f"{len(text)} {spelled(text)!a}")
    def test_is_refused_where_it_is_no_integer_from_one(
        self, client: httpx2.Client, operation_id: str, text: str
    ) -> None:
        response = change(client, operation_id, text)
        assert_problem(response, 422, errors={"item_id"})
        assert_as_contract(response, operation_id)

    def test_may_have_leading_zeros(self, client: httpx2.Client, operation_id: str) -> None:
        assert_as_contract(change(client, operation_id, f"00{new_item(client)['id']}"), operation_id)

    @pytest.mark.parametrize(
        "number", [2**31, 2**63 - 1, 2**63, 2**64 + 1, 10**300], ids=["2^31", "2^63-1", "2^63", "2^64+1", "10^300"]
    )
    def test_is_not_found_however_large(self, client: httpx2.Client, operation_id: str, number: int) -> None:
        assert_problem(change(client, operation_id, str(number)), 404)

    def test_of_5000_digits_is_not_found_or_refused(self, client: httpx2.Client, operation_id: str) -> None:
        """Python's `int` refuses it (4300 digits at most), so a service may."""
        response = change(client, operation_id, "9" * 5000)
        assert response.status_code in {404, 422}
        assert assert_problem(response, response.status_code) <= {"item_id"}
