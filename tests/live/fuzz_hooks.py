"""What the fuzzer has to know of the shop: which ids there are, and what a document can't say of a good request.

Schemathesis loads this file. Requests that are meant to be wrong are left alone. Of those that are meant to be right,
every second one gets ids that there are, so that what comes after the look-up is reached as well; and what the contract
says in words only (a report's last day is not before its first) is made so. Before each operation and phase the
database is put back to how it was at the start.
"""

# ruff: noqa: ANN401 - what Schemathesis generates can be of any type
from __future__ import annotations

import gc
import itertools
import json
import os
import sqlite3
from contextlib import closing
from typing import Any

import schemathesis
from hypothesis import strategies
from schemathesis.specs.openapi.coverage import _schema as coverage

KNOWN: dict[str, Any] = json.loads(os.environ.get("TRIPTYCH_KNOWN", "{}"))
DATABASE, SNAPSHOT = os.environ.get("TRIPTYCH_DATABASE"), os.environ.get("TRIPTYCH_SNAPSHOT")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)

turn = itertools.count()
looked_at: list[tuple[str, str]] = []

schemathesis.openapi.media_type("image/png", strategies.just(PNG))

# Beside `email` and `uri` the shop has patterns that imply the format. Schemathesis knows such of dates and UUIDs only;
# for others it looks for what is of the pattern and not of the format: in vain, and for a third of its time.
IMPLIED = {"email", "uri"}
implied = coverage._pattern_implies_format  # noqa: SLF001 - there is no public way
coverage._pattern_implies_format = lambda pattern, name: name in IMPLIED or implied(pattern, name)  # type: ignore[assignment]  # noqa: SLF001

# Next to nothing of what it makes is garbage before its end.
gc.set_threshold(100_000, 50, 100)


@schemathesis.hook
def before_call(context: schemathesis.HookContext, case: Any, kwargs: dict[str, Any]) -> None:  # noqa: ARG001 - Schemathesis goes by the names
    """Put the database back where a new operation begins, and make a good request really good."""
    put_back(case)
    for name in [name for name in case.headers or () if name.lower() == "if-match"]:
        case.headers[name] = "*"  # a document can't say which entity tag an item has
    if case.meta is None or case.meta.generation.mode != schemathesis.GenerationMode.POSITIVE:
        return
    if next(turn) % 2 == 0:
        for name, value in KNOWN.items():
            if name in (case.path_parameters or {}):
                case.path_parameters[name] = value
    BODIES.get(case.operation.label, leave)(case)
    if case.operation.label == "PUT /items/{item_id}/image":
        # Schemathesis sends the file without a name, which makes it a text field to every framework.
        kwargs["files"] = {"file": ("a.png", PNG, "image/png")}


def put_back(case: Any) -> None:
    """Restore the database at the first request of each operation and phase."""
    now = (case.operation.label, str(case.meta.phase.name) if case.meta else "")
    if DATABASE and SNAPSHOT and looked_at[-1:] != [now]:
        with closing(sqlite3.connect(SNAPSHOT)) as source, closing(sqlite3.connect(DATABASE, timeout=30)) as target:
            source.backup(target)
    looked_at[:] = [now]


def leave(case: Any) -> None:
    """Nothing to mend."""


def token(case: Any) -> None:
    """A user that there is, with a password that is right and scopes that are there to be had."""
    if isinstance(case.body, dict):
        case.body |= {"username": "ada", "password": KNOWN["password"]}
        if "scope" in case.body:
            case.body["scope"] = "orders:read"


def order(case: Any) -> None:
    """Items that there are, a callback to a host that may be called, and a key that was not used before."""
    if isinstance(case.body, dict):
        for line in case.body["lines"]:
            line["item_id"] = line["item_id"] % 20 + 1
        if case.body.get("callback_url"):
            case.body["callback_url"] = "http://127.0.0.1:9/shipped"
    for name in [name for name in case.headers or () if name.lower() == "idempotency-key"]:
        case.headers[name] = f"key-{next(turn)}"


def report(case: Any) -> None:
    """Two days in their order."""
    if case.query and {"from", "to"} <= set(case.query):
        case.query["from"], case.query["to"] = sorted((case.query["from"], case.query["to"]))


BODIES = {
    "POST /token": token,
    "POST /orders": order,
    "GET /reports/{period}": report,
}
