"""The smallest things that a framework can do."""

from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema, extend_schema_view

from documented.shared import NOT_ACCEPTABLE, VALIDATION_FAILED
from shop.parameters import LimitParameters
from shop.serializers.basics import GreetingSerializer, HealthSerializer
from shop.serializers.items import ItemSerializer

hello = extend_schema(
    operation_id="hello",
    tags=["basics"],
    summary="Say hello",
    responses={
        200: OpenApiResponse(
            GreetingSerializer, "The greeting.", [OpenApiExample("Greeting", {"message": "Hello, Triptych!"})]
        ),
        **NOT_ACCEPTABLE,
    },
)

get_health = extend_schema(
    operation_id="getHealth",
    tags=["basics"],
    summary="Tell whether the shop is open",
    responses={
        200: OpenApiResponse(HealthSerializer, "The service is up.", [OpenApiExample("Health", {"status": "ok"})]),
        **NOT_ACCEPTABLE,
    },
)

get_data = extend_schema_view(
    get=extend_schema(
        operation_id="getData",
        tags=["basics"],
        summary="Get all items",
        parameters=[LimitParameters],
        responses={
            200: OpenApiResponse(ItemSerializer(many=True), "Every item of the shop."),
            **NOT_ACCEPTABLE,
            **VALIDATION_FAILED,
        },
    ),
)
