"""What a new item has to be like: a rule a member, written by hand."""

import re
from collections.abc import Iterator
from decimal import Decimal

from shop.problems import Invalid, ValidationFailed, pointer
from shop.tables import Item

REQUIRED = ("name", "price")

_PRICE = re.compile(r"([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # a null character, or half of a surrogate pair, which is no character


def read_new_item(body: object) -> Item:
    """Return the item that a body describes; ValidationFailed says everything that is wrong with it."""
    if not isinstance(body, dict):
        raise ValidationFailed([Invalid(pointer="#", detail="Must be an object.")])
    errors = [Invalid(pointer=pointer(name), detail=detail) for name, detail in _wrong(body)]
    if errors:
        raise ValidationFailed(errors)
    return Item(name=body["name"], price=Decimal(body["price"]), description=body.get("description"))


def _wrong(body: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Say of each member what is wrong with it."""
    for name in REQUIRED:
        if name not in body:
            yield name, "Is required."
    for name, value in body.items():
        match name:
            case "name":
                detail = _wrong_text(value, least=1, most=80)
            case "price":
                detail = _wrong_price(value)
            case "description":
                detail = value is not None and _wrong_text(value, least=0, most=500)
            case _:
                detail = "Is not a member of this body."
        if detail:
            yield name, detail


def _wrong_text(value: object, *, least: int, most: int) -> str | None:
    if not isinstance(value, str):
        return "Must be text."
    if not least <= len(value) <= most:
        return f"Must have {least} to {most} characters."
    if _NO_TEXT.search(value):
        return "Must be text without null characters and lone surrogates."
    return None


def _wrong_price(value: object) -> str | None:
    if not isinstance(value, str):
        return "Must be a decimal in a string, so that no digit is lost."
    if not _PRICE.fullmatch(value):  # not `match` and `$`, which a line break at the end would pass
        return "Must be a decimal above zero: at most eight digits before the point, and two after it."
    return None
