"""Reads values as the contract writes them, where pydantic by itself would take more, or something else.

A value that is what it has to become already comes from the database.
"""

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

PRICE: Final = r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))$"

_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"
    r"(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
)


def read_price(value: object) -> Decimal:
    """A price from its text."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and re.fullmatch(PRICE, value):
        return Decimal(value)
    raise PydanticCustomError("price", "Input should be a string with a decimal above zero, as in '19.99'")


def _read_integer(value: object) -> object:
    """An integer from its text. Pydantic itself would take `1_000`, ` 1`, `+1` and `1.0` as well."""
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+", value):
        # Python refuses to read a number of thousands of digits (sys.set_int_max_str_digits).
        with suppress(ValueError):
            return int(value)
    raise PydanticCustomError("integer", "Input should be an integer of decimal digits, as in '7'")


def _read_boolean(value: object) -> bool:
    """A boolean from its text. Pydantic itself would take `1`, `yes` and `on` as well."""
    if value in {"true", "false"}:
        return value == "true"
    raise PydanticCustomError("boolean", "Input should be 'true' or 'false'")


def _read_whole(value: object) -> object:
    """JSON knows no integers, only numbers: 6.0 is 6."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _read_uuid(value: object) -> UUID:
    """Pydantic itself would take braces, `urn:uuid:` and no hyphens as well."""
    if isinstance(value, UUID):
        return value
    if isinstance(value, str) and _UUID.fullmatch(value):
        return UUID(value)
    raise PydanticCustomError("uuid", "Input should be a UUID, as in '3fa85f64-5717-4562-b3fc-2c963f66afa6'")


def _read_time(value: object) -> datetime:
    """A time as RFC 3339 has it. Pydantic itself would take numbers, days and times without an offset as well."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _TIME.fullmatch(value.upper()):
        try:
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise PydanticCustomError("time", "There is no such time, or not in UTC") from error
    raise PydanticCustomError("time", "Input should be a time with an offset, as in '2026-03-01T09:00:00Z'")


def _read_date(value: object) -> date:
    """A day. Pydantic itself would take numbers and midnights as well."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise PydanticCustomError("date", "There is no such day") from error
    raise PydanticCustomError("date", "Input should be a day, as in '2026-03-01'")


# For use after the bounds, as in `Annotated[int, Field(ge=1), whole_number]`. Before them they work as well, but are
# documented as `"ge": 1`, which means nothing in JSON Schema: https://github.com/pydantic/pydantic/issues/11576
decimal_digits: Final = BeforeValidator(_read_integer)
true_or_false: Final = BeforeValidator(_read_boolean)
whole_number: Final = BeforeValidator(_read_whole)
canonical_uuid: Final = BeforeValidator(_read_uuid)
rfc3339_time: Final = BeforeValidator(_read_time)
iso_date: Final = BeforeValidator(_read_date)
