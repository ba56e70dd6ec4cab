"""The operations on items and categories.

All operations of a path are in one router: of two that have the same path, the first would answer 405 in the other's
place.
"""
# ruff: noqa: ARG001 - each operation is handed the request, whether it needs it or not

from typing import Annotated

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Header, Query, Router

from shop.auth import ApiKey
from shop.documented import (
    ETAG,
    NOT_ACCEPTABLE,
    NOT_FOUND,
    PRECONDITION_FAILED,
    SKU_TAKEN,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    answered,
    documented,
    header,
    location,
)
from shop.errors import ShopError
from shop.listing import ItemFilter, Sort, in_words, link_header, preferred_language
from shop.models import Category as CategoryModel
from shop.models import Item as ItemModel
from shop.negotiation import JSON, answers
from shop.parameters import AcceptLanguage, IfMatch, IfNoneMatch, ItemId, Page
from shop.preconditions import is_known, require_match
from shop.schemas.items import ITEM_EXAMPLES, Category, Item, ItemCreate, ItemPage, ItemPatch

router = Router(tags=["items"])
router.add_decorator(answers(JSON), mode="view")
categories = Router(tags=["items"])
categories.add_decorator(answers(JSON), mode="view")


@router.get(
    "",
    response=ItemPage,
    operation_id="listItems",
    summary="List the items",
    openapi_extra=documented(
        answered(
            200,
            "A page of items; an empty one beyond the last item.",
            headers={
                "X-Total-Count": header("How many items there are on all pages.", type_="integer", minimum=0),
                "Link": header(
                    'The next page (`rel="next"`) and the one before (`rel="prev"`), where there are any (RFC 8288).',
                    required=False,
                ),
                "Content-Language": header("The language of `summary`.", enum=["en", "de"]),
            },
        ),
        NOT_ACCEPTABLE,
        VALIDATION_FAILED,
    ),
)
def list_items(  # noqa: PLR0913, PLR0917 - each is a part of the request
    request: HttpRequest,
    response: HttpResponse,
    wanted: Query[ItemFilter],
    page: Query[Page],
    languages: Header[AcceptLanguage],
    sort: Annotated[
        Sort,
        Query(
            description="What the items are ordered by; `-` turns the order round. Items that are equal in it are "
            "ordered by id."
        ),
    ] = "id",
) -> dict[str, object]:
    """One page of the items, in the order of their ids."""
    found = wanted.filter(ItemModel.objects.order_by(sort, "id"))
    total = found.count()
    # SQLite has no offset beyond 64 bits.
    start = min(page.offset, total)
    language = preferred_language(languages.ranges)
    response["X-Total-Count"] = str(total)
    response["Content-Language"] = language
    if link := link_header(request, page, total):
        response["Link"] = link
    items = list(found[start : start + page.limit])
    return {**page.dict(), "items": items, "total": total, "summary": in_words(total, language)}


@router.post(
    "",
    response={201: Item},
    operation_id="createItem",
    summary="Create an item",
    openapi_extra=documented(
        answered(201, "The item as created.", headers=location("the new item") | ETAG),
        NOT_ACCEPTABLE,
        SKU_TAKEN,
        UNSUPPORTED_MEDIA_TYPE,
        VALIDATION_FAILED,
        body="The item to create.",
        content={JSON: {"examples": ITEM_EXAMPLES}},
    ),
)
def create_item(request: HttpRequest, response: HttpResponse, new: ItemCreate) -> ItemModel:
    """Adds an item to the shop and answers with it, its id included."""
    with transaction.atomic():
        _refuse_taken_sku(new.sku)
        item = ItemModel.objects.create(**new.dict())
    response["Location"] = reverse("api-1.0.0:get_item", kwargs={"item_id": item.id})
    return _tagged(item, response)


@router.get(
    "/{item_id}",
    response=Item,
    operation_id="getItem",
    summary="Get an item",
    openapi_extra=documented(
        answered(200, "The item.", headers=ETAG),
        answered(304, "The client has the item as it is.", headers=ETAG),
        NOT_FOUND,
        NOT_ACCEPTABLE,
        VALIDATION_FAILED,
    ),
)
def get_item(
    request: HttpRequest, response: HttpResponse, item_id: ItemId, headers: Header[IfNoneMatch]
) -> ItemModel | HttpResponse:
    """One item by its id."""
    item = get_object_or_404(ItemModel, id=item_id)
    if is_known(item.etag, headers.if_none_match):
        return HttpResponse(status=304, headers={"ETag": item.etag})
    return _tagged(item, response)


@router.put(
    "/{item_id}",
    auth=ApiKey(),
    response=Item,
    operation_id="replaceItem",
    summary="Replace an item",
    openapi_extra=documented(
        answered(200, "The item as it is now.", headers=ETAG),
        UNAUTHORIZED,
        NOT_FOUND,
        NOT_ACCEPTABLE,
        SKU_TAKEN,
        PRECONDITION_FAILED,
        UNSUPPORTED_MEDIA_TYPE,
        VALIDATION_FAILED,
        body="The item as it is to be.",
    ),
)
def replace_item(
    request: HttpRequest, response: HttpResponse, item_id: ItemId, headers: Header[IfMatch], new: ItemCreate
) -> ItemModel:
    """Puts a whole item in the place of one; a member that is left out gets its default."""
    return _tagged(_change(item_id, headers.if_match, new.dict()), response)


@router.patch(
    "/{item_id}",
    auth=ApiKey(),
    response=Item,
    operation_id="updateItem",
    summary="Change an item",
    openapi_extra=documented(
        answered(200, "The item as it is now.", headers=ETAG),
        UNAUTHORIZED,
        NOT_FOUND,
        NOT_ACCEPTABLE,
        SKU_TAKEN,
        PRECONDITION_FAILED,
        UNSUPPORTED_MEDIA_TYPE,
        VALIDATION_FAILED,
        body="The members to change.",
        content={JSON: {"example": {"price": "17.50"}}},
    ),
)
def update_item(
    request: HttpRequest, response: HttpResponse, item_id: ItemId, headers: Header[IfMatch], changes: ItemPatch
) -> ItemModel:
    """Changes the members that are given and keeps the others."""
    return _tagged(_change(item_id, headers.if_match, changes.dict(exclude_unset=True)), response)


@router.delete(
    "/{item_id}",
    auth=ApiKey(),
    response={204: None},
    operation_id="deleteItem",
    summary="Delete an item",
    openapi_extra=documented(
        answered(204, "The item is gone."),
        UNAUTHORIZED,
        NOT_FOUND,
        NOT_ACCEPTABLE,
        PRECONDITION_FAILED,
        VALIDATION_FAILED,
    ),
)
def delete_item(request: HttpRequest, item_id: ItemId, headers: Header[IfMatch]) -> None:
    """Takes an item out of the shop, its image with it. Orders keep what was ordered."""
    with transaction.atomic():
        item = get_object_or_404(ItemModel, id=item_id)
        require_match(item.etag, headers.if_match)
        item.delete()


@categories.get(
    "/categories",
    response=list[Category],
    operation_id="listCategories",
    summary="Get the tree of categories",
    openapi_extra=documented(answered(200, "The topmost categories."), NOT_ACCEPTABLE),
)
def list_categories(request: HttpRequest) -> list[CategoryModel]:
    """Every category with those below it."""
    return CategoryModel.objects.tree()


def _tagged(item: ItemModel, response: HttpResponse) -> ItemModel:
    response["ETag"] = item.etag
    return item


@transaction.atomic
def _change(item_id: int, if_match: str | None, members: dict[str, object]) -> ItemModel:
    item = get_object_or_404(ItemModel, id=item_id)
    require_match(item.etag, if_match)
    _refuse_taken_sku(members.get("sku"), but_of=item_id)
    for name, value in members.items():
        setattr(item, name, value)
    item.save()
    return item


def _refuse_taken_sku(sku: object, but_of: int | None = None) -> None:
    if sku is not None and ItemModel.objects.filter(sku=sku).exclude(id=but_of).exists():
        raise ShopError(409, "Another item has this `sku`.")
