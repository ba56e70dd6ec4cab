"""Reports."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from documented import shared as doc
from shop.serializers.operations import ReportSerializer


def _day(name: str, description: str, example: str) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        OpenApiTypes.DATE,
        required=True,
        description=description,
        examples=[OpenApiExample(example, example)],
    )


get_report = extend_schema(
    operation_id="getReport",
    tags=["operations"],
    summary="Get a report",
    description="How many orders there were in the days from `from` to `to`, both included, and what they came to. "
    "Deprecated: use `GET /items/export` (`exportItems`).",
    deprecated=True,
    parameters=[
        doc.in_path("period", "What the report sums up.", {"type": "string", "enum": ["daily", "weekly", "monthly"]}),
        _day("from", "The first day.", "2026-01-01"),
        _day("to", "The last day; not before the first.", "2026-12-31"),
        doc.header("Deprecation", "Since when this operation is deprecated (RFC 9745).", 200),
        doc.header("Link", 'What to use instead (`rel="successor-version"`, RFC 5829).', 200),
        doc.CHALLENGE,
    ],
    responses={
        200: OpenApiResponse(ReportSerializer, "The report."),
        **doc.UNAUTHORIZED,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)
