"""The things that the shop sells."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from documented import shared as doc
from documented.examples import CHANGE, FULL_ITEM, PLAIN_ITEM
from shop.parameters import ListParameters
from shop.serializers.items import ItemPageSerializer, ItemSerializer

CHANGED: doc.Responses = {
    200: OpenApiResponse(ItemSerializer, "The item as it is now."),
    **doc.UNAUTHORIZED,
    **doc.NOT_FOUND,
    **doc.NOT_ACCEPTABLE,
    **doc.SKU_TAKEN,
    **doc.PRECONDITION_FAILED,
    **doc.UNSUPPORTED_MEDIA_TYPE,
    **doc.VALIDATION_FAILED,
}


def _parameter_example(name: str, value: str) -> OpenApiExample:
    return OpenApiExample(value, value, parameter_only=(name, OpenApiParameter.QUERY))


list_items = extend_schema(
    operation_id="listItems",
    tags=["items"],
    summary="List the items",
    description="One page of the items, in the order of their ids.",
    parameters=[
        ListParameters,
        OpenApiParameter(
            "Accept-Language",
            OpenApiTypes.STR,
            OpenApiParameter.HEADER,
            description="The languages that the client reads; English and German are spoken here.",
            examples=[OpenApiExample("German", "de")],
        ),
        doc.header(
            "X-Total-Count", "How many items there are on all pages.", 200, schema={"type": "integer", "minimum": 0}
        ),
        doc.header(
            "Link",
            'The next page (`rel="next"`) and the one before (`rel="prev"`), where there are any (RFC 8288).',
            200,
            required=False,
        ),
        doc.header(
            "Content-Language",
            "The language of `summary`.",
            200,
            schema={"type": "string", "enum": ["en", "de"]},
        ),
    ],
    examples=[
        _parameter_example("q", "tea"),
        _parameter_example("min_price", "5.00"),
        _parameter_example("max_price", "20.00"),
        _parameter_example("created_after", "2026-01-01T00:00:00Z"),
    ],
    responses={
        200: OpenApiResponse(ItemPageSerializer, "A page of items; an empty one beyond the last item."),
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)

create_item = extend_schema(
    operation_id="createItem",
    tags=["items"],
    summary="Create an item",
    description="Adds an item to the shop and answers with it, its id included.",
    parameters=[doc.location("the new item", 201), doc.etag(201)],
    examples=[PLAIN_ITEM, FULL_ITEM],
    responses={
        201: OpenApiResponse(ItemSerializer, "The item as created."),
        **doc.NOT_ACCEPTABLE,
        **doc.SKU_TAKEN,
        **doc.UNSUPPORTED_MEDIA_TYPE,
        **doc.VALIDATION_FAILED,
    },
)

get_item = extend_schema(
    operation_id="getItem",
    tags=["items"],
    summary="Get an item",
    description="One item by its id.",
    parameters=[
        doc.ITEM_ID,
        OpenApiParameter(
            "If-None-Match",
            OpenApiTypes.STR,
            OpenApiParameter.HEADER,
            description="Entity tags that the client has; if the item's is among them, it is not sent again.",
        ),
        doc.etag(200, 304),
    ],
    responses={
        200: OpenApiResponse(ItemSerializer, "The item."),
        304: OpenApiResponse(description="The client has the item as it is."),
        **doc.NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)

replace_item = extend_schema(
    operation_id="replaceItem",
    tags=["items"],
    summary="Replace an item",
    description="Puts a whole item in the place of one; a member that is left out gets its default.",
    parameters=[doc.ITEM_ID, doc.IF_MATCH, doc.etag(200), doc.CHALLENGE],
    responses=CHANGED,
)

update_item = extend_schema(
    operation_id="updateItem",
    tags=["items"],
    summary="Change an item",
    description="Changes the members that are given and keeps the others.",
    parameters=[doc.ITEM_ID, doc.IF_MATCH, doc.etag(200), doc.CHALLENGE],
    examples=[CHANGE],
    responses=CHANGED,
)

delete_item = extend_schema(
    operation_id="deleteItem",
    tags=["items"],
    summary="Delete an item",
    description="Takes an item out of the shop, its image with it. Orders keep what was ordered.",
    parameters=[doc.ITEM_ID, doc.IF_MATCH, doc.CHALLENGE],
    responses={
        204: OpenApiResponse(description="The item is gone."),
        **doc.UNAUTHORIZED,
        **doc.NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.PRECONDITION_FAILED,
        **doc.VALIDATION_FAILED,
    },
)

export_items = extend_schema(
    operation_id="exportItems",
    tags=["items"],
    summary="Export the items",
    description="All items, in the order of their ids: as CSV, or as JSON for a client that prefers it. "
    "The successor of the reports.",
    parameters=[doc.header("Content-Disposition", "A name for the file.", 200)],
    responses={
        (200, "text/csv"): OpenApiResponse(
            {
                "type": "string",
                "description": "A line of headings (`id,name,price,status`), then a line an item, as RFC 4180 has it.",
            },
            "All items.",
            [OpenApiExample("CSV", "id,name,price,status\r\n1,Teapot,19.99,available\r\n")],
        ),
        (200, "application/json"): OpenApiResponse(ItemSerializer(many=True), "All items."),
        **doc.NOT_ACCEPTABLE,
    },
)
