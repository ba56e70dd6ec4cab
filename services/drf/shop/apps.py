"""The shop as a Django application."""

from importlib import import_module

from django.apps import AppConfig


class ShopConfig(AppConfig):
    """The shop, with its extension of drf-spectacular, which has to be imported to be known."""

    name = "shop"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the extension."""
        import_module("shop.schema")
