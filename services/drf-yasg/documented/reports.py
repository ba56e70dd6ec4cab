"""Reports."""

from drf_yasg import openapi
from drf_yasg.utils import swagger_auto_schema

from documented import shared as doc
from shop.serializers.operations import ReportSerializer


def _day(name: str, description: str) -> openapi.Parameter:
    return openapi.Parameter(
        name, openapi.IN_QUERY, description, required=True, type=openapi.TYPE_STRING, format=openapi.FORMAT_DATE
    )


get_report = swagger_auto_schema(
    operation_id="getReport",
    tags=["operations"],
    operation_summary="Get a report",
    operation_description="How many orders there were in the days from `from` to `to`, both included, and what they "
    "came to. Deprecated: use `GET /items/export` (`exportItems`).",
    deprecated=True,
    manual_parameters=[
        doc.in_path("period", "What the report sums up.", enum=["daily", "weekly", "monthly"]),
        _day("from", "The first day."),
        _day("to", "The last day; not before the first."),
    ],
    security=doc.KEY,
    responses={
        200: doc.response(
            "The report.",
            ReportSerializer,
            doc.header("Deprecation", "Since when this operation is deprecated (RFC 9745)."),
            doc.header("Link", 'What to use instead (`rel="successor-version"`, RFC 5829).'),
        ),
        **doc.UNAUTHORIZED,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)
