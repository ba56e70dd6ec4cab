"""What a running service serves: its document and its docs pages, byte for byte."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2

from extract.errors import ServerError
from extract.server import HOST
from extract.signing_in import filled, form_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.server import Service
    from extract.stack import SignIn

SECONDS = 30.0
REDIRECTS = 10
BAD = 400  # and what is above it: HTTP's errors
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
        path: Whose answer it is: the path asked for, or where redirects led from there, with its query.
    """

    status: int
    type: str
    content: bytes
    path: str


class Client:
    """Asks one service for paths."""

    def __init__(self, service: Service, http: httpx2.Client) -> None:
        self.service, self.http = service, http

    def get(self, path: str, accept: str) -> Answer:
        """Ask for a path as a client that accepts these media types, and follow redirects within the service.

        Raises:
            ServerError: The service did not answer, or redirects for ever or to somewhere else.
        """
        return self._ask("GET", path, accept)

    def sign_in(self, said: SignIn) -> None:
        """Sign in by the service's own form as whom it lets in, and stay so: the client keeps cookies.

        Raises:
            ServerError: There is no such form, it is sent out of the service, or it is there again once sent.
        """
        name, page = self.service.stack.name, self.get(said.path, HTML)
        form = form_with(_text(page), said.fields)
        if form is None:
            raise ServerError(f"{name}: can't sign in", why=f"{said.path} has no form with {' and '.join(said.fields)}")
        values = {**form.values, **filled(said.fields, self.service.lets_in)}
        action = self._action(page, form.action)
        answer = self._ask("POST", action, HTML, values)
        # Where the service leads to then may be missing: nobody reads that page.
        refused = answer.status >= BAD and answer.path == action
        if refused or form_with(_text(answer), said.fields) is not None:
            raise ServerError(
                f"{name}: can't sign in",
                why=f"its form is answered with {answer.status}, and lets nobody in",
                todo="See [sign_in] in its stack.toml.",
            )

    def _action(self, page: Answer, action: str) -> str:
        """The path that a page's form is sent to; the password is told to nobody but the service."""
        try:
            url = httpx2.URL(f"http://{CALLED}{page.path}").join(action)
        except httpx2.InvalidURL as error:
            raise ServerError(f"{self.service.stack.name}: can't sign in", why=f"its form: {error}") from error
        return self._within(url, f"the form at {page.path}", "is sent")

    def _ask(self, method: str, path: str, accept: str, values: Mapping[str, str] | None = None) -> Answer:
        """Ask for a path, with a form's values where there are any, and follow redirects within the service."""
        name, here = self.service.stack.name, path
        for _ in range(REDIRECTS):
            try:
                response = self.http.request(method, here, data=values, headers={"Accept": accept})
            except httpx2.HTTPError as error:
                why = f"{type(error).__name__}: {error}"
                raise ServerError(f"{name}: no answer to {method} {here}", why=why) from error
            following = response.next_request
            if following is None:
                return _answer(response, here)
            here = self._within(following.url, f"{method} {path}", "redirects")
            if following.method != method:  # as after a form that was right
                method, values = following.method, None
        raise ServerError(f"{name}: no answer to {method} {path}", why=f"it redirects more than {REDIRECTS} times")

    def _within(self, url: httpx2.URL, what: str, does: str) -> str:
        """The path and the query of an address in the service."""
        if url.host not in {CALLED, HOST}:
            raise ServerError(f"{self.service.stack.name}: {what} leads out of the service", why=f"it {does} to {url}")
        return url.raw_path.decode("ascii")  # an absolute address names no port, and so would lead to another program


def _text(answer: Answer) -> str:
    return answer.content.decode("utf-8", errors="replace")


def _answer(response: httpx2.Response, path: str) -> Answer:
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Answer(status=response.status_code, type=media_type, content=response.content, path=path)


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
