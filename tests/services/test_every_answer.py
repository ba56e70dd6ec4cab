"""Each operation with each status that the contract lists for it, so that none goes untested."""

import httpx2
import pytest

from .contract import assert_as_contract, documented_answers
from .problems import assert_problem
from .samples import ASKS


class TestEveryAnswer:
    """The table in samples.py has a request for each documented answer, and gets that answer."""

    def test_is_asked_for(self) -> None:
        assert set(ASKS) == documented_answers()

    @pytest.mark.parametrize(("operation_id", "status"), ASKS, ids=[f"{name} {status}" for name, status in ASKS])
    def test_is_as_the_contract_documents_it(self, client: httpx2.Client, operation_id: str, status: int) -> None:
        response = ASKS[operation_id, status].send(client)
        assert response.status_code == status, response.text
        assert_as_contract(response, operation_id)
        if status >= 400:
            assert_problem(response, status)
