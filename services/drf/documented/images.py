"""What the items look like."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiRequest, OpenApiResponse, extend_schema

from documented import shared as doc
from shop.renderers import PNGRenderer
from shop.serializers.items import ImageUploadSerializer

get_item_image = extend_schema(
    operation_id="getItemImage",
    tags=["items"],
    summary="Download an item's image",
    description="The image as it was uploaded.",
    parameters=[doc.ITEM_ID],
    responses={
        (200, PNGRenderer.media_type): OpenApiResponse(OpenApiTypes.BINARY, "The image."),
        **doc.NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)

replace_item_image = extend_schema(
    operation_id="replaceItemImage",
    tags=["items"],
    summary="Upload an item's image",
    description="Puts an image in the place of the one that was there, if any. It has to be a PNG of 1 MiB at most.",
    parameters=[doc.ITEM_ID, doc.CHALLENGE],
    request={
        "multipart/form-data": OpenApiRequest(
            ImageUploadSerializer, encoding={"file": {"contentType": PNGRenderer.media_type}}
        )
    },
    responses={
        204: OpenApiResponse(description="The image is stored."),
        **doc.UNAUTHORIZED,
        **doc.NOT_FOUND,
        **doc.NOT_ACCEPTABLE,
        **doc.CONTENT_TOO_LARGE,
        **doc.NOT_AN_IMAGE,
        **doc.VALIDATION_FAILED,
    },
)
