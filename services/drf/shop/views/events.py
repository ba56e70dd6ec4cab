"""Server-sent events."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from rest_framework.request import Request
from rest_framework.views import APIView

from documented import events as docs
from shop.parameters import EventParameters, validated
from shop.renderers import EventStreamRenderer


class EventsView(APIView):
    """A finite stream of server-sent events, one a tick."""

    renderer_classes = (EventStreamRenderer,)
    metadata_class = None  # An answer to OPTIONS is no stream.

    @docs.stream_events
    def get(self, request: Request) -> StreamingHttpResponse:  # noqa: D102
        count = validated(EventParameters, request.query_params)["count"]
        return StreamingHttpResponse(
            _ticks(count), content_type=EventStreamRenderer.media_type, headers={"Cache-Control": "no-store"}
        )


def _ticks(count: int) -> Iterator[str]:
    for n in range(1, count + 1):
        yield f'id: {n}\nevent: tick\ndata: {{"n": {n}}}\n\n'
