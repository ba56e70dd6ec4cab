"""The worker: standard library only, Python 3.8, and never in the way of the app that it runs."""

from __future__ import annotations

import ast
import json
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from extract.errors import AppError
from extract.process import WORKER, environment_of_this_program
from extract.pull import made_in_process, pull
from extract.stack import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.stack import Stack

    Result = tuple[subprocess.CompletedProcess[str], Path]
    App = Callable[[str], Stack]
    Change = Callable[[str, str], Stack]

OLDEST = "3.8"
OURS = sorted(path.stem for path in WORKER.parent.glob("*.py") if path.stem != "__init__")
DOCUMENT = '{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}'


@pytest.fixture(scope="session")
def oldest() -> Path:
    """The oldest Python that a stack's environment may have."""
    found = shutil.which(f"python{OLDEST}")
    if found and _is_oldest(found):
        return Path(found)
    pyenv = shutil.which("pyenv")
    if pyenv:
        asked = subprocess.run([pyenv, "prefix", OLDEST], capture_output=True, text=True, check=False)
        candidate = Path(asked.stdout.strip()) / "bin" / "python"
        if asked.returncode == 0 and _is_oldest(str(candidate)):
            return candidate
    return pytest.skip(f"there is no Python {OLDEST} here")


def _is_oldest(python: str) -> bool:
    said = subprocess.run([python, "--version"], capture_output=True, text=True, check=False)
    return said.stdout.startswith(f"Python {OLDEST}.")


@pytest.fixture
def app(services: Path) -> App:
    """A stack whose app is this source, with a function `document`."""

    def made(source: str) -> Stack:
        (services / "hello" / "hello.py").write_text(source, encoding="utf-8")
        return load(services / "hello")

    return made


def work(stack: Stack, out: Path, *, python: Path | str = sys.executable, hand_over: bool = True) -> Result:
    """Have the worker make a stack's document, as tox does; what it said, and where it has put what."""
    told = ["--stack-json", json.dumps(msgspec.to_builtins(stack.config))] if hand_over else []
    command = [str(python), str(WORKER), "document", str(stack.folder), "--out", str(out), *told]
    env = environment_of_this_program()
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False), out


def run(folder: Path, *arguments: str) -> str:
    """What `worker.py run` prints on standard output."""
    command = [sys.executable, str(WORKER), "run", "--", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def content(path: Path) -> dict[str, Any]:
    """A JSON file of the worker's."""
    loaded: dict[str, Any] = json.loads(path.read_bytes())
    return loaded


class TestSource:
    """What the worker's source may hold."""

    def test_is_valid_python_3_8(self) -> None:
        ast.parse(WORKER.read_text(encoding="utf-8"), feature_version=(3, 8))

    def test_imports_the_standard_library_only(self) -> None:
        imported: set[str] = set()
        for node in ast.walk(ast.parse(WORKER.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0
                imported.add(str(node.module))
        assert "threading" in imported
        assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names

    def test_takes_its_folder_off_sys_path_before_all_other_imports(self) -> None:
        _, future, first, second, *_ = ast.parse(WORKER.read_text(encoding="utf-8")).body
        assert ast.unparse(future) == "from __future__ import annotations"
        assert ast.unparse(first) == "import sys"  # built into the interpreter: not looked for anywhere
        assert isinstance(second, ast.If)
        assert "del sys.path[0]" in ast.unparse(second)


class TestOldestPython:
    """A stack's environment may hold a Python that ours can't."""

    def test_makes_a_document(self, oldest: Path, hello: Stack, tmp_path: Path) -> None:
        done, out = work(hello, tmp_path / "out", python=oldest)
        assert (done.returncode, done.stderr) == (0, "")
        assert content(out / "document.json")["info"]["title"] == "Hello"
        assert content(out / "runtime.json")["python"].startswith(f"{OLDEST}.")

    def test_makes_a_whole_bundle(self, oldest: Path, hello: Stack, target: Path) -> None:
        assert pull(hello, oldest, target, say=lambda _: None).manifest.python.startswith(f"CPython {OLDEST}.")

    def test_says_that_it_cant_read_stack_toml(self, oldest: Path, hello: Stack, tmp_path: Path) -> None:
        done, _ = work(hello, tmp_path / "out", python=oldest, hand_over=False)
        assert done.returncode == 2
        assert "--stack-json" in done.stderr
        assert len(done.stderr.splitlines()) == 1


class TestDocument:
    """`worker.py document`: the document without a server."""

    def test_is_written_beside_what_made_it(self, hello: Stack, tmp_path: Path) -> None:
        done, out = work(hello, tmp_path / "out")
        assert done.returncode == 0
        assert sorted(path.name for path in out.iterdir()) == ["document.json", "runtime.json"]
        assert content(out / "document.json")["paths"].keys() == {"/"}

    def test_is_made_by_what_stack_toml_says_where_nothing_is_handed_over(self, hello: Stack, tmp_path: Path) -> None:
        done, out = work(hello, tmp_path / "out", hand_over=False)
        assert done.stdout == f"hello: OpenAPI 3.1.0, 1 paths, in {out / 'document.json'}\n"
        assert (out / "document.json").is_file()

    def test_takes_the_place_of_an_older_failure(self, hello: Stack, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "failure.json").write_text("{}", encoding="utf-8")
        _, out = work(hello, tmp_path / "out")
        assert not (out / "failure.json").exists()

    @pytest.mark.parametrize("paths", ["", '"paths": None', '"paths": 3', '"paths": []'])
    def test_may_be_a_bad_one(self, app: App, tmp_path: Path, paths: str) -> None:
        done, out = work(app(f'def document(): return {{"swagger": "2.0", {paths}}}'), tmp_path / "out")
        assert done.returncode == 0
        assert "Swagger 2.0, 0 paths" in done.stdout
        assert (out / "document.json").is_file()

    def test_keeps_half_a_surrogate_pair(self, app: App, python: Path) -> None:
        document = made_in_process(app('def document(): return {"a": "\\ud800", "ü": 1}'), python).document
        assert document == {"a": "\ud800", "ü": 1}

    def test_is_not_harmed_by_what_the_app_prints(self, app: App, python: Path) -> None:
        noise = 'import os, sys; print("{" * 9); os.write(1, b"\\xff"); print("!", file=sys.stderr)\n'
        made = made_in_process(app(f"{noise}def document():\n    print('}}')\n    return {DOCUMENT}"), python)
        assert made.document == json.loads(DOCUMENT)

    def test_is_found_at_any_depth_of_the_module(self, app: App, services: Path, tmp_path: Path) -> None:
        stack = app(f"class Api:\n    class inner:\n        @staticmethod\n        def make(): return {DOCUMENT}")
        path = services / "hello" / "stack.toml"
        text = path.read_text(encoding="utf-8").replace("hello:document", "hello:Api.inner.make")
        path.write_text(text, encoding="utf-8")
        done, _ = work(load(stack.folder), tmp_path / "out")
        assert done.returncode == 0


FAILURES = {
    "fails to import": ("import nowhere_at_all", "ModuleNotFoundError: No module named 'nowhere_at_all'"),
    "is no Python": ("def document(:", "SyntaxError: "),
    "raises": ("def document(): raise OSError(28, 'No space left')", "OSError: [Errno 28] No space left"),
    "exits on import": ("raise SystemExit('I give up')", "SystemExit: I give up"),
    "exits": ("import sys\ndef document(): sys.exit(0)", "SystemExit: 0"),
    "lacks the function": ("", "AttributeError: module 'hello' has no attribute 'document'"),
    "gives a list": ("def document(): return []", "TypeError: hello:document returned list, not a dict"),
    "gives nothing": ("def document(): pass", "TypeError: hello:document returned NoneType, not a dict"),
    "gives what is no JSON": ("def document(): return {'a': {1, 2}}", "Object of type set is not JSON serializable"),
    "gives what is no number": ("def document(): return {'a': float('nan')}", "not JSON compliant"),
    "raises half a surrogate pair": ("def document(): raise OSError('\\ud800')", "OSError: \ud800"),
}


class TestFailure:
    """An app that fails is told by the last line of its own traceback."""

    @pytest.mark.parametrize(("source", "said"), FAILURES.values(), ids=FAILURES)
    def test_is_written_with_its_traceback(self, app: App, tmp_path: Path, source: str, said: str) -> None:
        done, out = work(app(source), tmp_path / "out")
        assert done.returncode == 2
        assert sorted(path.name for path in out.iterdir()) == ["failure.json", "runtime.json"]
        failure = content(out / "failure.json")
        assert said in failure["summary"]
        assert failure["traceback"].startswith("Traceback (most recent call last):")
        assert failure["traceback"].rstrip().splitlines()[-1] == failure["summary"].splitlines()[-1]
        assert done.stderr.startswith("hello: `hello:document` gives no document: ")

    @pytest.mark.parametrize(("source", "said"), FAILURES.values(), ids=FAILURES)
    def test_is_bad_input(self, app: App, python: Path, source: str, said: str) -> None:
        with pytest.raises(AppError) as caught:
            made_in_process(app(source), python)
        assert caught.value.exit_code == 2
        assert " ".join(said.split()) in str(caught.value)
        assert "`hello:document`" in str(caught.value)
        assert "Traceback" in caught.value.detail

    def test_of_the_interpreter_itself_shows_its_output(self, app: App, python: Path) -> None:
        source = "import os\nos.write(2, b'a crash')\nos._exit(7)"
        with pytest.raises(AppError, match="ended with 7") as caught:
            made_in_process(app(source), python)
        assert caught.value.detail == "a crash"

    def test_leaves_no_older_document(self, app: App, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "document.json").write_text("{}", encoding="utf-8")
        _, out = work(app("import nowhere_at_all"), tmp_path / "out")
        assert not (out / "document.json").exists()


@pytest.fixture
def shipping(app: App, change: Change) -> App:
    """A stack whose app is this source and a good document, and whose page is made by the source's `shipped`."""
    change('kind = "plain"', 'kind = "plain"\nas_shipped = "hello:shipped"')
    return lambda source: app(f"def document(): return {DOCUMENT}\n{source}")


class TestAsShipped:
    """A page as the framework ships it, made without a server."""

    def test_is_written_beside_the_document(self, shipping: App, tmp_path: Path) -> None:
        done, out = work(shipping("def shipped(): return '<p>Grüße</p>\\r\\n'"), tmp_path / "out")
        assert (done.returncode, done.stderr) == (0, "")
        assert (out / "as-shipped" / "front-page.html").read_bytes() == "<p>Grüße</p>\r\n".encode()
        assert (out / "document.json").is_file()

    def test_is_given_by_the_pages_name(self, shipping: App, python: Path) -> None:
        assert made_in_process(shipping("def shipped(): return '<p>'"), python).as_shipped == {"Front page": b"<p>"}

    def test_is_none_where_stack_toml_names_no_function(self, hello: Stack, python: Path) -> None:
        assert made_in_process(hello, python).as_shipped == {}

    def test_is_made_in_the_documents_process(self, shipping: App, python: Path) -> None:
        stack = shipping("import os\nPROCESS = os.getpid()\ndef shipped(): return str(PROCESS - os.getpid())")
        assert made_in_process(stack, python).as_shipped == {"Front page": b"0"}

    def test_is_made_by_the_oldest_python(self, oldest: Path, shipping: App) -> None:
        assert made_in_process(shipping("def shipped(): return '<p>'"), oldest).as_shipped == {"Front page": b"<p>"}

    @pytest.mark.parametrize("name", ["Swagger UI", "Browsable API: root", "(ReDoc) – 2", "a__b.C", "Ünïcode 1", "İ1"])
    def test_is_found_whatever_the_page_is_called(self, shipping: App, change: Change, python: Path, name: str) -> None:
        shipping("def shipped(): return '<p>'")
        assert made_in_process(change('"Front page"', f'"{name}"'), python).as_shipped == {name: b"<p>"}

    def test_leaves_nothing_of_an_older_one(self, shipping: App, change: Change, tmp_path: Path) -> None:
        _, out = work(shipping("def shipped(): return '<p>'"), tmp_path / "out")
        assert (out / "as-shipped").is_dir()
        work(change('as_shipped = "hello:shipped"', ""), out)
        assert not (out / "as-shipped").exists()

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("", "AttributeError: module 'hello' has no attribute 'shipped'"),
            ("def shipped(): raise OSError(28, 'No space left')", "OSError: [Errno 28] No space left"),
            ("def shipped(): raise SystemExit('I give up')", "SystemExit: I give up"),
            ("def shipped(): return b'<p>'", "TypeError: hello:shipped returned bytes, not a str"),
        ],
    )
    def test_that_fails_is_named(self, shipping: App, python: Path, tmp_path: Path, source: str, said: str) -> None:
        stack = shipping(source)
        with pytest.raises(AppError) as caught:
            made_in_process(stack, python)
        assert caught.value.exit_code == 2
        assert f"hello: `hello:shipped` gives no page 'Front page' as shipped: {said}. Its" in str(caught.value)
        assert caught.value.detail.startswith("Traceback (most recent call last):")
        done, out = work(stack, tmp_path / "out")
        assert done.returncode == 2
        assert sorted(path.name for path in out.iterdir()) == ["failure.json", "runtime.json"]


LOOK = """
import importlib.util, sys
def found(name):
    spec = importlib.util.find_spec(name)
    return spec and spec.origin
seen = {name: found(name) for name in %r}
"""


class TestOurNames:
    """No module of ours can be met by the app, and none of the app's is hidden by ours."""

    @pytest.fixture
    def neighbours(self, services: Path) -> dict[str, str]:
        """Modules in the stack's folder that are called as ours are, by name."""
        files = {name: services / "hello" / f"{name}.py" for name in ("errors", "bundle", "stack", "worker")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        return {name: str(file) for name, file in files.items()}

    def test_are_not_found_by_an_app(self, app: App, python: Path) -> None:
        document = made_in_process(app(f"{LOOK % OURS}\ndef document(): return seen"), python).document
        assert document.keys() == set(OURS)
        assert not [origin for origin in document.values() if origin and origin.startswith(str(WORKER.parent))]

    def test_are_the_apps_own(self, app: App, python: Path, neighbours: dict[str, str]) -> None:
        document = made_in_process(app(f"{LOOK % OURS}\ndef document(): return seen"), python).document
        assert {name: document[name] for name in neighbours} == neighbours

    @pytest.mark.parametrize("arguments", [("hello.py",), ("-m", "hello")], ids=" ".join)
    def test_are_not_found_by_a_server(
        self, app: App, services: Path, neighbours: dict[str, str], arguments: tuple[str, ...]
    ) -> None:
        app(f"{LOOK % OURS}\nimport json\nprint(json.dumps([seen, sys.path]))")
        seen, path = json.loads(run(services / "hello", *arguments))
        assert {name: seen[name] for name in neighbours} == neighbours
        assert str(WORKER.parent) not in path
        assert path[0] == str(services / "hello")


class TestRun:
    """`worker.py run`: what `python ARGUMENT...` would do."""

    SHOW = "import json, sys; print(json.dumps([__name__, sys.argv[1:], sys.path[0]]))"

    @pytest.mark.parametrize("arguments", [("tool.py",), ("-m", "tool")], ids=" ".join)
    def test_gives_the_arguments_on(self, tmp_path: Path, arguments: tuple[str, ...]) -> None:
        (tmp_path / "tool.py").write_text(self.SHOW, encoding="utf-8")
        given = ["--port", "1", "--", "--scratch", "-x"]
        assert json.loads(run(tmp_path, *arguments, *given)) == ["__main__", given, str(tmp_path)]

    def test_finds_what_lies_beside_a_script(self, tmp_path: Path) -> None:
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "tool.py").write_text(self.SHOW, encoding="utf-8")
        assert json.loads(run(tmp_path, "bin/tool.py"))[2] == str(tmp_path / "bin")

    def test_ends_as_the_program_does(self, tmp_path: Path) -> None:
        (tmp_path / "tool.py").write_text("raise SystemExit(5)", encoding="utf-8")
        with pytest.raises(subprocess.CalledProcessError) as caught:
            run(tmp_path, "tool.py")
        assert caught.value.returncode == 5


class TestVariables:
    """`[env]` of stack.toml, where tox runs the worker and nobody else has filled it in."""

    @pytest.fixture
    def stack(self, change: Change) -> Stack:
        """One whose document says what its database is."""
        stack = change("[env]", '[env]\nDATABASE_URL = "sqlite:///{scratch}/{stack}.db"')
        source = (
            "import os, pathlib\n"
            "url = os.environ['DATABASE_URL']\n"
            "def document(): return {'url': url, 'there': pathlib.Path(url[10:]).parent.is_dir()}\n"
        )
        (stack.folder / "hello.py").write_text(source, encoding="utf-8")
        return stack

    def test_name_a_scratch_folder_that_is_there_and_then_gone(
        self, stack: Stack, tmp_path: Path, temporary: Path
    ) -> None:
        _, out = work(stack, tmp_path / "out", hand_over=False)
        document = content(out / "document.json")
        assert re.fullmatch(rf"sqlite:///{re.escape(str(temporary))}/triptych-\w+/hello\.db", document["url"])
        assert document["there"] is True
        assert list(temporary.iterdir()) == []

    def test_give_way_to_the_users(self, stack: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DATABASE_URL", "postgresql://shop/{stack}")
        _, out = work(stack, tmp_path / "out", hand_over=False)
        assert content(out / "document.json")["url"] == "postgresql://shop/hello"


class TestRuntime:
    """What the worker says of the interpreter that it ran in."""

    def test_names_distributions_by_their_normalised_names(self, app: App, tmp_path: Path) -> None:
        stack = app(f"def document(): return {DOCUMENT}")
        write_distribution(tmp_path / "first", "Some.Thing_Else", "1.0")
        runtime = _runtime_with(stack, tmp_path / "out", tmp_path / "first")
        assert runtime["distributions"]["some-thing-else"] == "1.0"
        assert runtime["python"] == platform.python_version()
        assert runtime["implementation"] == platform.python_implementation()

    def test_has_the_version_that_is_imported_where_there_are_two(self, app: App, tmp_path: Path) -> None:
        stack = app(f"def document(): return {DOCUMENT}")
        write_distribution(tmp_path / "first", "thing", "2.0")
        write_distribution(tmp_path / "second", "thing", "1.0")
        runtime = _runtime_with(stack, tmp_path / "out", tmp_path / "first", tmp_path / "second")
        assert runtime["distributions"]["thing"] == "2.0"


def write_distribution(folder: Path, name: str, version: str) -> None:
    """Put the metadata of an installed distribution into a folder."""
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")


def _runtime_with(stack: Stack, out: Path, *folders: Path) -> dict[str, Any]:
    """What the worker says where these folders are on sys.path."""
    path = ":".join(map(str, folders))
    command = [sys.executable, str(WORKER), "document", str(stack.folder), "--out", str(out)]
    env = environment_of_this_program() | {"PYTHONPATH": path}
    subprocess.run(command, env=env, capture_output=True, check=True)
    return content(out / "runtime.json")
