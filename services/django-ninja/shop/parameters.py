"""Parameters that more than one operation takes.

What may be left out stands in a schema: of an argument, `None` as the default would be documented as a value that a
client may send.
"""
# ruff: noqa: D101 - a schema's docstring becomes its description in the document

from typing import Annotated
from uuid import UUID

from ninja import Field, Path, Schema

from shop.schemas.reading import canonical_uuid, decimal_digits

ItemId = Annotated[int, Field(ge=1), decimal_digits, Path(description="The id of the item.")]
OrderId = Annotated[UUID, canonical_uuid, Path(description="The id of the order.")]


class Page(Schema):
    limit: Annotated[int, Field(description="How many items the page holds at most.", ge=1, le=100), decimal_digits] = (
        20
    )
    offset: Annotated[int, Field(description="How many items come before the page.", ge=0), decimal_digits] = 0


class Limit(Schema):
    limit: Annotated[
        int,
        Field(description="How many items there are at most; all of them without it.", ge=1, le=100),
        decimal_digits,
    ] = None


class Count(Schema):
    count: Annotated[int, Field(description="After how many events the stream ends.", ge=1, le=10), decimal_digits] = 3


class IfMatch(Schema):
    if_match: Annotated[
        str, Field(alias="If-Match", description="Entity tags; unless the item's is among them, nothing is changed.")
    ] = None


class IfNoneMatch(Schema):
    if_none_match: Annotated[
        str,
        Field(
            alias="If-None-Match",
            description="Entity tags that the client has; if the item's is among them, it is not sent again.",
        ),
    ] = None


class AcceptLanguage(Schema):
    ranges: Annotated[
        str,
        Field(
            alias="Accept-Language",
            description="The languages that the client reads; English and German are spoken here.",
            json_schema_extra={"example": "de"},
        ),
    ] = None


class IdempotencyKey(Schema):
    key: Annotated[
        str,
        Field(
            alias="Idempotency-Key",
            description="A key of the client's choice that makes it safe to send this order again.",
            min_length=1,
            max_length=64,
            pattern=r"^[A-Za-z0-9-]+$",
        ),
    ] = None
