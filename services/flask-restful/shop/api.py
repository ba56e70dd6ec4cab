"""The `Api`, its resources, and where it departs from Flask-RESTful's defaults."""

from typing import NoReturn

from flask_restful import Api

from shop.negotiation import negotiated
from shop.resources.basics import Data, Hello
from shop.resources.items import ItemList, OneItem


class ShopApi(Api):
    """Flask-RESTful's `Api` with Flask's error handlers."""

    def handle_error(self, e: Exception) -> NoReturn:
        """Leave every error to Flask's handlers, which Flask-RESTful turns to when its own fail.

        Its own, and `Api(errors=…)` with it, answer in the media type of a representation: as `application/json`, or,
        with a representation for problems, in whichever of the two the client would rather have.
        """
        raise e


def make_api() -> ShopApi:
    """Return the API, its resources at their paths, for an app to be initialised with."""
    api = ShopApi(decorators=[negotiated])
    api.add_resource(Hello, "/")
    api.add_resource(Data, "/data")
    api.add_resource(ItemList, "/items")
    api.add_resource(OneItem, "/items/<item_id>")  # `<int:item_id>` would answer `/items/abc` with 404
    return api
