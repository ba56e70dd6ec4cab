"""What the shop's database holds. What a client may send is the schemas' business."""

from shop.models.imports import Import
from shop.models.items import Category, Image, Item
from shop.models.orders import Order, OrderLine, User

__all__ = ["Category", "Image", "Import", "Item", "Order", "OrderLine", "User"]
