"""Server-sent events."""

from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema

from documented import shared as doc
from shop.parameters import EventParameters
from shop.renderers import EventStreamRenderer

stream_events = extend_schema(
    operation_id="streamEvents",
    tags=["operations"],
    summary="Watch the shop",
    parameters=[EventParameters],
    responses={
        (200, EventStreamRenderer.media_type): OpenApiResponse(
            {
                "type": "string",
                "description": "Per event, `id` and `event` and a `data` line of JSON, then an empty line.",
            },
            "The events.",
            [OpenApiExample("Event", 'id: 1\nevent: tick\ndata: {"n": 1}\n\n')],
        ),
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)
