"""A stack that shares the code of the one beside it, and has a module of its own in the place of one of that one's."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extract.errors import AppError, StackError
from extract.fetch import client
from extract.folders import file_of, modules_of
from extract.guide.cutting import lines_of
from extract.means import read as read_means
from extract.means import read_cost
from extract.means.bare import bare
from extract.means.operations import Place, cut
from extract.process import WORKER
from extract.pull import made_in_process, pull
from extract.server import serving
from extract.sources import sources_of
from extract.stack import load

if TYPE_CHECKING:
    from pathlib import Path

    from extract.stack import Stack

STACK = """title = "Hola"
interface = "wsgi"
base = "hello"

[document]
call = "hello:document"
path = "/openapi.json"

[serve]
command = ["-m", "hello", "{port}"]

[documentation.annotations]
entries = ["document.info.description"]
definitions = ["greeting/words.py:DESCRIPTION"]
"""
WORDS = '"""Words."""\n\nTITLE = "{}"\nDESCRIPTION = "{}"\n'


@pytest.fixture
def hola(services: Path) -> Stack:
    """The miniature in other words: it shares `hello.py`, and has a package `greeting` of its own."""
    for stack, words in (("hello", ("Hello", "A greeting.")), ("hola", ("Hola", "Un saludo."))):
        package = services / stack / "greeting"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "words.py").write_text(WORDS.format(*words), encoding="utf-8")
    (services / "hello/greeting/unused.py").write_text("import nothing_of_that_name\n", encoding="utf-8")
    (services / "hello/shared.py").write_text("def shared():\n    return 1\n", encoding="utf-8")
    source = services / "hello/hello.py"
    text = source.read_text(encoding="utf-8").replace(
        "import http.server\n", "import http.server\n\nfrom greeting import words\n", 1
    )
    text = text.replace('{"title": "Hello",', '{"title": words.TITLE, "description": words.DESCRIPTION,')
    source.write_text(text, encoding="utf-8")
    (services / "hola/stack.toml").write_text(STACK, encoding="utf-8")
    return load(services / "hola")


class TestLoad:
    """The base is a stack beside it, with all its code its own."""

    def test_gives_the_base(self, hola: Stack, hello: Stack) -> None:
        assert hola.base == hello
        assert hello.base is None

    @pytest.mark.parametrize(
        ("base", "said"),
        [
            ("helo", "there is no such stack beside it. Perhaps you meant 'hello'."),
            ("nothing-like-it", "there is no such stack beside it. There are hello."),
            ("../services/hello", "there is no such stack beside it"),
            ("hola", "its base is 'hola', and there is no such stack beside it"),
        ],
    )
    def test_names_a_base_that_there_is_none_of(self, hola: Stack, base: str, said: str) -> None:
        path = hola.folder / "stack.toml"
        path.write_text(path.read_text(encoding="utf-8").replace('base = "hello"', f'base = "{base}"'))
        with pytest.raises(StackError, match=r"hola/stack\.toml is not as it should be") as caught:
            load(hola.folder)
        assert said in str(caught.value)

    def test_takes_no_base_that_has_one_itself(self, hola: Stack) -> None:
        third = hola.folder.parent / "third"
        third.mkdir()
        (third / "stack.toml").write_text(STACK.replace('"hello"', '"hola"', 1), encoding="utf-8")
        with pytest.raises(StackError, match="its base is 'hola', which has a base itself"):
            load(third)


class TestFiles:
    """What the stack can import, told by its path in whichever folder has it."""

    def test_are_its_own_and_those_of_the_base_that_none_of_its_own_hide(self, hola: Stack) -> None:
        found = {file: path.parent.name for file, path in modules_of(hola).items()}
        assert found == {
            "greeting/__init__.py": "greeting",
            "greeting/words.py": "greeting",
            "hello.py": "hello",
            "shared.py": "hello",
        }
        assert modules_of(hola)["greeting/words.py"] == hola.folder / "greeting/words.py"

    def test_of_a_package_that_is_hidden_are_nowhere(self, hola: Stack, hello: Stack) -> None:
        assert file_of(hello, "greeting/unused.py") == hello.folder / "greeting/unused.py"
        assert file_of(hola, "greeting/unused.py") is None

    def test_outside_of_both_folders_are_nowhere(self, hola: Stack) -> None:
        (hola.folder.parent / "secret.py").touch()
        assert file_of(hola, "../secret.py") is None
        assert file_of(hola, str(hola.folder.parent / "secret.py")) is None


class TestRunning:
    """Both folders are where the stack's interpreter looks, its own first."""

    def test_makes_the_document_of_both(self, hola: Stack, python: Path) -> None:
        info = made_in_process(hola, python).document["info"]
        assert (info["title"], info["description"]) == ("Hola", "Un saludo.")

    def test_serves_the_same(self, hola: Stack, python: Path, target: Path) -> None:
        pulled = pull(hola, python, target, say=lambda _: None)
        assert pulled.manifest.document is not None
        assert pulled.manifest.document.in_process == "same"
        assert json.loads(pulled.data)["info"]["title"] == "Hola"

    def test_needs_nobody_to_say_so_to_the_worker(self, hola: Stack, tmp_path: Path) -> None:
        command = [sys.executable, str(WORKER), "document", str(hola.folder), "--out", str(tmp_path / "out")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert json.loads((tmp_path / "out/document.json").read_bytes())["info"]["title"] == "Hola"


class TestSources:
    """A bundle is stale once the code that is shared has changed."""

    @pytest.mark.parametrize(
        ("file", "parts"),
        [("hello.py", ("code",)), ("notes.toml", ()), ("requirements.txt", ()), ("greeting/words.py", ("code",))],
    )
    def test_count_the_base(self, hola: Stack, file: str, parts: tuple[str, ...]) -> None:
        assert hola.base is not None
        before = sources_of(hola)
        with (hola.base.folder / file).open("ab") as content:
            content.write(b"\n")
        assert before.changed(sources_of(hola)) == parts

    def test_of_the_base_do_not_count_the_stack(self, hola: Stack, hello: Stack) -> None:
        before = sources_of(hello)
        (hola.folder / "greeting/words.py").write_text("", encoding="utf-8")
        assert before.changed(sources_of(hello)) == ()


class TestMeans:
    """What only documents is looked for in both folders, and taken out of copies of both."""

    def test_take_it_out_of_either(self, hola: Stack, python: Path, target: Path) -> None:
        pulled = pull(hola, python, target, say=lambda _: None)
        means, cost = read_means(pulled), read_cost(pulled)
        assert means is not None
        assert isinstance(means.from_code, dict)
        assert "description" not in means.from_code["info"]
        assert means.from_code["info"]["title"] == "Hola"
        assert cost is not None
        assert [(one.file, one.what) for one in cost.constructs] == [
            ("greeting/words.py", "DESCRIPTION"),
            ("hello.py", "document.info.description"),
        ]

    def test_count_the_lines_of_both(self, hola: Stack, hello: Stack, python: Path, target: Path) -> None:
        cost = read_cost(pull(hola, python, target, say=lambda _: None))
        (hola.folder / "more.py").write_text("a = 1\nb = 2\n", encoding="utf-8")
        (hello.folder / "further.py").write_text("c = 3\n", encoding="utf-8")
        more = read_cost(pull(hola, python, target, say=lambda _: None))
        assert cost is not None
        assert more is not None
        assert more.code_lines - cost.code_lines == 3

    def test_leave_a_copy_that_serves(self, hola: Stack, python: Path) -> None:
        with bare(hola) as copy:
            assert copy.base is not None
            assert copy.base.folder.parent == copy.folder.parent != hola.folder.parent
            with serving(copy, python) as service, client(service) as http:
                answer = json.loads(http.get("/openapi.json", "application/json").content)
        assert answer["info"] == {"title": "Hola", "version": "1"}


class TestLines:
    """The source of an operation or of a topic is shown from whichever folder has it."""

    def test_of_an_operation_are_the_bases(self, hola: Stack) -> None:
        place = Place(method="GET", path="/", file="shared.py", first=1, last=2)
        (operation,) = cut(hola, [place]).operations
        assert operation.code[0].text == "def shared():\n    return 1\n"

    def test_of_a_topic_are_the_stacks_own_first(self, hola: Stack, hello: Stack) -> None:
        assert lines_of(hola, "greeting/words.py:TITLE").text == 'TITLE = "Hola"\n'
        assert lines_of(hello, "greeting/words.py:TITLE").text == 'TITLE = "Hello"\n'
        assert lines_of(hola, "shared.py:shared").first == 1

    def test_of_what_is_hidden_are_an_error(self, hola: Stack) -> None:
        with pytest.raises(AppError, match="there is no such file of its own"):
            cut(hola, [Place(method="GET", path="/", file="greeting/unused.py", first=1, last=1)])
        with pytest.raises(StackError, match=r"holds no greeting/unused\.py"):
            lines_of(hola, "greeting/unused.py:it")

    def test_of_the_base_need_the_base(self, hola: Stack) -> None:
        with pytest.raises(StackError, match=r"holds no shared\.py"):
            lines_of(replace(hola, base=None), "shared.py:shared")
