"""From a stack to its bundle: the same bytes in each run, or the reason why there is none."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from extract import server
from extract.bundle import Bundle, read, read_failure
from extract.errors import AppError, BundleError, EnvironmentMissingError, ExtractError, ServerError, SettingError
from extract.pull import made_in_process, pull
from extract.scrub import scrubbed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.stack import Stack

    Change = Callable[[str, str], Stack]
    Pull = Callable[[str], Bundle]


@pytest.fixture
def pull_with(hello: Stack, python: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> Pull:
    """Make the miniature's bundle while it has a fault."""

    def pulled_with(fault: str) -> Bundle:
        monkeypatch.setenv("HELLO_FAULT", fault)
        return pull(hello, python, target, say=lambda _: None)

    return pulled_with


def names(folder: Path) -> list[str]:
    """Each file of a folder, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def in_process(bundle: Bundle) -> str:
    """How the document made without a server relates to the one that is served."""
    assert bundle.manifest.document is not None
    return bundle.manifest.document.in_process


class TestBundle:
    """What a stack without a fault gives."""

    def test_holds_the_document_and_the_pages_as_served(self, pulled: Bundle) -> None:
        assert names(pulled.folder) == ["document.json", "manifest.json", "pages/front-page.html", "validation.json"]
        assert json.loads(pulled.data)["info"]["title"] == "Hello"
        assert (pulled.folder / "pages" / "front-page.html").read_bytes().startswith(b"<h1>Hello</h1>")

    def test_says_what_it_was_made_of(self, pulled: Bundle) -> None:
        manifest = pulled.manifest
        assert (manifest.format, manifest.stack, manifest.title, manifest.interface) == (1, "hello", "Hello", "wsgi")
        assert re.fullmatch(r"CPython 3\.\d+\.\d+\w*", manifest.python)
        assert re.fullmatch(r"\d+(\.\d+)+", manifest.versions["pip"])
        assert [(page.name, page.kind, page.path, page.status) for page in manifest.pages] == [
            ("Front page", "plain", "/docs", 200)
        ]
        assert {file.path: file.type for file in manifest.files} == {
            "document.json": "application/json",
            "pages/front-page.html": "text/html",
            "validation.json": "application/json",
        }

    def test_holds_the_documents_verdict(self, pulled: Bundle) -> None:
        verdict = json.loads(pulled.read("validation.json"))
        assert (verdict["dialect"], verdict["valid"], verdict["complete"]) == ("3.1", True, True)

    @pytest.mark.parametrize(("said", "found"), [("PIP", True), ("no_such.thing", False)])
    def test_has_versions_whatever_the_spelling(
        self, change: Change, python: Path, target: Path, said: str, *, found: bool
    ) -> None:
        versions = pull(change('["pip"]', f'["{said}"]'), python, target, say=lambda _: None).manifest.versions
        assert versions.keys() == {said}
        assert (versions[said] != "not installed") is found

    def test_is_told_line_by_line(self, hello: Stack, python: Path, target: Path) -> None:
        said: list[str] = []
        pull(hello, python, target, say=said.append)
        assert said == [
            "hello: making its document without a server",
            "hello: starting its server",
            "hello: validating its document",
        ]


class TestTwoRuns:
    """The same bytes, but for what the manifest lists with its reason."""

    @pytest.fixture
    def twice(self, hello: Stack, python: Path, tmp_path: Path) -> tuple[Bundle, Bundle]:
        """Two bundles of one stack."""
        first, second = (pull(hello, python, tmp_path / name, say=lambda _: None) for name in ("first", "second"))
        return first, second

    def test_give_the_same_files(self, twice: tuple[Bundle, Bundle]) -> None:
        first, second = (names(bundle.folder) for bundle in twice)
        assert first == second

    def test_differ_only_in_what_is_listed(self, twice: tuple[Bundle, Bundle]) -> None:
        first, second = twice
        listed = {file.path: file.scrubbed for file in first.manifest.files}
        different = {}
        for name in names(first.folder):
            contents = [(bundle.folder / name).read_bytes() for bundle in twice]
            if contents[0] != contents[1]:
                different[name] = listed[name]
                assert scrubbed(contents[0], tuple(listed[name])) == scrubbed(contents[1], tuple(listed[name]))
        reason = "Django masks its CSRF token anew in each answer (django.middleware.csrf)"
        assert different == {"pages/front-page.html": {"django-csrf-token": reason}}
        assert first.manifest == second.manifest

    def test_differ_in_the_other_documents_too_where_they_do(self, hello: Stack, python: Path, tmp_path: Path) -> None:
        source = (hello.folder / "hello.py").read_text(encoding="utf-8")
        unstable = source.replace('"version": "1"', '"version": secrets.token_hex(8)')
        (hello.folder / "hello.py").write_text(unstable, encoding="utf-8")
        digests = {pull(hello, python, tmp_path / name, say=lambda _: None).manifest.digest for name in ("a", "b")}
        assert len(digests) == 2


class TestManifest:
    """No clock, port or absolute path has a place in it."""

    def test_holds_nothing_of_the_run(
        self, hello: Stack, python: Path, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ports: list[int] = []
        free = server.free_port

        def remembered() -> int:
            ports.append(free())
            return ports[-1]

        monkeypatch.setattr(server, "free_port", remembered)
        pull(hello, python, target, say=lambda _: None)
        text = (target / "manifest.json").read_text(encoding="utf-8")
        today = dt.datetime.now(dt.UTC).date()
        assert len(ports) == 1
        for word in (str(tmp_path), str(python), "127.0.0.1", "localhost", f":{ports[0]}", str(today), "triptych-"):
            assert word not in text
        assert '"/' not in text.replace('"/openapi.json"', "").replace('"/docs"', "")


class TestInProcess:
    """The document made without a server, and the one that is served."""

    def test_are_the_same(self, pulled: Bundle) -> None:
        assert in_process(pulled) == "same"

    def test_are_both_kept_where_they_differ(self, pull_with: Pull) -> None:
        bundle = pull_with("other-document")
        assert in_process(bundle) == "different"
        assert "tags" in json.loads(bundle.data)
        assert "tags" not in json.loads(bundle.read("in-process.json"))

    def test_are_the_same_in_whatever_order(self, hello: Stack, python: Path, target: Path) -> None:
        source = (hello.folder / "hello.py").read_text(encoding="utf-8")
        turned = source.replace(
            "json.dumps({**made", "json.dumps(dict(reversed(made.items())) if FAULT == '' else {**made"
        )
        (hello.folder / "hello.py").write_text(turned, encoding="utf-8")
        bundle = pull(hello, python, target, say=lambda _: None)
        assert next(iter(json.loads(bundle.data))) == "paths"
        assert in_process(bundle) == "same"


class TestAsShipped:
    """Pages as the framework ships them lie beside those that are served."""

    @pytest.fixture
    def stack(self, hello: Stack, change: Change) -> Stack:
        """One whose page is another as it is shipped, and holds a token that is another each time."""
        source = (hello.folder / "hello.py").read_text(encoding="utf-8")
        more = (
            '\n\ndef shipped():\n    return \'<p>Shipped</p><input name="csrf" value="%s">\' % secrets.token_hex(32)\n'
        )
        (hello.folder / "hello.py").write_text(
            source.replace("\n\ndef main(", f"{more}\n\ndef main("), encoding="utf-8"
        )
        return change('kind = "plain"', 'kind = "plain"\nas_shipped = "hello:shipped"')

    def test_are_in_the_bundle(self, stack: Stack, python: Path, target: Path) -> None:
        bundle = pull(stack, python, target, say=lambda _: None)
        page = bundle.manifest.pages[0]
        assert (page.file, page.as_shipped) == ("pages/front-page.html", "pages/front-page.as-shipped.html")
        assert bundle.read(page.as_shipped).startswith(b"<p>Shipped</p>")
        assert bundle.read(page.file).startswith(b"<h1>Hello</h1>")
        assert {file.path: file.type for file in bundle.manifest.files}[page.as_shipped] == "text/html"

    def test_are_named_only_where_they_are_others(self, pulled: Bundle) -> None:
        assert [page.as_shipped for page in pulled.manifest.pages] == [""]

    def test_are_the_same_in_each_run(self, stack: Stack, python: Path, tmp_path: Path) -> None:
        first, second = (pull(stack, python, tmp_path / name, say=lambda _: None) for name in ("first", "second"))
        name = first.manifest.pages[0].as_shipped
        assert (first.folder / name).read_bytes() != (second.folder / name).read_bytes()
        assert first.read(name) == second.read(name)
        assert first.manifest == second.manifest

    def test_that_fail_are_the_stacks_failure(self, change: Change, python: Path, target: Path) -> None:
        stack = change('kind = "plain"', 'kind = "plain"\nas_shipped = "hello:nowhere"')
        with pytest.raises(AppError, match="'Front page'"):
            pull(stack, python, target, say=lambda _: None)
        failure = read_failure(target)
        assert failure is not None
        assert "`hello:nowhere` gives no page 'Front page' as shipped" in failure.error


class TestFindings:
    """What is wrong with a document or a page is in the bundle: it is no failure."""

    def test_a_missing_page_is_recorded(self, pull_with: Pull) -> None:
        bundle = pull_with("missing-page")
        assert [page.status for page in bundle.manifest.pages] == [404]
        assert bundle.read("pages/front-page.html") == b"no such path"

    def test_a_page_may_be_elsewhere(self, pull_with: Pull) -> None:
        assert [page.status for page in pull_with("redirect").manifest.pages] == [200]

    def test_a_dangling_reference_is_recorded(self, pull_with: Pull) -> None:
        verdict = json.loads(pull_with("dangling").read("validation.json"))
        assert [(problem["rule"], problem["pointer"]) for problem in verdict["problems"]] == [
            ("unresolvable-reference", "/paths/~1/get/responses/200/content/application~1json/schema/$ref")
        ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mishap:
    """Something that goes wrong, and what comes of it.

    Attributes:
        variables: The environment variables that bring it about.
        stack_toml: Words of stack.toml, and those in their place.
        requirements: What requirements.txt says.
        error: The error's class.
        code: Its exit code.
        said: What its line holds.
        detail: What its detail holds.
    """

    variables: dict[str, str] = field(default_factory=dict)
    stack_toml: tuple[str, str] = ("", "")
    requirements: str = ""
    error: type[ExtractError]
    code: int
    said: str
    detail: str = ""


MISHAPS = {
    "import": Mishap(
        variables={"HELLO_FAULT": "import"},
        error=AppError,
        code=2,
        said="`hello:document` gives no document: ImportError: a fault that was asked for",
        detail="Traceback",
    ),
    "exit": Mishap(
        variables={"HELLO_FAULT": "exit"},
        error=ServerError,
        code=3,
        said="ended before it was ready",
        detail="the server gives up",
    ),
    "deaf": Mishap(
        variables={"HELLO_FAULT": "deaf", "TRIPTYCH_READY_SECONDS": "0.5"},
        error=ServerError,
        code=3,
        said="the server never got ready: no answer within 0.5 s",
    ),
    "not-json": Mishap(
        variables={"HELLO_FAULT": "not-json"}, error=AppError, code=2, said="what it serves at /openapi.json is no JSON"
    ),
    "list": Mishap(
        variables={"HELLO_FAULT": "list"}, error=AppError, code=2, said="no OpenAPI document: it is no JSON object"
    ),
    "deep": Mishap(variables={"HELLO_FAULT": "deep"}, error=AppError, code=2, said="is no JSON: maximum recursion"),
    "away": Mishap(variables={"HELLO_FAULT": "away"}, error=ServerError, code=3, said="leads out of the service"),
    "setting": Mishap(
        variables={"TRIPTYCH_READY_SECONDS": "soon"},
        error=SettingError,
        code=2,
        said="TRIPTYCH_READY_SECONDS is 'soon'",
    ),
    "path": Mishap(
        stack_toml=("/openapi.json", "/swagger.json"),
        error=ServerError,
        code=3,
        said="GET /swagger.json was answered with 404. See [document] in its stack.toml.",
    ),
    "server": Mishap(
        stack_toml=('"hello.py"', '"nowhere.py"'),
        error=ServerError,
        code=3,
        said="ended before it was ready",
        detail="nowhere.py",
    ),
    "requirements": Mishap(requirements="pip==0.1\n", error=EnvironmentMissingError, code=3, said="`tox run -e hello`"),
}


class TestFailure:
    """What went wrong stands in the place of the bundle, and nothing of an older one or of half a one."""

    @pytest.fixture(params=MISHAPS.values(), ids=list(MISHAPS))
    def mishap(
        self, request: pytest.FixtureRequest, pulled: Bundle, change: Change, monkeypatch: pytest.MonkeyPatch
    ) -> Mishap:
        """Something that goes wrong, after a bundle has been made already."""
        chosen: Mishap = request.param
        for name, value in chosen.variables.items():
            monkeypatch.setenv(name, value)
        folder = change(*chosen.stack_toml).folder
        (folder / "requirements.txt").write_text(chosen.requirements, encoding="utf-8")
        assert (pulled.folder / "manifest.json").is_file()
        return chosen

    def test_takes_the_place_of_the_bundle(
        self, mishap: Mishap, change: Change, python: Path, target: Path, temporary: Path
    ) -> None:
        with pytest.raises(ExtractError) as caught:
            pull(change("", ""), python, target, say=lambda _: None)
        error = caught.value
        assert (type(error), error.exit_code) == (mishap.error, mishap.code)
        assert mishap.said in str(error)
        assert mishap.detail in error.detail
        assert str(error).splitlines() == [str(error)]
        failure = read_failure(target)
        assert failure is not None
        assert (failure.error, failure.detail, failure.exit_code) == (str(error), error.detail, mishap.code)
        assert (failure.stack, failure.title) == ("hello", "Hello")
        assert names(target.parent) == ["hello/failure.json"]
        assert list(temporary.iterdir()) == []
        with pytest.raises(BundleError, match="hello has no bundle"):
            read(target)

    def test_is_gone_with_the_next_bundle(self, pull_with: Pull, target: Path) -> None:
        with pytest.raises(AppError):
            pull_with("import")
        pull_with("")
        assert "failure.json" not in names(target)

    def test_that_is_none_of_ours_leaves_the_older_bundle(
        self, pulled: Bundle, hello: Stack, python: Path, temporary: Path
    ) -> None:
        def interrupt(line: str) -> None:
            if "validating" in line:
                raise KeyboardInterrupt

        before = (pulled.folder / "manifest.json").read_bytes()
        with pytest.raises(KeyboardInterrupt):
            pull(hello, python, pulled.folder, say=interrupt)
        assert (pulled.folder / "manifest.json").read_bytes() == before
        assert [path.name for path in pulled.folder.parent.iterdir()] == ["hello"]
        assert list(temporary.iterdir()) == []

    def test_puts_nothing_in_the_place_of_something_else(self, hello: Stack, python: Path, tmp_path: Path) -> None:
        (tmp_path / "precious").mkdir()
        (tmp_path / "precious" / "file").touch()
        with pytest.raises(BundleError, match="something else is there"):
            pull(hello, python, tmp_path / "precious", say=lambda _: None)
        assert names(tmp_path / "precious") == ["file"]


class TestVariables:
    """`[env]` of stack.toml, within the app."""

    @pytest.fixture
    def stack(self, change: Change) -> Stack:
        """One whose document says what its database is."""
        stack = change("[env]", '[env]\nDATABASE_URL = "sqlite:///{scratch}/{stack}.db"')
        source = (
            "import os, pathlib\n"
            "url = os.environ['DATABASE_URL']\n"
            "there = pathlib.Path(url[10:]).parent.is_dir()\n"
            "def document(): return {'url': url, 'there': there}\n"
        )
        (stack.folder / "hello.py").write_text(source, encoding="utf-8")
        return stack

    def test_name_a_scratch_folder_that_is_there_and_then_gone(
        self, stack: Stack, python: Path, temporary: Path
    ) -> None:
        document = made_in_process(stack, python).document
        assert re.fullmatch(rf"sqlite:///{re.escape(str(temporary))}/triptych-\w+/hello\.db", document["url"])
        assert document["there"] is True
        assert list(temporary.iterdir()) == []

    def test_give_way_to_the_users(self, stack: Stack, python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DATABASE_URL", "postgresql://shop")
        document = made_in_process(stack, python).document
        assert document["url"] == "postgresql://shop"
