"""waitress, with the shop's own answers to what it refuses before the application sees it."""

import copy
import re
import select
import time
from collections.abc import Callable

import waitress
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer, MultiSocketServer
from waitress.task import ErrorTask

from shop.errors import MEDIA_TYPE, problem
from shop.parsing import LONGEST_UPLOAD

UPLOAD = re.compile(r"/items/[^/]+/image")
LINGER = 1.0  # seconds


class Parser(HTTPRequestParser):
    """Refuses an upload that is too long once its headers say so; waitress would take any body up to 1 GiB first."""

    def parse_header(self, header_plus: bytes) -> None:
        """Parse the headers, and settle how long the body may be: waitress has one setting for all paths."""
        super().parse_header(header_plus)
        if UPLOAD.fullmatch(self.path):
            self.adj = copy.copy(self.adj)
            self.adj.max_request_body_size = LONGEST_UPLOAD + 1  # the first size that waitress refuses


class ProblemTask(ErrorTask):
    """An answer by waitress itself, as a problem document."""

    def execute(self) -> None:
        """Answer, in waitress's own words: they tell of nothing but the request."""
        error = self.request.error
        body = problem(error.code, error.body).content
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", MEDIA_TYPE))
        self.content_length = len(body)
        self.set_close_on_finish()
        self.write(body)
        self._linger()

    def _linger(self) -> None:
        """Read on a little, for nothing: a connection closed with something unread is reset, and the answer lost."""
        client = self.channel.socket
        end = time.monotonic() + LINGER
        try:
            while (left := end - time.monotonic()) > 0 and select.select([client], [], [], left)[0]:
                if not client.recv(65536):
                    return
        except OSError:
            return


class Channel(HTTPChannel):
    """A connection."""

    parser_class = Parser
    error_task_class = ProblemTask


def create_server(application: Callable[..., object], *, host: str, port: int) -> BaseWSGIServer | MultiSocketServer:
    """Return a server that listens. Raises `OSError` where it can't."""
    dispatchers: dict[int, object] = {}
    server = waitress.create_server(application, map=dispatchers, host=host, port=port, threads=8)
    for each in dispatchers.values():
        if isinstance(each, BaseWSGIServer):
            each.channel_class = Channel
    return server
