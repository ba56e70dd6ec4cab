"""The operations on items that answer with files, or take them."""
# ruff: noqa: ARG001 - each operation is handed the request, whether it needs it or not

import csv
import io
from collections.abc import Iterable
from typing import Annotated

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File, Router, UploadedFile
from ninja.decorators import decorate_view

from shop.auth import ApiKey
from shop.documented import (
    CONTENT_TOO_LARGE,
    NOT_ACCEPTABLE,
    NOT_AN_IMAGE,
    NOT_FOUND,
    UNAUTHORIZED,
    VALIDATION_FAILED,
    answered,
    documented,
    header,
)
from shop.errors import ShopError
from shop.images import is_png
from shop.models import Image
from shop.models import Item as ItemModel
from shop.negotiation import CSV, JSON, PNG, answers
from shop.parameters import ItemId
from shop.parsing import LONGEST_IMAGE, MULTIPART, upload
from shop.schemas.items import Item

router = Router(tags=["items"])


@router.get(
    "/export",
    response=list[Item],
    operation_id="exportItems",
    summary="Export the items",
    openapi_extra=documented(
        answered(
            200,
            "All items.",
            headers={"Content-Disposition": header("A name for the file.")},
            content={
                CSV: {
                    "schema": {
                        "type": "string",
                        "description": "A line of headings (`id,name,price,status`), then a line an item, as RFC 4180 "
                        "has it.",
                    },
                    "example": "id,name,price,status\r\n1,Teapot,19.99,available\r\n",
                }
            },
        ),
        NOT_ACCEPTABLE,
    ),
)
@decorate_view(answers(CSV, JSON))
def export_items(request: HttpRequest, response: HttpResponse) -> QuerySet[ItemModel] | HttpResponse:
    """All items, in the order of their ids: as CSV, or as JSON for a client that prefers it. The successor of the
    reports.
    """  # noqa: D205 - one paragraph, in the contract's words
    items = ItemModel.objects.all()
    if request.media_type == CSV:
        return HttpResponse(
            _as_csv(items), content_type=f"{CSV}; charset=utf-8", headers={"Content-Disposition": _named("items.csv")}
        )
    response["Content-Disposition"] = _named("items.json")
    return items


@router.get(
    "/{item_id}/image",
    operation_id="getItemImage",
    summary="Download an item's image",
    openapi_extra=documented(
        answered(200, "The image.", content={PNG: {}}), NOT_FOUND, NOT_ACCEPTABLE, VALIDATION_FAILED
    ),
)
@decorate_view(answers(PNG))
def get_item_image(request: HttpRequest, item_id: ItemId) -> HttpResponse:
    """The image as it was uploaded."""
    # By way of the item: of a foreign key, Django lets numbers pass that SQLite has no room for.
    image = get_object_or_404(Image, item=get_object_or_404(ItemModel, id=item_id))
    return HttpResponse(bytes(image.content), content_type=PNG)


@router.put(
    "/{item_id}/image",
    auth=ApiKey(),
    response={204: None},
    operation_id="replaceItemImage",
    summary="Upload an item's image",
    openapi_extra=documented(
        answered(204, "The image is stored."),
        UNAUTHORIZED,
        NOT_FOUND,
        NOT_ACCEPTABLE,
        CONTENT_TOO_LARGE,
        NOT_AN_IMAGE,
        VALIDATION_FAILED,
        body="The image.",
        content={MULTIPART: {"encoding": {"file": {"contentType": PNG}}}},
    ),
)
@decorate_view(upload, answers(JSON))
def replace_item_image(
    request: HttpRequest,
    item_id: ItemId,
    file: Annotated[
        UploadedFile,
        File(description="The image, a PNG of 1 MiB at most."),
    ],
) -> None:
    """Puts an image in the place of the one that was there, if any. It has to be a PNG of 1 MiB at most."""
    content = file.read()
    if len(content) > LONGEST_IMAGE:
        raise ShopError(413, "The image is larger than 1 MiB.")
    if not is_png(content):
        raise ShopError(415, "The file is no PNG.")
    with transaction.atomic():
        item = get_object_or_404(ItemModel, id=item_id)
        Image.objects.update_or_create(item=item, defaults={"content": content})


def _named(name: str) -> str:
    return f'attachment; filename="{name}"'


def _as_csv(items: Iterable[ItemModel]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["id", "name", "price", "status"])
    writer.writerows([item.id, _harmless(item.name), f"{item.price:.2f}", item.status] for item in items)
    return text.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
