"""Holds a service, or a worker that never ends, until it is itself ended: the tests of lifetimes end it in every way.

    holder.py FOLDER serve|serve-and-leave|serve-and-raise|document

It prints a line of JSON with the process ids that it is responsible for, and `leaving` once it has been interrupted.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

import psutil

from extract.interrupts import stop_on_request
from extract.pull import made_in_process
from extract.server import serving
from extract.stack import Stack, load


def hold(stack: Stack, how: str) -> None:
    """Serve it, and go on as the command line says."""
    with serving(stack, Path(sys.executable)) as service:
        server = psutil.Process(service.process.pid)
        pids = [server.pid, *(child.pid for child in server.children(recursive=True))]
        try:
            say(json.dumps(pids))
            if how == "serve-and-raise":
                raise RuntimeError("an error within the block")
            if how == "serve":
                threading.Event().wait()
        except KeyboardInterrupt:
            say("leaving")
            raise


def say(line: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    stop_on_request()
    if sys.argv[2] == "document":
        made_in_process(load(Path(sys.argv[1])), Path(sys.executable))
    else:
        hold(load(Path(sys.argv[1])), sys.argv[2])
