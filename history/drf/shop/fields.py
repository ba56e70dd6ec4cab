"""Fields that take what the contract describes, and nothing that could be made of it.

None of it shows in a document: to drf-spectacular they are Django REST framework's own.
"""

from __future__ import annotations

import re

from rest_framework import serializers

DIGITS = re.compile(r"-?[0-9]+")
PRICE = re.compile(r"([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))")


class DigitsField(serializers.IntegerField):
    """An integer in decimal digits; Django REST framework would take ` 1` and `1.0` as well."""

    def to_internal_value(self, data: object) -> object:
        """Refuse anything else."""
        if isinstance(data, str) and not DIGITS.fullmatch(data):
            self.fail("invalid")
        return super().to_internal_value(data)


class TextField(serializers.CharField):
    """A string as it stands: no number becomes one, and nothing is trimmed."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"trim_whitespace": False, **options})

    def to_internal_value(self, data: object) -> object:
        """Refuse anything else."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class PriceField(serializers.DecimalField):
    """A decimal as the contract has it written, in a string."""

    def to_internal_value(self, data: object) -> object:
        """Refuse anything else."""
        if not isinstance(data, str) or not PRICE.fullmatch(data):
            self.fail("invalid")
        return super().to_internal_value(data)
