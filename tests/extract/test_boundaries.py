"""The walls between the packages: who may import whom, and that nobody asks a stack's name."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FRAMEWORKS = frozenset(
    {
        "django",
        "drf_spectacular",
        "drf_yasg",
        "fastapi",
        "flask",
        "flask_restx",
        "litestar",
        "ninja",
        "rest_framework",
        "starlette",
    }
)
PACKAGES = ("compare", "extract", "triptych")
OPTIONAL = frozenset({"PIL", "aiohttp", "axe_playwright_python", "playwright"})  # the extra `pages`
OF_PAGES = ("extract/open/", "extract/pages/")


def trees(root: Path, package: str) -> Iterator[tuple[str, ast.Module]]:
    """Each module of a package of ours, parsed."""
    files = sorted((root / package).rglob("*.py"))
    assert files, f"{package} holds no module"
    for file in files:
        yield file.relative_to(root).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """The full name of each thing that is imported, wherever in the module."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                yield from (f"{'.' * level}{module or ''}.{name.name}" for name in names)
            case ast.Call(func=ast.Name(id="__import__" | "import_module"), args=[ast.Constant(value=str(name)), *_]):
                yield name
            case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(name)), *_]):
                yield name


def of(tree: ast.AST, *packages: str) -> list[str]:
    """What a module imports of these packages."""
    return [name for name in imports(tree) if name.partition(".")[0] in packages]


def of_extract_by_compare(tree: ast.AST) -> list[str]:
    """What a module of `compare` imports of `extract` though it may not."""
    allowed = ("extract.bundle", "extract.bundle.")
    return [name for name in of(tree, "extract") if name != allowed[0] and not name.startswith(allowed[1])]


def names_of_stacks(tree: ast.AST, names: frozenset[str]) -> list[str]:
    """The string constants of a module that are the name of a stack."""
    constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return [value for value in constants if isinstance(value, str) and value in names]


@pytest.fixture(scope="module")
def stacks(root: Path) -> frozenset[str]:
    """The names of the stacks in this checkout."""
    found = frozenset(path.parent.name for path in (root / "services").glob("*/*") if path.is_file())
    assert len(found) >= 3
    return found


class TestImports:
    """Data goes one way, and frameworks are imported by no process of ours."""

    @pytest.mark.parametrize("package", PACKAGES)
    def test_are_of_no_framework(self, root: Path, package: str) -> None:
        assert [(name, found) for name, tree in trees(root, package) if (found := of(tree, *FRAMEWORKS))] == []

    def test_of_extract_by_compare_are_of_the_bundle_only(self, root: Path) -> None:
        found = [(name, found) for name, tree in trees(root, "compare") if (found := of_extract_by_compare(tree))]
        assert found == []

    def test_of_compare_by_extract_are_none(self, root: Path) -> None:
        assert [(name, found) for name, tree in trees(root, "extract") if (found := of(tree, "compare"))] == []

    @pytest.mark.parametrize("package", ["compare", "extract"])
    def test_of_the_front_are_none(self, root: Path, package: str) -> None:
        assert [(name, found) for name, tree in trees(root, package) if (found := of(tree, "triptych"))] == []

    @pytest.mark.parametrize("package", [*PACKAGES, "tests"])
    def test_of_services_are_none(self, root: Path, package: str) -> None:
        assert [(name, found) for name, tree in trees(root, package) if (found := of(tree, "services"))] == []

    @pytest.mark.parametrize("package", PACKAGES)
    def test_are_of_no_tests(self, root: Path, package: str) -> None:
        found = [(name, found) for name, tree in trees(root, package) if (found := of(tree, "tests"))]
        assert found == []

    @pytest.mark.parametrize("package", PACKAGES)
    def test_of_optional_dependencies_are_where_docs_pages_are_looked_at(self, root: Path, package: str) -> None:
        others = [(name, tree) for name, tree in trees(root, package) if not name.startswith(OF_PAGES)]
        assert [(name, found) for name, tree in others if (found := of(tree, *OPTIONAL))] == []


class TestStacksNames:
    """What differs between stacks stands in their folders."""

    @pytest.mark.parametrize("package", PACKAGES)
    def test_are_asked_by_nobody(self, root: Path, package: str, stacks: frozenset[str]) -> None:
        asked = [(name, found) for name, tree in trees(root, package) if (found := names_of_stacks(tree, stacks))]
        assert asked == []

    def test_are_those_of_folders_that_are_no_packages(self, root: Path, stacks: frozenset[str]) -> None:
        assert [name for name in stacks if (root / "services" / name / "__init__.py").exists()] == []


class TestTheseTests:
    """They see what they are there to see."""

    @pytest.mark.parametrize(
        "source",
        [
            "import flask",
            "import flask.json as json",
            "from flask import Flask",
            "def f():\n    from flask.views import View",
            "import importlib\nimportlib.import_module('flask')",
            "from importlib import import_module\nimport_module('flask.json')",
            "__import__('flask')",
        ],
    )
    def test_see_each_way_to_import(self, source: str) -> None:
        assert len(of(ast.parse(source), "flask")) == 1

    @pytest.mark.parametrize("source", ["import flasks", "from . import flask", "flask = 'flask'"])
    def test_see_no_import_where_there_is_none(self, source: str) -> None:
        assert of(ast.parse(source), "flask") == []

    @pytest.mark.parametrize(
        ("source", "allowed"),
        [
            ("import extract.bundle", True),
            ("from extract.bundle import read", True),
            ("from extract import bundle", True),
            ("import extract", False),
            ("from extract import stack", False),
            ("from extract.stack import load", False),
            ("from extract.bundles import read", False),
        ],
    )
    def test_see_what_compare_may_import(self, source: str, *, allowed: bool) -> None:
        assert (of_extract_by_compare(ast.parse(source)) == []) is allowed

    @pytest.mark.parametrize(
        ("source", "seen"),
        [
            ("if stack.name == 'drf': pass", True),
            ("x = {'drf': 1}", True),
            ("match name:\n    case 'drf': pass", True),
            ("'''drf'''", True),
            ("'''How drf does it.'''", False),
            ("drf = 1", False),
        ],
    )
    def test_see_a_stacks_name(self, source: str, *, seen: bool) -> None:
        assert bool(names_of_stacks(ast.parse(source), frozenset({"drf"}))) is seen
