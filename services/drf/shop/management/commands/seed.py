"""`manage.py seed`: fill an empty shop."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from shop.models import Item


class Command(BaseCommand):
    """Fill the table of items from the seed file that all services share, if it is empty."""

    help = "Fill the table of items from services/seed.json if it is empty."

    @transaction.atomic
    def handle(self, **_: object) -> None:
        """Do it in one transaction, so that two at a time don't both find the table empty."""
        if Item.objects.exists():
            return
        seed = json.loads(settings.SEED_FILE.read_text(encoding="utf-8"))
        Item.objects.bulk_create(Item(**row) for row in seed["items"])
