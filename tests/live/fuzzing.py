"""Hold a running service to the contract or to its own document: credentials, known ids, a database put back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2

from extract.fuzz import Fuzzed, fuzz, read_exceptions
from extract.process import scratch_folder

if TYPE_CHECKING:
    from extract.server import Service

API_KEY, PASSWORD = "development-key", "development-password"
ORDER = {"lines": [{"item_id": 1, "quantity": 1}], "payment": {"method": "voucher", "code": "TRIPTYCH"}}
IMPORT = {"items": [{"name": "Spoon", "price": "1.00"}]}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
SQLITE = "sqlite:///"


def hold_to_contract(service: Service) -> Fuzzed:
    """Same? Every check but those that services/fuzz.toml switches off."""
    return _hold(service, str(service.stack.folder.parent / "contract.yaml"))


def hold_to_document(service: Service) -> Fuzzed:
    """True? The same checks."""
    return _hold(service, service.url + service.stack.config.document.path)


def _hold(service: Service, document: str) -> Fuzzed:
    with scratch_folder() as folder:
        known, token = _prepare(service.url)
        env = {"TRIPTYCH_KNOWN": json.dumps(known | {"password": PASSWORD})}
        database = Path(service.env["DATABASE_URL"].removeprefix(SQLITE))
        env |= {"TRIPTYCH_DATABASE": str(database), "TRIPTYCH_SNAPSHOT": str(_snapshot(database, folder))}
        return fuzz(
            document,
            service.url,
            folder,
            headers={"X-API-Key": API_KEY, "Authorization": f"Bearer {token}"},
            off=read_exceptions(service.stack.folder.parent / "fuzz.toml"),
            hooks=Path(__file__).with_name("fuzz_hooks.py"),
            env=env,
        )


def _prepare(url: str) -> tuple[dict[str, Any], str]:
    """Make what every operation can find: an order, an import and an image; the ids that there are, and a token."""
    with httpx2.Client(base_url=url, timeout=30, trust_env=False, headers={"X-API-Key": API_KEY}) as client:
        form = {"grant_type": "password", "username": "ada", "password": PASSWORD}
        token = client.post("/token", data=form).raise_for_status().json()["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        order = client.post("/orders", json=ORDER).raise_for_status().json()
        job = client.post("/imports", json=IMPORT).raise_for_status().json()
        client.put("/items/1/image", files={"file": ("a.png", PNG, "image/png")}).raise_for_status()
    return {"item_id": 1, "order_id": order["id"], "line_no": 1, "import_id": job["id"]}, token


def _snapshot(database: Path, folder: Path) -> Path:
    copy = folder / "snapshot.db"
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
