"""The parameters of paths and queries, and how they are checked."""

from collections.abc import Mapping

from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from shop.fields import StrictIntegerField


class PageParameters(serializers.Serializer):
    """Which page of a list."""

    limit = StrictIntegerField(
        min_value=1, max_value=100, default=20, help_text="How many items the page holds at most."
    )
    offset = StrictIntegerField(min_value=0, default=0, help_text="How many items come before the page.")


class ItemParameters(serializers.Serializer):
    """Which item."""

    item_id = StrictIntegerField(min_value=1, help_text="The id of the item.")


class ParameterError(ValidationError):
    """Some parameters are wrong; `detail` holds the errors by the parameters' names."""


def validated(parameters: type[serializers.Serializer], values: Mapping[str, str]) -> dict[str, int]:
    """Return the parameters' values; others among `values` are ignored.

    Raises `ParameterError`, with all that is wrong.
    """
    # A plain dict: of a QueryDict, Django REST framework takes `limit=` for no limit, as in a form.
    serializer = parameters(data=dict(values.items()))
    if not serializer.is_valid():
        raise ParameterError(serializer.errors)
    return serializer.validated_data
