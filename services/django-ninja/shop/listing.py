"""Which items a list shows, in which language it speaks of them, and where it goes on."""

from datetime import datetime
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header
from ninja import Field, FilterLookup, FilterSchema

from shop.models import Item
from shop.parameters import Page
from shop.schemas.reading import rfc3339_time, true_or_false

Sort = Literal["id", "-id", "name", "-name", "price", "-price"]

_BOUND: Final = r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0(\.[0-9]{1,2})?)$"
# A language range (RFC 4647, section 2.1) and the language that it asks for; `*` is content with English.
_SPOKEN: Final = {"en": "en", "de": "de", "*": "en"}


class ItemFilter(FilterSchema):  # noqa: D101 - its docstring would become a description of the schema
    q: Annotated[
        str,
        FilterLookup("name__has_text"),
        Field(
            description="Only items with this text in their name, in upper or lower case.",
            min_length=2,
            max_length=50,
            json_schema_extra={"example": "tea"},
        ),
    ] = None
    status: Annotated[Item.Status, Field(description="Only items with this status.")] = None
    tag: Annotated[
        list[Annotated[str, Field(pattern=r"^[a-z0-9-]{1,20}$")]],
        FilterLookup("tags__holds_all"),
        Field(description="Only items that have each of these tags; may be repeated.", max_length=5),
    ] = None
    in_stock: Annotated[
        bool, Field(description="Only items that are in stock, or only those that are not."), true_or_false
    ] = None
    min_price: Annotated[
        str,
        FilterLookup("price__gte"),
        Field(
            description="Only items at this price or above.",
            pattern=_BOUND,
            json_schema_extra={"example": "5.00", "format": "decimal"},
        ),
    ] = None
    max_price: Annotated[
        str,
        FilterLookup("price__lte"),
        Field(
            description="Only items at this price or below.",
            pattern=_BOUND,
            json_schema_extra={"example": "20.00", "format": "decimal"},
        ),
    ] = None
    created_after: Annotated[
        datetime,
        FilterLookup("created_at__gt"),
        Field(description="Only items created after this time.", json_schema_extra={"example": "2026-01-01T00:00:00Z"}),
        rfc3339_time,
    ] = None

    def filter_in_stock(self, there: bool) -> Q:  # noqa: FBT001 - so it is called
        """Return the condition for it."""
        return Q(stock__gt=0) if there else Q(stock=0)


def preferred_language(header: str | None) -> str:
    """Return the language that `Accept-Language` prefers of those spoken here, `en` or `de`."""
    for tag, quality in parse_accept_lang_header(header or ""):
        language = _SPOKEN.get(tag.partition("-")[0])
        if quality > 0 and language:
            return language
    return "en"


def in_words(count: int, language: str) -> str:
    """A number of items in words."""
    if language == "de":
        return f"{count} Artikel"
    return f"{count} item" if count == 1 else f"{count} items"


def link_header(request: HttpRequest, page: Page, total: int) -> str:
    """Where the pages before and after are, with all that the client asked for; empty if there are none."""
    given = request.GET
    known = [("tag", tag) for tag in given.getlist("tag")]
    known += [(name, given[name]) for name in (*ItemFilter.model_fields, "sort") if name in given and name != "tag"]
    offsets = {}
    if page.offset + page.limit < total:
        offsets["next"] = page.offset + page.limit
    if page.offset > 0:
        offsets["prev"] = max(0, page.offset - page.limit)
    return ", ".join(
        f'<{request.path}?{urlencode([*known, ("limit", page.limit), ("offset", offset)])}>; rel="{relation}"'
        for relation, offset in offsets.items()
    )
