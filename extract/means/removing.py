"""Takes nodes out of a file's tree so that what is left is still a program."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from extract.means.finding import DEFINITIONS, dotted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def remove(tree: ast.Module, gone: Collection[ast.AST], instead: Mapping[str, str]) -> None:
    """Take nodes out of a tree, and put other names in the place of some that are called.

    Args:
        tree: The tree; it is changed.
        gone: The nodes: each a statement, a decorator, an argument, an element, or the key of an entry.
        instead: New names by old ones.
    """
    _Remover({id(node) for node in gone}, instead).visit(tree)
    ast.fix_missing_locations(tree)


class _Remover(ast.NodeTransformer):
    def __init__(self, gone: set[int], instead: Mapping[str, str]) -> None:
        self.gone, self.instead = gone, instead

    def visit(self, node: ast.AST) -> ast.AST | None:
        if id(node) in self.gone:
            return None
        if isinstance(node, ast.Dict):
            kept = [pair for pair in zip(node.keys, node.values, strict=True) if id(pair[0]) not in self.gone]
            node.keys, node.values = [key for key, _ in kept], [value for _, value in kept]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            node.func.id = self.instead.get(node.func.id, node.func.id)
        self.generic_visit(node)
        if isinstance(node, (*DEFINITIONS, ast.If, ast.For, ast.With)) and not node.body:
            node.body = [ast.Pass()]
        return _whole(node) if isinstance(node, ast.Subscript) else node


def _whole(node: ast.Subscript) -> ast.expr:
    """`Annotated` has to have two arguments: with nothing left to annotate, its first one stands alone."""
    if dotted(node.value).rpartition(".")[2] == "Annotated" and isinstance(node.slice, ast.Tuple):
        return node.slice.elts[0] if len(node.slice.elts) == 1 else node
    return node
