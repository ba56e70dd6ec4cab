"""Parameters that more than one operation takes, and what is injected in their place."""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends, Header, Path, Query, Request
from pydantic import MISSING, BeforeValidator
from pydantic_core import PydanticCustomError
from starlette.convertors import StringConvertor, register_url_convertor

from shop.schemas.reading import canonical_uuid


def _read_integer(value: object) -> int:
    """An integer from its text. Pydantic itself would take `1_000`, ` 1`, `+1` and `1.0` as well."""
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


# For use after the bounds, for the same reason as in `shop.schemas.reading`.
decimal_digits: Final = BeforeValidator(_read_integer)
true_or_false: Final = BeforeValidator(_read_boolean)


class _ItemIdConvertor(StringConvertor):
    """Any part of a path but `export`, which is no item whatever the method is."""

    regex = "(?!export$)[^/]+"


# As in `/items/{item_id:item}`.
register_url_convertor("item", _ItemIdConvertor())

ItemId = Annotated[int, Path(description="The id of the item.", ge=1), decimal_digits]
OrderId = Annotated[UUID, Path(description="The id of the order."), canonical_uuid]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Which part of a list is asked for."""

    limit: int
    offset: int


def page(
    limit: Annotated[
        int, Query(description="How many items the page holds at most.", ge=1, le=100), decimal_digits
    ] = 20,
    offset: Annotated[int, Query(description="How many items come before the page.", ge=0), decimal_digits] = 0,
) -> Page:
    """The page that a request asks for."""
    return Page(limit=limit, offset=offset)


def limit(
    limit: Annotated[
        int | MISSING,
        Query(description="How many items there are at most; all of them without it.", ge=1, le=100),
        decimal_digits,
    ] = MISSING,
) -> int | None:
    """How many a request asks for at most; None for all."""
    return None if limit is MISSING else limit


def if_match(
    request: Request,
    _tags: Annotated[
        str | MISSING,
        Header(alias="If-Match", description="Entity tags; unless the item's is among them, nothing is changed."),
    ] = MISSING,
) -> str | None:
    """The tags that the client has of what it wants to change."""
    return whole_header(request, "If-Match")


def if_none_match(
    request: Request,
    _tags: Annotated[
        str | MISSING,
        Header(
            alias="If-None-Match",
            description="Entity tags that the client has; if the item's is among them, it is not sent again.",
        ),
    ] = MISSING,
) -> str | None:
    """The tags that the client has of what it asks for."""
    return whole_header(request, "If-None-Match")


def whole_header(request: Request, name: str) -> str | None:
    """A header with the values of all its lines; FastAPI gives the first line, or a list."""
    lines = request.headers.getlist(name)
    return ", ".join(lines) if lines else None


RequestedPage = Annotated[Page, Depends(page)]
RequestedLimit = Annotated[int | None, Depends(limit)]
IfMatch = Annotated[str | None, Depends(if_match)]
IfNoneMatch = Annotated[str | None, Depends(if_none_match)]
