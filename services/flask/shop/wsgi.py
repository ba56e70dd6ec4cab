"""The app for a production server, with its database ready: `python -m waitress --call shop.wsgi:application`."""

import signal
import sys

from flask import Flask

from shop.app import create_app
from shop.database import get_database


def application() -> Flask:
    """Make the app, create and fill its database, and let SIGTERM end the process as Ctrl-C does.

    waitress ends well on SystemExit, but listens to no signal; without this a temporary database would stay behind.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    app = create_app()
    get_database(app).prepare()
    return app
