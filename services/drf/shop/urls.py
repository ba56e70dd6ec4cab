"""Which path is answered by what."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from shop.views.access import MeView, TokenView
from shop.views.basics import DataView, HealthView, HelloView
from shop.views.categories import CategoriesView
from shop.views.events import EventsView
from shop.views.images import ImageView
from shop.views.imports import ImportsView, ImportView
from shop.views.items import ItemViewSet
from shop.views.orders import OrderViewSet
from shop.views.reports import ReportView

# Without a root view: `/` is the contract's. Path converters match to the very end; a `$` would let a newline pass.
router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("items", ItemViewSet)
router.register("orders", OrderViewSet)

urlpatterns = [
    path("", HelloView.as_view(), name="hello"),
    path("", include(router.urls)),
    path("health", HealthView.as_view(), name="health"),
    path("token", TokenView.as_view(), name="token"),
    path("items/<str:item_id>/image", ImageView.as_view(), name="image"),
    path("categories", CategoriesView.as_view(), name="categories"),
    path("reports/<str:period>", ReportView.as_view(), name="report"),
    path("imports", ImportsView.as_view(), name="imports"),
    path("imports/<str:import_id>", ImportView.as_view(), name="import"),
    path("events", EventsView.as_view(), name="events"),
    path("me", MeView.as_view(), name="me"),
    path("data", DataView.as_view(), name="data"),
]

handler400 = "shop.problems.bad_request"
handler404 = "shop.problems.not_found"
handler500 = "shop.problems.server_error"
