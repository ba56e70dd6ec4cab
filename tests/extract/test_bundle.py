"""The bundle on disk: put in its place whole, read with every hash checked, refused by name where it is damaged."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from extract import bundle
from extract.bundle import Bundle, DocumentEntry, Failure, Manifest, PageEntry, check_fresh, pretty, read
from extract.bundle_writer import Writer
from extract.errors import BAD_INPUT, BundleError
from extract.published import schema
from extract.scrub import SCRUBBERS
from extract.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Damage = Callable[[Path], object]

SOURCES = Sources(code="a" * 64, requirements="b" * 64, shared="c" * 64)
TOKEN = b"t" * 64
PAGE = b'<input name="csrf" value="%b">'
FAILURE = Failure(format=1, stack="hello", title="Hello", error="It went wrong.", detail="Here.", exit_code=3)


def write(target: Path, page: bytes = PAGE % TOKEN) -> None:
    """Put a small bundle in its place."""
    writer = Writer(target)
    writer.add("document.json", b'{"openapi": "3.1.0"}', "application/json")
    writer.add("pages/docs.html", page, "text/html")
    entry = PageEntry(name="Docs", kind="plain", path="/docs", status=200, file="pages/docs.html")
    writer.finish(
        Manifest(
            format=1,
            stack="hello",
            title="Hello",
            interface="wsgi",
            python="CPython 3.11.7",
            versions={"pip": "23.2"},
            sources=SOURCES,
            document=DocumentEntry(path="/openapi.json", file="document.json", in_process="same"),
            pages=(entry,),
            files=tuple(writer.files),
            digest="",
        )
    )


@pytest.fixture
def written(target: Path) -> Path:
    """A small bundle."""
    write(target)
    return target


class TestRead:
    """A bundle that is whole."""

    def test_gives_its_name_and_its_documents_bytes(self, written: Path) -> None:
        whole = read(written)
        assert (whole.name, whole.data, whole.folder) == ("hello", b'{"openapi": "3.1.0"}', written)

    def test_gives_files_without_what_changes_from_run_to_run(self, written: Path) -> None:
        assert (written / "pages" / "docs.html").read_bytes() == PAGE % TOKEN
        assert read(written).read("pages/docs.html") == PAGE % b"scrubbed"

    def test_names_each_scrubber_with_its_reason(self, written: Path) -> None:
        scrubbed = {file.path: file.scrubbed for file in read(written).manifest.files}
        reason = SCRUBBERS["django-csrf-token"].reason
        assert scrubbed == {"document.json": {}, "pages/docs.html": {"django-csrf-token": reason}}

    def test_doesnt_mind_another_token(self, written: Path) -> None:
        (written / "pages" / "docs.html").write_bytes(PAGE % (b"u" * 64))
        read(written)

    def test_has_a_digest_that_no_token_changes(self, tmp_path: Path) -> None:
        digests = []
        for letter in (b"t", b"u"):
            write(tmp_path / letter.decode(), PAGE % (letter * 64))
            digests.append(read(tmp_path / letter.decode()).manifest.digest)
        assert digests[0] == digests[1]


def edit(**parts: Any) -> Damage:  # noqa: ANN401 - any part of a manifest
    """Write something else into the manifest."""

    def damage(folder: Path) -> None:
        path = folder / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_bytes()) | parts), encoding="utf-8")

    return damage


def overwrite(name: str, content: bytes) -> Damage:
    """Put something else into a file."""
    return lambda folder: (folder / name).write_bytes(content)


def cut(name: str) -> Damage:
    """Leave the first half of a file."""
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes()[:10])


DAMAGES: dict[str, tuple[Damage, str]] = {
    "missing": (shutil.rmtree, "no bundle at"),
    "without a manifest": (lambda folder: (folder / "manifest.json").unlink(), "no bundle at"),
    "truncated manifest": (cut("manifest.json"), "manifest.json can't be read"),
    "empty manifest": (overwrite("manifest.json", b""), "manifest.json can't be read"),
    "manifest that is no JSON object": (overwrite("manifest.json", b"[]"), "manifest.json can't be read"),
    "manifest that is no UTF-8": (overwrite("manifest.json", b'{"stack": "\xff"}'), "manifest.json can't be read"),
    "other format": (edit(format=2), "2 - at `$.format`"),
    "manifest with an unknown key": (edit(more=1), "unknown field `more`"),
    "manifest with another title": (edit(title="Bonjour"), "manifest.json isn't what its digest says"),
    "manifest with other versions": (edit(versions={"pip": "9"}), "manifest.json isn't what its digest says"),
    "manifest with fewer files": (edit(files=[]), "manifest.json isn't what its digest says"),
    "manifest with another digest": (edit(digest="0" * 64), "manifest.json isn't what its digest says"),
    "edited document": (overwrite("document.json", b'{"openapi": "3.1.1"}'), "document.json isn't what"),
    "truncated document": (cut("document.json"), "document.json isn't what"),
    "deleted document": (lambda folder: (folder / "document.json").unlink(), "document.json can't be read"),
    "edited page": (overwrite("pages/docs.html", b"<p>"), "pages/docs.html isn't what"),
    "deleted pages": (lambda folder: shutil.rmtree(folder / "pages"), "pages/docs.html can't be read"),
    "truncated failure": (overwrite("failure.json", b"{"), "failure.json can't be read"),
    "failure that is no UTF-8": (overwrite("failure.json", b'{"stack": "\xff"}'), "failure.json can't be read"),
}


class TestDamage:
    """Each kind is refused with the place, and with the command that renews the bundle."""

    @pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES)
    def test_is_named(self, written: Path, damage: Damage, said: str) -> None:
        damage(written)
        with pytest.raises(BundleError) as caught:
            read(written)
        line = str(caught.value)
        assert said in line
        assert str(written) in line
        assert "`triptych extract hello`" in line
        assert line.splitlines() == [line]
        assert caught.value.exit_code == BAD_INPUT == 2

    def test_a_scrubber_that_there_is_none_of_is_named(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(SCRUBBERS, "of-tomorrow", SCRUBBERS["django-csrf-token"])
        write(target)
        monkeypatch.delitem(SCRUBBERS, "of-tomorrow")
        with pytest.raises(BundleError, match=r"scrubber that there is none of, for pages/docs\.html"):
            read(target)


class TestFailure:
    """Why a stack has no bundle stands where the bundle would be."""

    def test_is_what_reading_the_bundle_says(self, target: Path) -> None:
        Writer(target).finish(FAILURE)
        with pytest.raises(BundleError) as caught:
            read(target)
        assert str(caught.value) == "hello has no bundle: It went wrong."
        assert caught.value.detail == "Here."

    def test_takes_the_place_of_an_older_bundle(self, written: Path) -> None:
        Writer(written).finish(FAILURE)
        assert [path.name for path in written.iterdir()] == ["failure.json"]

    def test_gives_way_to_a_newer_bundle(self, target: Path) -> None:
        Writer(target).finish(FAILURE)
        write(target)
        assert bundle.read_failure(target) is None
        assert read(target).name == "hello"


class TestStaleness:
    """A bundle made of something else than is there now is refused."""

    @pytest.mark.parametrize("part", ["code", "requirements", "shared"])
    def test_names_what_changed_and_what_renews_it(self, written: Path, part: str) -> None:
        now = Sources(**{name: getattr(SOURCES, name) for name in SOURCES.__struct_fields__} | {part: "d" * 64})
        with pytest.raises(BundleError) as caught:
            check_fresh(read(written), now)
        assert str(caught.value) == (
            f"the bundle of hello is stale: changed since it was made: {part}. Renew it with `triptych extract hello`."
        )
        assert caught.value.exit_code == BAD_INPUT

    def test_is_none_where_nothing_changed(self, written: Path) -> None:
        check_fresh(read(written), SOURCES)


class TestWriter:
    """A bundle is in its place whole or not at all, and in the place of nothing but a bundle."""

    def test_leaves_the_old_bundle_until_the_new_one_is_whole(self, written: Path) -> None:
        writer = Writer(written)
        writer.add("document.json", b"{}", "application/json")
        assert read(written).data == b'{"openapi": "3.1.0"}'
        writer.discard()
        assert read(written).data == b'{"openapi": "3.1.0"}'

    @pytest.mark.parametrize("finish", [True, False])
    def test_leaves_nothing_beside_it(self, written: Path, *, finish: bool) -> None:
        if finish:
            write(written)
        else:
            Writer(written).discard()
        assert [path.name for path in written.parent.iterdir()] == ["hello"]

    def test_puts_it_there_without_being_interrupted(self, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        replace = type(written).replace

        def interrupted(self: Path, target: Path) -> Path:
            signal.raise_signal(signal.SIGINT)
            return replace(self, target)

        monkeypatch.setattr(type(written), "replace", interrupted)
        try:
            write(written, b"<p>new</p>")
        except KeyboardInterrupt:
            pytest.fail("it was interrupted")
        assert read(written).read("pages/docs.html") == b"<p>new</p>"
        assert [path.name for path in written.parent.iterdir()] == ["hello"]

    @pytest.mark.parametrize("place", ["new", "deep/down/new", "empty", "bundle", "failure"])
    def test_takes_a_place_where_nothing_is_lost(self, tmp_path: Path, place: str) -> None:
        (tmp_path / "empty").mkdir()
        write(tmp_path / "bundle")
        Writer(tmp_path / "failure").finish(FAILURE)
        write(tmp_path / place)
        assert read(tmp_path / place).name == "hello"

    @pytest.mark.parametrize("place", ["folder", "folder/file", "folder/file/under"])
    def test_refuses_any_other(self, tmp_path: Path, place: str) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "file").write_text("precious", encoding="utf-8")
        with pytest.raises(BundleError, match="can't write a bundle at") as caught:
            Writer(tmp_path / place)
        assert caught.value.exit_code == BAD_INPUT
        assert (tmp_path / "folder" / "file").read_text(encoding="utf-8") == "precious"
        assert [path.name for path in (tmp_path / "folder").iterdir()] == ["file"]

    def test_takes_the_working_directory_where_it_is_empty(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "here").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        write(type(tmp_path)())
        assert read(tmp_path / "here").name == "hello"


class TestSchema:
    """The published schema is that of the types, and what is written keeps it."""

    def test_is_published_as_it_is(self, root: Path) -> None:
        published = root / "extract" / "bundle.schema.json"
        assert json.loads(published.read_bytes()) == json.loads(pretty(schema())), (
            "write it anew with `python -m extract.published > extract/bundle.schema.json`"
        )

    def test_is_printed_by_the_command_that_writes_it(self, root: Path) -> None:
        command = [sys.executable, "-m", "extract.published"]
        done = subprocess.run(command, cwd=root, capture_output=True, check=True)
        assert done.stdout == (root / "extract" / "bundle.schema.json").read_bytes()

    def test_is_a_json_schema(self) -> None:
        jsonschema.Draft202012Validator.check_schema(schema())

    def test_holds_a_manifest(self, written: Path) -> None:
        jsonschema.validate(json.loads((written / "manifest.json").read_bytes()), schema())

    def test_holds_the_miniatures_manifest(self, pulled: Bundle) -> None:
        jsonschema.validate(json.loads((pulled.folder / "manifest.json").read_bytes()), schema())

    def test_holds_a_failure(self, target: Path) -> None:
        Writer(target).finish(FAILURE)
        jsonschema.validate(json.loads((target / "failure.json").read_bytes()), schema())

    @pytest.mark.parametrize(
        ("key", "value"), [("format", 2), ("more", 1), ("interface", "cgi"), ("files", {}), ("title", None)]
    )
    def test_holds_nothing_else(self, written: Path, key: str, value: object) -> None:
        edit(**{key: value})(written)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(json.loads((written / "manifest.json").read_bytes()), schema())
