"""What an error looks like."""
# ruff: noqa: D101

from rest_framework import serializers

from shop.fields import UriReferenceField


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
    parameter = serializers.CharField(
        required=False, help_text="The name of the path or query parameter, header or cookie."
    )
    detail = serializers.CharField(help_text="What is wrong with it.")


class ValidationProblemSerializer(ProblemSerializer):
    errors = serializers.ListField(
        child=ValidationErrorSerializer(), min_length=1, help_text="Each thing that is wrong."
    )
