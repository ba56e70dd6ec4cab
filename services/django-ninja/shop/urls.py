"""Which path is answered by what: all of the API's own by `shop.api`."""

from django.urls import path

from shop.api import api
from shop.docs_pages import redoc

urlpatterns = [
    path("redoc", redoc),
    path("", api.urls),
]

handler400 = "shop.errors.bad_request"
handler404 = "shop.errors.not_found"
handler500 = "shop.errors.server_error"
