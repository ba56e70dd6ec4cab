"""The resources. Importing one puts it into its namespace."""

from shop.resources import (
    access,
    basics,
    categories,
    events,
    export,
    images,
    imports,
    item,
    item_list,
    order_actions,
    orders,
    reports,
)

__all__ = [
    "access",
    "basics",
    "categories",
    "events",
    "export",
    "images",
    "imports",
    "item",
    "item_list",
    "order_actions",
    "orders",
    "reports",
]
