"""What is sent and answered."""

from __future__ import annotations

from django.db import models
from rest_framework import serializers

from shop.fields import DigitsField, PriceField, TextField
from shop.models import Item


class GreetingSerializer(serializers.Serializer):
    """What the shop says first."""

    message = serializers.CharField(help_text="A greeting in the name of the framework.")


class ItemSerializer(serializers.ModelSerializer):
    """An item of the shop."""

    serializer_field_mapping = {  # noqa: RUF012 - as Django REST framework has it
        **serializers.ModelSerializer.serializer_field_mapping,
        models.CharField: TextField,
        models.DecimalField: PriceField,
    }

    class Meta:
        """Which of the table's columns."""

        model = Item
        fields = ("id", "name", "price", "description")

    def to_internal_value(self, data: object) -> object:
        """Refuse members that there aren't, together with whatever else is wrong."""
        known = {"name", "price", "description"}
        strangers = sorted(set(data) - known) if isinstance(data, dict) else []
        unknown = {name: ["There is no such member."] for name in strangers}
        try:
            value = super().to_internal_value(data)
        except serializers.ValidationError as error:
            raise serializers.ValidationError({**error.detail, **unknown}) from error
        if unknown:
            raise serializers.ValidationError(unknown)
        return value


class ItemPageSerializer(serializers.Serializer):
    """A part of the items."""

    items = ItemSerializer(many=True, help_text="The items of this page.")
    total = serializers.IntegerField(min_value=0, help_text="How many items there are in all.")
    limit = serializers.IntegerField(min_value=1, max_value=100, help_text="The limit that was applied.")
    offset = serializers.IntegerField(min_value=0, help_text="The offset that was applied.")


class PageSerializer(serializers.Serializer):
    """Which part of the items."""

    limit = DigitsField(min_value=1, max_value=100, default=20, help_text="How many items the page holds at most.")
    offset = DigitsField(min_value=0, default=0, help_text="How many items come before the page.")


class ValidationErrorSerializer(serializers.Serializer):
    """One thing that is wrong, in the body (`pointer`) or in a parameter (`parameter`)."""

    pointer = serializers.CharField(
        required=False, help_text="Where in the body, a JSON Pointer written as a URI fragment."
    )
    parameter = serializers.CharField(
        required=False, help_text="The name of the path or query parameter, header or cookie."
    )
    detail = serializers.CharField(help_text="What is wrong with it.")


class ProblemSerializer(serializers.Serializer):
    """What went wrong."""

    type = serializers.CharField(help_text="What kind of problem this is; `about:blank` where the status says it all.")
    title = serializers.CharField(help_text="The name of the status, as RFC 9110 has it.")
    status = serializers.IntegerField(min_value=400, max_value=599, help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What went wrong this time.")


class ValidationProblemSerializer(ProblemSerializer):
    """What is wrong with a request."""

    errors = ValidationErrorSerializer(many=True, help_text="Each thing that is wrong.")
