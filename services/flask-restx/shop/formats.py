"""UUIDs, times and days as the contract writes them, stricter than Python reads them."""

import re
import uuid
from datetime import UTC, date, datetime, timedelta, timezone

from jsonschema import FormatChecker

_UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))",
    re.IGNORECASE,
)
_MINUTES = 60

# `Api` hands it to every model that a body is checked by.
checker = FormatChecker(formats=())


def parse_uuid(text: str) -> str:
    """Return a UUID in lower case; ValueError where it is not in its canonical form."""
    if not _UUID.fullmatch(text):
        raise ValueError("Must be a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.")
    return str(uuid.UUID(text))


def parse_day(text: str) -> date:
    """Return a day (RFC 3339, full-date); ValueError where there is no such day."""
    if not _DAY.fullmatch(text):
        raise ValueError("Must be a day as YYYY-MM-DD.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("There is no such day.") from None


def parse_time(text: str) -> datetime:
    """Return a time in UTC (RFC 3339, date-time); ValueError where it is no time, or none that Python can hold.

    What is finer than a microsecond is cut off.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError("Must be a time with its offset, as 2026-03-01T09:00:00Z or 2026-03-01T10:00:00+01:00.")
    *numbers, fraction, sign, hours, minutes = match.groups()
    microseconds = int((fraction or "")[:6].ljust(6, "0"))
    try:
        offset = _offset(sign, int(hours), int(minutes)) if sign else UTC
        year, month, day, hour, minute, second = map(int, numbers)
        return datetime(year, month, day, hour, minute, second, microseconds, offset).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("There is no such time between the years 1 and 9999 in UTC.") from None


def format_time(time: datetime) -> str:
    """Write a time in UTC with `Z`; it has microseconds only where there are any."""
    return f"{time.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"


def _offset(sign: str, hours: int, minutes: int) -> timezone:
    if minutes >= _MINUTES:
        raise ValueError
    return timezone((-1 if sign == "-" else 1) * timedelta(hours=hours, minutes=minutes))


@checker.checks("uuid", raises=ValueError)
def _is_uuid(value: object) -> bool:
    return not isinstance(value, str) or bool(parse_uuid(value))


@checker.checks("date-time", raises=ValueError)
def _is_time(value: object) -> bool:
    return not isinstance(value, str) or bool(parse_time(value))
