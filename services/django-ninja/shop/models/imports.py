"""Items in bulk, to be worked on later."""

import uuid

from django.db import models

from shop.models.items import Item


class Import(models.Model):
    """Some items on their way into the shop."""

    class Status(models.TextChoices):
        """How far an import is."""

        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=7, choices=Status.choices, default=Status.QUEUED)
    items = models.JSONField()
    created = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def total(self) -> int:
        """How many items it holds."""
        return len(self.items)

    def step(self) -> None:
        """Go a step on, if there is one left. Needs a transaction around it."""
        match self.status:
            case self.Status.QUEUED:
                self.status = self.Status.RUNNING
            case self.Status.RUNNING:
                self.created = [Item.objects.create(**item).pk for item in self.items]
                self.status = self.Status.DONE
        self.save()
