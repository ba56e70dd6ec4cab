"""`manage.py seed`: fill an empty shop."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from shop.models import Category, Item, User


class Command(BaseCommand):
    """Fill each table that is empty from the seed file that all services share."""

    help = "Fill each table that is empty from services/seed.json."

    @transaction.atomic
    def handle(self, **_: object) -> None:
        """Do it in one transaction, so that two at a time don't both find a table empty."""
        seed = json.loads(settings.SEED_FILE.read_text(encoding="utf-8"))
        if not Item.objects.exists():
            Item.objects.bulk_create(Item(**row) for row in seed["items"])
        if not User.objects.exists():
            User.objects.bulk_create(User(**row) for row in seed["users"])
        if not Category.objects.exists():
            self._plant(seed["categories"])

    def _plant(self, categories: list[dict[str, Any]], parent: Category | None = None) -> None:
        for category in categories:
            created = Category.objects.create(slug=category["slug"], title=category["title"], parent=parent)
            self._plant(category["children"], created)
