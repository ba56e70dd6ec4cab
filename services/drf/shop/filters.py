"""Which items are in a list, and in which order."""

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from shop.models import Item
from shop.models.columns import Casefold


class ItemFilter(BaseFilterBackend):
    """Filters and sorts by the query, as the view has checked it."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Item], view: APIView) -> QuerySet[Item]:  # noqa: ARG002
        """Return the items that the query asks for, in its order; those that are equal in it by id."""
        conditions = [CONDITIONS[name](value) for name, value in view.query.items() if name in CONDITIONS]
        return queryset.filter(*conditions).order_by(view.query["sort"], "id")


def _with_tags(tags: list[str]) -> Q:
    return Q(*(Q(tags__holds=tag) for tag in tags))


def _in_stock(there: bool) -> Q:  # noqa: FBT001
    return Q(stock__gt=0) if there else Q(stock=0)


def _named(text: str) -> GreaterThan:
    # Not `icontains`: to SQLite's LIKE, only ASCII letters have two cases.
    return GreaterThan(StrIndex(Casefold("name"), Value(text.casefold())), 0)


CONDITIONS = {
    "q": _named,
    "status": lambda status: Q(status=status),
    "tag": _with_tags,
    "in_stock": _in_stock,
    "min_price": lambda price: Q(price__gte=price),
    "max_price": lambda price: Q(price__lte=price),
    "created_after": lambda time: Q(created_at__gt=time),
}
