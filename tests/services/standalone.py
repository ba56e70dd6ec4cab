"""The client of every test, the receiver of what a shop sends, and the service that `SHOP_URL` names.

As a plugin it lets the suite run without the project's other tests: `python -m pytest --noconftest -p standalone`.
The service is then configured by whoever started it; `SHOP_WEBHOOK_URL` and the like tell the suite how, and
`SHOP_PROFILE=slice` that it is held to the slice.
"""

import json
import os
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from select import select
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import httpx2
import pytest

if TYPE_CHECKING:
    from compare.marks import Profile

KEY: Final = {"X-API-Key": os.environ.get("SHOP_API_KEY", "development-key")}
"""The header that lets in who keeps the shop."""

NO_TLS: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""One for all clients: to make one of its own would be most of the work for a client that needs none."""

PATIENCE: Final = 20.0  # seconds; only a failure takes so long


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One request that a shop has sent."""

    path: str
    content_type: str
    body: Any


class Receiver:
    """Takes what a shop sends to a customer or to its own webhook, and answers 204.

    At paths below `/redirect` it answers 307 and leads to `/led/…`, below `/fail` 500; below `/hold` it doesn't answer
    before it is told to, below `/hang` not before the shop has hung up.
    """

    def __init__(self, port: int) -> None:
        self._deliveries: list[Delivery] = []
        self._hung_up: list[str] = []
        self._let_go: list[str] = []
        self._news = Condition()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                receiver.take(self.path, self.headers.get("Content-Type", ""), content)
                if self.path.startswith("/hang/"):
                    receiver.hang(self.path, self.connection)
                    return
                if self.path.startswith("/hold/"):
                    receiver.hold(self.path)
                self.send_response({"redirect": 307, "fail": 500}.get(self.path.split("/")[1], 204))
                if self.path.startswith("/redirect/"):
                    self.send_header("Location", self.path.replace("redirect", "led"))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def take(self, path: str, content_type: str, content: bytes) -> None:
        """Note one delivery."""
        with self._news:
            body = json.loads(content) if content else None
            self._deliveries.append(Delivery(path=path, content_type=content_type, body=body))
            self._news.notify_all()

    def hang(self, path: str, connection: socket.socket) -> None:
        """Wait until the shop has had enough."""
        if select([connection], [], [], PATIENCE)[0]:  # there is something to read: the end
            with self._news:
                self._hung_up.append(path)
                self._news.notify_all()

    def hold(self, path: str) -> None:
        """Wait until a test has seen enough."""
        with self._news:
            self._news.wait_for(lambda: path in self._let_go, PATIENCE)

    def let_go(self, path: str) -> None:
        """Answer what is held at a path."""
        with self._news:
            self._let_go.append(path)
            self._news.notify_all()

    def sent(self, path: str, order_id: str) -> list[Delivery]:
        """What has come so far to a path about an order."""
        return [one for one in self._deliveries if one.path == path and one.body["order_id"] == order_id]

    def wait_for(self, path: str, order_id: str) -> Delivery:
        """The first that comes to a path about an order."""
        with self._news:
            assert self._news.wait_for(lambda: self.sent(path, order_id), PATIENCE), f"nothing came to {path}"
        return self.sent(path, order_id)[0]

    def wait_for_end(self, path: str) -> None:
        """Wait until the shop has hung up at a path."""
        with self._news:
            assert self._news.wait_for(lambda: path in self._hung_up, PATIENCE), f"the shop hangs on to {path}"

    def repeated(self) -> list[tuple[str, str]]:
        """Where something came more than once about one order."""
        places = [(one.path, one.body["order_id"]) for one in self._deliveries]
        return sorted({place for place in places if places.count(place) > 1})


@contextmanager
def receiving(port: int = 0) -> Iterator[Receiver]:
    """A receiver, listening; on a free port unless another is named."""
    receiver = Receiver(port)
    thread = Thread(target=receiver.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.server.shutdown()
        receiver.server.server_close()
        thread.join()


def pytest_configure(config: pytest.Config) -> None:
    """Make the suite's own mark known."""
    config.addinivalue_line("markers", "slice: what every stack does, the ones without an API toolkit too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is asked of the whole contract only, where the service does the slice."""
    leave_out(config, items, lambda _: os.environ.get("SHOP_PROFILE") == "slice")


def leave_out(config: pytest.Config, items: list[pytest.Item], is_slice: Callable[[pytest.Item], bool]) -> None:
    """Leave out the tests of services of which `is_slice` holds, unless they are marked `slice`."""
    others = {item for item in items if is_slice(item) and _asks(item) and item.get_closest_marker("slice") is None}
    config.hook.pytest_deselected(items=list(others))
    items[:] = [item for item in items if item not in others]


def _asks(item: pytest.Item) -> bool:
    """Whether a test asks something of a service."""
    return not {"service_url", "stack_name"}.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture
def profile() -> "Profile":
    """What the service under test does of the contract."""
    return "slice" if os.environ.get("SHOP_PROFILE") == "slice" else "whole"


@pytest.fixture(autouse=True)
def held(profile: "Profile") -> Iterator[None]:
    """Hold the answers to the contract, or to its slice."""
    from tests.services.contract import held_to  # noqa: PLC0415 - a plugin is loaded before its package can be

    with held_to(profile):
        yield


@pytest.fixture(scope="session")
def service_url() -> str:
    """The address of a service that is already running, `http://host:port` without a slash at the end."""
    url = os.environ.get("SHOP_URL")
    if url is None:
        pytest.fail("SHOP_URL does not say which service to test, for example http://127.0.0.1:8000")
    return url.rstrip("/")


@pytest.fixture(scope="session")
def receiver() -> Iterator[Receiver]:
    """The receiver, where `SHOP_WEBHOOK_URL` says that the shop's webhooks go; on a free port without it."""
    with receiving(urlsplit(os.environ.get("SHOP_WEBHOOK_URL", "")).port or 0) as listening:
        yield listening
        assert listening.repeated() == [], "what is sent is sent once"


@pytest.fixture
def webhook_path() -> str:
    """The path at the receiver that the shop's own webhook goes to."""
    if not os.environ.get("SHOP_WEBHOOK_URL"):
        pytest.skip("SHOP_WEBHOOK_URL does not say where this shop's webhooks go")
    return urlsplit(os.environ["SHOP_WEBHOOK_URL"]).path


@pytest.fixture
def client(service_url: str) -> Iterator[httpx2.Client]:
    """A client of its own for each test, so that no connection or cookie is carried from one to the next.

    It follows no redirect. Proxies and TLS have no part in a conversation over loopback. What imports a test starts
    are finished after it: a shop has three at a time, and the next test wants them.
    """
    started: list[str] = []

    def note(response: httpx2.Response) -> None:
        if response.status_code == 202:
            started.append(response.headers["location"])

    hooks = {"response": [note]}
    with httpx2.Client(base_url=service_url, timeout=60, trust_env=False, verify=NO_TLS, event_hooks=hooks) as fresh:
        yield fresh
        for path in started:
            looks = [fresh.get(path, headers=KEY).raise_for_status().json()["status"] for _ in range(3)]
            assert looks[-1] == "done", f"{path} is not done after {looks}"


@pytest.fixture(scope="session")
def root() -> None:
    """The checkout: what looks at a stack's source takes the rest of the project."""
    pytest.skip("of the service that runs already the source isn't known")


@pytest.fixture(scope="session")
def stack_name() -> None:
    """A stack, by its name."""
    pytest.skip("of the service that runs already the stack isn't known")


@pytest.fixture
def start() -> None:
    """Start a service: that takes the rest of the project."""
    pytest.skip("the service that runs already is not started again")
