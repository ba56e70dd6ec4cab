"""By what means a document is made: the miniature, once its hooks and annotations are taken out."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from extract.bundle import digest_of, pretty, read
from extract.errors import AppError, BundleError, StackError
from extract.means import read as read_means
from extract.means import read_cost
from extract.means.bare import bare
from extract.pull import pull
from extract.server import serving
from extract.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.bundle import Bundle
    from extract.stack import Stack

    Change = Callable[[str, str], Stack]

DOCUMENTATION = """
[documentation.annotations]
entries = ["document.info.description"]

[documentation.hooks]
definitions = ["finished"]
instead = {finished = "dict"}
"""
SOURCE = '''def finished(made):
    """Say what can't be said elsewhere."""
    return {**made, "servers": [{"url": "/"}]}


def documented():
    made = finished(document())
    return {**made, "components": {}}


'''


@pytest.fixture
def stack(hello: Stack, change: Change) -> Stack:
    """The miniature with a description, which is an annotation, and servers, which are a hook's."""
    path = hello.folder / "hello.py"
    text = path.read_text(encoding="utf-8").replace('"title": "Hello",', '"title": "Hello", "description": "A.",')
    text = text.replace("made = document()", "made = documented()")
    path.write_text(text.replace("def served_document(", f"{SOURCE}def served_document("), encoding="utf-8")
    (hello.folder.parent / "shared.txt").write_text("for all", encoding="utf-8")
    change("[serve]", f"{DOCUMENTATION}\n[serve]")
    return change('"hello:document"', '"hello:documented"')


@pytest.fixture
def documented(stack: Stack, python: Path, target: Path) -> Bundle:
    """Its bundle."""
    return pull(stack, python, target, say=lambda _: None)


class TestDocuments:
    """What is left of the document without some means."""

    def test_are_told_by_means(self, documented: Bundle) -> None:
        means = read_means(documented)
        assert means is not None
        said: tuple[Any, ...] = (json.loads(documented.data), means.without_hooks, means.from_code)
        whole, fewer, fewest = said
        assert ("servers" in whole, "servers" in fewer, "servers" in fewest) == (True, False, False)
        assert [one["info"].get("description") for one in (whole, fewer, fewest)] == ["A.", "A.", None]
        assert whole["paths"] == fewer["paths"] == fewest["paths"]

    def test_are_the_same_in_each_run(self, stack: Stack, documented: Bundle, python: Path, tmp_path: Path) -> None:
        again = pull(stack, python, tmp_path / "again", say=lambda _: None)
        assert again.manifest == documented.manifest

    def test_have_a_part_in_the_digest(self, documented: Bundle) -> None:
        files = {file.path: file for file in documented.manifest.files}
        for path in ("document.without-hooks.json", "document.from-code.json", "cost.json"):
            changed = tuple(replace(file, sha256="0") if file.path == path else file for file in files.values())
            assert digest_of(replace(documented.manifest, files=changed)) != documented.manifest.digest

    def test_are_stale_once_another_means_is_named(self, stack: Stack, change: Change) -> None:
        before = sources_of(stack)
        assert before.changed(sources_of(change('"document.info.description"', '"document.info.title"'))) == ("code",)

    def test_are_none_where_nobody_says_what_documents(self, pulled: Bundle) -> None:
        assert read_means(pulled) is None
        assert read_cost(pulled) is None

    def test_that_are_damaged_are_an_error(self, documented: Bundle) -> None:
        path = documented.folder / "document.from-code.json"
        path.write_text("5\n", encoding="utf-8")
        files = tuple(
            replace(file, sha256=hashlib.sha256(b"5\n").hexdigest()) if file.path == path.name else file
            for file in documented.manifest.files
        )
        manifest = replace(documented.manifest, files=files)
        (documented.folder / "manifest.json").write_bytes(pretty(replace(manifest, digest=digest_of(manifest))))
        with pytest.raises(BundleError, match=r"document\.from-code\.json is neither an object nor a list"):
            read_means(read(documented.folder))

    @pytest.mark.usefixtures("stack")
    def test_that_cannot_be_made_are_the_stacks_failure(self, change: Change, python: Path, target: Path) -> None:
        change('instead = {finished = "dict"}', "")
        with pytest.raises(AppError, match="NameError: name 'finished' is not defined"):
            pull(change('title = "Hello"', 'title = "Hello!"'), python, target, say=lambda _: None)
        assert (target / "failure.json").is_file()

    @pytest.mark.usefixtures("stack")
    def test_need_patterns_that_fit(self, change: Change, python: Path, target: Path) -> None:
        with pytest.raises(StackError, match=r"'definitions finish': nothing in the source fits"):
            pull(change('["finished"]', '["finish"]'), python, target, say=lambda _: None)


class TestCost:
    """What the means cost."""

    def test_is_in_the_bundle(self, documented: Bundle) -> None:
        cost = read_cost(documented)
        assert cost is not None
        assert (cost.annotation_lines, cost.hook_lines) == (0, 3), "the description shares its line with code"
        assert [(one.what, one.group) for one in cost.constructs] == [
            ("document.info.description", "annotation"),
            ("finished", "hook"),
        ]


class TestBareStack:
    """The stack that the black-box suite runs against with `--bare`."""

    def test_serves_without_hooks_and_annotations(self, stack: Stack, python: Path, temporary: Path) -> None:
        before = sources_of(stack)
        with bare(stack) as copy:
            assert (copy.folder.parent / "shared.txt").read_text(encoding="utf-8") == "for all"
            assert "finished" not in (copy.folder / "hello.py").read_text(encoding="utf-8")
            with serving(copy, python) as service:
                assert service.stack.name == "hello"
        assert sources_of(stack) == before
        assert list(temporary.iterdir()) == []

    def test_is_a_copy_where_nothing_only_documents(self, hello: Stack) -> None:
        with bare(hello) as copy:
            assert copy.folder != hello.folder
            assert sources_of(copy).code == sources_of(hello).code


class TestStackToml:
    """`[documentation]` of stack.toml."""

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("entries =", "entrys =", "Perhaps you meant 'entries'"),
            ("[documentation.hooks]", "[documentation.hook]", "Perhaps you meant 'hooks'"),
            ("entries =", "decorators = ['a but b']\nentries =", "'name unless keyword'"),
            ("instead = {", "arguments = {f = [true], ", "arguments"),
        ],
    )
    @pytest.mark.usefixtures("stack")
    def test_has_its_keys_and_no_others(self, change: Change, old: str, new: str, said: str) -> None:
        with pytest.raises(StackError) as caught:
            change(old, new)
        assert said in str(caught.value)
