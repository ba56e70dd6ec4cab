"""The operations, a view each path. What a view's docstring says is what `/admin/doc/` shows of it."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from shop.bodies import JSON, item_in
from shop.models import Item
from shop.parameters import integer
from shop.problems import Invalid, Problem


# No client of the API is let in by a cookie, so there is nothing that a forged request could use.
@method_decorator(csrf_exempt, name="dispatch")
class ApiView(View):
    """A view that answers in JSON, and to errors with problem documents."""

    def dispatch(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        """Answer, unless there is no such method here, or the client wants something else than JSON."""
        if request.method not in self.allowed_methods:
            allow = ", ".join(self.allowed_methods)
            raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, f"This path has {allow} only.", headers={"Allow": allow})
        if not request.accepts(JSON):
            raise Problem(HTTPStatus.NOT_ACCEPTABLE, "This is answered as JSON only.")
        return super().dispatch(request, *args, **kwargs)

    @property
    def allowed_methods(self) -> list[str]:
        """The methods that this path has."""
        return [name.upper() for name in self.http_method_names if hasattr(self, name)]


class HelloView(ApiView):
    """Say hello

    Greets in the name of the framework that answers.
    """  # noqa: D415 - the title of what admindocs shows

    def get(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002
        """Greet."""
        return JsonResponse({"message": "Hello, Django!"})


class ItemsView(ApiView):
    """List the items, or create an item

    ``GET`` answers with one page of the items, in the order of their ids. ``POST`` adds an item to the shop and answers
    with it, its id included.
    """  # noqa: D415 - the title of what admindocs shows

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with a page of the items."""
        limit, offset = _page(request.GET)
        total = Item.objects.count()
        # No database has to know numbers as large as a client may send.
        first = min(offset, total)
        items = [item.as_json() for item in Item.objects.all()[first : first + limit]]
        return JsonResponse({"items": items, "total": total, "limit": limit, "offset": offset})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Create an item."""
        item = item_in(request)
        item.save()
        headers = {"Location": reverse("item", args=[item.pk])}
        return JsonResponse(item.as_json(), status=HTTPStatus.CREATED, headers=headers)


class ItemView(ApiView):
    """Get an item

    One item by its id.
    """  # noqa: D415 - the title of what admindocs shows

    def get(self, request: HttpRequest, item_id: str) -> HttpResponse:  # noqa: ARG002
        """Answer with the item."""
        try:
            number = integer(item_id, least=1)
        except ValueError as error:
            raise Invalid([{"parameter": "item_id", "detail": str(error)}]) from None
        item = Item.objects.filter(pk=number).first()
        if item is None:
            raise Problem(HTTPStatus.NOT_FOUND, "There is no such item.")
        return JsonResponse(item.as_json())


class DataView(ApiView):
    """Get all items

    All items, in the order of their ids, read through the injected database session.
    """  # noqa: D415 - the title of what admindocs shows

    def get(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002
        """Answer with every item."""
        return JsonResponse([item.as_json() for item in Item.objects.all()], safe=False)


def _page(query: Mapping[str, str]) -> tuple[int, int]:
    """Return how many items a page holds, and how many come before it. Raises `Invalid`."""
    found: dict[str, int] = {}
    errors = list(_read(query, found))
    if errors:
        raise Invalid(errors)
    return found["limit"], found["offset"]


def _read(query: Mapping[str, str], found: dict[str, int]) -> Iterator[dict[str, Any]]:
    for name, default, least, most in (("limit", "20", 1, 100), ("offset", "0", 0, None)):
        try:
            found[name] = integer(query.get(name, default), least=least, most=most)
        except ValueError as error:
            yield {"parameter": name, "detail": str(error)}
