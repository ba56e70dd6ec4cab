"""The parameters of paths, queries, headers and cookies, and how they are checked."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.http import QueryDict
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.fields import empty

from documented import fields as docs
from shop.errors import ParameterError
from shop.fields import (
    StrictCharField,
    StrictChoiceField,
    StrictDateTimeField,
    StrictUUIDField,
)
from shop.models import Item
from shop.models.columns import Pattern
from shop.models.items import TAG

INTEGER = re.compile(r"-?[0-9]+")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LIMIT = re.compile(r"^([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0(\.[0-9]{1,2})?)$")


class DigitsField(serializers.IntegerField):
    """An integer in a path or a query: decimal digits, with `-` before a negative one, and nothing else."""

    def to_internal_value(self, data: str) -> int:
        """Return the integer that the digits stand for."""
        if not INTEGER.fullmatch(data):
            self.fail("invalid")
        try:
            return int(data)
        except ValueError:  # More digits than Python converts (4300 by default).
            self.fail("max_string_length")


class TrueOrFalseField(serializers.BooleanField):
    """`true` or `false`; Django REST framework knows some twenty other words for them."""

    def to_internal_value(self, data: str) -> bool:
        """Return what was said."""
        if data not in {"true", "false"}:
            self.fail("invalid", input=data)
        return data == "true"


class StrictDateField(serializers.DateField):
    """A day as `YYYY-MM-DD`; Python's other ISO 8601 forms are none to the contract."""

    def to_internal_value(self, data: str) -> date:
        """Return the day."""
        if not DATE.fullmatch(data):
            self.fail("invalid", format="YYYY-MM-DD")
        return super().to_internal_value(data)


@docs.schema({"type": "string", "format": "decimal", "pattern": LIMIT.pattern})
class PriceLimitField(StrictCharField):
    """A price, or none at all."""

    default_error_messages: ClassVar = {"invalid": 'Must be a decimal with two places at the most, such as "5.00".'}

    def to_internal_value(self, data: str) -> Decimal:
        """Return the price."""
        if not LIMIT.fullmatch(data):
            self.fail("invalid")
        return Decimal(data)

    def run_validation(self, data: object = empty) -> Decimal | None:
        """Take no empty text."""
        if data == "":
            self.fail("invalid")
        return serializers.Field.run_validation(self, data)


class LimitParameters(serializers.Serializer):
    """How many items at most."""

    limit = DigitsField(
        min_value=1,
        max_value=100,
        required=False,
        help_text="How many items there are at most; all of them without it.",
    )


class ListParameters(serializers.Serializer):
    """Which items, in which order, and which page of them."""

    q = StrictCharField(
        min_length=2,
        max_length=50,
        required=False,
        help_text="Only items with this text in their name, in upper or lower case.",
    )
    status = StrictChoiceField(Item.Status.choices, required=False, help_text="Only items with this status.")
    tag = serializers.ListField(
        child=StrictCharField(validators=[TAG]),
        max_length=5,
        required=False,
        help_text="Only items that have each of these tags; may be repeated.",
    )
    in_stock = TrueOrFalseField(required=False, help_text="Only items that are in stock, or only those that are not.")
    min_price = PriceLimitField(required=False, help_text="Only items at this price or above.")
    max_price = PriceLimitField(required=False, help_text="Only items at this price or below.")
    created_after = StrictDateTimeField(required=False, help_text="Only items created after this time.")
    sort = StrictChoiceField(
        ["id", "-id", "name", "-name", "price", "-price"],
        default="id",
        help_text="What the items are ordered by; `-` turns the order round. Items that are equal in it are ordered "
        "by id.",
    )
    limit = DigitsField(min_value=1, max_value=100, default=20, help_text="How many items the page holds at most.")
    offset = DigitsField(min_value=0, default=0, help_text="How many items come before the page.")


class ItemParameters(serializers.Serializer):
    """Which item."""

    item_id = DigitsField(min_value=1, help_text="The id of the item.")


class OrderParameters(serializers.Serializer):
    """Which order."""

    order_id = StrictUUIDField(help_text="The id of the order.")


class OrderLineParameters(OrderParameters):
    """Which line of which order."""

    line_no = DigitsField(min_value=1, help_text="The number of the line, from 1.")


class ImportParameters(serializers.Serializer):
    """Which import."""

    import_id = StrictUUIDField(help_text="The id of the import.")


class IdempotencyParameters(serializers.Serializer):
    """Which order this is to the client. `get_fields`, because no attribute can have the header's name."""

    def get_fields(self) -> dict[str, serializers.Field]:
        """Return the fields by their names."""
        return {
            "Idempotency-Key": StrictCharField(
                min_length=1,
                max_length=64,
                validators=[Pattern(r"^[A-Za-z0-9-]+$", "Letters, digits and hyphens.")],
                required=False,
                help_text="A key of the client's choice that makes it safe to send this order again.",
            )
        }


class ReportParameters(serializers.Serializer):
    """What to sum up. `get_fields`, because `from` is a word of Python's."""

    def get_fields(self) -> dict[str, serializers.Field]:
        """Return the fields by their names."""
        return {
            "period": StrictChoiceField(["daily", "weekly", "monthly"], help_text="What the report sums up."),
            "from": StrictDateField(help_text="The first day."),
            "to": StrictDateField(help_text="The last day; not before the first."),
        }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a last day before the first."""
        if attrs["from"] > attrs["to"]:
            raise ValidationError({"to": ["The last day is before the first."]})
        return attrs


class EventParameters(serializers.Serializer):
    """How long a stream."""

    count = DigitsField(min_value=1, max_value=10, default=3, help_text="After how many events the stream ends.")


class ThemeParameters(serializers.Serializer):
    """How the shop is to look."""

    theme = StrictChoiceField(["light", "dark"], default="light", help_text="How the user likes the shop to look.")


def validated(parameters: type[serializers.Serializer], *sources: Mapping[str, str]) -> dict[str, Any]:
    """Return the parameters' values; others among the sources are ignored.

    Raises `ParameterError`, with all that is wrong.
    """
    # A plain dict: of a QueryDict, Django REST framework takes `limit=` for no limit, as in a form.
    values = {name: value for source in sources for name, value in _plain(parameters(), source).items()}
    serializer = parameters(data=values)
    if not serializer.is_valid():
        raise ParameterError(serializer.errors)
    return serializer.validated_data


def _plain(parameters: serializers.Serializer, source: Mapping[str, str]) -> dict[str, Any]:
    """Return each value that is known: of a repeated one the last, but all of what is a list."""
    return {
        name: source.getlist(name)
        if isinstance(source, QueryDict) and isinstance(field, serializers.ListField)
        else source[name]
        for name, field in parameters.fields.items()
        if name in source
    }
