"""ReDoc beside Swagger UI, which Django Ninja serves by itself at `/docs`."""

from django.http import HttpRequest, HttpResponse
from ninja import Redoc

from shop.api import api


def redoc(request: HttpRequest) -> HttpResponse:
    """Answer with ReDoc: an API has one docs page of its own, and others can be made of what is public."""
    page = Redoc().render_page(request, api)
    # ReDoc's script fetches a logo from a CDN, and no option keeps it from that:
    # https://github.com/Redocly/redoc/issues/2108
    page["Content-Security-Policy"] = "img-src 'self' data:"
    return page
