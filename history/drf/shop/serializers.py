"""What is sent and answered."""

from __future__ import annotations

from rest_framework import serializers

from shop.models import Item


class GreetingSerializer(serializers.Serializer):
    """What the shop says first."""

    message = serializers.CharField(help_text="A greeting in the name of the framework.")


class ItemSerializer(serializers.ModelSerializer):
    """An item of the shop."""

    class Meta:
        """Which of the table's columns."""

        model = Item
        fields = ("id", "name", "price", "description")

    def to_internal_value(self, data: object) -> object:
        """Refuse members that there aren't."""
        if isinstance(data, dict):
            unknown = sorted(set(data) - {"name", "price", "description"})
            if unknown:
                raise serializers.ValidationError({name: ["There is no such member."] for name in unknown})
        return super().to_internal_value(data)


class ItemPageSerializer(serializers.Serializer):
    """A part of the items."""

    items = ItemSerializer(many=True, help_text="The items of this page.")
    total = serializers.IntegerField(min_value=0, help_text="How many items there are in all.")
    limit = serializers.IntegerField(min_value=1, max_value=100, help_text="The limit that was applied.")
    offset = serializers.IntegerField(min_value=0, help_text="The offset that was applied.")


class PageSerializer(serializers.Serializer):
    """Which part of the items."""

    limit = serializers.IntegerField(
        min_value=1, max_value=100, default=20, help_text="How many items the page holds at most."
    )
    offset = serializers.IntegerField(min_value=0, default=0, help_text="How many items come before the page.")


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
