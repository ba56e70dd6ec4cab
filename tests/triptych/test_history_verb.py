"""`triptych history` over a miniature stack: two older releases, of which one can't be built, and the newest."""

from __future__ import annotations

import json
import shutil
import sys
import venv
from pathlib import Path

import pytest

from extract.errors import BundleError, StackError
from extract.history import FILE, lines_of
from extract.pull import pull
from extract.stack import load
from triptych.history import bundle_of, histories, releases
from triptych.project import Project
from triptych.verbs import history, report

THIS = f"{sys.version_info[0]}.{sys.version_info[1]}"
RELEASES = f"""\
[one]
title = "One"
service = "services/one"
distribution = "framework"
companions = []

[[one.release]]
version = "0.9"
day = 2020-01-31
python = "{THIS}"

[[one.release]]
version = "0.8"
day = 2021-01-31
python = "{THIS}"
"""
CANT_BE_HAD = "--no-index\nnone-of-the-kind==1\n"
CONTRACT = {
    "openapi": "3.1.0",
    "info": {"title": "Hello", "version": "1"},
    "paths": {"/": {"get": {"summary": "Greet", "responses": {"200": {"description": "Hello."}}}}},
}


def build(root: Path, folder: Path) -> Project:
    """A project with a stack, its contract, and its environment as tox would have made it."""
    stack = folder / "services" / "one"
    shutil.copytree(root / "tests/miniatures/hello", stack, ignore=shutil.ignore_patterns("__pycache__"))
    project = Project(services=stack.parent, build=folder / "build")
    project.contract.write_text(json.dumps(CONTRACT), encoding="utf-8")
    (folder / "history").mkdir()
    (folder / FILE).write_text(RELEASES, encoding="utf-8")
    (folder / "constraints").mkdir()
    (folder / "constraints" / "one-0.9.txt").touch()
    (folder / "constraints" / "one-0.8.txt").write_text(CANT_BE_HAD, encoding="utf-8")
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    python = bin_folder / f"python{THIS}"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    venv.create(folder / ".tox" / "one", with_pip=True)
    return project


@pytest.fixture(scope="module")
def first(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str]:
    """A project whose releases were built, and what was said meanwhile."""
    folder = tmp_path_factory.mktemp("project")
    project = build(root, folder)
    with pytest.MonkeyPatch.context() as changed:
        changed.delenv("TOX_WORK_DIR", raising=False)
        changed.setenv("PATH", str(folder / "bin"))
        lines: list[str] = []
        changed.setattr("triptych.console.Progress.note", lambda _self, line: lines.append(line))
        assert history.run(lambda: project, ()) == 0
    return project, "\n".join(lines)


@pytest.fixture
def built(first: tuple[Project, str], tmp_path: Path) -> Project:
    """A copy of that project, without its environments."""
    root = first[0].services.parent
    shutil.copytree(root, tmp_path / "copy", ignore=shutil.ignore_patterns(".tox", "__pycache__"))
    return Project(services=tmp_path / "copy" / "services", build=tmp_path / "copy" / "build")


class TestVerb:
    """What it builds, says and writes."""

    def test_a_release_that_cant_be_built_is_told_beside_the_others(self, first: tuple[Project, str]) -> None:
        project, said = first
        (found,) = json.loads((project.report / "history.json").read_text(encoding="utf-8"))["histories"]
        old, failed, newest = found["releases"]
        assert failed["version"] == "0.8"
        assert failed["failed"].startswith("its environment can't be made")
        assert (old["version"], old["since"], newest["since"]) == ("0.9", None, "0.9")
        assert "framework 0.8 can't be built: its environment can't be made" in said
        assert said.endswith((project.report / "history.html").as_uri())

    def test_the_page_names_no_folder_of_this_machine(self, first: tuple[Project, str]) -> None:
        project, _ = first
        html = (project.report / "history.html").read_text(encoding="utf-8")
        assert "none-of-the-kind==1" in html
        assert str(project.services.parent) not in html

    def test_the_newest_is_what_the_stacks_own_environment_holds(self, first: tuple[Project, str]) -> None:
        project, _ = first
        assert bundle_of(project, load(project.services / "one")) == project.build / "history" / "one"
        assert sorted(path.name for path in (project.build / "history").iterdir()) == [
            "one-0.8",
            "one-0.9",
            "one-newest",
        ]
        assert (project.services.parent / ".tox" / "releases" / "one-0.9").is_dir()
        assert not (project.services.parent / ".tox" / "releases" / "one-newest").exists()

    def test_an_unknown_name_is_told_what_it_may_be(self, built: Project) -> None:
        with pytest.raises(StackError, match=r"no releases of 'onee'.*Perhaps you meant 'one'\."):
            history.run(lambda: built, ("onee",))

    def test_a_name_like_no_other_is_told_which_there_are(self, built: Project) -> None:
        with pytest.raises(StackError, match=r"no releases of 'zzz'.*There are one\."):
            history.run(lambda: built, ("zzz",))

    def test_without_releases_it_says_so(self, built: Project) -> None:
        (built.services.parent / FILE).unlink()
        with pytest.raises(StackError, match=r"can't read .*releases\.toml"):
            history.run(lambda: built, ())


class TestHistories:
    """What is made of the bundles."""

    def test_two_looks_give_the_same(self, built: Project) -> None:
        assert history.write(built)
        text = (built.report / "history.json").read_bytes()
        assert history.write(built)
        assert (built.report / "history.json").read_bytes() == text

    def test_a_stale_bundle_is_refused(self, built: Project) -> None:
        (built.services / "one" / "hello.py").write_text("# changed", encoding="utf-8")
        with pytest.raises(BundleError, match=r"one-0\.9 is stale: .*Renew it with `triptych history one`\."):
            histories(built)

    def test_what_nobody_built_is_left_out(self, built: Project) -> None:
        shutil.rmtree(built.build / "history" / "one-0.9")
        (found,) = histories(built)
        assert next(step.title for step in found.steps) == "0.8"
        assert found.steps[-1].since == ""

    def test_where_nothing_was_built_there_is_none(self, built: Project) -> None:
        shutil.rmtree(built.build / "history")
        assert histories(built) == ()

    def test_a_slice_is_held_to_the_slice_of_the_contract(self, built: Project) -> None:
        (whole,) = histories(built)
        toml = built.services / "one" / "stack.toml"
        toml.write_text(f'profile = "slice"\n{toml.read_text(encoding="utf-8")}', encoding="utf-8")
        for name in ("one-0.9", "one-0.8", "one-newest"):
            shutil.rmtree(built.build / "history" / name)
        ((stack, _), *_) = releases(built, "one", lines_of(built.services.parent)["one"])
        pull(stack, Path(sys.executable), bundle_of(built, stack), say=lambda _: None)
        (found,) = histories(built)
        assert (whole.is_slice, found.is_slice) == (False, True)
        assert found.asked < whole.asked


class TestReport:
    """The report has the history where it was built, and only then."""

    @pytest.fixture
    def reported(self, built: Project) -> Project:
        """A project whose stack has a bundle, too."""
        pull(load(built.services / "one"), Path(sys.executable), built.bundle("one"), say=lambda _: None)
        return built

    def test_includes_it(self, reported: Project) -> None:
        report.write(reported, (), reported.report)
        assert 'href="history.html"' in (reported.report / "index.html").read_text(encoding="utf-8")
        assert (reported.report / "history.html").is_file()

    def test_goes_without_a_stale_one_and_says_so(self, reported: Project, capsys: pytest.CaptureFixture[str]) -> None:
        pins = reported.services.parent / "constraints" / "one-0.9.txt"
        pins.write_text("# others\n", encoding="utf-8")
        shutil.rmtree(reported.report)
        report.write(reported, (), reported.report)
        assert "Renew it with `triptych history one`. The report goes without" in capsys.readouterr().err
        assert not (reported.report / "history.html").exists()

    def test_doesnt_speak_of_what_there_isnt(self, reported: Project) -> None:
        shutil.rmtree(reported.build / "history")
        shutil.rmtree(reported.report)
        report.write(reported, (), reported.report)
        assert "history.html" not in (reported.report / "index.html").read_text(encoding="utf-8")
        assert not (reported.report / "history.html").exists()
