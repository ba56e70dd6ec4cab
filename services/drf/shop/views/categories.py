"""The categories."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from documented import categories as docs
from shop.models import Category
from shop.serializers.items import CategorySerializer


class CategoriesView(APIView):
    """Every category with those below it."""

    @docs.list_categories
    def get(self, request: Request) -> Response:  # noqa: ARG002, D102
        return Response(CategorySerializer(Category.objects.tree(), many=True).data)
