"""Where each operation is written: what a stack's own function says, and the lines that are cut out by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from extract.errors import AppError, StackError
from extract.means import read_operations
from extract.means.operations import Place, cut, read_places
from extract.means.results import Handler, Lines
from extract.pull import made_in_process, pull

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.stack import Stack

    Change = Callable[[str, str], Stack]
    Saying = Callable[[str], Stack]

SOURCE = "@route\ndef get():\n    return 1\n\n\ndef put():\n    return 2"


def place(**other: object) -> Place:
    """The handler of `GET /`, or of something else."""
    return msgspec.structs.replace(Place(method="get", path="/", file="a.py", first=1, last=3), **other)


@pytest.fixture
def stack(hello: Stack) -> Stack:
    """The miniature with one more file, and one beside its folder."""
    (hello.folder / "a.py").write_text(SOURCE, encoding="utf-8")
    (hello.folder.parent / "secret").write_text("1", encoding="utf-8")
    return hello


@pytest.fixture
def saying(hello: Stack, change: Change) -> Saying:
    """The miniature with a function that says where its operations are."""

    def says(body: str) -> Stack:
        with (hello.folder / "hello.py").open("a", encoding="utf-8") as file:
            file.write(f"\n\ndef operations():\n    {body}\n")
        return change("[serve]", '[operations]\ncall = "hello:operations"\n\n[serve]')

    return says


class TestCut:
    """The lines of each operation."""

    def test_are_those_of_the_file(self, stack: Stack) -> None:
        assert cut(stack, [place()]).operations == (
            Handler(
                operation="GET /",
                code=(Lines(file="a.py", first=1, last=3, text="@route\ndef get():\n    return 1\n"),),
            ),
        )

    def test_end_with_a_newline_where_the_file_does_not(self, stack: Stack) -> None:
        assert cut(stack, [place(first=6, last=7)]).operations[0].code[0].text == "def put():\n    return 2\n"

    def test_are_in_one_order_and_each_there_once(self, stack: Stack) -> None:
        places = [place(path="/b"), place(method="POST"), place(first=2), place(), place()]
        found = cut(stack, places).operations
        assert [one.operation for one in found] == ["GET /", "POST /", "GET /b"]
        assert [part.first for part in found[0].code] == [1, 2]
        assert cut(stack, reversed(places)).operations == found

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"file": "nowhere.py"}, "in nowhere.py: there is no such file of its own"),
            ({"file": "../secret"}, "in ../secret: there is no such file of its own"),
            ({"file": "/etc/passwd"}, "in /etc/passwd: there is no such file of its own"),
            ({"last": 8}, "in lines 1 to 8 of a.py: it has 7 lines"),
            ({"first": 0}, "in lines 0 to 3 of a.py"),
            ({"first": 4}, "in lines 4 to 3 of a.py"),
        ],
    )
    def test_that_are_not_there_are_an_error(self, stack: Stack, wrong: dict[str, object], said: str) -> None:
        with pytest.raises(AppError) as caught:
            cut(stack, [place(**wrong)])
        assert said in str(caught.value)

    @pytest.mark.parametrize("raw", [b'[{"method": "GET"}]', b'[{"method": 1}]', b'["GET /"]', b"{}"])
    def test_need_places_as_they_should_be(self, raw: bytes) -> None:
        with pytest.raises(AppError, match=r"a: \[operations\] of its stack.toml names a function that returns"):
            read_places("a", raw)


class TestStack:
    """A stack whose stack.toml has `[operations]`."""

    HERE = "return [{'method': 'GET', 'path': '/', 'file': 'hello.py', 'first': 1, 'last': 1}]"

    def test_has_them_in_its_bundle(self, saying: Saying, python: Path, target: Path) -> None:
        bundle = pull(saying(self.HERE), python, target, say=lambda _: None)
        found = read_operations(bundle)
        assert found is not None
        assert [one.operation for one in found.operations] == ["GET /"]
        assert found.operations[0].code[0].text.startswith('"""A whole stack')
        assert not next(file for file in bundle.manifest.files if file.path == "operations.json").measured

    def test_fails_where_it_cannot_say(self, saying: Saying, python: Path) -> None:
        with pytest.raises(AppError, match="`hello:operations` gives no operations: ZeroDivisionError"):
            made_in_process(saying("return 1 / 0"), python)

    def test_fails_where_it_says_something_else(self, saying: Saying, python: Path) -> None:
        with pytest.raises(AppError, match="returned dict, not a list"):
            made_in_process(saying("return {}"), python)

    def test_has_a_function_to_name(self, change: Change) -> None:
        with pytest.raises(StackError, match="'module:function'"):
            change("[serve]", '[operations]\ncall = "hello"\n\n[serve]')

    def test_without_it_has_none(self, hello: Stack, python: Path, target: Path) -> None:
        bundle = pull(hello, python, target, say=lambda _: None)
        assert read_operations(bundle) is None
        assert not (target / "operations.json").exists()
