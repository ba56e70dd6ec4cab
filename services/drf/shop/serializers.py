"""What goes into and comes out of the API's bodies.

drf-spectacular publishes the docstring of a serializer as its description. The contract describes the members of
most of them only, so these have none.
"""
# ruff: noqa: D101, D102, D106

from collections.abc import Mapping
from typing import Any

from django.db import models
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from shop.fields import PriceField, StrictCharField, UriReferenceField
from shop.models import Item
from shop.models import PriceField as PriceColumn


class GreetingSerializer(serializers.Serializer):
    message = serializers.CharField(help_text="A greeting in the name of the framework.")


class ItemSerializer(serializers.ModelSerializer):
    serializer_field_mapping = {  # noqa: RUF012
        **serializers.ModelSerializer.serializer_field_mapping,
        models.CharField: StrictCharField,
        PriceColumn: PriceField,
    }
    # The model has no word on the least id: the database gives it.
    id = serializers.IntegerField(read_only=True, min_value=1, help_text="The id, given by the shop.")

    class Meta:
        model = Item
        fields = ("id", "name", "price", "description")
        # An answer always has it, if only as null.
        extra_kwargs = {"description": {"required": True}}  # noqa: RUF012


# Refuses members that it doesn't know; Django REST framework would ignore them.
class ClosedSerializer(serializers.Serializer):
    default_error_messages = {"invalid": "Not a JSON object."}  # noqa: RUF012

    def to_internal_value(self, data: object) -> dict[str, Any]:
        unknown = self._unknown(data)
        try:
            value = super().to_internal_value(data)
        except ValidationError as error:
            raise ValidationError({**error.detail, **unknown}) from error
        if unknown:
            raise ValidationError(unknown)
        return value

    def _unknown(self, data: object) -> dict[str, list[ErrorDetail]]:
        if not isinstance(data, Mapping):
            return {}
        error = ErrorDetail("There is no such member.", code="unknown")
        return {name: [error] for name in data if name not in self.fields}


class ItemCreateSerializer(ClosedSerializer, ItemSerializer):
    id = None  # Not a member here: the shop gives it.

    class Meta(ItemSerializer.Meta):
        fields = ("name", "price", "description")
        extra_kwargs = {"description": {"required": False}}  # noqa: RUF012

    def to_representation(self, instance: Item) -> dict[str, Any]:
        return ItemSerializer(instance, context=self.context).data


class ProblemSerializer(serializers.Serializer):
    type = UriReferenceField(
        help_text="What kind of problem this is; `about:blank` where the status says it all.",
    )
    title = serializers.CharField(help_text="The name of the status, as RFC 9110 has it.")
    status = serializers.IntegerField(min_value=400, max_value=599, help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What went wrong this time.")


class ValidationErrorSerializer(serializers.Serializer):
    """One thing that is wrong, in the body (`pointer`) or in a parameter (`parameter`)."""

    pointer = serializers.CharField(
        required=False,
        help_text="Where in the body, a JSON Pointer written as a URI fragment (`#/price`); `#` is the whole body.",
    )
    parameter = serializers.CharField(required=False, help_text="The name of the path or query parameter.")
    detail = serializers.CharField(help_text="What is wrong with it.")


class ValidationProblemSerializer(ProblemSerializer):
    errors = serializers.ListField(
        child=ValidationErrorSerializer(), min_length=1, help_text="Each thing that is wrong."
    )
