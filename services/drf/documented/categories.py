"""The categories."""

from drf_spectacular.utils import OpenApiResponse, extend_schema

from documented import shared as doc
from shop.serializers.items import CategorySerializer

list_categories = extend_schema(
    operation_id="listCategories",
    tags=["items"],
    summary="Get the tree of categories",
    responses={
        200: OpenApiResponse(CategorySerializer(many=True), "The topmost categories."),
        **doc.NOT_ACCEPTABLE,
    },
)
