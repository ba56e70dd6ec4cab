"""How the contract has integers and prices written, which is stricter than Pydantic.

None of it shows in a document: what is said of a number there is FastAPI's and Pydantic's own.
"""

import re

from pydantic import BeforeValidator

PRICE = r"([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))"


def _integer(text: object) -> int:
    if isinstance(text, int):
        return text  # a default, which some releases validate
    if isinstance(text, str) and re.fullmatch(r"-?[0-9]+", text):
        return int(text)  # a number of thousands of digits is a ValueError, too
    raise ValueError("an integer of decimal digits, as in '7'")


def price(text: object) -> str:
    """A price as it was sent, if the contract has it written so."""
    if isinstance(text, str) and re.fullmatch(PRICE, text):
        return text
    raise ValueError("a string such as '19.99', above 0 and below 100000000")


# For use behind the bounds: of those behind it, Pydantic can't say in the document what they are.
decimal_digits = BeforeValidator(_integer)
