"""Events, as a finite stream."""

import json
from collections.abc import Iterator

from flask import Response
from flask_restx import Resource

from shop import fields
from shop.inputs import Integer
from shop.namespaces import operations
from shop.negotiation import PROBLEM
from shop.parameters import Parameter, Parameters
from shop.responses import NOT_ACCEPTABLE, VALIDATION_FAILED

EVENT_STREAM = "text/event-stream"

event_parameters = Parameters(
    Parameter(
        "count",
        type=Integer(minimum=1, maximum=10),
        default=3,
        location="args",
        help="After how many events the stream ends.",
    ),
)

events = fields.String(
    description="Per event, `id` and `event` and a `data` line of JSON, then an empty line.",
)


@operations.route("/events")
@operations.response(*NOT_ACCEPTABLE)
@operations.response(*VALIDATION_FAILED)
class Events(Resource):
    """The shop's events."""

    @operations.doc("streamEvents", produces=[EVENT_STREAM, PROBLEM])
    @operations.expect(event_parameters)
    @operations.response(200, "The events.", events)
    def get(self) -> Response:
        """Watch the shop.

        A finite stream of server-sent events, one a tick.
        """
        count = event_parameters.parse_args().count
        return Response(_ticks(count), content_type=EVENT_STREAM, headers={"Cache-Control": "no-store"})


def _ticks(count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield f"id: {number}\nevent: tick\ndata: {json.dumps({'n': number})}\n\n"
