"""Paths as clients see them: with their prefix, and their shape without the parameters' names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from compare.values import canonical_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.cursor import Cursor
    from compare.document import Dialect
    from compare.facts import Facts
    from compare.reading import Reading
    from compare.values import Json

_PARAMETER = re.compile(r"\{([^{}]*)\}")


def full_path(prefix: str, path: str) -> str:
    """The path with what stands before all paths."""
    return prefix.rstrip("/") + path


def shape(path: str) -> str:
    """What two spellings of one path have in common: parameter names and a trailing slash say nothing."""
    return _PARAMETER.sub("{}", path).rstrip("/") or "/"


def parameter_names(path: str) -> list[str]:
    """The names of the path's parameters, in their order."""
    return _PARAMETER.findall(path)


def prefix(reading: Reading, *holders: Cursor) -> str:
    """What stands before the paths: `basePath`, or the path of the first server of the innermost that names any.

    Args:
        reading: the document.
        holders: the operation and the path item, the innermost first.
    """
    if reading.dialect == "swagger-2.0":
        return reading.prefix
    for holder in holders:
        if "servers" in holder.mapping:
            for server in holder.at("servers").listed():
                return _server_path(server)
    return reading.prefix


def root_prefix(root: Cursor, dialect: Dialect) -> str:
    """What stands before the paths by the document's own word."""
    if dialect == "swagger-2.0":
        return _anchored(root.text("basePath") or "")
    return next(map(_server_path, root.at("servers").listed()), "")


def _server_path(server: Cursor) -> str:
    """The path of a server's URL, with its variables at their defaults (3.0 and later, Server Object)."""
    variables = server.at("variables")
    url = _PARAMETER.sub(lambda found: variables.at(found[1]).text("default") or "", server.text("url") or "")
    try:
        return _anchored(urlsplit(url).path)
    except ValueError:  # such as a broken IPv6 address
        return ""


def address(url: str) -> str:
    """The scheme and host of a server's URL, empty where it has none."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a broken IPv6 address
        return url
    return f"{parts.scheme}://{parts.netloc}".removeprefix("://") if parts.netloc else ""


def variables(server: Cursor) -> dict[str, Json]:
    """What a server says of its variables; the default of one in the path is part of the paths."""
    host = address(server.text("url") or "")
    found: dict[str, Json] = {}
    for name, place in server.at("variables").entries():
        words = ("enum", "default") if f"{{{name}}}" in host else ("enum",)
        said: dict[str, Json] = {word: place.at(word).value for word in words if word in place.mapping}
        if said:
            found[name] = said
    return found


def add_servers(reading: Reading, facts: Facts, operation: Cursor, said: Cursor, items: Sequence[Cursor]) -> None:
    """The schemes and hosts of the servers that an operation has for itself, or that its path has.

    Args:
        reading: the document.
        facts: where to note them.
        operation: the operation.
        said: the operation with those of its members that have to be read.
        items: the path item, and what it refers to.
    """
    if reading.dialect == "swagger-2.0":
        host, place = reading.root.text("host"), said.get("schemes")
        schemes = [scheme.value for scheme in place.listed()] if place is not None and host else []
        hosts = [f"{scheme}://{host}" for scheme in schemes]
    else:
        inherited = [] if "servers" in operation.mapping else [item.get("servers") for item in items]
        place = said.get("servers") or next(filter(None, inherited), None)
        servers = place.listed() if place is not None else ()
        hosts = [found for server in servers if (found := address(server.text("url") or ""))]
    if place is not None and hosts:
        values: list[Json] = [*sorted(set(hosts))]
        facts.add("servers", values, place, "documentation", canonical_set(values))


def _anchored(path: str) -> str:
    path = path.removeprefix("./").strip("/")
    return f"/{path}" if path and path != "." else ""
