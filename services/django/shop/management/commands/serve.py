"""`manage.py serve`: the whole service, in one process."""

import signal
import sys
from argparse import ArgumentParser

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from shop.server import create_server
from shop.wsgi import application


class Command(BaseCommand):
    """Make the tables, fill an empty shop, let in its staff, and serve it with waitress until a signal ends it.

    One process, because without `DATABASE_URL` the database goes with the process that made it.
    """

    help = "Prepare the database (migrate, seed, staff) and serve the API with waitress."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host: str, port: int, **_: object) -> None:
        """Prepare and serve."""
        # As an exception, so that what is registered with `atexit` still runs.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        call_command("migrate", verbosity=0)
        call_command("seed")
        call_command("staff")
        try:
            server = create_server(application, host=host, port=port)
        except OSError as error:
            raise CommandError(f"Can't listen on {host}:{port}: {error.strerror}.") from error
        self.stderr.write(f"Serving on http://{host}:{port}")
        server.run()
