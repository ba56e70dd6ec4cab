"""What the shop keeps."""

from typing import Any

from django.core.validators import ProhibitNullCharactersValidator
from django.db import models

no_null = ProhibitNullCharactersValidator()


class Item(models.Model):
    """A thing that the shop sells."""

    name = models.CharField(max_length=80, validators=[no_null])
    price = models.DecimalField(max_digits=10, decimal_places=2)
    description = models.CharField(max_length=500, validators=[no_null], null=True, blank=True)  # noqa: DJ001 - null and "" differ

    class Meta:
        """Items come in the order of their ids."""

        ordering = ("id",)

    def __str__(self) -> str:
        return self.name

    def as_json(self) -> dict[str, Any]:
        """Return the item as it is answered."""
        return {"id": self.pk, "name": self.name, "price": f"{self.price:.2f}", "description": self.description}
