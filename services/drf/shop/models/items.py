"""The things that the shop sells, their images, and the categories."""

import json
from collections import defaultdict

from django.core.validators import (
    MaxValueValidator,
    MinLengthValidator,
    MinValueValidator,
    ProhibitNullCharactersValidator,
    RegexValidator,
)
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from shop.models.columns import MoreThan, MultipleOf, Pattern, PriceField

NO_NULLS = ProhibitNullCharactersValidator.message
TAG = Pattern(r"^[a-z0-9-]{1,20}$", "Up to twenty small letters, digits and hyphens.")


class Item(models.Model):
    """One thing that the shop sells."""

    class Status(models.TextChoices):
        """Whether an item can be bought."""

        AVAILABLE = "available"
        SOLD_OUT = "sold_out"
        DISCONTINUED = "discontinued"

    SKU = Pattern(r"^[A-Z]{3}-[0-9]{4}$", "Three capitals, a hyphen and four digits.")

    name = models.CharField(
        help_text="What the item is called; any text without a null character.",
        max_length=80,
        validators=[MinLengthValidator(1), RegexValidator(r"^[^\u0000]+$", NO_NULLS)],
    )
    price = PriceField(
        help_text="The price, a decimal above zero with two places at the most, as a string so that no digit is lost. "
        "The shop answers with exactly two places.",
        max_digits=10,
        decimal_places=2,
    )
    description = models.CharField(  # noqa: DJ001
        help_text="What there is to say about the item; any text without a null character.",
        max_length=500,
        validators=[RegexValidator(r"^[^\u0000]*$", NO_NULLS)],
        null=True,  # Not the same as "", which the API takes and gives back as it is.
    )
    sku = models.CharField(  # noqa: DJ001
        help_text="The stock keeping unit; no two items have the same.",
        validators=[SKU],
        null=True,
        unique=True,
    )
    status = models.CharField(
        help_text="Whether the item can be bought.", choices=Status.choices, default=Status.AVAILABLE
    )
    weight_kg = models.FloatField(
        help_text="The weight of one, in kilograms.", validators=[MoreThan(0), MaxValueValidator(1000)], null=True
    )
    pack_size = models.PositiveIntegerField(
        help_text="How many come in a pack.",
        validators=[MinValueValidator(6), MaxValueValidator(600), MultipleOf(6)],
        null=True,
    )
    stock = models.PositiveIntegerField(
        help_text="How many there are.", validators=[MaxValueValidator(1_000_000)], default=0
    )
    tags = models.JSONField(default=list)
    dimensions = models.JSONField(null=True)
    attributes = models.JSONField(default=dict)
    external_id = models.UUIDField(help_text="The id that others know the item by.", null=True)
    homepage = models.URLField(  # noqa: DJ001
        help_text="Where to read more.",
        max_length=200,
        validators=[Pattern(r"^https?://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?$", "Not an address as described.")],
        null=True,
    )
    contact = models.EmailField(  # noqa: DJ001
        help_text="Whom to ask.",
        max_length=100,
        validators=[
            Pattern(
                r"^[a-z0-9]{1,20}([._-][a-z0-9]{1,20}){0,2}@([a-z0-9]{1,20}(-[a-z0-9]{1,20})?\.){1,3}[a-z]{2,10}$",
                "Not an address as described.",
            )
        ],
        null=True,
    )
    available_from = models.DateTimeField(help_text="From when the item can be bought.", null=True)
    supplier_code = models.CharField(  # noqa: DJ001
        help_text="What the supplier calls it; taken, and never shown.",
        max_length=30,
        validators=[RegexValidator(r"^[^\u0000]*$", NO_NULLS)],
        null=True,
    )
    created_at = models.DateTimeField(help_text="When the item was created.", default=timezone.now, editable=False)

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

    SLUG = Pattern(r"^[a-z0-9-]+$")

    slug = models.CharField(help_text="The category's name in addresses.", validators=[SLUG], unique=True)
    title = models.CharField(help_text="The category's name for people.")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")

    objects = CategoryManager()

    class Meta:  # noqa: D106
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title
