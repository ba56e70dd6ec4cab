"""Reports and imports."""
# ruff: noqa: D101, D102, D106

from typing import Any, ClassVar

from rest_framework import serializers

from shop.models import Import
from shop.serializers.closed import ClosedSerializer
from shop.serializers.items import ItemSerializer
from shop.serializers.orders import MoneyField


class ReportSerializer(serializers.Serializer):
    period = serializers.ChoiceField(["daily", "weekly", "monthly"], help_text="What the report sums up.")
    orders = serializers.IntegerField(min_value=0, help_text="How many orders were placed and not cancelled.")
    revenue = MoneyField(digits=14, max_digits=16, decimal_places=2, help_text="What they came to, with two places.")

    # `from` is a word of Python's, so it can't be an attribute.
    def get_fields(self) -> dict[str, serializers.Field]:
        return {
            **super().get_fields(),
            "from": serializers.DateField(help_text="The first day."),
            "to": serializers.DateField(help_text="The last day."),
        }


class ImportItemSerializer(ClosedSerializer, ItemSerializer):
    id = tags = dimensions = attributes = None  # Not members here.

    class Meta(ItemSerializer.Meta):
        fields = ("name", "price")
        extra_kwargs: ClassVar[dict[str, Any]] = {}


class ImportCreateSerializer(ClosedSerializer):
    items = serializers.ListField(
        child=ImportItemSerializer(),
        min_length=1,
        max_length=50,
        help_text="The items to import; their `sku` is left to those who keep the shop.",
    )


class ImportSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(help_text="The id of the import.")
    total = serializers.IntegerField(min_value=1, max_value=50, help_text="How many items it holds.")
    created = serializers.ListField(
        child=serializers.IntegerField(min_value=1), help_text="The ids of the items that it has created."
    )

    class Meta:
        model = Import
        fields = ("id", "status", "total", "created")
        # An answer always has it.
        extra_kwargs: ClassVar = {"status": {"required": True}}
