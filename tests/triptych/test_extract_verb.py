"""`triptych extract`, `stacks` and `validate`, on stacks that nobody but their own folder knows."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil
import pytest

from extract.process import environment_of_this_program

if TYPE_CHECKING:
    from pathlib import Path

NEW = "bonjour"
OURS = ("DATABASE_URL", "HELLO_", "TRIPTYCH_")


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """A folder with a folder of stacks, and nothing else.

    Attributes:
        folder: The folder.
        root: The checkout, from which `triptych` is run.
    """

    folder: Path
    root: Path

    @property
    def services(self) -> Path:
        """The folder of stacks."""
        return self.folder / "services"

    @property
    def build(self) -> Path:
        """Where bundles go."""
        return self.folder / "build"

    @property
    def temporary(self) -> Path:
        """Where scratch folders go."""
        return self.folder / "temporary"

    def add(self, name: str) -> Path:
        """Put another stack there, which is the miniature under another name."""
        target = self.services / name
        miniature = self.root / "tests" / "miniatures" / "hello"
        shutil.copytree(miniature, target, ignore=shutil.ignore_patterns("__pycache__"))
        return target

    def start(self, *words: str, **variables: str) -> subprocess.Popen[str]:
        """Start `triptych` in the folder."""
        inherited = {key: value for key, value in environment_of_this_program().items() if not key.startswith(OURS)}
        return subprocess.Popen(
            [sys.executable, "-m", "triptych", *words],
            cwd=self.folder,
            env=inherited | {"PYTHONPATH": str(self.root), "TMPDIR": str(self.temporary), "COLUMNS": "200"} | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `triptych` in the folder to its end."""
        with self.start(*words, **variables) as process:
            out, err = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def extract(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `triptych extract` with this interpreter."""
        return self.run("extract", *words, "--python", sys.executable, **variables)

    def bundles(self) -> dict[str, bool]:
        """What is built, and whether it is a bundle; a failure else."""
        return {path.name: (path / "manifest.json").is_file() for path in sorted(self.build.iterdir()) if path.is_dir()}


@pytest.fixture
def house(root: Path, tmp_path: Path) -> House:
    """One with two stacks."""
    made = House(folder=tmp_path, root=root)
    made.temporary.mkdir()
    made.add("hello")
    made.add(NEW)
    return made


def line_of(output: str, name: str) -> str:
    """The line that begins with a name."""
    (line,) = [line for line in output.splitlines() if line.startswith(name)]
    return line


class TestNewStack:
    """A stack is one folder: nothing of ours has to know it."""

    def test_is_extracted_by_its_name(self, house: House) -> None:
        done = house.extract(NEW)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.splitlines()[0] == f"{NEW}: making its document without a server"
        manifest = json.loads((house.build / NEW / "manifest.json").read_bytes())
        assert done.stderr.splitlines()[-1] == f"{NEW}: bundle {manifest['digest'][:12]} in {house.build / NEW}"
        assert manifest["stack"] == NEW
        assert house.bundles() == {NEW: True}
        assert list(house.temporary.iterdir()) == []

    def test_is_listed_with_what_is_built(self, house: House) -> None:
        house.extract(NEW)
        done = house.run("--services", str(house.services), "stacks")
        assert (done.returncode, done.stderr) == (0, "")
        version = json.loads((house.build / NEW / "manifest.json").read_bytes())["versions"]["pip"]
        lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
        first = lines.index(f"{NEW} Hello, the whole contract: built")
        assert lines[first + 1 : first + 3] == ["Front page", f"pip {version}"]
        assert "no bundle at" in line_of(done.stdout, "hello")

    def test_is_listed_on_lines_that_fit(self, house: House) -> None:
        house.extract(NEW)
        toml = house.services / NEW / "stack.toml"
        toml.write_text(f'profile = "slice"\n{toml.read_text(encoding="utf-8")}', encoding="utf-8")
        lines = house.run("stacks", COLUMNS="24").stdout.splitlines()
        assert f"{NEW}  Hello, the slice: stale" in " ".join(lines)
        details = [line for line in lines if line.startswith(" ")]
        assert details
        assert all(len(line) <= 24 for line in details)

    @pytest.mark.parametrize(
        ("path", "part"),
        [(f"{NEW}/hello.py", "code"), (f"{NEW}/requirements.txt", "requirements"), ("contract.yaml", "shared")],
    )
    def test_is_listed_as_stale_once_something_changed(self, house: House, path: str, part: str) -> None:
        house.extract(NEW)
        with (house.services / path).open("a") as file:
            file.write("\n# changed\n")
        line = line_of(house.run("stacks").stdout, NEW)
        assert f"stale: changed since it was made: {part}" in line

    def test_is_validated_by_its_name(self, house: House) -> None:
        house.extract(NEW)
        done = house.run("validate", NEW, "--format", "json")
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["valid"] is True

    def test_is_not_validated_once_it_is_stale(self, house: House) -> None:
        house.extract(NEW)
        with (house.services / NEW / "hello.py").open("a") as file:
            file.write("\n# changed\n")
        done = house.run("validate", NEW)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            f"error: the bundle of {NEW} is stale: changed since it was made: code. "
            f"Renew it with `triptych extract {NEW}`.\n"
        )

    def test_is_invalid_where_a_reference_leads_nowhere(self, house: House) -> None:
        assert house.extract(NEW, HELLO_FAULT="dangling").returncode == 0
        done = house.run("validate", str(house.build / NEW), "--format", "json")
        assert done.returncode == 1
        assert [problem["rule"] for problem in json.loads(done.stdout)["problems"]] == ["unresolvable-reference"]

    def test_is_found_from_a_folder_with_spaces(self, root: Path, tmp_path: Path) -> None:
        house = House(folder=tmp_path / "a folder with spaces", root=root)
        house.temporary.mkdir(parents=True)
        house.add(NEW)
        assert house.extract(NEW).returncode == 0
        assert house.bundles() == {NEW: True}


class TestReuse:
    """A bundle is made anew each time, unless somebody asks for what is there already."""

    def test_is_never_the_default(self, house: House) -> None:
        house.extract(NEW)
        assert f"{NEW}: starting its server" in house.extract(NEW).stderr

    def test_keeps_what_is_made_of_the_same(self, house: House) -> None:
        house.extract(NEW)
        done = house.extract(NEW, "--reuse")
        assert (done.returncode, done.stderr) == (0, f"{NEW}: its bundle is reused\n")

    def test_may_be_asked_for_by_a_variable(self, house: House) -> None:
        house.extract(NEW)
        assert house.extract(NEW, TRIPTYCH_REUSE="1").stderr == f"{NEW}: its bundle is reused\n"

    def test_keeps_nothing_of_a_stack_that_changed(self, house: House) -> None:
        house.extract(NEW)
        (house.services / NEW / "more.py").touch()
        assert f"{NEW}: starting its server" in house.extract(NEW, "--reuse").stderr


class TestTargets:
    """What is extracted, and where it goes."""

    def test_are_all_stacks_where_none_is_named(self, house: House) -> None:
        assert house.extract().returncode == 0
        assert house.bundles() == {NEW: True, "hello": True}

    def test_may_be_a_folder(self, house: House, tmp_path: Path) -> None:
        done = house.extract("./services/hello", "-o", str(tmp_path / "out"))
        assert done.returncode == 0
        assert (tmp_path / "out" / "manifest.json").is_file()
        assert not house.build.exists()

    def test_are_made_once_however_often_they_are_named(self, house: House) -> None:
        done = house.extract(NEW, f"services/{NEW}", NEW)
        assert done.returncode == 0
        assert done.stderr.count("starting its server") == 1

    def test_may_be_run_by_an_interpreter_relative_to_here(self, house: House) -> None:
        (house.folder / "python").symlink_to(sys.executable)
        assert house.run("extract", NEW, "--python", "./python").returncode == 0

    def test_may_have_a_folder_of_bundles_of_their_own(self, house: House, tmp_path: Path) -> None:
        words = ["--services", str(house.services), "--build", str(tmp_path / "deep" / "down"), "extract", NEW]
        assert house.run(*words, "--python", sys.executable).returncode == 0
        assert (tmp_path / "deep" / "down" / NEW / "manifest.json").is_file()


BAD_INPUT = {
    "unknown stack": ((f"{NEW}r",), f"error: no stack is called '{NEW}r'. Perhaps you meant '{NEW}'."),
    "no folder": (("./nowhere",), "error: no stack at nowhere: it holds no stack.toml."),
    "two targets for one folder": (("hello", NEW, "-o", "out"), "error: --output takes one TARGET."),
    "unknown interpreter": ((NEW, "--python", "nowhere"), "error: Invalid value for '--python': File 'nowhere'"),
    "precious folder": ((NEW, "-o", "services"), "something else is there, which would be deleted."),
}


class TestBadInput:
    """One clear line, exit code 2, and nothing is written."""

    @pytest.mark.parametrize(("words", "said"), BAD_INPUT.values(), ids=BAD_INPUT)
    def test_is_told_in_one_line(self, house: House, words: tuple[str, ...], said: str) -> None:
        done = house.run("extract", *words, *(() if "--python" in words else ("--python", sys.executable)))
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert sorted(path.name for path in house.folder.iterdir()) == ["services", "temporary"]

    def test_in_stack_toml_names_the_place(self, house: House) -> None:
        path = house.services / NEW / "stack.toml"
        path.write_text(path.read_text(encoding="utf-8").replace("title", "tilte"), encoding="utf-8")
        done = house.extract(NEW)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            f"error: {path} is not as it should be: Object contains unknown field `tilte`. Perhaps you meant 'title'.\n"
        )
        assert not house.build.exists()

    def test_in_the_app_shows_its_own_last_line(self, house: House) -> None:
        done = house.extract(NEW, HELLO_FAULT="import")
        assert done.returncode == 2
        (error,) = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
        assert "ImportError: a fault that was asked for" in error
        assert done.stderr.splitlines()[-1] == "  | ImportError: a fault that was asked for"
        assert json.loads((house.build / NEW / "failure.json").read_bytes())["exit_code"] == 2


class TestFailure:
    """A stack that fails is told, recorded, and hides no other."""

    def test_of_a_server_ends_with_3_and_the_end_of_its_log(self, house: House) -> None:
        done = house.extract(NEW, HELLO_FAULT="deaf", TRIPTYCH_READY_SECONDS="4")
        assert done.returncode == 3
        assert f"error: {NEW}: the server never got ready: no answer within 4 s." in done.stderr
        assert done.stderr.splitlines()[-1].startswith("  | hello from ")
        assert house.bundles() == {NEW: False}

    def test_of_an_environment_is_recorded_too(self, house: House) -> None:
        done = house.run("extract", NEW)
        assert done.returncode == 3
        assert done.stderr.startswith(f"error: {NEW}: no environment at {house.folder / '.tox' / NEW}")
        assert house.bundles() == {NEW: False}

    def test_doesnt_hide_the_other_stacks(self, house: House) -> None:
        (house.services / NEW / "hello.py").write_text("import nowhere_at_all", encoding="utf-8")
        done = house.extract()
        assert done.returncode == 2
        assert house.bundles() == {NEW: False, "hello": True}

    def test_ends_with_the_worst_code(self, house: House) -> None:
        (house.services / NEW / "hello.py").write_text("import nowhere_at_all", encoding="utf-8")
        assert house.extract(HELLO_FAULT="exit").returncode == 3

    def test_is_listed_with_its_reason(self, house: House) -> None:
        house.extract(NEW, HELLO_FAULT="import")
        line = line_of(house.run("stacks").stdout, NEW)
        assert "ImportError: a fault that was asked for" in line

    def test_is_what_validating_the_stack_says(self, house: House) -> None:
        house.extract(NEW, HELLO_FAULT="import")
        done = house.run("validate", NEW)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"error: {NEW} has no bundle: ")


class TestInterrupt:
    """Asked to stop, it leaves nothing by halves."""

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    @pytest.mark.parametrize(
        ("targets", "fault"),
        [((NEW,), "deaf"), ((NEW, "hello"), "deaf"), ((NEW, "hello"), "deaf-and-stubborn")],
        ids=["one", "two", "two that are stubborn"],
    )
    def test_leaves_the_older_bundle_and_no_process(
        self, house: House, targets: tuple[str, ...], fault: str, number: signal.Signals
    ) -> None:
        house.extract(NEW)
        before = (house.build / NEW / "manifest.json").read_bytes()
        words = ("extract", *targets, "--python", sys.executable)
        with house.start(*words, HELLO_FAULT=fault, TRIPTYCH_READY_SECONDS="600") as process:
            assert process.stderr is not None
            for line in process.stderr:
                if "starting its server" in line:
                    break
            while not any("hello" in log.read_text() for log in house.temporary.rglob("server-*.log")):
                assert process.poll() is None
                threading.Event().wait(0.05)
            family = psutil.Process(process.pid).children(recursive=True)
            os.kill(process.pid, number)
            _, said = process.communicate()
        assert process.returncode == 130
        assert "Traceback" not in said
        _, left = psutil.wait_procs(family, timeout=60)  # seconds; a bound for a machine under load, not a measure
        assert left == []
        assert (house.build / NEW / "manifest.json").read_bytes() == before
        assert house.bundles() == {NEW: True}
        assert list(house.temporary.iterdir()) == []
