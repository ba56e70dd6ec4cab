"""What the shop's database holds."""

from shop.models.columns import PriceField
from shop.models.imports import Import
from shop.models.items import Category, Image, Item
from shop.models.orders import Order, OrderLine, User

__all__ = ["Category", "Image", "Import", "Item", "Order", "OrderLine", "PriceField", "User"]
