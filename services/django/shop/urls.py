"""Which path is answered by what."""

from django.contrib import admin
from django.urls import include, path

from shop.views import DataView, HelloView, ItemsView, ItemView

urlpatterns = [
    path("", HelloView.as_view(), name="hello"),
    path("items", ItemsView.as_view(), name="items"),
    # A text: of what is no integer, the path would not be there with `int`, and the contract says that it is refused.
    path("items/<str:item_id>", ItemView.as_view(), name="item"),
    path("data", DataView.as_view(), name="data"),
    path("admin/doc/", include("django.contrib.admindocs.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "shop.problems.bad_request"
handler404 = "shop.problems.not_found"
handler500 = "shop.problems.server_error"
