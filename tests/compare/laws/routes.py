"""Rewrites of what operations share: parameters of a path, names, slashes and prefixes. Each changes its own copy."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from .moving import unused
from .picking import of_kind, references, some
from .places import dialect, target

if TYPE_CHECKING:
    from .picking import Choice
    from .places import Place, Raw


def lift_parameters(document: Raw, choose: Choice) -> Raw:
    """What all operations of a path take, stated once for the path."""
    for item in some(choose, [item for item in of_kind(document, "path item") if _shared(item)]):
        shared = _shared(item)
        item.value["parameters"] = [*item.value.get("parameters", []), *deepcopy(shared)]
        for operation in _operations(item):
            operation["parameters"] = [stated for stated in operation["parameters"] if stated not in shared]
    return document


def _shared(item: Place) -> list[Raw]:
    """The parameters that all operations of the path state alike, and that the path itself doesn't state."""
    lists = [value.get("parameters", []) for value in item.value.values() if _is_operation(value)]
    if not lists or "$ref" in item.value:
        return []
    own = item.value.get("parameters", [])
    return [stated for stated in lists[0] if stated not in own and all(stated in listed for listed in lists[1:])]


def _is_operation(value: object) -> bool:
    return isinstance(value, dict) and "responses" in value


def _operations(item: Place) -> list[Raw]:
    return [value for value in item.value.values() if _is_operation(value)]


def push_parameters(document: Raw, choose: Choice) -> Raw:
    """What a path states, stated by each of its operations that doesn't state otherwise."""
    found = [item for item in of_kind(document, "path item") if item.value.get("parameters") and _known(document, item)]
    for item in some(choose, found):
        for operation in _operations(item):
            own = operation.get("parameters", [])
            names = [_name(document, stated) for stated in own]
            pushed = [stated for stated in item.value["parameters"] if _name(document, stated) not in names]
            operation["parameters"] = [*deepcopy(pushed), *own]
        del item.value["parameters"]
    return document


def _known(document: Raw, item: Place) -> bool:
    """Whether all that can be an operation is one, and nothing refers to a parameter by its place in the path."""
    lost = any(text.startswith("#/paths/") for text in references(document))
    return not lost and "$ref" not in item.value and not {"additionalOperations", "query"} & item.value.keys()


def _name(document: Raw, stated: Raw) -> tuple[Any, Any]:
    found = target(document, stated["$ref"]) if isinstance(stated.get("$ref"), str) else None
    value = found[1] if found else stated
    return value.get("in"), value.get("name")


def header_case(document: Raw, choose: Choice) -> Raw:
    """The names of headers in another case, in parameters and in responses."""
    asked = [place for place in of_kind(document, "parameter") if place.value.get("in") == "header"]
    for place in some(choose, asked):
        if isinstance(place.value.get("name"), str) and not _twice(document, place.value["name"]):
            place.value["name"] = place.value["name"].swapcase()
    for place in some(choose, [place for place in of_kind(document, "response") if place.value.get("headers")]):
        place.value["headers"] = {name.swapcase(): value for name, value in place.value["headers"].items()}
    return document


def _twice(document: Raw, name: str) -> bool:
    """Whether an operation takes a header of this name from its path and again by itself, to be matched by name."""
    stated = [place for place in of_kind(document, "parameter") if str(place.value.get("name")).lower() == name.lower()]
    return any(place.parent is not None and place.parent.kind == "path item" for place in stated)


def slashes(document: Raw, choose: Choice) -> Raw:
    """A path with a slash at its end, or without the one that it has."""
    for path in _some_paths(document, choose):
        other = path[:-1] if path.endswith("/") else f"{path}/"
        if other and other not in document["paths"] and path != "/":
            _rename_path(document, path, other)
    return document


def path_names(document: Raw, choose: Choice) -> Raw:
    """Parameters in the path by other names; not one of the rewrites that leave nothing to tell."""
    for path in _some_paths(document, choose):
        stated = _path_parameters(document, path)
        if stated:
            for value in stated:
                value["name"] = f"{value['name']}_renamed"
            _rename_path(document, path, path.replace("}", "_renamed}"))
    return document


def _path_parameters(document: Raw, path: str) -> list[Raw]:
    """The path's own parameters, if none of them is shared or an operation of a callback's."""
    inside = [place for place in of_kind(document, "parameter") if place.path[:2] == ("paths", path)]
    shared = any(place.reference for place in inside) or "$ref" in document["paths"][path]
    called = any("callbacks" in place.path for place in inside)
    own = [place.value for place in inside if place.value.get("in") == "path"]
    return [] if shared or called else own


def prefix_to_base(document: Raw, choose: Choice) -> Raw:
    """What all paths begin with, moved to the base path or server; or such a base put before all paths."""
    del choose
    server = _only_server(document)
    if server is None or any(text.startswith("#/paths/") for text in references(document)) or "paths" not in document:
        return document
    host, base = server
    begin = _beginning(list(document["paths"]))
    if base:
        document["paths"] = {_joined(base, path): item for path, item in document["paths"].items()}
        return _based(document, host, "")
    if begin:
        document["paths"] = {_cut(begin, path): item for path, item in document["paths"].items()}
        return _based(document, host, begin)
    return document


def _joined(base: str, path: str) -> str:
    return base + path if path.startswith("/") else path


def _cut(begin: str, path: str) -> str:
    return path.removeprefix(begin) if path.startswith("/") else path


def _only_server(document: Raw) -> tuple[str, str] | None:
    """The only server's host and path; `None` where there are several, or some with variables."""
    if dialect(document) < (3, 0):
        return "", str(document.get("basePath", "")).rstrip("/")
    places = [place for place in of_kind(document, "path item", "operation") if "servers" in place.value]
    servers = document.get("servers") or [{"url": "/"}]
    url = str(servers[0].get("url", ""))
    if places or len(servers) > 1 or "{" in url:
        return None
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/") if mark else ("", "", url)
    return f"{scheme}://{host}" if mark else "", f"{slash}{path}".rstrip("/")


def _based(document: Raw, host: str, base: str) -> Raw:
    if dialect(document) < (3, 0):
        document["basePath"] = base or "/"
    else:
        document["servers"] = [{**(document.get("servers") or [{}])[0], "url": f"{host}{base}" or "/"}]
    return document


def _beginning(paths: list[str]) -> str:
    """The first part of all paths, if they have one in common, and more after it."""
    named = [path for path in paths if path.startswith("/")]
    firsts = {path.split("/")[1] for path in named}
    deeper = all(path.count("/") > 1 for path in named)
    return f"/{firsts.pop()}" if len(firsts) == 1 and deeper and "{" not in min(named) else ""


def _some_paths(document: Raw, choose: Choice) -> list[str]:
    if any(text.startswith("#/paths/") for text in references(document)):
        return []
    items = [place for place in of_kind(document, "path item") if place.path[0] == "paths" and len(place.path) == 2]
    return [str(place.path[1]) for place in some(choose, items)]


def _rename_path(document: Raw, old: str, new: str) -> None:
    document["paths"] = {(new if path == old else path): item for path, item in document["paths"].items()}


def rename_schemes(document: Raw, choose: Choice) -> Raw:
    """Give security schemes other names."""
    old = dialect(document) < (3, 0)
    holder: Raw = document if old else document.get("components", {})
    schemes: Raw = holder.get("securityDefinitions" if old else "securitySchemes", {})
    for name in [choose.choice(sorted(schemes))] if schemes else []:
        new = unused(schemes, f"{name}Renamed")
        schemes[new] = schemes.pop(name)
        for place in of_kind(document, "operation", "document"):
            if isinstance(place.value.get("security"), list):
                place.value["security"] = [_renamed(option, name, new) for option in place.value["security"]]
    return document


def _renamed(option: Raw, name: str, new: str) -> Raw:
    return {(new if key == name else key): scopes for key, scopes in option.items()}
