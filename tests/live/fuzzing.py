"""Hold a running service to the contract or to its own document: credentials, known ids, a database put back.

    python -m tests.live.fuzzing contract|document STACK PYTHON OUT

does so with the service of the stack in the folder STACK, and writes what was found to OUT.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import msgspec

from extract.errors import ExtractError
from extract.fuzz import Fuzzed, fuzz, read_exceptions
from extract.process import scratch_folder
from extract.server import serving
from extract.stack import load
from tests.services.contract import SLICE, WHOLE

if TYPE_CHECKING:
    from extract.server import Service
    from extract.stack import Stack
    from tests.services.contract import Contract

API_KEY, PASSWORD = "development-key", "development-password"
ORDER = {"lines": [{"item_id": 1, "quantity": 1}], "payment": {"method": "voucher", "code": "TRIPTYCH"}}
IMPORT = {"items": [{"name": "Spoon", "price": "1.00"}]}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
SQLITE = "sqlite:///"
# Where Hypothesis keeps its tables of Unicode: each run would make them anew, for a twelfth of its time.
TABLES = Path(__file__).parents[2] / ".hypothesis"


def main(to: str, stack: Path, python: Path, out: Path) -> None:
    """Start a service, hold it, and write down what was found; what went wrong ends this program, and is said."""
    hold = {"contract": hold_to_contract, "document": hold_to_document}[to]
    try:
        with serving(load(stack), python) as service:
            out.write_bytes(msgspec.json.encode(hold(service)))
    except ExtractError as error:
        sys.exit(f"{error}\n{error.detail}")


def hold_to_contract(service: Service) -> Fuzzed:
    """Same? Every check but those that services/fuzz.toml switches off; what does the slice is held to that."""
    with scratch_folder() as folder:
        contract = folder / "contract.json"
        contract.write_text(json.dumps(contract_of(service.stack).document), encoding="utf-8")
        return _hold(service, str(contract))


def contract_of(stack: Stack) -> Contract:
    """What a stack's service is held to."""
    return SLICE if stack.config.profile == "slice" else WHOLE


def hold_to_document(service: Service) -> Fuzzed:
    """True? The same checks."""
    assert service.stack.config.document, "it has no document"
    return _hold(service, service.url + service.stack.config.document.path)


def _hold(service: Service, document: str) -> Fuzzed:
    with scratch_folder() as folder:
        contract = contract_of(service.stack)
        whole = contract is WHOLE
        known, credentials = _prepare(service.url) if whole else ({"item_id": 1}, {})
        off = read_exceptions(service.stack.folder.parent / "fuzz.toml")
        names = {f"{one.method} {one.path}" for one in contract.operations.values()}
        env = {"TRIPTYCH_KNOWN": json.dumps(known | {"password": PASSWORD})}
        database = Path(service.env["DATABASE_URL"].removeprefix(SQLITE))
        env |= {"TRIPTYCH_DATABASE": str(database), "TRIPTYCH_SNAPSHOT": str(_snapshot(database, folder))}
        env |= {"HYPOTHESIS_STORAGE_DIRECTORY": str(TABLES)}
        return fuzz(
            document,
            service.url,
            folder,
            headers=credentials,
            off=[each for each in off if not each.operation or each.operation in names],
            hooks=Path(__file__).with_name("fuzz_hooks.py"),
            env=env,
        )


def _prepare(url: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Make what every operation can find: an order, an import and an image; the ids that there are, and credentials."""
    with httpx2.Client(base_url=url, timeout=30, trust_env=False, headers={"X-API-Key": API_KEY}) as client:
        form = {"grant_type": "password", "username": "ada", "password": PASSWORD}
        token = client.post("/token", data=form).raise_for_status().json()["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        order = client.post("/orders", json=ORDER).raise_for_status().json()
        job = client.post("/imports", json=IMPORT).raise_for_status().json()
        client.put("/items/1/image", files={"file": ("a.png", PNG, "image/png")}).raise_for_status()
        credentials = {name: client.headers[name] for name in ("X-API-Key", "Authorization")}
    return {"item_id": 1, "order_id": order["id"], "line_no": 1, "import_id": job["id"]}, credentials


def _snapshot(database: Path, folder: Path) -> Path:
    copy = folder / "snapshot.db"
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
