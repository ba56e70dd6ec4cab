"""Paths as clients see them: with their prefix, and their shape without the parameters' names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from compare.cursor import Cursor
    from compare.document import Dialect
    from compare.reading import Reading

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


def _anchored(path: str) -> str:
    path = path.removeprefix("./").strip("/")
    return f"/{path}" if path and path != "." else ""
