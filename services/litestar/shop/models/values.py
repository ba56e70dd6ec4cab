"""Reads values as the contract writes them, where msgspec by itself would take more, or something else.

A function gives what msgspec is to have, or raises a ValueError that says what is wrong.
"""

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

PRICE: Final = r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))$"

_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"
    r"(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
)


def price(value: object) -> Decimal:
    """A price from its text, with two places; msgspec would read a number as well."""
    if isinstance(value, str) and re.fullmatch(PRICE, value):
        return Decimal(value).quantize(Decimal("0.01"))
    raise ValueError("Expected a decimal above zero as `str`, as in '19.99'")


def canonical_uuid(value: object) -> UUID:
    """A UUID; msgspec would take one without hyphens as well."""
    if isinstance(value, str) and _UUID.fullmatch(value):
        return UUID(value)
    raise ValueError("Expected a UUID, as in '3fa85f64-5717-4562-b3fc-2c963f66afa6'")


def rfc3339_time(value: object) -> datetime:
    """A time as RFC 3339 has it, in UTC; msgspec would take one without an offset, and round it to microseconds."""
    if not isinstance(value, str) or not _TIME.fullmatch(value.upper()):
        raise ValueError("Expected a time with an offset, as in '2026-03-01T09:00:00Z'")
    try:
        return datetime.fromisoformat(value.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError("There is no such time, or not in UTC") from error


def different(value: object) -> object:
    """A list that has nothing twice; what is no list is for msgspec to refuse."""
    if isinstance(value, list) and any(one in value[:index] for index, one in enumerate(value)):
        raise ValueError("Expected no value twice")
    return value
