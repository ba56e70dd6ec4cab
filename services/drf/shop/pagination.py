"""Pages of items."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.models import Item
from shop.parameters import PageParameters, validated


class ItemPagination(LimitOffsetPagination):
    """Pages by limit and offset, with the two checked: `LimitOffsetPagination` would replace a wrong one."""

    def paginate_queryset(self, queryset: QuerySet[Item], request: Request, view: APIView | None = None) -> list[Item]:
        """Return the items of the page that the query asks for."""
        self.query = validated(PageParameters, request.query_params)
        return super().paginate_queryset(queryset, request, view)

    def get_limit(self, request: Request) -> int:  # noqa: ARG002
        """Return the limit that was asked for."""
        return self.query["limit"]

    def get_offset(self, request: Request) -> int:  # noqa: ARG002
        """Return the offset that was asked for."""
        return self.query["offset"]

    def get_paginated_response(self, data: list[dict[str, Any]]) -> Response:
        """Return the page."""
        return Response({"items": data, "total": self.count, "limit": self.limit, "offset": self.offset})

    def get_results(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the items of a page that `get_paginated_response` made."""
        return data["items"]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the schema of a page, given that of its items."""
        return {
            "type": "object",
            "required": ["items", "total", "limit", "offset"],
            "properties": {
                "items": {**schema, "description": "The items of this page."},
                "total": {"type": "integer", "minimum": 0, "description": "How many items there are in all."},
                "limit": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 100,
                    "description": "The limit that was applied.",
                },
                "offset": {"type": "integer", "minimum": 0, "description": "The offset that was applied."},
            },
        }
