"""Which path is which view's."""

from django.urls import path
from drf_spectacular.renderers import OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularAPIView

from shop.views import DataView, HelloView, ItemsView, ItemView

urlpatterns = [
    path("", HelloView.as_view()),
    path("items", ItemsView.as_view()),
    path("items/<str:item_id>", ItemView.as_view()),
    path("data", DataView.as_view()),
    path("schema.json", SpectacularAPIView.as_view(renderer_classes=[OpenApiJsonRenderer2])),
]
