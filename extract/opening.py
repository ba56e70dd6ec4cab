"""What `open` shows: the addresses of running services' pages, and a folder served beside them."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import ServerError
from extract.fetch import HTML, client
from extract.server import HOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from extract.server import Service

LOOK_EVERY = 1.0  # seconds


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
    opens: bool = True


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing."""


def addresses(service: Service) -> list[Address]:
    """The service itself and each of its docs pages, asked for once."""
    name = service.stack.name
    with client(service) as http_client:
        root = Address(name=name, url=service.url, status=200, opens=False)
        pages = [
            Address(
                name=f"{name} {page.name}",
                url=service.url + page.path,
                status=http_client.get(page.path, HTML).status,
            )
            for page in service.stack.config.pages
        ]
    return [root, *pages]


@contextlib.contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve the files of a folder on a free port of the loopback interface; the address of its index."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer((HOST, 0), handler) as server:
        threading.Thread(target=server.serve_forever, name="folder", daemon=True).start()
        try:
            yield f"http://{HOST}:{server.server_address[1]}/index.html"
        finally:
            server.shutdown()


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
