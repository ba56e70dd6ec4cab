"""Flask-Selfdoc's list of routes, as `Autodoc.generate()` gives it, or as `Autodoc.json()` writes it.

An entry is a rule of the application with its methods and its function's docstring. Of what goes in it knows the path
alone, and of what comes out nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.other.docstrings import split
from compare.other.rules import read_rule
from compare.other.translation import Paths, Problems, Translation

if TYPE_CHECKING:
    from compare.values import Json

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_READ = frozenset({"rule", "methods", "docstring", "args"})  # `args` are the names in the rule, and those of `defaults`
_BEYOND = {
    "endpoint": "an endpoint names a function, which several operations may share, so it is no operationId",
    "location": "where a function is written says nothing of the API",
    "defaults": "defaults of a function's arguments that aren't in the path",
}
_BY_ROTE = "Flask answers OPTIONS itself, and HEAD wherever it answers GET: neither is taken for an operation"


def is_one(value: Json) -> bool:
    """Whether it is such a list: some entry has a rule and methods."""
    return any(_is_entry(entry) for entry in _entries(value))


def translated(value: Json) -> Translation:
    """What the list says.

    Args:
        value: a list for which `is_one` holds.
    """
    start = "" if isinstance(value, list) else "/endpoints"
    paths, problems = Paths(), Problems()
    for number, entry in enumerate(_entries(value)):
        if isinstance(entry, dict) and _is_entry(entry):
            _add(entry, f"{start}/{number}", paths, problems)
        else:
            problems.add(f"{start}/{number}", "an entry without a rule or without methods")
    return Translation(
        dialect="flask-selfdoc",
        raw={"info": {}, "paths": paths.found},
        original=value,
        origins=paths.origins,
        problems=problems.all(),
    )


def _entries(value: Json) -> list[Json]:
    entries = value.get("endpoints") if isinstance(value, dict) and "openapi" not in value else value
    return entries if isinstance(entries, list) else []


def _is_entry(entry: Json) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("rule"), str) and isinstance(entry.get("methods"), list)


def _add(entry: dict[str, Json], pointer: str, paths: Paths, problems: Problems) -> None:
    path, parameters = read_rule(str(entry["rule"]), lambda why: problems.add(f"{pointer}/rule", why))
    parts: dict[str, tuple[Json, str]] = {}
    if parameters:
        parts["parameters"] = (parameters, f"{pointer}/rule")
    docstring = entry.get("docstring")
    if isinstance(docstring, str):
        said = zip(("summary", "description"), split(docstring), strict=True)
        parts |= {name: (text, f"{pointer}/docstring") for name, text in said if text}
    elif docstring is not None:
        problems.add(f"{pointer}/docstring", "a docstring is not text")
    for method in _methods(entry, pointer, problems):
        if not paths.add(path, method, parts, pointer):
            problems.add(pointer, "an operation that an earlier entry tells of")
    for name, said_so in entry.items():
        if name not in _READ and said_so not in (None, {}):
            why = _BEYOND.get(name, "a property of the application's own, which only its own template shows")
            problems.add(f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}", why)


def _methods(entry: dict[str, Json], pointer: str, problems: Problems) -> list[str]:
    stated = entry["methods"]
    named = [method for method in stated if isinstance(method, str)] if isinstance(stated, list) else []
    known = [method.lower() for method in named if method.lower() in _METHODS]
    if not isinstance(stated, list) or len(known) < len(stated):
        problems.add(f"{pointer}/methods", "a method that OpenAPI 3.1 has no word for")
    by_rote = {"head"} if "get" in known else set()
    by_rote |= {"options"} if known != ["options"] else set()
    if by_rote & set(known):
        problems.add(f"{pointer}/methods", _BY_ROTE)
    return [method for method in dict.fromkeys(known) if method not in by_rote]
