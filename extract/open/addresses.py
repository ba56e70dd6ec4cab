"""What running services answer at the addresses that `triptych open` prints, or moves a panel to."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2
from msgspec.structs import replace

from extract.errors import ServerError
from extract.fetch import HTML, client, signed_in
from extract.open.panels import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.fetch import Client
    from extract.open.panels import Shows
    from extract.server import Service

LOOK_EVERY = 1.0  # seconds
READABLE = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """Something to open.

    Attributes:
        name: What it is.
        url: Where it is.
        status: The HTTP status it was just answered with.
        opens: Whether a browser should open it, or it is only named.
    """

    name: str
    url: str
    status: int
    opens: bool = False


def addresses(service: Service) -> list[Address]:
    """The service itself and each of its docs pages, asked for once."""
    name = service.stack.name
    with client(service) as http_client, signed_in(service) as inside:
        pages = [
            Address(
                name=f"{name} {page.name}",
                url=service.url + page.path,
                status=(inside if page.signed_in else http_client).get(page.path, HTML).status,
            )
            for page in service.stack.config.pages
        ]
    return [Address(name=name, url=service.url, status=200), *pages]


def cookies_of(service: Service) -> dict[str, str]:
    """What a service gives to who signs in, by name; nothing where none of its pages asks for it.

    Raises:
        ServerError: It lets nobody in.
    """
    if not any(page.signed_in for page in service.stack.config.pages):
        return {}
    with signed_in(service) as http_client:
        return dict(http_client.http.cookies)


def checked(service: Service, pages: Sequence[Shows]) -> tuple[Shows, ...]:
    """The pages without those places where a browser would be given a file or a stream.

    Only a kind that has an address of its own for each operation has such places; each is asked for once.
    """
    with signed_in(service) as http_client:
        return tuple(_checked(http_client, page) for page in pages)


def _checked(http_client: Client, page: Shows) -> Shows:
    paths = {place.address.partition("#")[0] for place in page.places.values()} - {"", page.path}
    reasons = {path: reason for path in sorted(paths) if (reason := _no_page(http_client, path))}
    places = {
        key: Place(why_not=reasons[path]) if (path := place.address.partition("#")[0]) in reasons else place
        for key, place in page.places.items()
    }
    return replace(page, places=places)


def _no_page(http_client: Client, path: str) -> str:
    """Why a browser can't show what is at a path; empty where it can. A redirect is the browser's business."""
    try:
        with http_client.http.stream("GET", path, headers={"Accept": HTML}) as answer:
            media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            attached = answer.headers.get("content-disposition", "").lower().startswith("attachment")
            redirected = answer.is_redirect
    except httpx2.HTTPError as error:
        return f"GET {path} isn’t answered: {error}."
    if redirected or (media_type in READABLE and not attached):
        return ""
    return f"GET {path} gives a browser no page: {answer.status_code}, {media_type or 'nothing to read'}."


def wait_for_interrupt(services: Sequence[Service]) -> None:
    """Return at the first Ctrl-C.

    Raises:
        ServerError: A service ended on its own.
    """
    pause = threading.Event()
    with contextlib.suppress(KeyboardInterrupt):
        while not pause.wait(LOOK_EVERY):
            for service in services:
                if service.process.poll() is not None:
                    raise ServerError(
                        f"{service.stack.name}: its server ended on its own",
                        why=f"exit code {service.process.returncode}",
                    )
