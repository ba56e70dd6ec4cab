"""The operations on items that answer with files, or take them."""

import csv
import io
from typing import Any, Final, cast

from litestar import Controller, Request, Response, get, put
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.openapi.spec import Encoding, OpenAPIMediaType, Schema
from litestar.openapi.spec.enums import OpenAPIType
from litestar.params import MultipartBody
from litestar.status_codes import HTTP_204_NO_CONTENT
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.database import MAX_INTEGER, writing
from shop.exceptions import ContentTooLarge, UnsupportedMediaType
from shop.guards import offers_of, preferred, requires_key
from shop.headers import header
from shop.images import is_png
from shop.item_rows import PATH, ItemId, find_item
from shop.media_types import CSV, JSON, PNG
from shop.models.items import ImageUpload, Item
from shop.operation import operation
from shop.responses import (
    CONTENT_TOO_LARGE,
    NOT_ACCEPTABLE,
    NOT_AN_IMAGE,
    NOT_FOUND,
    UNAUTHORIZED,
    VALIDATION_FAILED,
)
from shop.tables import ImageRow, ItemRow

_IMAGE_LIMIT: Final = 1024 * 1024


class FilesController(Controller):
    """The things that the shop sells, as files."""

    tags = ["items"]  # noqa: RUF012 - that is how Litestar wants it

    @get(
        "/items/export",
        sync_to_thread=True,
        opt={"offers": [CSV, JSON]},
        operation_id="exportItems",
        summary="Export the items",
        response_description="All items.",
        responses=NOT_ACCEPTABLE,
        operation_class=operation(
            headers={200: {"Content-Disposition": header("A name for the file.")}},
            content={
                CSV: OpenAPIMediaType(
                    schema=Schema(
                        type=OpenAPIType.STRING,
                        description="A line of headings (`id,name,price,status`), then a line an item, as RFC 4180 "
                        "has it.",
                    ),
                    example="id,name,price,status\r\n1,Teapot,19.99,available\r\n",
                )
            },
        ),
    )
    def export_items(self, request: Request[Any, Any, Any], session: NamedDependency[Session]) -> Response[list[Item]]:
        """All items, in the order of their ids: as CSV, or as JSON for a client that prefers it. The successor of the
        reports.
        """  # noqa: D205 - one paragraph, in the contract's words
        with session.begin():
            items = [row.read() for row in session.scalars(select(ItemRow).order_by(ItemRow.id))]
        if preferred(request, offers_of(request.route_handler)) == CSV:
            return Response[Any](_as_csv(items), media_type=CSV, headers=_named("items.csv"))
        return Response(items, media_type=JSON, headers=_named("items.json"))

    @get(
        f"{PATH}/image",
        sync_to_thread=True,
        media_type=PNG,
        operation_id="getItemImage",
        summary="Download an item's image",
        response_description="The image.",
        responses=NOT_FOUND | NOT_ACCEPTABLE | VALIDATION_FAILED,
        operation_class=operation(content={PNG: OpenAPIMediaType()}),
    )
    def get_item_image(self, session: NamedDependency[Session], item_id: ItemId) -> Response[bytes]:
        """The image as it was uploaded."""
        with session.begin():
            image = session.get(ImageRow, item_id) if item_id <= MAX_INTEGER else None
            if image is None:
                raise NotFoundException("There is no such item, or it has no image.")
            return Response(image.content, headers={"X-Content-Type-Options": "nosniff"})

    @put(
        f"{PATH}/image",
        sync_to_thread=True,
        guards=[requires_key],
        security=[{"ApiKey": []}],
        status_code=HTTP_204_NO_CONTENT,
        request_max_body_size=2 * _IMAGE_LIMIT,
        operation_id="replaceItemImage",
        summary="Upload an item's image",
        response_description="The image is stored.",
        responses=UNAUTHORIZED | NOT_FOUND | NOT_ACCEPTABLE | CONTENT_TOO_LARGE | NOT_AN_IMAGE | VALIDATION_FAILED,
        operation_class=operation(
            body="The image.",
            # Its `explode` is false unless it is None, and documented then.
            encoding={"file": Encoding(content_type=PNG, explode=cast("bool", None))},
        ),
    )
    def replace_item_image(
        self, data: MultipartBody[ImageUpload], session: NamedDependency[Session], item_id: ItemId
    ) -> None:
        """Puts an image in the place of the one that was there, if any. It has to be a PNG of 1 MiB at most."""
        content = data.file.file.read(_IMAGE_LIMIT + 1)
        if len(content) > _IMAGE_LIMIT:
            raise ContentTooLarge("The image is larger than 1 MiB.")
        if not is_png(content):
            raise UnsupportedMediaType("The file is no PNG.")
        with writing(session):
            find_item(session, item_id)
            session.merge(ImageRow(item_id=item_id, content=content))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _as_csv(items: list[Item]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["id", "name", "price", "status"])
    writer.writerows([item.id, _harmless(item.name), f"{item.price:.2f}", item.status] for item in items)
    return text.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
