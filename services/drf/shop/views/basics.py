"""The smallest things that a framework can do."""

from django.db.models import QuerySet
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from documented import basics as docs
from shop.models import Item
from shop.parameters import LimitParameters, validated
from shop.serializers.basics import GreetingSerializer, HealthSerializer
from shop.serializers.items import ItemSerializer


class HelloView(APIView):
    """Greets in the name of the framework that answers."""

    @docs.hello
    def get(self, request: Request) -> Response:  # noqa: ARG002, D102
        # No docstring: it would take the place of the class's in the document.
        return Response(GreetingSerializer({"message": "Hello, Django REST framework!"}).data)


class HealthView(APIView):
    """Answers as soon as the service can serve; nobody has to be let in."""

    @docs.get_health
    def get(self, request: Request) -> Response:  # noqa: ARG002, D102
        return Response(HealthSerializer({"status": "ok"}).data)


@docs.get_data
class DataView(ListAPIView):
    """All items, in the order of their ids, read through the injected database session."""

    queryset = Item.objects.all()
    serializer_class = ItemSerializer

    def filter_queryset(self, queryset: QuerySet[Item]) -> QuerySet[Item]:
        """Return as many of the items as the query asks for."""
        query = validated(LimitParameters, self.request.query_params)
        return super().filter_queryset(queryset)[: query.get("limit")]
