"""`manage.py seed`: fill an empty shop."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from shop.models import Item

KEPT = ("id", "name", "price", "description")


class Command(BaseCommand):
    """Fill the shop from the seed file that all services share, with as much of an item as this one keeps."""

    help = "Fill the shop, if it is empty, from services/seed.json."

    @transaction.atomic
    def handle(self, **_: object) -> None:
        """Do it in one transaction, so that two at a time don't both find the shop empty."""
        seed = json.loads(settings.SEED_FILE.read_text(encoding="utf-8"))
        if not Item.objects.exists():
            Item.objects.bulk_create(Item(**{name: row[name] for name in KEPT}) for row in seed["items"])
