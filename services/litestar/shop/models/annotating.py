"""Annotates members: what msgspec holds them to, and what only the document says of them."""

from collections.abc import Callable
from typing import Any

from litestar.params import KwargDefinition
from msgspec import Meta


def checked(read: Callable[[Any], Any]) -> Meta:
    """What the member's value is read with, before msgspec has it: see `shop.reading`."""
    return Meta(extra={"read": read})


def described(description: str | None = None, *, examples: list[object] | None = None, **keywords: object) -> Meta:
    """What the document says of a member; the keywords are JSON Schema's, as Litestar's `Schema` spells them."""
    return Meta(description=description, examples=examples, extra_json_schema={"extra": keywords} if keywords else None)


def documented(**keywords: Any) -> KwargDefinition:  # noqa: ANN401 - of `KwargDefinition`
    """What the document says of a list's items or a dict's values. Litestar doesn't hold anyone to it."""
    return KwargDefinition(**keywords)
