"""Parameters: how they are spelled, and which ones a handler takes.

Litestar converts parameters as msgspec converts text, leniently: `1e2` and `1.0` are integers to it, `1` and `TRUE`
booleans, digits a time, and `null` is None wherever a parameter may be left out; `007` is none of them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, Literal, get_args, get_origin
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from litestar.enums import ParamType, ScopeType
from litestar.handlers import BaseRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.params import ParameterKwarg
from litestar.types import ASGIApp, Receive, Scope, Send
from litestar.typing import FieldDefinition

from shop.models.values import canonical_uuid, rfc3339_time

_WRONG: Final = ""
"""Stands in the place of a value that is spelled wrongly: Litestar's own validation refuses it, with all the rest."""


class PlainSpelling(ASGIMiddleware):
    """Has parameters spelled in one way only, and headers on several lines in one."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Hand the request on with its parameters respelled."""
        fields = parameters_of(scope["route_handler"])
        spellings = {(one.kind, one.name): one.respell for one in fields.values()}
        path = {name: spellings.get((ParamType.PATH, name), str)(text) for name, text in scope["path_params"].items()}
        # Read as Litestar reads it.
        given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        query = [(name, spellings.get((ParamType.QUERY, name), str)(text)) for name, text in given]
        # Another dict: the router gives out the one that it has to every request for this path.
        scope["path_params"] = path
        if query != given:
            scope["query_string"] = urlencode(query).encode()
        scope["headers"] = _joined(scope["headers"])
        await next_app(scope, receive, send)


class Parameter:
    """A parameter of a handler, or of one of its dependencies."""

    def __init__(self, key: str, field: FieldDefinition) -> None:
        """Take what the annotation says.

        Args:
            key: The argument's name.
            field: What Litestar makes of the argument.
        """
        marker = field.kwarg_definition
        self.name: str = getattr(marker, "name", None) or key
        self.kind = getattr(marker, "param_type", ParamType.QUERY)
        self.is_required = field.is_required and not field.is_optional
        choices = [one for one in field.inner_types if not one.is_none_type] if field.is_union else []
        single = choices[0] if choices else field
        item = single.inner_types[0] if get_origin(single.annotation) is list else single
        self._type = item.annotation
        patterns = [getattr(one, "pattern", None) for one in (marker, *item.metadata)]
        self._pattern: str = next(filter(None, patterns), "")

    def respell(self, text: str) -> str:
        """The text in the one way in which Litestar reads it as is meant; `_WRONG` if that is none of its type."""
        if get_origin(self._type) is Literal:
            return text if text in get_args(self._type) else _WRONG
        if self._pattern and not re.fullmatch(self._pattern, text):
            return _WRONG  # msgspec looks for the pattern anywhere, and a `$` lets a line feed follow
        spell = _SPELLINGS.get(self._type)
        with suppress(ValueError):
            return spell(text) if spell else text
        return _WRONG


@lru_cache
def parameters_of(handler: BaseRouteHandler) -> Mapping[str, Parameter]:
    """All parameters of a handler, by the arguments that take them."""
    return {key: Parameter(key, field) for key, field in _fields(handler, handler.parsed_fn_signature.parameters)}


def _fields(handler: BaseRouteHandler, fields: Mapping[str, FieldDefinition]) -> Iterator[tuple[str, FieldDefinition]]:
    dependencies: Mapping[str, Any] = handler.resolve_dependencies()
    for key, field in fields.items():
        if key in dependencies:
            yield from _fields(handler, dependencies[key].parsed_fn_signature.parameters)
        elif isinstance(field.kwarg_definition, ParameterKwarg):
            yield key, field


def _joined(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Headers on several lines mean the same as with commas in between (RFC 9110, section 5.3)."""
    joined: dict[bytes, bytes] = {}
    for name, value in headers:
        separator = b"; " if name == b"cookie" else b", "
        joined[name] = joined[name] + separator + value if name in joined else value
    return list(joined.items())


def _integer(text: str) -> str:
    if not re.fullmatch(r"-?[0-9]+", text):
        raise ValueError
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    return sign + (digits.lstrip("0") or "0")


def _boolean(text: str) -> str:
    return text if text in {"true", "false"} else _WRONG


def _day(text: str) -> str:
    return text if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else _WRONG


_SPELLINGS: Final[Mapping[Any, Callable[[str], str]]] = {
    int: _integer,
    bool: _boolean,
    UUID: lambda text: str(canonical_uuid(text)),
    datetime: lambda text: text if rfc3339_time(text) else _WRONG,
    date: _day,
}
