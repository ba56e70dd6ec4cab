"""The operations tagged `operations`: reports, imports and events."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException, TooManyRequestsException, ValidationException
from litestar.openapi.spec import Example, OpenAPIMediaType, Schema
from litestar.openapi.spec.enums import OpenAPIType
from litestar.params import JSONBody, PathParameter, QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage
from litestar.status_codes import HTTP_202_ACCEPTED
from sqlalchemy import Select, distinct, func, select, type_coerce
from sqlalchemy.orm import Session

from shop.database import writing
from shop.guards import requires_key
from shop.headers import RETRY_AFTER, header, location
from shop.media_types import EVENT_STREAM
from shop.models.operations import Import, ImportCreate, ImportItem, Period, Report
from shop.operation import operation
from shop.responses import (
    IMPORT_NOT_FOUND,
    NOT_ACCEPTABLE,
    TOO_MANY_REQUESTS,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
)
from shop.tables import Cents, ImportRow, ItemRow, OrderLineRow, OrderRow

_UNFINISHED_AT_MOST: Final = 3
_AGAIN_SOON: Final = {"Retry-After": "1"}


class OperationsController(Controller):
    """Reports, imports and events, for those who run the shop."""

    tags = ["operations"]  # noqa: RUF012 - that is how Litestar wants it

    @get(
        "/reports/{period:str}",
        sync_to_thread=True,
        guards=[requires_key],
        security=[{"ApiKey": []}],
        deprecated=True,
        operation_id="getReport",
        summary="Get a report",
        response_description="The report.",
        responses=UNAUTHORIZED | NOT_ACCEPTABLE | VALIDATION_FAILED,
        operation_class=operation(
            headers={
                200: {
                    "Deprecation": header("Since when this operation is deprecated (RFC 9745)."),
                    "Link": header('What to use instead (`rel="successor-version"`, RFC 5829).'),
                }
            }
        ),
    )
    def get_report(
        self,
        session: NamedDependency[Session],
        period: Annotated[Period, PathParameter(description="What the report sums up.")],
        first: Annotated[
            date,
            QueryParameter(name="from", description="The first day.", examples=[Example(value="2026-01-01")]),
        ],
        last: Annotated[
            date,
            QueryParameter(
                name="to",
                description="The last day; not before the first.",
                examples=[Example(value="2026-12-31")],
            ),
        ],
    ) -> Response[Report]:
        """How many orders there were in the days from `from` to `to`, both included, and what they came to. Deprecated:
        use `GET /items/export` (`exportItems`).
        """  # noqa: D205 - one paragraph, in the contract's words
        if last < first:
            raise ValidationException(extra=[{"key": "last", "message": "Expected a day not before `from`"}])
        with session.begin():
            orders, revenue = session.execute(_sums(first, last)).one()
        return Response(
            Report(period=period, first=first, last=last, orders=orders, revenue=revenue),
            headers={"Deprecation": "@1767225600", "Link": '</items/export>; rel="successor-version"'},
        )

    @post(
        "/imports",
        sync_to_thread=True,
        guards=[requires_key],
        security=[{"ApiKey": []}],
        status_code=HTTP_202_ACCEPTED,
        operation_id="createImport",
        summary="Import items",
        response_description="The import is queued.",
        responses=UNAUTHORIZED | NOT_ACCEPTABLE | UNSUPPORTED_MEDIA_TYPE | VALIDATION_FAILED | TOO_MANY_REQUESTS,
        operation_class=operation(
            body="The items to import.", headers={202: {**location("the import"), **RETRY_AFTER}}
        ),
    )
    def create_import(
        self, request: Request[Any, Any, Any], data: JSONBody[ImportCreate], session: NamedDependency[Session]
    ) -> Response[Import]:
        """Takes items in bulk and works on them later; the answer says where to look. There may be three unfinished
        imports at a time.
        """  # noqa: D205 - one paragraph, in the contract's words
        unfinished = select(func.count()).select_from(ImportRow).where(ImportRow.status != "done")
        with writing(session):
            if session.scalars(unfinished).one() >= _UNFINISHED_AT_MOST:
                raise TooManyRequestsException("Three imports are unfinished already.", headers=_AGAIN_SOON)
            row = ImportRow(items=msgspec.to_builtins(data.items))
            session.add(row)
            session.flush()
            queued = msgspec.convert(row, Import, from_attributes=True)
        path = request.app.route_reverse("import", import_id=str(queued.id))
        return Response(queued, headers={"Location": path, **_AGAIN_SOON})

    @get(
        "/imports/{import_id:str}",
        name="import",
        sync_to_thread=True,
        guards=[requires_key],
        security=[{"ApiKey": []}],
        operation_id="getImport",
        summary="Get an import",
        response_description="The import as it is now.",
        responses=UNAUTHORIZED | IMPORT_NOT_FOUND | NOT_ACCEPTABLE | VALIDATION_FAILED,
        operation_class=operation(headers={200: RETRY_AFTER}),
    )
    def get_import(
        self,
        session: NamedDependency[Session],
        import_id: Annotated[UUID, PathParameter(description="The id of the import.")],
    ) -> Response[Import]:
        """How far an import is. The shop works while it is watched: each look takes the import a step on, from `queued`
        by way of `running` to `done`.
        """  # noqa: D205 - one paragraph, in the contract's words
        with writing(session):
            row = session.get(ImportRow, import_id)
            if row is None:
                raise NotFoundException("There is no such import.")
            if row.status == "queued":
                row.status = "running"
            elif row.status == "running":
                items = [ItemRow(name=item.name, price=item.price) for item in _items_of(row)]
                session.add_all(items)
                session.flush()
                row.status, row.created = "done", [item.id for item in items]
            headers = _AGAIN_SOON if row.status != "done" else None
            return Response(msgspec.convert(row, Import, from_attributes=True), headers=headers)

    @get(
        "/events",
        media_type=EVENT_STREAM,
        operation_id="streamEvents",
        summary="Watch the shop",
        response_description="The events.",
        responses=NOT_ACCEPTABLE | VALIDATION_FAILED,
        operation_class=operation(
            content={
                EVENT_STREAM: OpenAPIMediaType(
                    schema=Schema(
                        type=OpenAPIType.STRING,
                        description="Per event, `id` and `event` and a `data` line of JSON, then an empty line.",
                    ),
                    example='id: 1\nevent: tick\ndata: {"n": 1}\n\n',
                )
            }
        ),
    )
    async def stream_events(
        self,
        count: Annotated[int, QueryParameter(ge=1, le=10, description="After how many events the stream ends.")] = 3,
    ) -> ServerSentEvent:
        """A finite stream of server-sent events, one a tick."""
        return ServerSentEvent(_ticks(count), headers={"Cache-Control": "no-store"})


def _ticks(count: int) -> Iterator[ServerSentEventMessage]:
    for n in range(1, count + 1):
        yield ServerSentEventMessage(id=n, event="tick", data=f'{{"n": {n}}}', sep="\n")


def _items_of(row: ImportRow) -> list[ImportItem]:
    return msgspec.convert(row.items, list[ImportItem])


def _sums(first: date, last: date) -> Select[int, Decimal]:
    """How many orders there were in some days, and what they came to."""
    revenue = func.coalesce(func.sum(OrderLineRow.quantity * type_coerce(OrderLineRow.unit_price, Cents.impl)), 0)
    return (
        select(func.count(distinct(OrderRow.id)), type_coerce(revenue, Cents))
        .join(OrderRow.lines)
        .where(
            OrderRow.created_at >= datetime.combine(first, time.min, UTC),
            OrderRow.created_at <= datetime.combine(last, time.max, UTC),
            OrderRow.status != "cancelled",
        )
    )
