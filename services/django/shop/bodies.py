"""A request's body: read as JSON, and held to what the contract says of an item."""

import json
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, NoReturn
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from shop.models import Item
from shop.problems import Invalid, Problem

JSON = "application/json"
PRICE = re.compile(r"([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))")
MEMBERS = {"name": str, "price": str, "description": str | None}
REQUIRED = ("name", "price")
IN_FRAGMENTS = "!$&'()*+,;=:@?"  # RFC 3986, section 3.5


def item_in(request: HttpRequest) -> Item:
    """Return the item that a request describes, not yet saved. Raises `Problem`."""
    members = _members(request)
    errors = dict(_wrong(members))
    item = Item(**{name: value for name, value in members.items() if name in MEMBERS and name not in errors})
    try:
        item.full_clean(exclude={"id", *errors})
    except ValidationError as error:
        errors |= {name: " ".join(messages) for name, messages in error.message_dict.items()}
    if errors:
        raise Invalid([{"pointer": f"#/{_token(name)}", "detail": detail} for name, detail in errors.items()])
    return item


def _members(request: HttpRequest) -> dict[str, Any]:
    """Return the body's members. Raises `Problem` for what is no JSON object."""
    if request.content_type != JSON:
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"The body is not `{JSON}`.")
    try:
        body = json.loads(request.body.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Invalid([{"pointer": "#", "detail": "This is no JSON."}]) from None
    if not isinstance(body, dict):
        raise Invalid([{"pointer": "#", "detail": "This is no object."}])
    return body


def _wrong(members: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the model can't see: members that are missing or not described, and what it would turn into text."""
    for name in REQUIRED:
        if name not in members:
            yield name, "This member is required."
    for name, value in members.items():
        if name not in MEMBERS:
            yield name, "There is no such member."
        elif not isinstance(value, MEMBERS[name]):
            yield name, "This is no string."
        elif value is not None and not _is_text(value):
            yield name, "This holds half a character."
        elif name == "price" and not PRICE.fullmatch(value):
            yield name, 'This is no decimal above zero with two places at the most, such as "19.99".'


def _is_text(value: str) -> bool:
    """Tell whether no surrogate stands alone, as it may in JSON: no database takes that."""
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _refuse(constant: str) -> NoReturn:
    """Refuse `NaN` and `Infinity`, which Python reads and JSON doesn't have."""
    raise ValueError(constant)


def _token(name: str) -> str:
    """Return a member's name for a JSON Pointer in a URI fragment (RFC 6901, sections 3 and 6)."""
    escaped = name.replace("~", "~0").replace("/", "~1")
    return quote(escaped, safe=f"~{IN_FRAGMENTS}", errors="replace")
