"""`POST /orders/{order_id}/cancel` and `…/ship`, and whom a shipped order is told."""

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from .access import READ, WRITE, bearer
from .asks import NOBODY
from .contract import assert_as_contract, faults_in
from .making import new_order, unique
from .problems import assert_problem
from .samples import NOT_UUIDS
from .standalone import Receiver

ACTIONS = {"cancel": ("cancelOrder", "cancelled"), "ship": ("shipOrder", "shipped")}
EVENT = "#/components/schemas/ShippedEvent"


def act(client: httpx2.Client, order_id: str, action: str) -> httpx2.Response:
    """The answer to an action on an order."""
    return client.post(f"/orders/{order_id}/{action}", headers=bearer(client, WRITE))


@pytest.mark.parametrize("action", ACTIONS)
class TestAction:
    """An order that is open is cancelled or shipped, once."""

    def test_is_answered_with_the_order_as_it_is_now(self, client: httpx2.Client, action: str) -> None:
        operation_id, status = ACTIONS[action]
        order = new_order(client)
        assert assert_as_contract(act(client, order["id"], action), operation_id) == order | {"status": status}
        kept = client.get(f"/orders/{order['id']}", headers=bearer(client, READ)).json()
        assert kept == order | {"status": status}

    @pytest.mark.parametrize("before", ACTIONS)
    def test_can_not_follow_another(self, client: httpx2.Client, action: str, before: str) -> None:
        order = new_order(client)
        assert act(client, order["id"], before).status_code == 200
        response = act(client, order["id"], action)
        assert_problem(response, 409)
        assert_as_contract(response, ACTIONS[action][0])
        kept = client.get(f"/orders/{order['id']}", headers=bearer(client, READ)).json()
        assert kept["status"] == ACTIONS[before][1]

    def test_wins_alone_among_many_at_once(self, client: httpx2.Client, action: str) -> None:
        order, headers = new_order(client), bearer(client, WRITE)
        actions = [action, *ACTIONS] * 4

        def attempt(one: str) -> int:
            return client.post(f"/orders/{order['id']}/{one}", headers=headers).status_code

        with ThreadPoolExecutor(max_workers=8) as crowd:
            assert sorted(crowd.map(attempt, actions)) == [200] + [409] * (len(actions) - 1)

    def test_finds_no_order_where_there_is_none(self, client: httpx2.Client, action: str) -> None:
        response = act(client, NOBODY, action)
        assert_problem(response, 404)
        assert_as_contract(response, ACTIONS[action][0])

    @pytest.mark.parametrize("text", NOT_UUIDS[:5], ids=ascii)
    def test_is_refused_for_what_is_no_id(self, client: httpx2.Client, action: str, text: str) -> None:
        assert_problem(act(client, text, action), 422, errors={"order_id"})


class TestCallback:
    """Shipping tells the customer, at the address given with the order, once."""

    def test_brings_what_the_contract_describes(self, client: httpx2.Client, receiver: Receiver) -> None:
        path = f"/shipped/{unique()}"
        order = new_order(client, callback_url=f"{receiver.url}{path}")
        assert act(client, order["id"], "ship").status_code == 200
        delivery = receiver.wait_for(path, order["id"])
        assert delivery.content_type.partition(";")[0] == "application/json"
        assert faults_in(delivery.body, EVENT) is None
        shipped_at = datetime.fromisoformat(delivery.body["shipped_at"])
        assert abs(shipped_at - datetime.now(UTC)) < timedelta(minutes=10)

    def test_finds_a_host_by_its_name_in_capitals(self, client: httpx2.Client, receiver: Receiver) -> None:
        path = f"/shipped/{unique()}"
        order = new_order(client, callback_url=f"{receiver.url}{path}".replace("127.0.0.1", "LOCALHOST"))
        assert act(client, order["id"], "ship").status_code == 200
        receiver.wait_for(path, order["id"])

    def test_is_sent_once(self, client: httpx2.Client, receiver: Receiver) -> None:
        path = f"/shipped/{unique()}"
        first, second = (new_order(client, callback_url=f"{receiver.url}{path}") for _ in range(2))
        act(client, first["id"], "ship")
        act(client, first["id"], "ship")
        act(client, first["id"], "cancel")
        act(client, second["id"], "ship")
        receiver.wait_for(path, second["id"])
        receiver.wait_for(path, first["id"])
        assert len(receiver.sent(path, first["id"])) == 1

    def test_is_not_sent_when_an_order_is_cancelled(self, client: httpx2.Client, receiver: Receiver) -> None:
        path = f"/shipped/{unique()}"
        cancelled, shipped = (new_order(client, callback_url=f"{receiver.url}{path}") for _ in range(2))
        act(client, cancelled["id"], "cancel")
        act(client, cancelled["id"], "ship")
        act(client, shipped["id"], "ship")
        receiver.wait_for(path, shipped["id"])
        assert receiver.sent(path, cancelled["id"]) == []

    @pytest.mark.parametrize("answer", ["fail", "redirect"])
    def test_that_is_not_taken_keeps_nothing_from_being_shipped(
        self, client: httpx2.Client, receiver: Receiver, answer: str
    ) -> None:
        order = new_order(client, callback_url=f"{receiver.url}/{answer}/{unique()}")
        assert act(client, order["id"], "ship").json()["status"] == "shipped"

    def test_that_nobody_listens_for_keeps_nothing_from_being_shipped(self, client: httpx2.Client) -> None:
        with socket.socket() as deaf:
            deaf.bind(("127.0.0.1", 0))  # and does not listen
            order = new_order(client, callback_url=f"http://127.0.0.1:{deaf.getsockname()[1]}/")
            assert act(client, order["id"], "ship").json()["status"] == "shipped"

    def test_that_hangs_is_given_up(self, client: httpx2.Client, receiver: Receiver) -> None:
        path = f"/hang/{unique()}"
        order = new_order(client, callback_url=f"{receiver.url}{path}")
        response = act(client, order["id"], "ship")
        assert assert_as_contract(response, "shipOrder")["status"] == "shipped"
        receiver.wait_for_end(path)

    def test_comes_when_the_order_is_shipped_for_all_to_see(self, client: httpx2.Client, receiver: Receiver) -> None:
        """Whoever is told and looks at once finds the order shipped."""
        path, headers = f"/hold/{unique()}", bearer(client, f"{READ} {WRITE}")
        order = new_order(client, callback_url=f"{receiver.url}{path}")
        with ThreadPoolExecutor(max_workers=1) as crowd:
            shipping = crowd.submit(client.post, f"/orders/{order['id']}/ship", headers=headers)
            receiver.wait_for(path, order["id"])
            seen = client.get(f"/orders/{order['id']}", headers=headers).json()
            receiver.let_go(path)
            assert shipping.result().status_code == 200
        assert seen["status"] == "shipped"


class TestWebhook:
    """Shipping tells the shop's own webhook too, whatever the customer wanted."""

    @pytest.mark.parametrize("callback", [None, "/shipped/webhook", "/fail/webhook"])
    def test_brings_the_same(
        self, client: httpx2.Client, receiver: Receiver, webhook_path: str, callback: str | None
    ) -> None:
        order = new_order(client, callback_url=callback and f"{receiver.url}{callback}")
        assert act(client, order["id"], "ship").status_code == 200
        delivery = receiver.wait_for(webhook_path, order["id"])
        assert faults_in(delivery.body, EVENT) is None
        if callback:
            assert receiver.wait_for(callback, order["id"]).body == delivery.body
        assert len(receiver.sent(webhook_path, order["id"])) == 1
