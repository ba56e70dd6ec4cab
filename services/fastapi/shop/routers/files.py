"""The operations on items that answer with files, or take them."""

import csv
import io
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, HTTPException, Response, status
from sqlalchemy import select

from shop.bodies import MULTIPART, StrictRoute
from shop.database import MAX_INTEGER, DatabaseSession, writing
from shop.headers import documented
from shop.images import is_png
from shop.item_rows import find_item
from shop.negotiation import CSV, JSON, PNG, Accepts, accepts_json
from shop.parameters import ItemId
from shop.problems import (
    CONTENT_TOO_LARGE,
    NOT_ACCEPTABLE,
    NOT_AN_IMAGE,
    NOT_FOUND,
    UNAUTHORIZED,
    VALIDATION_FAILED,
)
from shop.schemas.items import ImageUpload, Item
from shop.security import ApiKey
from shop.tables import ImageRow, ItemRow

router = APIRouter(tags=["items"], route_class=StrictRoute, responses=NOT_ACCEPTABLE)

_IMAGE_LIMIT: Final = 1024 * 1024


@router.get(
    "/items/export",
    operation_id="exportItems",
    summary="Export the items",
    response_model=list[Item],
    response_description="All items.",
    responses={
        200: {
            "headers": {"Content-Disposition": documented("A name for the file.")},
            "content": {
                CSV: {
                    "schema": {
                        "type": "string",
                        "description": "A line of headings (`id,name,price,status`), then a line an item, as RFC 4180 "
                        "has it.",
                    },
                    "example": "id,name,price,status\r\n1,Teapot,19.99,available\r\n",
                }
            },
        }
    },
)
def export_items(
    session: DatabaseSession, media_type: Annotated[str, Depends(Accepts(CSV, JSON))], response: Response
) -> list[Item] | Response:
    """All items, in the order of their ids: as CSV, or as JSON for a client that prefers it. The successor of the
    reports.
    """  # noqa: D205 - one paragraph, in the contract's words
    with session.begin():
        items = [row.read() for row in session.scalars(select(ItemRow).order_by(ItemRow.id))]
    if media_type == CSV:
        return Response(_as_csv(items), media_type=CSV, headers=_named("items.csv"))
    response.headers.update(_named("items.json"))
    return items


@router.get(
    "/items/{item_id:item}/image",
    operation_id="getItemImage",
    summary="Download an item's image",
    dependencies=[Depends(Accepts(PNG))],
    response_class=Response,
    response_description="The image.",
    responses={200: {"content": {PNG: {}}}, **NOT_FOUND, **VALIDATION_FAILED},
)
def get_item_image(session: DatabaseSession, item_id: ItemId) -> Response:
    """The image as it was uploaded."""
    with session.begin():
        image = session.get(ImageRow, item_id) if item_id <= MAX_INTEGER else None
        if image is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such item, or it has no image.")
        return Response(image.content, media_type=PNG, headers={"X-Content-Type-Options": "nosniff"})


@router.put(
    "/items/{item_id:item}/image",
    operation_id="replaceItemImage",
    summary="Upload an item's image",
    dependencies=[Depends(accepts_json), ApiKey],
    status_code=status.HTTP_204_NO_CONTENT,
    response_description="The image is stored.",
    responses=UNAUTHORIZED | NOT_FOUND | CONTENT_TOO_LARGE | NOT_AN_IMAGE | VALIDATION_FAILED,
    openapi_extra={
        "requestBody": {
            "description": "The image.",
            "content": {MULTIPART: {"encoding": {"file": {"contentType": PNG}}}},
        }
    },
)
def replace_item_image(
    session: DatabaseSession, item_id: ItemId, upload: Annotated[ImageUpload, Form(media_type=MULTIPART)]
) -> None:
    """Puts an image in the place of the one that was there, if any. It has to be a PNG of 1 MiB at most."""
    content = upload.file.file.read(_IMAGE_LIMIT + 1)
    if len(content) > _IMAGE_LIMIT:
        raise HTTPException(status.HTTP_413_CONTENT_TOO_LARGE, "The image is larger than 1 MiB.")
    if not is_png(content):
        raise HTTPException(status.HTTP_415_UNSUPPORTED_MEDIA_TYPE, "The file is no PNG.")
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
