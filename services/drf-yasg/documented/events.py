"""Server-sent events."""

from drf_yasg import openapi
from drf_yasg.utils import swagger_auto_schema

from documented import shared as doc
from shop.parameters import EventParameters
from shop.renderers import EventStreamRenderer

stream_events = swagger_auto_schema(
    operation_id="streamEvents",
    tags=["operations"],
    operation_summary="Watch the shop",
    query_serializer=EventParameters,
    responses={
        200: doc.response(
            "The events.",
            openapi.Schema(
                type=openapi.TYPE_STRING,
                description="Per event, `id` and `event` and a `data` line of JSON, then an empty line.",
            ),
            examples={EventStreamRenderer.media_type: 'id: 1\nevent: tick\ndata: {"n": 1}\n\n'},
        ),
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)
