"""The namespaces, one a tag; what every operation of theirs is held to comes with them."""

from flask_restx import Namespace

from shop.negotiation import negotiated
from shop.security import authorised


def _namespace(name: str, description: str) -> Namespace:
    return Namespace(name, description, path="/", decorators=[authorised, negotiated])  # the last one runs first


items = _namespace("items", "The things that the shop sells.")
basics = _namespace("basics", "The smallest things that a framework can do.")
orders = _namespace("orders", "What customers buy. An order is `open` until it is **cancelled** or **shipped**.\n")
access = _namespace("access", "How a client is let in.")
operations = _namespace("operations", "Reports, imports and events, for those who run the shop.")

TAGS = (items, basics, orders, access, operations)
