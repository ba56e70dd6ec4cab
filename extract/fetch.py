"""What a running service serves: its document and its docs pages, byte for byte."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import httpx2

from extract.errors import ServerError
from extract.server import HOST
from extract.signing_in import filled, form_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.server import Service
    from extract.stack import SignIn

SECONDS = 30.0
REDIRECTS = 10
CALLED = "localhost"
JSON = "application/json"
HTML = "text/html,application/xhtml+xml,*/*;q=0.8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a path was answered with.

    Attributes:
        status: The HTTP status.
        type: The media type, without parameters; empty where none was sent.
        content: The body.
    """

    status: int
    type: str
    content: bytes


class Client:
    """Asks one service for paths."""

    def __init__(self, service: Service, http: httpx2.Client) -> None:
        self.service, self.http = service, http

    def get(self, path: str, accept: str) -> Answer:
        """Ask for a path as a client that accepts these media types, and follow redirects within the service.

        Raises:
            ServerError: The service did not answer, or redirects for ever or to somewhere else.
        """
        name, here = self.service.stack.name, path
        for _ in range(REDIRECTS):
            try:
                response = self.http.get(here, headers={"Accept": accept})
            except httpx2.HTTPError as error:
                raise ServerError(f"{name}: no answer to GET {here}", why=f"{type(error).__name__}: {error}") from error
            if response.next_request is None:
                return _answer(response)
            url = response.next_request.url
            if url.host not in {CALLED, HOST}:
                raise ServerError(f"{name}: GET {path} leads out of the service", why=f"it redirects to {url}")
            here = url.raw_path.decode("ascii")  # an absolute one names no port, and so would lead to another program
        raise ServerError(f"{name}: no answer to GET {path}", why=f"it redirects more than {REDIRECTS} times")

    def sign_in(self, said: SignIn) -> None:
        """Sign in by the service's own form as whom it lets in, and stay so: the client keeps cookies.

        Raises:
            ServerError: There is no such form, or it is there again once it has been sent.
        """
        name, text = self.service.stack.name, self._text(said.path)
        form = form_with(text, said.fields)
        if form is None:
            raise ServerError(f"{name}: can't sign in", why=f"{said.path} has no form with {' and '.join(said.fields)}")
        values = {**form.values, **filled(said.fields, self.service.lets_in)}
        try:
            response = self.http.post(urljoin(said.path, form.action), data=values, headers={"Accept": HTML})
        except httpx2.HTTPError as error:
            raise ServerError(f"{name}: can't sign in", why=f"{type(error).__name__}: {error}") from error
        if response.is_error or form_with(response.text, said.fields) is not None:
            raise ServerError(
                f"{name}: can't sign in",
                why=f"its form is answered with {response.status_code}, and lets nobody in",
                todo="See [sign_in] in its stack.toml.",
            )

    def _text(self, path: str) -> str:
        return self.get(path, HTML).content.decode("utf-8", errors="replace")


def _answer(response: httpx2.Response) -> Answer:
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Answer(status=response.status_code, type=media_type, content=response.content)


@contextlib.contextmanager
def signed_in(service: Service) -> Iterator[Client]:
    """A client of one service that has signed in, where stack.toml says how.

    Raises:
        ServerError: The service doesn't let it in.
    """
    with client(service) as http:
        if service.stack.config.sign_in is not None:
            http.sign_in(service.stack.config.sign_in)
        yield http


@contextlib.contextmanager
def client(service: Service) -> Iterator[Client]:
    """A client of one service.

    It always calls the service `localhost`, without the port: a service that writes absolute addresses then writes
    the same ones in each run. It heeds no proxy of the environment's.
    """
    with httpx2.Client(base_url=service.url, headers={"Host": CALLED}, timeout=SECONDS, trust_env=False) as http:
        yield Client(service, http)
