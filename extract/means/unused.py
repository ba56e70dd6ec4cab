"""What nothing uses any more: constants, functions, classes and imports that only what was taken out had a use for."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from extract.means.finding import DEFINITIONS, FUNCTIONS, dotted
from extract.means.uses import bound, module_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.means.uses import Uses


def unused(file: str, tree: ast.Module, before: Uses, now: Uses) -> Iterator[tuple[ast.AST, str]]:
    """The definitions and imports of a file that were used before and aren't now, and what each is called."""
    for statement in tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            yield from _imports(statement, before.by_file[file] - now.by_file[file])
            continue
        names = [f"{module_of(file)}.{name}" for name in _defined(statement)]
        if names and all(name in before.anywhere and name not in now.anywhere for name in names):
            yield statement, ", ".join(_defined(statement))


def is_empty(tree: ast.Module) -> bool:
    """Whether a file holds nothing but its docstring and `from __future__`."""
    return all(
        (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
        or (isinstance(one, ast.ImportFrom) and one.module == "__future__")
        for one in tree.body
    )


def _imports(statement: ast.Import | ast.ImportFrom, idle: frozenset[str]) -> Iterator[tuple[ast.AST, str]]:
    gone = [alias for alias in statement.names if bound(alias) in idle]
    if gone and len(gone) == len(statement.names):
        yield statement, f"import of {', '.join(alias.name for alias in gone)}"
    else:
        yield from ((alias, f"import of {alias.name}") for alias in gone)


def _defined(statement: ast.stmt) -> list[str]:
    """The names that a statement defines; none where it does something else as well, as a decorator may."""
    match statement:
        case ast.Assign():
            names = [dotted(target) for target in statement.targets]
            return names if all(name.isidentifier() for name in names) else []
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case _ if isinstance(statement, FUNCTIONS) and statement.decorator_list:
            return []
        case _ if isinstance(statement, DEFINITIONS):
            return [statement.name]
        case _:
            return []
