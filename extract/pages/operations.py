"""The operations of a document as far as a docs page's adapter has to know them: names, ids and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """An operation of a document.

    Attributes:
        name: As `GET /items/{item_id}`, with the base path; a webhook's as `POST webhook orderShipped`.
        method: In capitals.
        path: The path as the document's `paths` has it, without the base path; a webhook's name.
        full_path: With the base path.
        id: Its operationId; empty where it has none.
        tags: Its tags.
        webhook: Whether it is a webhook, which nobody can call.
    """

    name: str
    method: str
    path: str
    full_path: str
    id: str = ""
    tags: tuple[str, ...] = ()
    webhook: bool = False


def operations_of(document: Mapping[str, Any]) -> tuple[Operation, ...]:
    """The operations of a parsed OpenAPI document of any dialect, in its order; what is malformed is passed by."""
    base = _base_path(document)
    found = [_operation(base, path, method, said) for path, method, said in _items(document.get("paths"))]
    hooks = [_webhook(name, method, said) for name, method, said in _items(document.get("webhooks"))]
    return (*found, *hooks)


def operations_named(names: Iterable[str]) -> tuple[Operation, ...]:
    """The operations of these names, such as `GET /items/{item_id}`, in their order."""
    parted = [name.partition(" ") for name in names]
    return tuple(
        Operation(name=f"{method} {path}", method=method, path=path, full_path=path) for method, _, path in parted
    )


def _items(paths: Any) -> Iterator[tuple[str, str, Mapping[str, Any]]]:  # noqa: ANN401 - as the document has it
    for path, item in paths.items() if isinstance(paths, dict) else ():
        for method in METHODS if isinstance(item, dict) else ():
            if isinstance(item.get(method), dict):
                yield path, method.upper(), item[method]


def _operation(base: str, path: str, method: str, said: Mapping[str, Any]) -> Operation:
    full = base + path
    return Operation(
        name=f"{method} {full}",
        method=method,
        path=path,
        full_path=full,
        id=_text(said.get("operationId")),
        tags=_tags(said),
    )


def _webhook(name: str, method: str, said: Mapping[str, Any]) -> Operation:
    return Operation(
        name=f"{method} webhook {name}",
        method=method,
        path=name,
        full_path=name,
        id=_text(said.get("operationId")),
        tags=_tags(said),
        webhook=True,
    )


def _base_path(document: Mapping[str, Any]) -> str:
    """What stands before all paths: Swagger 2.0's `basePath`, or the path of the first server."""
    servers = document.get("servers")
    said = document.get("basePath")
    if "swagger" not in document:
        said = servers[0].get("url") if isinstance(servers, list) and servers and isinstance(servers[0], dict) else ""
    return urlsplit(said).path.rstrip("/") if isinstance(said, str) and "{" not in said else ""


def _tags(said: Mapping[str, Any]) -> tuple[str, ...]:
    tags = said.get("tags")
    return tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""
