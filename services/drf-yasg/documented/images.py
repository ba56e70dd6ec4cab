"""What the items look like."""

from drf_yasg import openapi
from drf_yasg.utils import swagger_auto_schema

from documented import shared as doc

get_item_image = swagger_auto_schema(
    operation_id="getItemImage",
    tags=["items"],
    operation_summary="Download an item's image",
    operation_description="The image as it was uploaded.",
    manual_parameters=[doc.ITEM_ID],
    responses={
        200: doc.response("The image.", openapi.Schema(type=openapi.TYPE_FILE)),
        **doc.NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)

replace_item_image = swagger_auto_schema(
    operation_id="replaceItemImage",
    tags=["items"],
    operation_summary="Upload an item's image",
    operation_description="Puts an image in the place of the one that was there, if any. It has to be a PNG of 1 MiB "
    "at most.",
    manual_parameters=[doc.ITEM_ID],
    security=doc.KEY,
    responses={
        204: doc.response("The image is stored."),
        **doc.UNAUTHORIZED,
        **doc.NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.CONTENT_TOO_LARGE,
        **doc.NOT_AN_IMAGE,
        **doc.VALIDATION_FAILED,
    },
)
