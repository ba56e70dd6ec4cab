"""The things that the shop sells."""

from drf_yasg import openapi
from drf_yasg.utils import swagger_auto_schema

from documented import shared as doc
from shop import examples
from shop.parameters import ListParameters
from shop.renderers import CSVRenderer
from shop.serializers.items import ItemPageSerializer, ItemSerializer

CHANGED: doc.Responses = {
    200: doc.response("The item as it is now.", ItemSerializer, doc.ETAG),
    **doc.UNAUTHORIZED,
    **doc.NOT_FOUND,
    **doc.NOT_ACCEPTABLE,
    **doc.SKU_TAKEN,
    **doc.PRECONDITION_FAILED,
    **doc.UNSUPPORTED_MEDIA_TYPE,
    **doc.VALIDATION_FAILED,
}

list_items = swagger_auto_schema(
    operation_id="listItems",
    tags=["items"],
    operation_summary="List the items",
    operation_description="One page of the items, in the order of their ids.",
    query_serializer=ListParameters,
    manual_parameters=[
        doc.in_header("Accept-Language", "The languages that the client reads; English and German are spoken here.")
    ],
    responses={
        200: doc.response(
            "A page of items; an empty one beyond the last item.",
            ItemPageSerializer,
            doc.header("X-Total-Count", "How many items there are on all pages.", type=openapi.TYPE_INTEGER, minimum=0),
            doc.header(
                "Link",
                'The next page (`rel="next"`) and the one before (`rel="prev"`), where there are any (RFC 8288).',
            ),
            doc.header("Content-Language", "The language of `summary`.", enum=["en", "de"]),
        ),
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)

create_item = swagger_auto_schema(
    operation_id="createItem",
    tags=["items"],
    operation_summary="Create an item",
    operation_description="Adds an item to the shop and answers with it, its id included.",
    request_description="The item to create.",
    request_example=examples.PLAIN_ITEM,
    responses={
        201: doc.response("The item as created.", ItemSerializer, doc.location("the new item"), doc.ETAG),
        **doc.NOT_ACCEPTABLE,
        **doc.SKU_TAKEN,
        **doc.UNSUPPORTED_MEDIA_TYPE,
        **doc.VALIDATION_FAILED,
    },
)

get_item = swagger_auto_schema(
    operation_id="getItem",
    tags=["items"],
    operation_summary="Get an item",
    operation_description="One item by its id.",
    manual_parameters=[
        doc.ITEM_ID,
        doc.in_header(
            "If-None-Match", "Entity tags that the client has; if the item's is among them, it is not sent again."
        ),
    ],
    responses={
        200: doc.response("The item.", ItemSerializer, doc.ETAG),
        304: doc.response("The client has the item as it is.", None, doc.ETAG),
        **doc.NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)

replace_item = swagger_auto_schema(
    operation_id="replaceItem",
    tags=["items"],
    operation_summary="Replace an item",
    operation_description="Puts a whole item in the place of one; a member that is left out gets its default.",
    manual_parameters=[doc.ITEM_ID, doc.IF_MATCH],
    security=doc.KEY,
    request_description="The item as it is to be.",
    responses=CHANGED,
)

update_item = swagger_auto_schema(
    operation_id="updateItem",
    tags=["items"],
    operation_summary="Change an item",
    operation_description="Changes the members that are given and keeps the others.",
    manual_parameters=[doc.ITEM_ID, doc.IF_MATCH],
    security=doc.KEY,
    request_description="The members to change.",
    request_example=examples.CHANGE,
    responses=CHANGED,
)

delete_item = swagger_auto_schema(
    operation_id="deleteItem",
    tags=["items"],
    operation_summary="Delete an item",
    operation_description="Takes an item out of the shop, its image with it. Orders keep what was ordered.",
    manual_parameters=[doc.ITEM_ID, doc.IF_MATCH],
    security=doc.KEY,
    responses={
        204: doc.response("The item is gone."),
        **doc.UNAUTHORIZED,
        **doc.NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.PRECONDITION_FAILED,
        **doc.VALIDATION_FAILED,
    },
)

# An answer has one schema in Swagger 2.0, whatever its media type: a file is true of CSV and of JSON.
export_items = swagger_auto_schema(
    operation_id="exportItems",
    tags=["items"],
    operation_summary="Export the items",
    operation_description="All items, in the order of their ids: as CSV, or as JSON for a client that prefers it. "
    "The successor of the reports.",
    responses={
        200: doc.response(
            "All items.",
            openapi.Schema(
                type=openapi.TYPE_FILE,
                description="A line of headings (`id,name,price,status`), then a line an item, as RFC 4180 has it.",
            ),
            doc.header("Content-Disposition", "A name for the file."),
            examples={CSVRenderer.media_type: "id,name,price,status\r\n1,Teapot,19.99,available\r\n"},
        ),
        **doc.NOT_ACCEPTABLE,
    },
)
