"""Items and categories."""
# ruff: noqa: D101, D102, D106

from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db import IntegrityError, models, transaction
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from documented import serializers as docs
from shop import fields
from shop.errors import Conflict
from shop.models import Category, Item, PriceField
from shop.models.columns import MoreThan, Pattern
from shop.models.items import NO_NULLS, TAG
from shop.serializers.closed import ClosedSerializer

MEMBERS = (
    *("name", "price", "description", "sku", "status", "weight_kg", "pack_size", "stock", "tags", "dimensions"),
    *("attributes", "external_id", "homepage", "contact", "available_from"),
)
TEXT = Pattern(r"^[^\u0000]*$", NO_NULLS)


def _centimetres() -> fields.StrictFloatField:
    return fields.StrictFloatField(help_text="In centimetres.", validators=[MoreThan(0), MaxValueValidator(500)])


def _tags(**options: object) -> fields.UniqueListField:
    child = fields.StrictCharField(validators=[TAG])
    text = "Words to find the item by; none twice."
    return fields.UniqueListField(child=child, max_length=5, help_text=text, **options)


def _attributes(**options: object) -> fields.TextMapField:
    child = fields.StrictCharField(max_length=100, validators=[TEXT])
    text = "Whatever else there is to say, by name."
    return fields.TextMapField(child=child, validators=[MaxLengthValidator(10)], help_text=text, **options)


class DimensionsSerializer(ClosedSerializer):
    """The size of the parcel."""

    width_cm = _centimetres()
    height_cm = _centimetres()
    depth_cm = _centimetres()


class ItemSerializer(serializers.ModelSerializer):
    serializer_field_mapping: ClassVar = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.CharField: fields.StrictCharField,
        models.DateTimeField: fields.StrictDateTimeField,
        models.FloatField: fields.StrictFloatField,
        models.PositiveIntegerField: fields.StrictIntegerField,
        models.UUIDField: fields.StrictUUIDField,
        PriceField: fields.PriceField,
        models.URLField: fields.UriField,
        models.EmailField: fields.EmailField,
    }
    serializer_choice_field = fields.StrictChoiceField

    # The model has no word on the least id: the database gives it.
    id = serializers.IntegerField(read_only=True, min_value=1, help_text="The id, given by the shop.")
    tags = _tags(required=False)
    dimensions = DimensionsSerializer(required=False, allow_null=True)
    attributes = _attributes(required=False)

    class Meta:
        model = Item
        fields = ("id", *MEMBERS, "created_at")
        # An answer always has it, if only as null.
        extra_kwargs: ClassVar = {"description": {"required": True}}


class ItemCreateSerializer(ClosedSerializer, ItemSerializer):
    id = None  # Not a member here: the shop gives it.
    tags = _tags(default=[])
    attributes = _attributes(default={})

    class Meta(ItemSerializer.Meta):
        fields = (*MEMBERS, "supplier_code")
        extra_kwargs: ClassVar = {
            # Without a validator that looks for the sku: the database does, and the answer is another status.
            "sku": {"validators": [Item.SKU]},
            "status": {"default": Item.Status.AVAILABLE},
            "stock": {"default": 0},
            "supplier_code": {"write_only": True},
        }

    def create(self, validated_data: dict[str, Any]) -> Item:
        return self._save(Item(**validated_data))

    def update(self, instance: Item, validated_data: dict[str, Any]) -> Item:
        for name, value in {**self._defaults(), **validated_data}.items():
            setattr(instance, name, value)
        return self._save(instance)

    def to_representation(self, instance: Item) -> dict[str, Any]:
        return ItemSerializer(instance, context=self.context).data

    def _defaults(self) -> dict[str, Any]:
        """Return what members are that are left out of a whole item."""
        return {name: Item._meta.get_field(name).get_default() for name in self.fields}  # noqa: SLF001

    def _save(self, item: Item) -> Item:
        try:
            with transaction.atomic():
                item.save()
        except IntegrityError as error:
            raise Conflict("Another item has this `sku`.") from error
        return item


class ItemPatchSerializer(ItemCreateSerializer):
    keywords: ClassVar = {**ClosedSerializer.keywords, "minProperties": 1}
    tags = _tags(required=False)
    attributes = _attributes(required=False)

    class Meta(ItemCreateSerializer.Meta):
        extra_kwargs: ClassVar = {
            "name": {"required": False},
            "price": {"required": False},
            "sku": {"validators": [Item.SKU]},
            "supplier_code": {"write_only": True},
        }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            raise ValidationError("There has to be something to change.")
        return attrs

    def _defaults(self) -> dict[str, Any]:
        """Return nothing: what is left out stays as it is."""
        return {}


@docs.envelope
class ItemPageSerializer(serializers.Serializer):
    items = ItemSerializer(many=True, help_text="The items of this page.")
    total = serializers.IntegerField(min_value=0, help_text="How many items there are in all.")
    limit = serializers.IntegerField(min_value=1, max_value=100, help_text="The limit that was applied.")
    offset = serializers.IntegerField(min_value=0, help_text="The offset that was applied.")
    summary = serializers.CharField(
        required=False,
        help_text="The total in words, in the language of the answer (`25 items`, `25 Artikel`).",
    )


class ImageUploadSerializer(serializers.Serializer):
    file = fields.UploadField(help_text="The image, a PNG of 1 MiB at most.", allow_empty_file=True)


class CategorySerializer(serializers.ModelSerializer):
    """A category, with those below it."""

    class Meta:
        model = Category
        fields = ("slug", "title")
        # Without a look into the database for a category of the same name.
        extra_kwargs: ClassVar = {"slug": {"validators": [Category.SLUG]}}

    def get_fields(self) -> dict[str, serializers.Field]:
        below = CategorySerializer(many=True, help_text="The categories below it.")
        return {**super().get_fields(), "children": below}
