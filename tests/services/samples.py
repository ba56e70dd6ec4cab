"""Values that more than one test needs: the seeded items, prices, and one request for each kind of answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx2

from .contract import SERVICES

SEED: Final[list[dict[str, Any]]] = json.loads((SERVICES / "seed.json").read_text(encoding="utf-8"))["items"]
"""The items that every shop starts with, in the order of their ids."""

CUP: Final = {"name": "Cup", "price": "3.50", "description": "Holds a quarter of a litre."}
JSON: Final = {"Content-Type": "application/json"}

GOOD_PRICES: Final = {
    "5": "5.00",
    "5.5": "5.50",
    "0.1": "0.10",
    "0.01": "0.01",
    "0.10": "0.10",
    "1.10": "1.10",
    "10": "10.00",
    "19.99": "19.99",
    "1234567.8": "1234567.80",
    "99999999": "99999999.00",
    "99999999.99": "99999999.99",
}
"""Prices as sent, and as the shop answers them."""

BAD_PRICES: Final = (
    *("", "0", "0.0", "0.00", "-0.01", "-1.00", "+1.00", "1.999", "0.001", "100000000", "100000000.00"),
    *("1e3", "1E3", "NaN", "Infinity", "-Infinity", "sNaN", "0x10", "1_000", "1,99", "1.", ".5", "019.99", "00.50"),
    *(" 19.99", "19.99 ", "19.99\n", "\t19.99", "19.99\u00a0", "19.99\u0000", "1 000", "19.9.9", "$5"),
    *("٣", "１９.９９", "19．99", "½", "five", "null"),  # noqa: RUF001 - digits and a point that only look like ours
)

NOT_INTEGERS: Final = (
    *("abc", "1.0", "1.", "1e2", "0x10", "1_000", "1,000", "true", "null", "NaN", "-", "--1", "+1"),
    *(" 1", "1 ", "1\n", "\t1", "1\u00a0", "\x00", "1\x00"),
    *("٣", "１", "²", "①", "1\u0301"),  # noqa: RUF001 - digits to Unicode, not to us
)
"""Values of a parameter that are not an integer as the contract writes one; some of them are to Python's `int`."""


def spelled(digits: str) -> str:
    """A test's id for a number as text, which may be very long."""
    return digits if len(digits) < 10 else f"{digits[:3]}... {len(digits)} characters"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """A request, as data."""

    path: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None

    def send(self, client: httpx2.Client) -> httpx2.Response:
        """The answer to it."""
        return client.request(self.method, self.path, headers=dict(self.headers), content=self.content)


_POST: Final = Ask(method="POST", path="/items", headers=JSON, content=json.dumps(CUP).encode())
_NO_JSON: Final = {"Accept": "application/xml"}

ASKS: Final[Mapping[tuple[str, int], Ask]] = {
    ("hello", 200): Ask(path="/"),
    ("hello", 406): Ask(path="/", headers=_NO_JSON),
    ("listItems", 200): Ask(path="/items"),
    ("listItems", 406): Ask(path="/items", headers=_NO_JSON),
    ("listItems", 422): Ask(path="/items?limit=0"),
    ("createItem", 201): _POST,
    ("createItem", 406): Ask(method="POST", path="/items", headers=JSON | _NO_JSON, content=_POST.content),
    ("createItem", 415): Ask(
        method="POST", path="/items", headers={"Content-Type": "text/plain"}, content=_POST.content
    ),
    ("createItem", 422): Ask(method="POST", path="/items", headers=JSON, content=b"{}"),
    ("getItem", 200): Ask(path="/items/1"),
    ("getItem", 404): Ask(path="/items/999999999"),
    ("getItem", 406): Ask(path="/items/1", headers=_NO_JSON),
    ("getItem", 422): Ask(path="/items/abc"),
    ("getData", 200): Ask(path="/data"),
    ("getData", 406): Ask(path="/data", headers=_NO_JSON),
}
"""For each operation and status of the contract, a request that is answered so."""
