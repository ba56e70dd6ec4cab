"""The operations tagged `operations`: reports, imports and events."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Response, status
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse
from sqlalchemy import distinct, func, select, type_coerce

from shop.bodies import StrictRoute
from shop.database import DatabaseSession, writing
from shop.headers import RETRY_AFTER, documented, location
from shop.negotiation import EVENT_STREAM, Accepts, accepts_json
from shop.parameters import decimal_digits
from shop.problems import (
    IMPORT_NOT_FOUND,
    NOT_ACCEPTABLE,
    TOO_MANY_REQUESTS,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from shop.schemas.operations import Import, ImportCreate, Period, Report
from shop.schemas.reading import canonical_uuid, iso_date
from shop.security import ApiKey
from shop.tables import Cents, ImportRow, ItemRow, OrderLineRow, OrderRow

router = APIRouter(tags=["operations"], route_class=StrictRoute, responses=NOT_ACCEPTABLE | VALIDATION_FAILED)

_UNFINISHED_AT_MOST: Final = 3
_AGAIN_SOON: Final = {"Retry-After": "1"}


class EventStream(StreamingResponse):
    """A stream of server-sent events."""

    media_type = EVENT_STREAM


@router.get(
    "/reports/{period}",
    operation_id="getReport",
    summary="Get a report",
    deprecated=True,
    dependencies=[Depends(accepts_json), ApiKey],
    response_description="The report.",
    responses={
        200: {
            "headers": {
                "Deprecation": documented("Since when this operation is deprecated (RFC 9745)."),
                "Link": documented('What to use instead (`rel="successor-version"`, RFC 5829).'),
            }
        },
        **UNAUTHORIZED,
    },
)
def get_report(
    session: DatabaseSession,
    response: Response,
    period: Annotated[Period, Path(description="What the report sums up.")],
    first: Annotated[date, Query(alias="from", description="The first day.", examples=["2026-01-01"]), iso_date],
    last: Annotated[
        date,
        Query(alias="to", description="The last day; not before the first.", examples=["2026-12-31"]),
        iso_date,
    ],
) -> Report:
    """How many orders there were in the days from `from` to `to`, both included, and what they came to. Deprecated: use
    `GET /items/export` (`exportItems`).
    """  # noqa: D205 - one paragraph, in the contract's words
    if last < first:
        error = {"type": "range", "loc": ("query", "to"), "msg": "Input should not be before `from`"}
        raise RequestValidationError([error])
    revenue = func.coalesce(func.sum(OrderLineRow.quantity * type_coerce(OrderLineRow.unit_price, Cents.impl)), 0)
    sums = (
        select(func.count(distinct(OrderRow.id)), type_coerce(revenue, Cents))
        .join(OrderRow.lines)
        .where(
            OrderRow.created_at >= datetime.combine(first, time.min, UTC),
            OrderRow.created_at <= datetime.combine(last, time.max, UTC),
            OrderRow.status != "cancelled",
        )
    )
    with session.begin():
        orders, total = session.execute(sums).one()
    response.headers["Deprecation"] = "@1767225600"
    response.headers["Link"] = '</items/export>; rel="successor-version"'
    return Report(period=period, from_=first, to=last, orders=orders, revenue=total)


@router.post(
    "/imports",
    operation_id="createImport",
    summary="Import items",
    dependencies=[Depends(accepts_json), ApiKey],
    status_code=status.HTTP_202_ACCEPTED,
    response_description="The import is queued.",
    responses={
        202: {"headers": location("the import") | RETRY_AFTER},
        **UNAUTHORIZED,
        **UNSUPPORTED_MEDIA_TYPE,
        **TOO_MANY_REQUESTS,
    },
    openapi_extra={"requestBody": {"description": "The items to import."}},
)
def create_import(session: DatabaseSession, new: ImportCreate, response: Response) -> Import:
    """Takes items in bulk and works on them later; the answer says where to look. There may be three unfinished imports
    at a time.
    """  # noqa: D205 - one paragraph, in the contract's words
    unfinished = select(func.count()).select_from(ImportRow).where(ImportRow.status != "done")
    with writing(session):
        if session.scalars(unfinished).one() >= _UNFINISHED_AT_MOST:
            raise HTTPException(status.HTTP_429_TOO_MANY_REQUESTS, "Three imports are unfinished already.", _AGAIN_SOON)
        row = ImportRow(items=[item.model_dump(mode="json") for item in new.items])
        session.add(row)
        session.flush()
        queued = Import.model_validate(row)
    response.headers["Location"] = router.url_path_for("get_import", import_id=str(queued.id))
    response.headers.update(_AGAIN_SOON)
    return queued


@router.get(
    "/imports/{import_id}",
    operation_id="getImport",
    summary="Get an import",
    dependencies=[Depends(accepts_json), ApiKey],
    response_description="The import as it is now.",
    responses={200: {"headers": RETRY_AFTER}, **UNAUTHORIZED, **IMPORT_NOT_FOUND},
)
def get_import(
    session: DatabaseSession,
    response: Response,
    import_id: Annotated[UUID, Path(description="The id of the import."), canonical_uuid],
) -> Import:
    """How far an import is. The shop works while it is watched: each look takes the import a step on, from `queued` by
    way of `running` to `done`.
    """  # noqa: D205 - one paragraph, in the contract's words
    with writing(session):
        row = session.get(ImportRow, import_id)
        if row is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such import.")
        if row.status == "queued":
            row.status = "running"
        elif row.status == "running":
            items = [ItemRow(**dict(item)) for item in ImportCreate.model_validate({"items": row.items}).items]
            session.add_all(items)
            session.flush()
            row.status, row.created = "done", [item.id for item in items]
        if row.status != "done":
            response.headers.update(_AGAIN_SOON)
        return Import.model_validate(row)


@router.get(
    "/events",
    operation_id="streamEvents",
    summary="Watch the shop",
    dependencies=[Depends(Accepts(EVENT_STREAM))],
    response_class=EventStream,
    response_description="The events.",
    responses={
        200: {
            "content": {
                EVENT_STREAM: {
                    "schema": {
                        "type": "string",
                        "description": "Per event, `id` and `event` and a `data` line of JSON, then an empty line.",
                    },
                    "example": 'id: 1\nevent: tick\ndata: {"n": 1}\n\n',
                }
            }
        }
    },
)
def stream_events(
    count: Annotated[int, Query(description="After how many events the stream ends.", ge=1, le=10), decimal_digits] = 3,
) -> EventStream:
    """A finite stream of server-sent events, one a tick."""
    # Starlette would add a charset, which events don't have: they are always UTF-8.
    return EventStream(_ticks(count), headers={"Cache-Control": "no-store", "Content-Type": EVENT_STREAM})


def _ticks(count: int) -> Iterator[str]:
    for n in range(1, count + 1):
        yield f'id: {n}\nevent: tick\ndata: {{"n": {n}}}\n\n'
