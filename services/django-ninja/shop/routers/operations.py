"""The operations tagged `operations`: reports, imports and events."""
# ruff: noqa: ARG001 - each operation is handed the request, whether it needs it or not

import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count as Counted
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Path, Query, Router
from ninja.decorators import decorate_view
from ninja.streaming import StreamFormat

from shop.auth import ApiKey
from shop.documented import (
    IMPORT_NOT_FOUND,
    NOT_ACCEPTABLE,
    RETRY_AFTER,
    TOO_MANY_REQUESTS,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    answered,
    documented,
    header,
    location,
)
from shop.errors import ShopError, invalid_parameter
from shop.models import Import as ImportModel
from shop.models import Order
from shop.negotiation import EVENT_STREAM, JSON, answers
from shop.parameters import Count
from shop.schemas.operations import Import, ImportCreate, Period, Report, Tick
from shop.schemas.reading import canonical_uuid, iso_date

router = Router(tags=["operations"])

_UNFINISHED_AT_MOST: Final = 3
_AGAIN_SOON: Final = "1"
"""In seconds."""


class Events(StreamFormat):
    """Server-sent events with a number and a name; Django Ninja's own `SSE` has neither."""

    media_type = EVENT_STREAM

    @classmethod
    def format_chunk(cls, data: str) -> str:
        """Return the event for a tick."""
        return f"id: {json.loads(data)['n']}\nevent: tick\ndata: {data}\n\n"

    @classmethod
    def response_headers(cls) -> dict[str, str]:
        """Return what goes with a stream."""
        return {"Cache-Control": "no-store"}

    @classmethod
    def openapi_content_schema(cls, item_schema: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG003 - as it is called
        """Return what is documented of a stream."""
        return {
            cls.media_type: {
                "schema": {
                    "type": "string",
                    "description": "Per event, `id` and `event` and a `data` line of JSON, then an empty line.",
                },
                "example": 'id: 1\nevent: tick\ndata: {"n": 1}\n\n',
            }
        }


@router.get(
    "/reports/{period}",
    auth=ApiKey(),
    response=Report,
    by_alias=True,
    deprecated=True,
    operation_id="getReport",
    summary="Get a report",
    openapi_extra=documented(
        answered(
            200,
            "The report.",
            headers={
                "Deprecation": header("Since when this operation is deprecated (RFC 9745)."),
                "Link": header('What to use instead (`rel="successor-version"`, RFC 5829).'),
            },
        ),
        UNAUTHORIZED,
        NOT_ACCEPTABLE,
        VALIDATION_FAILED,
    ),
)
@decorate_view(answers(JSON))
def get_report(
    request: HttpRequest,
    response: HttpResponse,
    period: Annotated[Period, Path(description="What the report sums up.")],
    first: Annotated[date, iso_date, Query(alias="from", description="The first day.", example="2026-01-01")],
    last: Annotated[
        date, iso_date, Query(alias="to", description="The last day; not before the first.", example="2026-12-31")
    ],
) -> dict[str, Any]:
    """How many orders there were in the days from `from` to `to`, both included, and what they came to. Deprecated: use
    `GET /items/export` (`exportItems`).
    """  # noqa: D205 - one paragraph, in the contract's words
    if last < first:
        raise invalid_parameter("to", "Input should not be before `from`")
    response["Deprecation"] = "@1767225600"
    response["Link"] = '</items/export>; rel="successor-version"'
    orders = Order.objects.filter(created_at__date__range=(first, last)).exclude(status=Order.Status.CANCELLED)
    sums = orders.aggregate(orders=Counted("*"), revenue=Sum("total", default=0))
    return {"period": period, "from_": first, "to": last, **sums}


@router.post(
    "/imports",
    auth=ApiKey(),
    response={202: Import},
    operation_id="createImport",
    summary="Import items",
    openapi_extra=documented(
        answered(202, "The import is queued.", headers=location("the import") | RETRY_AFTER),
        UNAUTHORIZED,
        NOT_ACCEPTABLE,
        UNSUPPORTED_MEDIA_TYPE,
        VALIDATION_FAILED,
        TOO_MANY_REQUESTS,
        body="The items to import.",
    ),
)
@decorate_view(answers(JSON))
def create_import(request: HttpRequest, response: HttpResponse, new: ImportCreate) -> ImportModel:
    """Takes items in bulk and works on them later; the answer says where to look. There may be three unfinished imports
    at a time.
    """  # noqa: D205 - one paragraph, in the contract's words
    with transaction.atomic():
        if ImportModel.objects.exclude(status=ImportModel.Status.DONE).count() >= _UNFINISHED_AT_MOST:
            raise ShopError(429, "Three imports are unfinished already.", {"Retry-After": _AGAIN_SOON})
        queued = ImportModel.objects.create(items=new.dict()["items"])
    response["Location"] = reverse("api-1.0.0:get_import", kwargs={"import_id": queued.id})
    response["Retry-After"] = _AGAIN_SOON
    return queued


@router.get(
    "/imports/{import_id}",
    auth=ApiKey(),
    response=Import,
    operation_id="getImport",
    summary="Get an import",
    openapi_extra=documented(
        answered(200, "The import as it is now.", headers=RETRY_AFTER),
        UNAUTHORIZED,
        IMPORT_NOT_FOUND,
        NOT_ACCEPTABLE,
        VALIDATION_FAILED,
    ),
)
@decorate_view(answers(JSON))
def get_import(
    request: HttpRequest,
    response: HttpResponse,
    import_id: Annotated[UUID, canonical_uuid, Path(description="The id of the import.")],
) -> ImportModel:
    """How far an import is. The shop works while it is watched: each look takes the import a step on, from `queued` by
    way of `running` to `done`.
    """  # noqa: D205 - one paragraph, in the contract's words
    with transaction.atomic():
        found = get_object_or_404(ImportModel, id=import_id)
        found.step()
    if found.status != ImportModel.Status.DONE:
        response["Retry-After"] = _AGAIN_SOON
    return found


@router.get(
    "/events",
    response=Events[Tick],
    operation_id="streamEvents",
    summary="Watch the shop",
    openapi_extra=documented(answered(200, "The events."), NOT_ACCEPTABLE, VALIDATION_FAILED),
)
@decorate_view(answers(EVENT_STREAM))
def stream_events(request: HttpRequest, wanted: Query[Count]) -> Iterator[dict[str, int]]:
    """A finite stream of server-sent events, one a tick."""
    for n in range(1, wanted.count + 1):
        yield {"n": n}
