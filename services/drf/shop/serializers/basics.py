"""The smallest bodies."""
# ruff: noqa: D101

from rest_framework import serializers


class GreetingSerializer(serializers.Serializer):
    message = serializers.CharField(help_text="A greeting in the name of the framework.")


class HealthSerializer(serializers.Serializer):
    status = serializers.ChoiceField(["ok"], help_text="Always `ok`.")
