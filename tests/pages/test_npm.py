"""Releases that npm brings: each asked for once, kept, and never the reason that something hangs."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest

from extract.pages import npm
from extract.pages.npm import Missing, Release, Releases, Wanted
from tests.pages.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Bring = Callable[[str], Release | Missing]

LATEST = Wanted(name="viewer", range="latest")
FILES = {"package/package.json": b"{}", "package/dist/viewer.js": b"show()"}


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """A registry with `viewer@latest`, which is 3.0.1."""
    opened = Registry(folder=tmp_path / "registry").open()
    opened.publish("viewer@latest", "3.0.1", FILES)
    return opened


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where releases are kept from run to run."""
    return tmp_path / "cache"


@pytest.fixture
def bring(registry: Registry, cache: Path) -> Bring:
    """Brings `NAME@RANGE` as a run of its own would."""
    return lambda wanted: in_a_run(Releases(cache, registry.npm), wanted)


def in_a_run(releases: Releases, wanted: str) -> Release | Missing:
    """What a run gets that asks for `NAME@RANGE`."""
    name, _, range_ = wanted.rpartition("@")
    return asyncio.run(releases.bring(Wanted(name=name, range=range_)))


def contents(release: Release | Missing) -> dict[str, bytes]:
    """The files of a release that is here."""
    assert isinstance(release, Release)
    files = (path for path in release.folder.rglob("*") if path.is_file())
    return {path.relative_to(release.folder).as_posix(): path.read_bytes() for path in files}


class TestRelease:
    """A release that npm brought."""

    def test_is_unpacked_without_the_folder_that_its_archive_is_packed_in(self, bring: Bring) -> None:
        assert contents(bring("viewer@latest")) == {"package.json": b"{}", "dist/viewer.js": b"show()"}

    def test_names_the_version_that_the_range_means(self, bring: Bring) -> None:
        assert str(bring("viewer@latest")) == "viewer 3.0.1"

    def test_may_have_a_scope(self, bring: Bring, registry: Registry) -> None:
        registry.publish("@acme/viewer@^1", "1.2.3", FILES)
        release = bring("@acme/viewer@^1")
        assert str(release) == "@acme/viewer 1.2.3"
        assert contents(release) == contents(bring("viewer@latest"))

    def test_may_be_packed_in_a_folder_of_any_name(self, bring: Bring, registry: Registry) -> None:
        registry.publish("old@1", "1.0.0", {"old/a.js": b"a"})
        assert contents(bring("old@1")) == {"a.js": b"a"}

    @pytest.mark.parametrize("path", ["../viewer@3.0.1.version", "nowhere.js", "dist", "", "/etc/passwd", "dist/../.."])
    def test_has_no_files_but_its_own(self, bring: Bring, path: str) -> None:
        release = bring("viewer@latest")
        assert isinstance(release, Release)
        assert release.file("dist/../dist/viewer.js") is not None
        assert release.file(path) is None


class TestAsking:
    """npm is asked when it may know better, and then once."""

    def test_is_done_once_in_a_run_even_side_by_side(self, registry: Registry, cache: Path) -> None:
        async def twice() -> list[Release | Missing]:
            releases = Releases(cache, registry.npm)
            return [*await asyncio.gather(releases.bring(LATEST), releases.bring(LATEST)), await releases.bring(LATEST)]

        assert {str(release) for release in asyncio.run(twice())} == {"viewer 3.0.1"}
        assert registry.asked() == ["viewer@latest"]

    def test_is_done_anew_in_each_run_for_a_range(self, bring: Bring, registry: Registry) -> None:
        bring("viewer@latest")
        registry.publish("viewer@latest", "3.0.2", {"package/new.js": b"new"})
        release = bring("viewer@latest")
        assert str(release) == "viewer 3.0.2"
        assert contents(release) == {"new.js": b"new"}

    def test_is_not_done_again_for_a_version(self, bring: Bring, registry: Registry) -> None:
        bring("viewer@latest")
        assert str(bring("viewer@3.0.1")) == "viewer 3.0.1"
        assert registry.asked() == ["viewer@latest"]

    def test_goes_on_when_who_asked_first_no_longer_waits(self, registry: Registry, cache: Path) -> None:
        async def impatient() -> Release | Missing:
            releases = Releases(cache, registry.npm)
            first = asyncio.create_task(releases.bring(LATEST))
            second = asyncio.create_task(releases.bring(LATEST))
            await asyncio.sleep(0)
            first.cancel()
            return await second

        assert str(asyncio.run(impatient())) == "viewer 3.0.1"
        assert registry.asked() == ["viewer@latest"]


class TestOutOfReach:
    """What was brought before stands in, and says so."""

    def test_what_the_range_meant_before_stands_in(self, bring: Bring, registry: Registry) -> None:
        bring("viewer@latest")
        registry.close()
        why = "npm brought no viewer@latest: it is out of reach"
        assert str(bring("viewer@latest")) == f"viewer 3.0.1, brought earlier ({why})"

    def test_so_it_does_where_npm_is_gone(self, bring: Bring, cache: Path) -> None:
        bring("viewer@latest")
        release = in_a_run(Releases(cache, None), "viewer@latest")
        assert str(release) == "viewer 3.0.1, brought earlier (npm isn't there)"

    def test_a_range_stands_in_for_no_other(self, bring: Bring, registry: Registry) -> None:
        bring("viewer@latest")
        registry.close()
        assert isinstance(bring("viewer@2"), Missing)

    def test_a_release_that_was_thrown_away_stands_in_for_nothing(self, bring: Bring, registry: Registry) -> None:
        release = bring("viewer@latest")
        assert isinstance(release, Release)
        release.folder.rename(release.folder.with_name("elsewhere"))
        registry.close()
        assert isinstance(bring("viewer@latest"), Missing)


REPORT = '[{"version": "1.0.0"}]'
MISHAPS = {
    "no such release": ('{"error": {"summary": "Not Found"}}', "npm brought no a@1: Not Found"),
    "no JSON": ("<html>", "npm brought no a@1: it doesn't say why"),
    "silence": ("", "npm brought no a@1: it doesn't say why"),
    "another report": ("[]", "npm brought no a@1: it doesn't say why"),
    "a version that leads elsewhere": ('[{"version": "../../1.0.0"}]', "npm brought no a@1: it doesn't say why"),
    "no archive": (REPORT, "npm brought no archive"),
}
ARCHIVES = {
    "a way out": {"package/a.js": b"a", "../../escaped.js": b"!"},
    "a roundabout way out": {"package/a.js": b"a", "package/../../../../escaped.js": b"!"},
    "no folder": {"a.js": b"a"},
}


class TestMissing:
    """A release that doesn't come has a reason, and leaves nothing behind."""

    def test_npm_isnt_there(self, cache: Path) -> None:
        assert in_a_run(Releases(cache, None), "viewer@latest") == Missing(why="npm isn't there")
        assert not cache.exists()

    def test_npm_is_no_program(self, cache: Path, tmp_path: Path) -> None:
        (tmp_path / "npm").touch()
        assert in_a_run(Releases(cache, str(tmp_path / "npm")), "viewer@latest") == Missing(
            why="npm can't be run: Permission denied"
        )

    def test_the_cache_is_no_folder(self, cache: Path, registry: Registry) -> None:
        cache.touch()
        missing = in_a_run(Releases(cache, registry.npm), "viewer@latest")
        assert missing == Missing(why="viewer@latest can't be kept: File exists")

    @pytest.mark.parametrize(("said", "why"), MISHAPS.values(), ids=MISHAPS)
    def test_npm_says_otherwise(self, bring: Bring, registry: Registry, cache: Path, said: str, why: str) -> None:
        registry.say("a@1", said)
        assert bring("a@1") == Missing(why=why)
        assert list(cache.iterdir()) == []

    @pytest.mark.parametrize("files", ARCHIVES.values(), ids=ARCHIVES)
    def test_an_archive_isnt_as_it_should_be(
        self, bring: Bring, registry: Registry, tmp_path: Path, files: dict[str, bytes]
    ) -> None:
        registry.publish("a@1", "1.0.0", files)
        missing = bring("a@1")
        assert isinstance(missing, Missing)
        assert missing.why.startswith("a-1.0.0.tgz ")
        assert str(tmp_path) not in missing.why
        assert list((tmp_path / "cache").iterdir()) == []
        assert list(tmp_path.rglob("escaped.js")) == []

    @pytest.mark.parametrize("keep", [0, 20, 100])
    def test_an_archive_is_cut_off(self, bring: Bring, registry: Registry, cache: Path, keep: int) -> None:
        registry.publish("a@1", "1.0.0", {"package/a.js": os.urandom(1000)})
        archive = registry.folder / "a-1.0.0.tgz"
        archive.write_bytes(archive.read_bytes()[:keep])
        missing = bring("a@1")
        assert isinstance(missing, Missing)
        assert missing.why.startswith("a-1.0.0.tgz can't be unpacked (")
        assert list(cache.iterdir()) == []


class TestTime:
    """npm is ended when its time is over, or when nobody waits any longer."""

    @pytest.fixture
    def hanging(self, registry: Registry) -> Registry:
        """A registry that answers `viewer@latest` never."""
        registry.say("viewer@latest", "", hangs=True)
        return registry

    def test_is_bounded(self, bring: Bring, hanging: Registry, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(npm, "WITHIN", 0.5)
        assert bring("viewer@latest") == Missing(why="npm brought no viewer@latest within 0.5 s")
        assert_ended(hanging)
        assert list(cache.iterdir()) == []

    def test_ends_with_the_run(self, hanging: Registry, cache: Path) -> None:
        async def interrupted() -> None:
            under_way = asyncio.create_task(Releases(cache, hanging.npm).bring(LATEST))
            await asyncio.to_thread(hanging.wait_until_it_hangs)
            under_way.cancel()

        asyncio.run(interrupted())
        assert_ended(hanging)
        assert list(cache.iterdir()) == []


def assert_ended(registry: Registry) -> None:
    """No npm is left; one that never came as far as to hang has no id to look for."""
    pid = registry.folder / "pid"
    if pid.exists() and (said := pid.read_text(encoding="utf-8")):
        with pytest.raises(ProcessLookupError):
            os.kill(int(said), 0)
