"""Which path is answered by what."""

from django.urls import include, path
from drf_spectacular.renderers import OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularAPIView, SpectacularRedocView, SpectacularSwaggerView
from rest_framework.routers import SimpleRouter

from shop.views import DataView, HelloView, ItemViewSet

# Without a root view: `/` is the contract's. Path converters match to the very end; a `$` would let a newline pass.
router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("items", ItemViewSet)

urlpatterns = [
    path("", HelloView.as_view(), name="hello"),
    path("", include(router.urls)),
    path("data", DataView.as_view(), name="data"),
    # `application/json` without being asked: the view's own first choice is YAML.
    path("schema.json", SpectacularAPIView.as_view(renderer_classes=[OpenApiJsonRenderer2]), name="schema"),
    path("docs", SpectacularSwaggerView.as_view(), name="swagger-ui"),
    path("redoc", SpectacularRedocView.as_view(template_name="shop/redoc.html"), name="redoc"),
]

handler400 = "shop.problems.bad_request"
handler404 = "shop.problems.not_found"
handler500 = "shop.problems.server_error"
