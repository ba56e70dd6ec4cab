"""Of which operation a request is, and which of its values aren't of the type that the first document gives them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from compare.paths import parameter_names, shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from compare.calls import Call
    from compare.claims.parts import Case
    from compare.values import Json

_AS_TEXT = {
    "integer": re.compile(r"[+-]?\d+"),
    "number": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"),
    "boolean": re.compile(r"true|false"),
}
"""What a value of a type looks like in a path or a query, where all is text."""

_IN_JSON: dict[str, type | tuple[type, ...]] = {
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "string": str,
    "array": list,
    "object": dict,
}
_BODY = "request body application/json › "


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A value of a wrong type.

    Attributes:
        call: The request that it was sent in.
        operation: The operation, as the first document names it.
        name: What the parameter or member is called.
    """

    call: Call
    operation: str
    name: str


def wrong_values(case: Case, calls: tuple[Call, ...]) -> list[Wrong]:
    """The values of these calls that aren't of the type that the first document gives them, call by call."""
    types = _types(case)
    return [wrong for call in calls for wrong in _of_call(types, call)]


def called(operations: Iterable[str], call: Call) -> str:
    """The operation that a request is of, as the first document names it; empty where it is none of them."""
    path = urlsplit(call.path).path
    for operation in sorted(operations, key=_by_parameters):
        method, _, template = operation.partition(" ")
        if method == call.method and _in_path(template, path) is not None:
            return operation
    return ""


def _types(case: Case) -> dict[str, dict[str, str]]:
    """The type of each parameter and member, by operation and place; paths without a parameter come first."""
    found: dict[str, dict[str, str]] = {name: {} for name in sorted(case.operations(), key=_by_parameters)}
    for fact, operation, location in case.facts("schema.type"):
        value = fact.cells[0].value
        if operation in found and value and isinstance(value.value, str):
            found[operation][location] = value.value
    return found


def _of_call(types: Mapping[str, Mapping[str, str]], call: Call) -> Iterator[Wrong]:
    sent = urlsplit(call.path)
    for operation, places in types.items():
        method, _, path = operation.partition(" ")
        in_path = _in_path(path, sent.path) if method == call.method else None
        if in_path is None:
            continue
        texts = {f"path {name}": text for name, text in in_path.items()}
        texts |= {f"query {name}": text for name, text in parse_qsl(sent.query)}
        names = [place.partition(" ")[2] for place, text in texts.items() if not _fits(text, places.get(place, ""))]
        for name in (*names, *_members(places, call.body)):
            yield Wrong(call=call, operation=operation, name=name)
        return


def _by_parameters(operation: str) -> bool:
    """Paths without a parameter come first: `/items/export` isn't an item."""
    return "{" in operation


def _in_path(template: str, path: str) -> dict[str, str] | None:
    """The values of a path's parameters by their names; None where it isn't of that template."""
    parts = shape(template).split("{}")
    found = re.fullmatch("([^/]+)".join(map(re.escape, parts)), path.rstrip("/") or "/")
    return dict(zip(parameter_names(template), map(unquote, found.groups()), strict=True)) if found else None


def _fits(text: str, wanted: str) -> bool:
    pattern = _AS_TEXT.get(wanted)
    return pattern is None or bool(pattern.fullmatch(text))


def _members(places: Mapping[str, str], body: str) -> Iterator[str]:
    """The members of a JSON object that are of another type; whether null may stand for one isn't asked here."""
    try:
        sent: Json = json.loads(body)
    except (ValueError, RecursionError):
        return
    for name, value in sent.items() if isinstance(sent, dict) else ():
        wanted = _IN_JSON.get(places.get(f"{_BODY}{name}", ""))
        if wanted is None or value is None:
            continue
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            yield name
