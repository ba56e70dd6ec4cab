"""The categories."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.models import Category
from shop.serializers.items import CategorySerializer
from shop.views import documented as doc


class CategoriesView(APIView):
    """Every category with those below it."""

    @extend_schema(
        operation_id="listCategories",
        tags=["items"],
        summary="Get the tree of categories",
        responses={
            200: OpenApiResponse(CategorySerializer(many=True), "The topmost categories."),
            **doc.NOT_ACCEPTABLE,
        },
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002, D102
        return Response(CategorySerializer(Category.objects.tree(), many=True).data)
