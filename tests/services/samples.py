"""Values that more than one test needs: the seeded items, a new one, prices, integers, times."""

import json
from collections.abc import Iterable
from typing import Any, Final

from .contract import SERVICES

SEEDS: Final[dict[str, Any]] = json.loads((SERVICES / "seed.json").read_text(encoding="utf-8"))
"""All that every shop starts with."""

DEFAULTS: Final[dict[str, Any]] = {
    "description": None,
    "sku": None,
    "status": "available",
    "weight_kg": None,
    "pack_size": None,
    "stock": 0,
    "tags": [],
    "dimensions": None,
    "attributes": {},
    "external_id": None,
    "homepage": None,
    "contact": None,
    "available_from": None,
}
"""What an item has where nothing was said."""

SEED: Final[list[dict[str, Any]]] = [DEFAULTS | item for item in SEEDS["items"]]
"""The items that every shop starts with, in the order of their ids, as it answers them."""

CUP: Final[dict[str, Any]] = {"name": "Cup", "price": "3.50", "description": "Holds a quarter of a litre."}
CHEST: Final[dict[str, Any]] = {
    "name": "Tea chest",
    "price": "64.00",
    "description": "Keeps the damp out.",
    "status": "sold_out",
    "weight_kg": 4.2,
    "pack_size": 12,
    "stock": 1_000_000,
    "tags": ["wood", "large"],
    "dimensions": {"width_cm": 60, "height_cm": 40.5, "depth_cm": 500},
    "attributes": {"colour": "brown", "": "", "a/b": "Grüße 🫖"},
    "external_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "homepage": "https://triptych.example/tea-chest",
    "contact": "chests@triptych.example",
    "available_from": "2026-03-01T09:00:00Z",
}
"""An item with every member that is answered as it is sent, but `sku`, which no other may have."""

JSON: Final = {"Content-Type": "application/json"}
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}

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


def labels(cases: Iterable[object]) -> list[str]:
    """Tests' ids for values that may be long, or alike: the number of each, and as much as can be read of it."""
    written = [f"{number} {_ordered(case)!a}" for number, case in enumerate(cases)]
    return [text if len(text) < 60 else f"{text[:40]}...{text[-10:]}" for text in written]


def _ordered(case: object) -> object:
    """With a list in the place of each set, so that a test has the same id in every process."""
    if isinstance(case, tuple):
        return tuple(map(_ordered, case))
    return sorted(case) if isinstance(case, set) else case


def spelled(digits: str) -> str:
    """A test's id for a number as text, which may be very long."""
    return digits if len(digits) < 10 else f"{digits[:3]}... {len(digits)} characters"


GOOD_TIMES: Final = {
    "2026-03-01T09:00:00Z": "2026-03-01T09:00:00Z",
    "2026-03-01t09:00:00z": "2026-03-01T09:00:00Z",
    "2026-03-01T10:00:00+01:00": "2026-03-01T09:00:00Z",
    "2026-03-01T00:30:00+01:00": "2026-02-28T23:30:00Z",
    "2026-03-01T03:15:00-05:45": "2026-03-01T09:00:00Z",
    "2026-03-01T09:00:00+00:00": "2026-03-01T09:00:00Z",
    "2026-03-01T09:00:00-00:00": "2026-03-01T09:00:00Z",
    "2026-03-02T08:59:00+23:59": "2026-03-01T09:00:00Z",
    "2026-03-01T09:00:00.5Z": "2026-03-01T09:00:00.500000Z",
    "2026-03-01T09:00:00.000Z": "2026-03-01T09:00:00Z",
    "2026-03-01T09:00:00.000001Z": "2026-03-01T09:00:00.000001Z",
    "2026-03-01T09:00:00.1234569Z": "2026-03-01T09:00:00.123456Z",
    "2026-03-01T09:00:00.0000009Z": "2026-03-01T09:00:00Z",
    "2026-03-01T09:00:00.123456789012345678901234567890+00:00": "2026-03-01T09:00:00.123456Z",
    "2024-02-29T23:59:59Z": "2024-02-29T23:59:59Z",
    "0001-01-01T00:00:00Z": "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z": "9999-12-31T23:59:59.999999Z",
}
"""Times as sent, and as the shop answers them."""

BAD_TIMES: Final = (
    *("", "now", "2026-03-01", "09:00:00Z", "2026-03-01T09:00:00", "2026-03-01 09:00:00Z", "2026-03-01_09:00:00Z"),
    *("2026-03-01T09:00Z", "2026-03-01T09Z", "2026-3-1T9:00:00Z", "20260301T090000Z", "2026-03-01T090000Z"),
    *("2026-W09-7T09:00:00Z", "2026-060T09:00:00Z", "26-03-01T09:00:00Z", "+2026-03-01T09:00:00Z"),
    *("2026-03-01T09:00:60Z", "2026-03-01T23:59:60Z", "2026-03-01T24:00:00Z", "2026-03-01T09:60:00Z"),
    *("2026-02-29T09:00:00Z", "2026-13-01T09:00:00Z", "2026-00-01T09:00:00Z", "2026-03-00T09:00:00Z"),
    *("2026-03-01T09:00:00.Z", "2026-03-01T09:00:00,5Z", "2026-03-01T09:00:00.5", "2026-03-01T09:00:00Z+01:00"),
    *("2026-03-01T09:00:00+01", "2026-03-01T09:00:00+0100", "2026-03-01T09:00:00+24:00", "2026-03-01T09:00:00+01:60"),
    *("2026-03-01T09:00:00+01:00:00", "2026-03-01T09:00:00UTC", "2026-03-01T09:00:00 Z", "1772355600", "1772355600.5"),
    *("2026-03-01T09:00:00Z\n", " 2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z\x00", "2026-03-01T09:00:0\u0660Z"),
    *("0000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"),
)
"""Texts that are no time as the contract writes one, the last ones because they can't be held in UTC."""

_UUID: Final = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
NOT_UUIDS: Final = (
    *("1", "abc", _UUID.replace("-", ""), _UUID.replace("-", "_"), f"{{{_UUID}}}", f"urn:uuid:{_UUID}", "-" * 36),
    *(_UUID[:-1], _UUID + "6", _UUID[:-1] + "g", "3fa85f645717-4562-b3fc-2c96-3f66afa6", "0x" + _UUID[2:]),
    *(_UUID + "\n", " " + _UUID, _UUID[:-1] + "\x00", "\uff13" + _UUID[1:]),
)
"""Texts that are no UUID as the contract writes one; some of them are to Python's `UUID`."""
