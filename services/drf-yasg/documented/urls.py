"""The shop's paths, and those of the document and the docs pages."""

from django.urls import path
from drf_yasg.renderers import SwaggerJSONRenderer
from drf_yasg.views import get_schema_view

from shop.urls import handler400, handler404, handler500
from shop.urls import urlpatterns as shop_patterns

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

# Without a `host` in the document: it is wherever the document is.
schema_view = get_schema_view(url="", public=True)

urlpatterns = [
    *shop_patterns,
    # `application/json` without being asked: the view's own first choice is YAML.
    path("schema.json", schema_view.as_view(renderer_classes=[SwaggerJSONRenderer]), name="schema"),
    path("docs", schema_view.with_ui("swagger"), name="swagger-ui"),
    path("redoc", schema_view.with_ui("redoc"), name="redoc"),
]
