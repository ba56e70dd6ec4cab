"""The documentation as a Django application."""

from importlib import import_module

from django.apps import AppConfig


class DocumentedConfig(AppConfig):
    """The documentation, with its extensions of drf-spectacular, which have to be imported to be known."""

    name = "documented"

    def ready(self) -> None:
        """Register the extensions."""
        import_module("documented.extensions")
