"""Items in bulk, to be worked on later."""

import uuid
from typing import Any, Self

from django.db import models, transaction
from rest_framework.exceptions import Throttled

from shop.models.items import Item

MOST_UNFINISHED = 3


class ImportManager(models.Manager["Import"]):
    """Takes imports on, a few at a time."""

    @transaction.atomic
    def queue(self, items: list[dict[str, Any]]) -> "Import":
        """Return a new import. Raises `Throttled` while too many are unfinished."""
        if self.exclude(status=Import.Status.DONE).count() >= MOST_UNFINISHED:
            raise Throttled(wait=1, detail="Three imports are unfinished already.")
        return self.create(items=[{**item, "price": str(item["price"])} for item in items])


class Import(models.Model):
    """Some items on their way into the shop."""

    class Status(models.TextChoices):
        """How far an import is."""

        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"

    id = models.UUIDField(help_text="The id of the import.", primary_key=True, default=uuid.uuid4)
    status = models.CharField(help_text="How far the import is.", choices=Status.choices, default=Status.QUEUED)
    items = models.JSONField()
    created = models.JSONField(default=list)

    objects = ImportManager()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def total(self) -> int:
        """How many items it holds."""
        return len(self.items)

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to do."""
        return self.status == self.Status.DONE

    def step(self) -> Self:
        """Go a step on, if there is one left, and return the import. Needs a transaction around it."""
        match self.status:
            case self.Status.QUEUED:
                self.status = self.Status.RUNNING
            case self.Status.RUNNING:
                self.created = [Item.objects.create(**item).pk for item in self.items]
                self.status = self.Status.DONE
        self.save()
        return self
