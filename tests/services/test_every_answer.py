"""Each operation with each status that the contract lists for it, so that none goes untested."""

import httpx2
import pytest

from .asks import ASKS
from .contract import SLICE, WHOLE, assert_as_contract
from .problems import assert_problem


def of_slice(operation_id: str, status: int) -> list[pytest.MarkDecorator]:
    """The mark that an answer has which every stack gives."""
    return [pytest.mark.slice] if (operation_id, status) in SLICE.answers else []


class TestEveryAnswer:
    """The table in asks.py has a request for each documented answer, and gets that answer."""

    def test_is_asked_for(self) -> None:
        assert set(ASKS) == WHOLE.answers

    @pytest.mark.parametrize(
        ("operation_id", "status"),
        [pytest.param(*one, id=f"{one[0]} {one[1]}", marks=of_slice(*one)) for one in ASKS],
    )
    def test_is_as_the_contract_documents_it(self, client: httpx2.Client, operation_id: str, status: int) -> None:
        response = ASKS[operation_id, status].send(client)
        assert response.status_code == status, response.text
        assert_as_contract(response, operation_id)
        if status >= 400:
            assert_problem(response, status)
