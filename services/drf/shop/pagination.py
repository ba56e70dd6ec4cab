"""Pages of items."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.language import preferred_language, summary
from shop.models import Item


class ItemPagination(LimitOffsetPagination):
    """Pages by limit and offset, as the view has checked them: `LimitOffsetPagination` would replace a wrong one."""

    def paginate_queryset(self, queryset: QuerySet[Item], request: Request, view: APIView | None = None) -> list[Item]:
        """Return the items of the page that the query asks for."""
        self.query = view.query
        return super().paginate_queryset(queryset, request, view)

    def get_limit(self, request: Request) -> int:  # noqa: ARG002
        """Return the limit that was asked for."""
        return self.query["limit"]

    def get_offset(self, request: Request) -> int:  # noqa: ARG002
        """Return the offset that was asked for."""
        return self.query["offset"]

    def get_paginated_response(self, data: list[dict[str, Any]]) -> Response:
        """Return the page."""
        language = preferred_language(self.request)
        page = {
            "items": data,
            "total": self.count,
            "limit": self.limit,
            "offset": self.offset,
            "summary": summary(self.count, language),
        }
        headers = {"X-Total-Count": str(self.count), "Content-Language": language}
        links = ", ".join(self._links())
        if links:
            headers["Link"] = links
        return Response(page, headers=headers)

    def get_results(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the items of a page that `get_paginated_response` made."""
        return data["items"]

    def _links(self) -> list[str]:
        links = []
        if self.offset + self.limit < self.count:
            links.append(self._link("next", self.offset + self.limit))
        if self.offset > 0:
            links.append(self._link("prev", max(0, self.offset - self.limit)))
        return links

    def _link(self, relation: str, offset: int) -> str:
        given = self.request.query_params
        query = {
            name: given.getlist(name) if isinstance(self.query[name], list) else given[name]
            for name in self.query
            if name in given
        }
        target = urlencode({**query, "limit": self.limit, "offset": offset}, doseq=True)
        return f'<{self.request.path}?{target}>; rel="{relation}"'
