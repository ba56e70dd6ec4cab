"""stack.toml: what it may say, and how each mistake in it is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.errors import BAD_INPUT, StackError
from extract.stack import Stack, choose, find_all, load

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[str, str], Stack]

PAGE = '[[pages]]\nname = "{}"\nkind = "plain"\npath = "/docs"\n'

MISTAKES = {
    "broken TOML": ('title = "Hello"', 'title = "Hello', ("stack.toml", "line 1", "Mend the file.")),
    "misspelt key": ("title =", "titel =", ("unknown field `titel`", "Perhaps you meant 'title'.")),
    "misspelt key of a table": ("call =", "cal =", ("`$.document`", "Perhaps you meant 'call'.")),
    "misspelt key of a page": ("kind =", "knid =", ("`$.pages[0]`", "Perhaps you meant 'kind'.")),
    "unheard-of key": ("title =", "xylophone = 1\ntitle =", ("`xylophone`", "CONTRIBUTING.md lists the keys.")),
    "missing key": ('title = "Hello"', "", ("missing required field `title`",)),
    "missing table": ('[serve]\ncommand = ["hello.py", "{port}"]', "", ("missing required field `serve`",)),
    "wrong type": ('title = "Hello"', "title = 3", ("Expected `str`, got `int`", "`$.title`")),
    "a word for a list": ('["pip"]', '"pip"', ("Expected `array`, got `str`", "`$.versions`")),
    "a number in [env]": ('HELLO_FAULT = ""', "HELLO_FAULT = 1", ("Expected `str`, got `int`", "`$.env[...]`")),
    "unknown interface": ('"wsgi"', '"cgi"', ("'cgi'", "`$.interface`")),
    "call without a colon": ("hello:document", "hello.document", ("'hello.document'", "'module:function'")),
    "call without a function": ("hello:document", "hello:", ("'hello:'", "'module:function'")),
    "call as an expression": ("hello:document", "hello:document()", ("'hello:document()'", "'module:function'")),
    "page as shipped as a file": (
        'kind = "plain"',
        'kind = "plain"\nas_shipped = "hello.html"',
        ("as_shipped is 'hello.html'", "'module:function'", "`$.pages[0]`"),
    ),
    "command without a port": ('"{port}"', '"8000"', ("command names no {port}", "`$.serve`")),
    "document's path without a slash": ('"/openapi.json"', '"openapi.json"', ("'openapi.json'", "`$.document`")),
    "page's path without a slash": ('"/docs"', '"docs"', ("'docs'", "one '/'", "`$.pages[0]`")),
    "path with a space": ('"/docs"', '"/the docs"', ("'/the docs'", "percent-encoded")),
    "path beyond ASCII": ('"/docs"', '"/dôcs"', ("'/dôcs'", "percent-encoded")),
    "path that names a host": ('"/docs"', '"//docs"', ("'//docs'", "one '/'")),
    "page without a name": ('"Front page"', '"–"', ("name is '–'", "a letter or a digit")),
    "two pages with one name": ("[[pages]]", PAGE.format("front PAGE!") + "[[pages]]", ("front-page",)),
}


class TestLoad:
    """A stack from its folder."""

    def test_has_the_folders_name(self, hello: Stack, services: Path) -> None:
        assert (hello.name, hello.folder) == ("hello", services / "hello")

    def test_has_what_stack_toml_says(self, hello: Stack) -> None:
        assert hello.config.title == "Hello"
        assert hello.config.serve.command == ("hello.py", "{port}")
        assert [(page.name, page.slug, page.path) for page in hello.config.pages] == [
            ("Front page", "front-page", "/docs")
        ]

    def test_has_pages_that_are_served_as_shipped_unless_it_says_otherwise(self, hello: Stack, change: Change) -> None:
        assert [page.as_shipped for page in hello.config.pages] == [""]
        changed = change('kind = "plain"', 'kind = "plain"\nas_shipped = "hello:shipped"')
        assert [page.as_shipped for page in changed.config.pages] == ["hello:shipped"]

    def test_has_an_absolute_folder(self, services: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(services)
        assert load(Path("hello")).folder == services / "hello"


class TestMistakes:
    """Each is named in one clear line that ends with what to do."""

    @pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
    def test_in_stack_toml(self, change: Change, services: Path, old: str, new: str, said: tuple[str, ...]) -> None:
        with pytest.raises(StackError) as caught:
            change(old, new)
        line = str(caught.value)
        for words in (str(services / "hello" / "stack.toml"), *said):
            assert words in line
        assert_one_clear_line(caught.value)

    def test_a_folder_without_stack_toml(self, services: Path) -> None:
        with pytest.raises(StackError, match=r"no stack at .*: it holds no stack\.toml") as caught:
            load(services)
        assert_one_clear_line(caught.value)

    def test_a_file_in_the_place_of_a_folder(self, services: Path) -> None:
        with pytest.raises(StackError, match="can't read") as caught:
            load(services / "hello" / "hello.py")
        assert_one_clear_line(caught.value)

    def test_no_utf_8(self, services: Path) -> None:
        (services / "hello" / "stack.toml").write_bytes(b'title = "\xff"')
        with pytest.raises(StackError, match=r"can't read .*utf-8") as caught:
            load(services / "hello")
        assert_one_clear_line(caught.value)


class TestChoose:
    """Stacks by name."""

    def test_has_all_by_name_where_none_is_named(self, services: Path) -> None:
        (services / "hello").rename(services / "zoe")
        copy(services, "zoe", "anna")
        assert [stack.name for stack in choose(services, ())] == ["anna", "zoe"]

    def test_keeps_the_order_in_which_they_are_named(self, services: Path) -> None:
        copy(services, "hello", "bonjour")
        assert [stack.name for stack in choose(services, ("hello", "bonjour"))] == ["hello", "bonjour"]

    def test_reads_only_those_that_are_named(self, services: Path) -> None:
        copy(services, "hello", "broken")
        (services / "broken" / "stack.toml").write_text("[", encoding="utf-8")
        assert [stack.name for stack in choose(services, ("hello",))] == ["hello"]
        with pytest.raises(StackError, match="broken"):
            find_all(services)

    @pytest.mark.parametrize(
        ("name", "said"),
        [("helo", "Perhaps you meant 'hello'."), ("xyz", "There are hello."), ("", "There are hello.")],
    )
    def test_names_an_unknown_one(self, services: Path, name: str, said: str) -> None:
        with pytest.raises(StackError) as caught:
            choose(services, (name,))
        assert str(caught.value) == f"no stack is called {name!r}. {said}"
        assert_one_clear_line(caught.value)

    def test_looks_at_folders_with_a_stack_toml_only(self, services: Path) -> None:
        (services / "notes").mkdir()
        assert [stack.name for stack in find_all(services)] == ["hello"]


def copy(services: Path, old: str, new: str) -> None:
    """Put a second stack beside the miniature."""
    (services / new).mkdir()
    (services / new / "stack.toml").write_bytes((services / old / "stack.toml").read_bytes())


def assert_one_clear_line(error: StackError) -> None:
    """What happened, why and what to do, in one line, with the exit code of bad input."""
    assert error.exit_code == BAD_INPUT == 2
    assert str(error).splitlines() == [str(error)]
    assert str(error).endswith(".")
