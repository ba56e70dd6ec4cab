"""The things that the shop sells, their images, and the categories."""

import json
from collections import defaultdict

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from shop.models.columns import PriceField


class Item(models.Model):
    """One thing that the shop sells."""

    class Status(models.TextChoices):  # noqa: D106 - its docstring would become a description of the schema
        AVAILABLE = "available"
        SOLD_OUT = "sold_out"
        DISCONTINUED = "discontinued"

    name = models.CharField(max_length=80)
    price = PriceField(max_digits=10, decimal_places=2)
    description = models.CharField(max_length=500, null=True)  # noqa: DJ001 - to a client, null and "" are two things
    sku = models.CharField(max_length=8, null=True, unique=True)  # noqa: DJ001 - likewise, here and below
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.AVAILABLE)
    weight_kg = models.FloatField(null=True)
    pack_size = models.PositiveIntegerField(null=True)
    stock = models.PositiveIntegerField(default=0)
    tags = models.JSONField(default=list)
    dimensions = models.JSONField(null=True)
    attributes = models.JSONField(default=dict)
    external_id = models.UUIDField(null=True)
    homepage = models.URLField(max_length=200, null=True)  # noqa: DJ001
    contact = models.EmailField(max_length=100, null=True)  # noqa: DJ001
    available_from = models.DateTimeField(null=True)
    supplier_code = models.CharField(max_length=30, null=True)  # noqa: DJ001
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:  # noqa: D106
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name

    @property
    def etag(self) -> str:
        """The strong entity tag of the item as it is; keyed, because the supplier's code has a part in it."""
        state = {column.attname: getattr(self, column.attname) for column in self._meta.concrete_fields}
        text = json.dumps(state, default=str, sort_keys=True)
        return f'"{salted_hmac("shop.etag", text, algorithm="sha256").hexdigest()[:32]}"'


class Image(models.Model):
    """What an item looks like; goes with it."""

    item = models.OneToOneField(Item, models.CASCADE, primary_key=True, related_name="image")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"Image of {self.item_id}"


class CategoryManager(models.Manager["Category"]):
    """Reads categories as a tree."""

    def tree(self) -> list["Category"]:
        """Return the topmost categories, all below them in their `children`, by one query."""
        below = defaultdict(list)
        for category in self.all():
            category.children = below[category.pk]
            below[category.parent_id].append(category)
        return below[None]


class Category(models.Model):
    """A category, with those below it."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=80)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")

    objects = CategoryManager()

    class Meta:  # noqa: D106
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title
