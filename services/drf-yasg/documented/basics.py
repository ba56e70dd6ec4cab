"""The smallest things that a framework can do."""

from django.utils.decorators import method_decorator
from drf_yasg.utils import swagger_auto_schema

from documented import shared as doc
from shop.parameters import LimitParameters
from shop.serializers.basics import GreetingSerializer, HealthSerializer
from shop.serializers.items import ItemSerializer

hello = swagger_auto_schema(
    operation_id="hello",
    tags=["basics"],
    operation_summary="Say hello",
    responses={
        200: doc.response(
            "The greeting.", GreetingSerializer, examples={"application/json": {"message": "Hello, Triptych!"}}
        ),
        **doc.NOT_ACCEPTABLE,
    },
)

get_health = swagger_auto_schema(
    operation_id="getHealth",
    tags=["basics"],
    operation_summary="Tell whether the shop is open",
    responses={
        200: doc.response("The service is up.", HealthSerializer, examples={"application/json": {"status": "ok"}}),
        **doc.NOT_ACCEPTABLE,
    },
)

# Of a method that is inherited, so for the class.
get_data = method_decorator(
    name="get",
    decorator=swagger_auto_schema(
        operation_id="getData",
        tags=["basics"],
        operation_summary="Get all items",
        query_serializer=LimitParameters,
        responses={
            200: doc.response("Every item of the shop.", ItemSerializer(many=True)),
            **doc.NOT_ACCEPTABLE,
            **doc.VALIDATION_FAILED,
        },
    ),
)
