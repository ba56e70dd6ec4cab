"""A stack's service, running: on a free port of the loopback interface, ready when the block is entered."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import ExtractError, ServerError
from extract.process import environment, guarded, scratch_folder
from extract.signing_in import reader
from extract.variables import seconds

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import ExitStack
    from pathlib import Path

    from extract.process import Guarded
    from extract.signing_in import Reader
    from extract.stack import Stack

HOST = "127.0.0.1"
POLL_EVERY = 0.05  # seconds
TRIES = 3  # free ports tried, where another program is faster to take one
_given: set[int] = set()
TAKEN = ("address already in use", "errno 98", "errno 48")


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """A running service.

    Attributes:
        stack: What it runs on.
        url: Its address, without a slash at the end.
        process: The worker it runs in, which leads a process group of its own.
        env: The environment variables that it runs with.
        lets_in: Whom it lets in, where its stack.toml has `[sign_in]`.
    """

    stack: Stack
    url: str
    process: subprocess.Popen[bytes]
    env: Mapping[str, str]
    lets_in: Reader


@contextlib.contextmanager
def serving(stack: Stack, python: Path, *, throwaway: bool = False) -> Iterator[Service]:
    """Start a stack's service, wait until it answers, and end it with the block.

    Args:
        stack: The stack.
        python: Its interpreter.
        throwaway: Whether what it stores is to be gone with it; see `environment`.

    Raises:
        ServerError: It ended, or it did not answer within TRIPTYCH_READY_SECONDS (30); with its log's tail.
        SettingError: TRIPTYCH_READY_SECONDS is no number of seconds.
    """
    with starting(stack, python, throwaway=throwaway) as begun:
        yield begun.ready()


@contextlib.contextmanager
def starting(stack: Stack, python: Path, *, throwaway: bool = False) -> Iterator[Starting]:
    """Start a stack's service, and end it with the block; several may be started before the first is waited for.

    Args:
        stack: The stack.
        python: Its interpreter.
        throwaway: Whether what it stores is to be gone with it; see `environment`.
    """
    with scratch_folder(in_memory=True) as scratch, contextlib.ExitStack() as stay:
        lets_in = reader()
        env = environment(stack, scratch, throwaway=throwaway, lets_in=lets_in)
        yield Starting(stack=stack, python=python, scratch=scratch, env=env, lets_in=lets_in, stay=stay)


def ready_in_turn(
    wanted: Sequence[tuple[Stack, Path]],
    stay: ExitStack,
    *,
    throwaway: bool = False,
    say: Callable[[str], object],
) -> Iterator[Service | ExtractError]:
    """Start services, as many ahead as there are processors, and wait for one after another.

    Args:
        wanted: The stacks, each with its interpreter.
        stay: Ends the services.
        throwaway: Whether what they store is to be gone with them; see `environment`.
        say: Is told what is done, line by line.

    Yields:
        For each stack its service, or why there is none.
    """
    waiting = list(wanted)
    ahead: list[Starting | ExtractError] = []
    while waiting or ahead:
        while waiting and len(ahead) < len(os.sched_getaffinity(0)):
            stack, python = waiting.pop(0)
            say(f"{stack.name}: starting its server")
            try:
                ahead.append(stay.enter_context(starting(stack, python, throwaway=throwaway)))
            except ExtractError as error:
                ahead.append(error)
        yield _ready_or_why_not(ahead.pop(0))


class Starting:
    """A service that is about to answer; see `starting`."""

    def __init__(  # noqa: PLR0913 - what a service is started with
        self, *, stack: Stack, python: Path, scratch: Path, env: dict[str, str], lets_in: Reader, stay: ExitStack
    ) -> None:
        self._stack, self._python, self._scratch = stack, python, scratch
        self._env, self._lets_in, self._stay = env, lets_in, stay
        self._begin()

    def ready(self) -> Service:
        """Wait for its first answer.

        Raises:
            ServerError: It ended, or it did not answer within TRIPTYCH_READY_SECONDS (30); with its log's tail.
            SettingError: TRIPTYCH_READY_SECONDS is no number of seconds.
        """
        try:
            for tries_left in reversed(range(TRIES)):
                if _ready(self._stack, self._server, self._port, may_retry=tries_left > 0):
                    break
                self._stay.close()
                self._begin()
        except ExtractError:
            self._stay.close()  # nobody waits for it any more, and it may be busy
            raise
        url, process = f"http://{HOST}:{self._port}", self._server.process
        return Service(stack=self._stack, url=url, process=process, env=self._env, lets_in=self._lets_in)

    def _begin(self) -> None:
        self._port = free_port()
        words = [word.replace("{port}", str(self._port)) for word in self._stack.config.serve.command]
        arguments = ["run", "--lifeline", "--scratch", str(self._scratch), "--", *words]
        log = self._scratch / f"server-{self._port}.log"
        worker = guarded(self._python, arguments, folder=self._stack.folder, env=self._env, log=log)
        self._server = self._stay.enter_context(worker)


def free_port() -> int:
    """A port of the loopback interface that was free a moment ago, and that nobody was given here before.

    A service that is still starting hasn't taken its port yet; another's answer at it would pass for its own.
    """
    while True:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            port: int = probe.getsockname()[1]
        if port not in _given:
            _given.add(port)
            return port


def _ready_or_why_not(begun: Starting | ExtractError) -> Service | ExtractError:
    try:
        return begun if isinstance(begun, ExtractError) else begun.ready()
    except ExtractError as error:
        return error


def _ready(stack: Stack, server: Guarded, port: int, *, may_retry: bool) -> bool:
    """Wait for the first answer; False where the port was taken and another one may be tried."""
    within = seconds("TRIPTYCH_READY_SECONDS", 30)
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        code = server.process.poll()
        if code is not None:
            tail = server.tail()
            if may_retry and any(sign in tail.lower() for sign in TAKEN):
                return False
            raise ServerError(
                f"{stack.name}: the server ended before it was ready",
                why=f"exit code {code}",
                todo="The end of its log follows.",
                detail=tail,
            )
        if _answers(port, stack.answers_at):
            return True
        time.sleep(POLL_EVERY)
    raise ServerError(
        f"{stack.name}: the server never got ready",
        why=f"no answer within {within:g} s",
        todo="The end of its log follows; TRIPTYCH_READY_SECONDS gives it longer.",
        detail=server.tail(),
    )


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": "localhost"})
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()
