"""The categories."""

from drf_yasg.utils import swagger_auto_schema

from documented import shared as doc
from shop.serializers.items import CategorySerializer

list_categories = swagger_auto_schema(
    operation_id="listCategories",
    tags=["items"],
    operation_summary="Get the tree of categories",
    responses={
        200: doc.response("The topmost categories.", CategorySerializer(many=True)),
        **doc.NOT_ACCEPTABLE,
    },
)
