"""Where a shop lets itself be sent: to the hosts that it is configured with, which are loopback, and nowhere else."""

import httpx2
import pytest

from .access import WRITE, bearer
from .contract import assert_as_contract
from .making import ORDER, new_order, unique
from .problems import assert_problem
from .samples import labels
from .standalone import Receiver

ALLOWED = (
    *("http://127.0.0.1", "http://127.0.0.1/", "https://127.0.0.1/shipped", "http://127.0.0.1:9000/shipped"),
    *("http://localhost/shipped", "http://LOCALHOST:9000/shipped", "https://LocalHost", "http://127.0.0.1:65535/"),
)
OTHER_HOSTS = (
    *("http://169.254.169.254/latest/meta-data/", "http://example.com/", "https://triptych.example/shipped"),
    *("http://127.0.0.1.evil.example/", "http://localhost.evil.example/", "http://evil.example/127.0.0.1"),
    *("http://evil-localhost/", "http://localhost2/", "http://localhost./", "http://.localhost/", "http://local.host/"),
    *("http://0.0.0.0/", "http://0/", "http://127.1/", "http://127.0.1/", "http://127.0.0.2/", "http://127.0.0.01/"),
    *("http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/"),
    *("http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.0.1/", "http://100.64.0.1/", "http://metadata/"),
    *("http://127.0.0.1./", "http://..127.0.0.1/", "http://ip6-localhost/", "http://localtest.me/", "http://-/"),
)
NO_ADDRESS = (
    *(
        "http://127.0.0.1@evil.example/",
        "http://evil.example@127.0.0.1/",
        "http://u:p@127.0.0.1/",
        "http://127.0.0.1#@e",
    ),
    *("http://127.0.0.1\\@evil.example/", "http://127.0.0.1%2eevil.example/", "http://127.0.0.1%00.evil.example/"),
    *(
        "http://127.0.0.1/?a=b",
        "http://127.0.0.1/#a",
        "http://127.0.0.1/%0d%0a",
        "http://127.0.0.1/a b",
        "http://127.0.0.1:",
    ),
    *("http://127.0.0.1:123456/", "http://127.0.0.1:-1/", "http://127.0.0.1:80:80/", "http://127.0.0.1:8o/", "http://"),
    *(
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http:///127.0.0.1",
        "http:127.0.0.1",
        "//127.0.0.1/",
        "127.0.0.1",
    ),
    *("ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/", "HTTP://127.0.0.1/", "javascript:alert(1)"),
    *(
        "http://127.0.0.1\n",
        "http://127.0.0.1/\n",
        " http://127.0.0.1/",
        "http://127.0.0.1/\r\nX: y",
        "http://127.0.0.1\x00",
    ),
    *(
        "http://\u0661\u0662\u0667.0.0.1/",
        "http://l\u00f6calhost/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://\u24db/",
    ),
    *("http://127.0.0.1/" + "x" * 184, "http://127.0.0.1:65536/", "http://127.0.0.1:99999/"),
)


class TestTarget:
    """Looked at when the order is placed."""

    @pytest.mark.parametrize("url", ALLOWED)
    def test_may_be_loopback(self, client: httpx2.Client, url: str) -> None:
        assert new_order(client, callback_url=url)["callback_url"] == url

    def test_may_be_200_characters_long(self, client: httpx2.Client) -> None:
        url = "http://127.0.0.1/" + "x" * 183
        assert new_order(client, callback_url=url)["callback_url"] == url

    @pytest.mark.parametrize("url", OTHER_HOSTS)
    def test_is_no_other_host(self, client: httpx2.Client, url: str) -> None:
        body = ORDER | {"callback_url": url}
        response = client.post("/orders", json=body, headers=bearer(client, WRITE))
        assert_problem(response, 422, errors={"#/callback_url"})
        assert_as_contract(response, "createOrder")

    @pytest.mark.parametrize("url", NO_ADDRESS, ids=labels(NO_ADDRESS))
    def test_is_an_address_as_described(self, client: httpx2.Client, url: str) -> None:
        body = ORDER | {"callback_url": url}
        assert_problem(client.post("/orders", json=body, headers=bearer(client, WRITE)), 422, errors={"#/callback_url"})


class TestRedirect:
    """A receiver can't lead the shop elsewhere."""

    def test_is_not_followed(self, client: httpx2.Client, receiver: Receiver) -> None:
        word = unique()
        order = new_order(client, callback_url=f"{receiver.url}/redirect/{word}")
        after = new_order(client, callback_url=f"{receiver.url}/shipped/{word}")
        for one in (order, after):
            assert client.post(f"/orders/{one['id']}/ship", headers=bearer(client, WRITE)).status_code == 200
        receiver.wait_for(f"/redirect/{word}", order["id"])
        receiver.wait_for(f"/shipped/{word}", after["id"])
        assert receiver.sent(f"/led/{word}", order["id"]) == []
