"""The shop, as a Django project and its one application."""
