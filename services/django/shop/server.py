"""waitress, with the shop's own answers to what it refuses before the application sees it."""

from collections.abc import Callable

import waitress
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, MultiSocketServer
from waitress.task import ErrorTask

from shop.problems import PROBLEM, answer


class ProblemTask(ErrorTask):
    """An answer by waitress itself, as a problem document."""

    def execute(self) -> None:
        """Answer."""
        error = self.request.error
        # Its own words on what is wrong tell of nothing but the request.
        body = answer(error.code, error.body).content
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", PROBLEM))
        self.content_length = len(body)
        self.set_close_on_finish()
        self.write(body)


class Channel(HTTPChannel):
    """A connection."""

    error_task_class = ProblemTask


def create_server(application: Callable[..., object], *, host: str, port: int) -> BaseWSGIServer | MultiSocketServer:
    """Return a server that listens. Raises `OSError` where it can't."""
    dispatchers: dict[int, object] = {}
    server = waitress.create_server(application, map=dispatchers, host=host, port=port, threads=8)
    for each in dispatchers.values():
        if isinstance(each, BaseWSGIServer):
            each.channel_class = Channel
    return server
