"""The shop's paths, and those of the document and the docs pages."""

from django.urls import path
from drf_spectacular.renderers import OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularAPIView, SpectacularRedocView, SpectacularSwaggerView

from shop.urls import handler400, handler404, handler500
from shop.urls import urlpatterns as shop_patterns

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *shop_patterns,
    # `application/json` without being asked: the view's own first choice is YAML.
    path("schema.json", SpectacularAPIView.as_view(renderer_classes=[OpenApiJsonRenderer2]), name="schema"),
    path("docs", SpectacularSwaggerView.as_view(), name="swagger-ui"),
    path("redoc", SpectacularRedocView.as_view(template_name="documented/redoc.html"), name="redoc"),
]
