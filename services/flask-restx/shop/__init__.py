"""The shop on Flask-RESTX."""

from shop.app import create_app

__all__ = ["create_app"]
