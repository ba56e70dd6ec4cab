"""Server-sent events."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from shop.parameters import EventParameters, validated
from shop.renderers import EventStreamRenderer
from shop.views import documented as doc


class EventsView(APIView):
    """A finite stream of server-sent events, one a tick."""

    renderer_classes = (EventStreamRenderer,)
    metadata_class = None  # An answer to OPTIONS is no stream.

    @extend_schema(
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
    def get(self, request: Request) -> StreamingHttpResponse:  # noqa: D102
        count = validated(EventParameters, request.query_params)["count"]
        return StreamingHttpResponse(
            _ticks(count), content_type=EventStreamRenderer.media_type, headers={"Cache-Control": "no-store"}
        )


def _ticks(count: int) -> Iterator[str]:
    for n in range(1, count + 1):
        yield f'id: {n}\nevent: tick\ndata: {{"n": {n}}}\n\n'
