"""Integers in a path or a query, as the contract has them: decimal digits, and nothing that Python would forgive."""

import re
from contextlib import suppress
from typing import Final

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError


def _read_integer(value: object) -> int:
    """An integer from its text. Pydantic itself would take `1_000`, ` 1`, `+1` and `1.0` as well."""
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]+", value):
        # Python refuses to read a number of thousands of digits (sys.set_int_max_str_digits).
        with suppress(ValueError):
            return int(value)
    raise PydanticCustomError("integer", "Input should be an integer of decimal digits, as in '7'")


# For use after the bounds, as in `Annotated[int, Query(ge=1), decimal_digits]`. Before them it works as well, but is
# documented as `"ge": 1`, which means nothing in JSON Schema: https://github.com/pydantic/pydantic/issues/11576
decimal_digits: Final = BeforeValidator(_read_integer)
