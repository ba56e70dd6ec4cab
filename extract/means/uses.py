"""Which names of a stack's source are used, each told by its module: `shop.headers.location`.

Imports are followed; what a name stands for in a function of its own isn't looked into, so a local variable counts as a
use of what is called the same in its own file.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.means.finding import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, kw_only=True, slots=True)
class Uses:
    """The names that are used.

    Attributes:
        by_file: In each file, as it calls them itself.
        anywhere: In any of them, by module.
    """

    by_file: Mapping[str, frozenset[str]]
    anywhere: frozenset[str]


def uses(trees: Mapping[str, ast.Module]) -> Uses:
    """The names that are used in some files, by their paths."""
    imports = {module_of(file): _imports(file, tree) for file, tree in trees.items()}
    by_file, anywhere = {}, set()
    for file, tree in trees.items():
        used = frozenset(_used(tree))
        by_file[file] = frozenset(name.partition(".")[0] for name in used)
        for name in used:
            anywhere |= set(_meanings(name, module_of(file), imports))
    return Uses(by_file=by_file, anywhere=frozenset(anywhere))


def module_of(file: str) -> str:
    """The module that a file holds."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def bound(alias: ast.alias) -> str:
    """The name that an import gives."""
    return alias.asname or alias.name.partition(".")[0]


def _imports(file: str, tree: ast.Module) -> dict[str, str]:
    """What each imported name of a file stands for."""
    parts = module_of(file).split(".") if file.endswith("/__init__.py") else module_of(file).split(".")[:-1]
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {bound(alias): alias.name if alias.asname else bound(alias) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = parts[: len(parts) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            found |= {bound(alias): f"{source}.{alias.name}" for alias in node.names}
    return found


def _meanings(name: str, module: str, imports: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What a name of a module stands for, and each name on the way there: `doc` and `doc.header`."""
    first, *rest = name.split(".")
    meaning = _followed(module, first, imports)
    yield meaning
    for part in rest:
        meaning = _followed(meaning, part, imports)
        yield meaning


def _followed(module: str, name: str, imports: Mapping[str, Mapping[str, str]]) -> str:
    """What a name of a module stands for, where it is imported from elsewhere."""
    seen = set()
    while (module, name) not in seen and name in imports.get(module, ()):
        seen.add((module, name))
        module, _, name = imports[module][name].rpartition(".")
    return f"{module}.{name}" if module else name


def _used(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(ctx=ast.Load()):
                yield node.id
            case ast.Attribute():
                name = dotted(node)
                if not name.startswith("."):
                    yield name
            case ast.Subscript():
                yield from _quoted(node.slice)
            case ast.arg(annotation=ast.expr() as annotation):
                yield from _quoted(annotation)
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                yield from _quoted(node.value)


def _quoted(node: ast.AST) -> Iterator[str]:
    """Names in quotes, as in `list["Category"]`."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.isidentifier():
            yield part.value
