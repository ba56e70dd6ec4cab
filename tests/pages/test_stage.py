"""The stage, on a miniature whose page is broken in each of the ways that a page can be."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from extract import bundle
from extract.errors import SettingError
from extract.pages import stage
from extract.pages.browser import find
from extract.pages.results import PageSeen, Stranger, read
from extract.pull import pull
from extract.stack import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.bundle import Bundle
    from extract.stack import Stack

    Look = Callable[..., Bundle]

BOTH = ("GET /", "GET /items")
TOGETHER = (  # what hangs is looked at alone: its script may keep a processor
    "",
    "blank",
    "silent",
    "gone",
    "missing",
    "surplus",
    "console",
    "policy",
    "exception",
    "silence",
    "elsewhere",
    "refused",
)
HANG = 4  # seconds


@pytest.fixture(scope="session")
def browser_program() -> Path | None:
    """The program that the stage would take."""
    return find().executable


@pytest.fixture(scope="session")
def look(root: Path, tmp_path_factory: pytest.TempPathFactory, browser_program: Path | None) -> Look:
    """Has the miniature's pages looked at, once with each fault; its bundle. Most faults share one look."""
    done: dict[str, Bundle] = {}

    def looked(fault: str = "") -> Bundle:
        if fault not in done:
            faults = TOGETHER if fault in TOGETHER else (fault,)
            pulled = [_pulled(root, tmp_path_factory.mktemp("stage"), fault) for fault in faults]
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("TRIPTYCH_PAGE_SECONDS", str(30 if fault in TOGETHER else HANG))
                _look(pulled, browser_program, tmp_path_factory.mktemp("cdn"))
            done.update(zip(faults, [bundle.read(one.folder) for _, one in pulled], strict=True))
        return done[fault]

    return looked


def _pulled(root: Path, folder: Path, fault: str = "", miniature: str = "leaflet") -> tuple[Stack, Bundle]:
    """A copy of a miniature, perhaps with a fault, and its bundle."""
    copied = folder / (fault or miniature)
    shutil.copytree(root / "tests/miniatures" / miniature, copied)
    settings = copied / "stack.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('LEAFLET_FAULT = ""', f'LEAFLET_FAULT = "{fault}"'), encoding="utf-8")
    stack = load(copied)
    return stack, pull(stack, Path(sys.executable), folder / "build", say=lambda _: None)


def _look(pulled: Iterable[tuple[Stack, Bundle]], program: Path | None, cdn: Path) -> None:
    wanted = [
        stage.Wanted(stack=stack, python=Path(sys.executable), bundle=one, facts=(), ids={}, credentials=lambda _: {})
        for stack, one in pulled
    ]
    assert stage.look(wanted, program, cdn, say=lambda _: None) == ()


def seen(looked: Bundle, page: int = 0) -> PageSeen:
    """What was seen of a page."""
    pages = read(looked)
    assert pages is not None
    return pages.pages[page]


class TestAPageThatWorks:
    """Everything is measured, and the bundle stays whole."""

    def test_is_shown_with_all_its_operations(self, look: Look) -> None:
        found = seen(look())
        assert (found.visit.outcome, found.visit.operations) == ("shown", BOTH)
        assert (found.visit.missing, found.visit.surplus, found.visit.console_errors) == ((), (), ())
        assert found.visit.seconds is not None
        assert found.visit.requests == 1
        assert found.unmeasured == {}
        assert set(found.checks) == {"deep link", "search", "dark", "phone", "keyboard"}
        assert set(found.panels) == set(BOTH)

    def test_is_photographed_without_loss(self, look: Look) -> None:
        looked = look()
        found = seen(looked)
        views = [(shot.view, shot.scheme, shot.width) for shot in found.shots]
        assert views == [("desktop", "light", 1280), ("desktop", "dark", 1280), ("phone", "light", 390)]
        for shot in found.shots:
            with Image.open(looked.folder / shot.file) as image:
                assert (image.format, image.size) == ("WEBP", (shot.width, shot.height))
            assert (looked.folder / shot.file).read_bytes()[12:16] == b"VP8L"

    def test_has_a_small_version_of_each_picture(self, look: Look) -> None:
        looked = look()
        found = seen(looked)
        assert set(found.small) == {*(shot.file for shot in found.shots), *found.panels.values()}
        assert {file.path for file in looked.manifest.files} >= {*found.small, *found.small.values()}

    def test_has_no_part_in_the_bundles_digest(self, look: Look) -> None:
        looked = look()
        assert {file.path for file in looked.manifest.files if file.measured} >= {"pages.json"}
        lasting = msgspec_files(looked)
        assert lasting.isdisjoint({"pages.json"})

    def test_of_unknown_kind_gets_the_generic_measures(self, look: Look) -> None:
        found = seen(look(), page=1)
        assert (found.known, found.visit.outcome, found.visit.operations) == (False, "shown", ())
        assert {shot.scheme for shot in found.shots} == {"light", "dark"}
        assert found.visit.missing == ()

    def test_is_looked_at_anew_in_the_place_of_the_last_look(
        self, root: Path, tmp_path: Path, browser_program: Path | None
    ) -> None:
        pulled = _pulled(root, tmp_path)
        _look([pulled], browser_program, tmp_path / "cdn")
        once = bundle.read(pulled[1].folder)
        _look([pulled], browser_program, tmp_path / "cdn")
        twice = bundle.read(pulled[1].folder)
        assert [file.path for file in twice.manifest.files] == [file.path for file in once.manifest.files]


class TestABrokenPage:
    """Each way to be broken has its own outcome."""

    @pytest.mark.parametrize(
        ("fault", "outcome", "why"),
        [
            ("blank", "blank", "it came to rest without an operation"),
            ("silent", "blank", "it came to rest without an operation"),
            ("gone", "blank", "answered with 404"),
            ("exception", "shown", ""),
        ],
    )
    def test_is_told_by_its_outcome(self, look: Look, fault: str, outcome: str, why: str) -> None:
        said = seen(look(fault)).visit
        assert (said.outcome, said.why) == (outcome, why)

    def test_that_is_blank_misses_every_operation(self, look: Look) -> None:
        assert seen(look("blank")).visit.missing == BOTH

    @pytest.mark.parametrize("fault", ["stuck", "endless", "busy"])
    def test_that_hangs_is_ended(self, look: Look, fault: str) -> None:
        looked = look(fault)
        assert (seen(looked).visit.outcome, seen(looked).visit.why) == (
            "hung",
            f"it did not come to rest within {HANG} s",
        )
        assert seen(looked, page=1).visit.outcome == "shown", "the next page is looked at all the same"

    def test_that_hangs_later_leaves_what_was_seen_before(self, look: Look) -> None:
        found = seen(look("late"))
        assert (found.visit.outcome, found.visit.operations) == ("shown", BOTH)
        assert {"keyboard", "dark", "phone", "deep link"} <= found.checks.keys()
        assert found.violations is not None
        assert found.unmeasured == {
            "picture of GET /": f"not done within {4 * HANG} s",
            "picture of GET /items": (lost := "the page no longer answered after: picture of GET /"),
            "facts": lost,
            "try it out": lost,
            "search": lost,
        }

    def test_lacks_an_operation(self, look: Look) -> None:
        said = seen(look("missing")).visit
        assert (said.operations, said.missing, said.surplus) == (("GET /",), ("GET /items",), ())

    def test_shows_an_operation_too_many(self, look: Look) -> None:
        said = seen(look("surplus")).visit
        assert (said.missing, said.surplus) == ((), ("GET /extra",))

    def test_complains_to_the_console(self, look: Look) -> None:
        said = seen(look("console")).visit
        assert (said.console_errors, said.page_errors) == (("a complaint",), ())

    def test_throws_an_exception(self, look: Look) -> None:
        said = seen(look("exception")).visit
        assert (said.console_errors, said.page_errors) == ((), ("an accident",))

    def test_complains_about_policies_that_refused_nothing(self, look: Look) -> None:
        assert seen(look("policy")).visit.console_errors == ("our Content Security Policy is a good one",)

    def test_throws_an_error_without_a_word(self, look: Look) -> None:
        assert len(seen(look("silence")).visit.page_errors) == 1

    def test_that_is_blank_is_not_judged_by_its_looks(self, look: Look) -> None:
        checks = seen(look("blank")).checks
        assert {question: check.answer for question, check in checks.items()} == {
            "dark": "not asked",
            "phone": "not asked",
        }

    @pytest.mark.parametrize(("fault", "ended"), [("elsewhere", "blocked"), ("refused", "refused")])
    def test_asks_another_host(self, look: Look, fault: str, ended: str) -> None:
        said = seen(look(fault)).visit
        assert [(other.url, other.ended) for other in said.other_hosts] == [
            ("http://elsewhere.example/logo.png", ended)
        ]
        assert said.console_errors == ()


class TestTheLimit:
    """How long a page may take is the user's to say."""

    @pytest.mark.parametrize("said", ["soon", "0", "-1", "nan"])
    def test_that_is_no_time_is_refused(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str) -> None:
        monkeypatch.setenv("TRIPTYCH_PAGE_SECONDS", said)
        with pytest.raises(SettingError, match="TRIPTYCH_PAGE_SECONDS"):
            stage.look([], None, tmp_path, say=lambda _: None)


def msgspec_files(looked: Bundle) -> set[str]:
    """The files that the digest is over."""
    return {file.path for file in looked.manifest.files if not file.measured}


@pytest.fixture(scope="module")
def behind(root: Path, tmp_path_factory: pytest.TempPathFactory, browser_program: Path | None) -> dict[str, PageSeen]:
    """What was seen, by the page's name: of the same page, with and without signing in."""
    pulled = _pulled(root, tmp_path_factory.mktemp("stage"), miniature="entrance")
    _look([pulled], browser_program, tmp_path_factory.mktemp("cdn"))
    looked = bundle.read(pulled[1].folder)
    return {name: seen(looked, number) for number, name in enumerate(("inside", "outside"))}


class TestAPageBehindASignIn:
    """It is looked at by who has signed in; who hasn't is told of."""

    def test_is_shown_with_the_operations_of_the_code_since_its_document_names_no_methods(
        self, behind: dict[str, PageSeen]
    ) -> None:
        visit = behind["inside"].visit
        assert (visit.outcome, visit.operations) == ("shown", ("GET /one", "POST /one", "GET /two/{id}"))
        assert (visit.missing, visit.surplus) == ((), ())
        assert behind["inside"].unmeasured == {}

    def test_has_a_picture_of_each_operation(self, behind: dict[str, PageSeen]) -> None:
        panels = behind["inside"].panels
        assert panels.keys() == {"GET /one", "POST /one", "GET /two/{id}"}
        assert panels["GET /one"] == panels["POST /one"] != panels["GET /two/{id}"]

    def test_is_not_shown_to_a_stranger(self, behind: dict[str, PageSeen]) -> None:
        assert behind["inside"].stranger == Stranger(status=200, path="/login?next=/doc/views/", asked=True)
        assert behind["outside"].stranger is None

    def test_looks_as_it_is_for_who_has_signed_in_wherever_it_is_opened(self, behind: dict[str, PageSeen]) -> None:
        inside, outside = ({shot.file for shot in each.shots} for each in behind.values())
        assert len(inside) == 3
        assert not inside & outside
        found = behind["inside"]
        assert (found.shipped is not None, found.checks["deep link"].answer) == (True, "yes")
