"""A stack's service: ready when the block is entered, or an error that shows its log."""

from __future__ import annotations

import socket
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import pytest

from extract import server
from extract.errors import EnvironmentMissingError, ServerError, SettingError
from extract.server import HOST, Service, free_port, ready_in_turn, serving, starting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from extract.stack import Stack

    from .conftest import Children, Eventually

    Change = Callable[[str, str], Stack]


def get(url: str) -> bytes:
    """What an address is answered with."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url) as answer:
        content: bytes = answer.read()
    return content


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program holds."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        yield other.getsockname()[1]


class TestServing:
    """The service of a stack."""

    def test_answers_as_soon_as_the_block_is_entered(self, hello: Stack, python: Path) -> None:
        with serving(hello, python) as service:
            assert get(f"{service.url}/") == b"{}"
            assert service.stack is hello

    def test_is_on_the_loopback_interface(self, hello: Stack, python: Path) -> None:
        with serving(hello, python) as service:
            assert urlsplit(service.url).hostname == "127.0.0.1"

    def test_answers_no_longer_once_the_block_is_left(self, hello: Stack, python: Path) -> None:
        with serving(hello, python) as service:
            pass
        assert service.process.poll() is not None
        with socket.socket() as client:
            assert client.connect_ex((HOST, urlsplit(service.url).port)) != 0

    def test_runs_beside_others_of_its_kind(self, hello: Stack, python: Path) -> None:
        with ExitStack() as stay:
            urls = [stay.enter_context(serving(hello, python)).url for _ in range(3)]
            assert len(set(urls)) == 3
            assert [get(f"{url}/") for url in urls] == [b"{}"] * 3

    def test_starts_beside_others_of_its_kind(self, hello: Stack, python: Path, temporary: Path) -> None:
        def ask(_: int) -> bytes:
            with serving(hello, python) as service:
                return get(f"{service.url}/")

        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(ask, range(4))) == [b"{}"] * 4
        assert list(temporary.iterdir()) == []

    @pytest.mark.parametrize("status", ["404", "500"])
    def test_is_ready_whatever_it_answers(self, change: Change, python: Path, status: str) -> None:
        source = (
            "import http.server, sys\n"
            "class Handler(http.server.BaseHTTPRequestHandler):\n"
            f"    def do_GET(self): self.send_error({status})\n"
            "http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), Handler).serve_forever()\n"
        )
        stack = change('"hello.py"', '"other.py"')
        (stack.folder / "other.py").write_text(source, encoding="utf-8")
        with serving(stack, python) as service:
            assert service.process.poll() is None


class TestStarting:
    """Several services may start at the same time."""

    def test_each_gets_ready_when_it_is_waited_for(self, hello: Stack, python: Path) -> None:
        with ExitStack() as stay:
            begun = [stay.enter_context(starting(hello, python)) for _ in range(3)]
            services = [one.ready() for one in begun]
            assert [get(f"{service.url}/") for service in services] == [b"{}"] * 3
            assert len({service.url for service in services}) == 3
        assert all(service.process.poll() is not None for service in services)

    def test_one_that_fails_leaves_the_others(
        self, hello: Stack, python: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with starting(hello, python) as one:
            monkeypatch.setenv("HELLO_FAULT", "exit")
            with starting(hello, python) as other:
                with pytest.raises(ServerError, match="ended before it was ready"):
                    other.ready()
                assert get(f"{one.ready().url}/") == b"{}"

    def test_each_comes_in_its_turn_or_says_why_not(self, hello: Stack, python: Path, tmp_path: Path) -> None:
        said: list[str] = []
        nowhere = tmp_path / "nowhere"
        with ExitStack() as stay:
            asked = [(hello, python), (hello, nowhere), (hello, python), (hello, python)]
            one, none, *others = ready_in_turn(asked, stay, say=said.append)
            assert isinstance(none, EnvironmentMissingError)
            for service in (one, *others):
                assert isinstance(service, Service)
                assert get(f"{service.url}/") == b"{}"
        assert said == ["hello: starting its server"] * 4

    def test_one_that_never_answers_is_ended_at_once(
        self,
        hello: Stack,
        python: Path,
        children: Children,
        eventually: Eventually,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("HELLO_FAULT", "deaf")
        monkeypatch.setenv("TRIPTYCH_READY_SECONDS", "0.5")
        with starting(hello, python) as one:
            with pytest.raises(ServerError, match="never got ready"):
                one.ready()
            assert eventually(lambda: not children())

    def test_no_port_is_given_twice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(server, "_given", set())  # other tests may have been given the next one
        before = free_port()
        asked = iter([before, before + 1])

        class Probe:
            """A socket that the system gives the same port again before it gives another."""

            def __enter__(self) -> Self:
                return self

            def __exit__(self, *_: object) -> None:
                pass

            def bind(self, _: tuple[str, int]) -> None:
                """Take a port."""

            def getsockname(self) -> tuple[str, int]:
                """Where it is bound."""
                return HOST, next(asked)

        monkeypatch.setattr(socket, "socket", Probe)
        assert free_port() == before + 1


class TestTakenPort:
    """Another program may be faster to take a port."""

    def test_is_followed_by_another(
        self, hello: Stack, python: Path, taken: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ports = iter([taken, taken, free_port()])
        monkeypatch.setattr(server, "free_port", lambda: next(ports))
        with serving(hello, python) as service:
            assert urlsplit(service.url).port != taken
            assert get(f"{service.url}/") == b"{}"

    def test_is_an_error_in_the_end(
        self, hello: Stack, python: Path, taken: int, temporary: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(server, "free_port", lambda: taken)
        with (
            pytest.raises(ServerError, match="hello: the server ended before it was ready") as caught,
            started(hello, python),
        ):
            pass
        assert "Address already in use" in caught.value.detail
        assert list(temporary.iterdir()) == []


@contextmanager
def started(stack: Stack, python: Path) -> Iterator[None]:
    """Serve a stack that must not get ready."""
    with serving(stack, python):
        pytest.fail("it got ready")
    yield


class TestNotReady:
    """A service that doesn't get ready is an error, with the end of its log."""

    def test_because_it_ended(
        self, hello: Stack, python: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HELLO_FAULT", "exit")
        with pytest.raises(ServerError) as caught, started(hello, python):
            pass
        assert str(caught.value).startswith("hello: the server ended before it was ready: exit code 1.")
        assert caught.value.detail.splitlines()[-1] == "the server gives up"
        assert caught.value.exit_code == 3
        assert list(temporary.iterdir()) == []

    def test_because_it_never_answers(
        self, hello: Stack, python: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HELLO_FAULT", "deaf")
        monkeypatch.setenv("TRIPTYCH_READY_SECONDS", "4")  # long enough for an interpreter to come to its first line
        with pytest.raises(ServerError) as caught, started(hello, python):
            pass
        assert "the server never got ready: no answer within 4 s." in str(caught.value)
        assert "TRIPTYCH_READY_SECONDS" in str(caught.value)
        assert caught.value.detail.startswith("hello from ")
        assert caught.value.exit_code == 3
        assert list(temporary.iterdir()) == []

    @pytest.mark.parametrize("said", ["soon", "", "0", "-1", "nan"])
    def test_within_a_time_that_is_none(
        self, hello: Stack, python: Path, monkeypatch: pytest.MonkeyPatch, said: str
    ) -> None:
        monkeypatch.setenv("TRIPTYCH_READY_SECONDS", said)
        with pytest.raises(SettingError, match=f"TRIPTYCH_READY_SECONDS is '{said}'") as caught, started(hello, python):
            pass
        assert caught.value.exit_code == 2


class TestFreePort:
    """A port that a server can have."""

    def test_can_be_listened_on(self) -> None:
        with socket.create_server((HOST, free_port())) as listener:
            assert listener.getsockname()[0] == HOST
