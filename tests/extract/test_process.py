"""Processes and scratch folders of ours: gone afterwards, however it ends."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

import psutil
import pytest

from extract import process
from extract.errors import EnvironmentMissingError, ServerError
from extract.process import environment, environment_of_this_program, guarded, run_to_end, scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.stack import Stack

    Eventually = Callable[[Callable[[], bool]], bool]
    Change = Callable[[str, str], Stack]

HOLDER = Path(__file__).with_name("holder.py")
BY_INTERRUPT = -signal.SIGINT
BOUND = 120.0  # seconds; for a machine under load, not a measure


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """A way for a program that serves a stack to end.

    Attributes:
        how: What `holder.py` is told to do.
        signals: What it is sent once its service runs.
        later: What it is sent once it has said that it is leaving.
        codes: The exit codes that it may have.
    """

    how: str = "serve"
    signals: tuple[signal.Signals, ...] = ()
    later: tuple[signal.Signals, ...] = ()
    codes: tuple[int, ...] = (BY_INTERRUPT,)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What was there before the end, and what was left afterwards.

    Attributes:
        code: How the program ended.
        processes: How many processes there were.
        left: Those that were still there.
        scratch: The scratch folders that were still there.
    """

    code: int
    processes: int
    left: tuple[int, ...]
    scratch: tuple[str, ...]


ENDINGS = {
    "leaves the block": Ending(how="serve-and-leave", codes=(0,)),
    "raises in the block": Ending(how="serve-and-raise", codes=(1,)),
    "is killed": Ending(signals=(signal.SIGKILL,), codes=(-signal.SIGKILL,)),
    "is terminated": Ending(signals=(signal.SIGTERM,)),
    "is interrupted": Ending(signals=(signal.SIGINT,)),
    "is interrupted twice at once": Ending(signals=(signal.SIGINT, signal.SIGINT)),
    "is interrupted while it cleans up": Ending(
        signals=(signal.SIGINT,), later=(signal.SIGINT, signal.SIGTERM, signal.SIGINT)
    ),
    "is killed while it cleans up": Ending(
        signals=(signal.SIGINT,), later=(signal.SIGKILL,), codes=(-signal.SIGKILL, BY_INTERRUPT)
    ),
}
FAULTS = {"family": 2, "stubborn": 1}  # and how many processes each has
RUNS = [(fault, ending) for fault in FAULTS for ending in ENDINGS]


def is_running(pid: int) -> bool:
    """Whether there is such a process; one that only waits to be reaped isn't."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def scratch_in(folder: Path) -> tuple[str, ...]:
    """The names of the scratch folders of ours in a folder."""
    return tuple(path.name for path in folder.glob("triptych-*"))


@contextlib.contextmanager
def held(root: Path, stack: Path, how: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """Start a program that serves the stack; it is killed where it doesn't end by itself."""
    command = [sys.executable, str(HOLDER), str(stack), how]
    env = environment_of_this_program() | {"PYTHONPATH": str(root)} | variables
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as holder:
        bound = threading.Timer(BOUND, holder.kill)
        bound.start()
        try:
            yield holder
        finally:
            bound.cancel()
            holder.kill()


def end(ending: Ending, holder: subprocess.Popen[str], temporary: Path, eventually: Eventually) -> Outcome:
    """End a program that serves a stack, and wait for what it started to go."""
    assert holder.stdout is not None
    pids = json.loads(holder.stdout.readline())
    for number in ending.signals:
        holder.send_signal(number)
    if ending.later:
        assert holder.stdout.readline() == "leaving\n"
    for number in ending.later:
        holder.send_signal(number)
    code = holder.wait()
    eventually(lambda: not any(map(is_running, pids)) and not scratch_in(temporary))
    left = tuple(filter(is_running, pids))
    for pid in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return Outcome(code=code, processes=len(pids), left=left, scratch=scratch_in(temporary))


@pytest.fixture(scope="module")
def outcomes(
    root: Path, tmp_path_factory: pytest.TempPathFactory, eventually: Eventually
) -> dict[tuple[str, str], Outcome]:
    """All that can happen, all at once: a server that ignores its signal takes seconds to end."""
    stack = root / "tests" / "miniatures" / "hello"
    folders = {run: tmp_path_factory.mktemp("temporary") for run in RUNS}

    def outcome(run: tuple[str, str]) -> Outcome:
        fault, ending = run
        with held(root, stack, ENDINGS[ending].how, HELLO_FAULT=fault, TMPDIR=str(folders[run])) as holder:
            return end(ENDINGS[ending], holder, folders[run], eventually)

    with ThreadPoolExecutor(len(RUNS)) as pool:
        return dict(zip(RUNS, pool.map(outcome, RUNS), strict=True))


class TestLifetime:
    """A service, its children and its scratch folder are gone once the program that serves it is, whatever ended it."""

    @pytest.mark.parametrize("ending", ENDINGS)
    @pytest.mark.parametrize("fault", FAULTS)
    def test_is_no_longer_than_that_of_a_program_that(
        self, outcomes: dict[tuple[str, str], Outcome], fault: str, ending: str
    ) -> None:
        outcome = outcomes[fault, ending]
        assert outcome.code in ENDINGS[ending].codes
        assert outcome.processes == FAULTS[fault]
        assert (outcome.left, outcome.scratch) == ((), ())

    def test_of_a_worker_that_makes_a_document_is_no_longer_either(
        self, root: Path, hello: Stack, temporary: Path, eventually: Eventually
    ) -> None:
        note = temporary / "pid"
        wait = f"import os, pathlib, threading\npathlib.Path({str(note)!r}).write_text(str(os.getpid()))\n"
        (hello.folder / "hello.py").write_text(f"{wait}threading.Event().wait()", encoding="utf-8")
        with held(root, hello.folder, "document", TMPDIR=str(temporary)) as holder:
            assert eventually(lambda: note.is_file() and note.read_text() != "")
            assert scratch_in(temporary)
            holder.kill()
        pid = int(note.read_text())
        assert eventually(lambda: not is_running(pid) and not scratch_in(temporary))


class TestGuarded:
    """A worker that runs for as long as a block."""

    def test_leaves_no_child_behind_though_it_has_ended_itself(
        self, tmp_path: Path, python: Path, eventually: Eventually
    ) -> None:
        sleeper = "[sys.executable, '-c', 'import time; time.sleep(600)']"
        source = f"import subprocess, sys\nprint(subprocess.Popen({sleeper}).pid)"
        (tmp_path / "tool.py").write_text(source, encoding="utf-8")
        words, log = ["run", "--lifeline", "--", "tool.py"], tmp_path / "log"
        with guarded(python, words, folder=tmp_path, env={}, log=log) as worker:
            worker.process.wait()
            child = int(worker.tail())
            assert is_running(child)
        assert eventually(lambda: not is_running(child))

    def test_is_ended_whatever_interrupts_its_end(
        self, tmp_path: Path, python: Path, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source = "import signal, threading\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('ready', flush=True)\n"
        (tmp_path / "tool.py").write_text(f"{source}threading.Event().wait()", encoding="utf-8")
        monkeypatch.setattr(process, "GRACE", 2.0)
        words, log = ["run", "--lifeline", "--", "tool.py"], tmp_path / "log"

        def interrupt(pipe: IO[bytes]) -> None:
            if eventually(lambda: pipe.closed):
                os.kill(os.getpid(), signal.SIGINT)

        try:
            with guarded(python, words, folder=tmp_path, env={}, log=log) as worker:
                assert eventually(lambda: worker.tail() == "ready")
                assert worker.process.stdin is not None
                impatient = threading.Thread(target=interrupt, args=(worker.process.stdin,))
                impatient.start()
            impatient.join()
        except KeyboardInterrupt:
            pytest.fail("the end was interrupted")
        assert worker.process.returncode == -signal.SIGKILL

    def test_writes_its_output_to_the_log(self, tmp_path: Path, python: Path) -> None:
        (tmp_path / "tool.py").write_text("import os\nos.write(1, b'out\\n')\nos.write(2, b'err')", encoding="utf-8")
        log = tmp_path / "log"
        with guarded(python, ["run", "--", "tool.py"], folder=tmp_path, env={}, log=log) as worker:
            assert worker.process.wait() == 0
            assert worker.tail() == "out\nerr"

    def test_shows_the_last_lines_of_a_long_log(self, tmp_path: Path, python: Path) -> None:
        (tmp_path / "tool.py").write_text("print(*range(1000), sep='\\n')", encoding="utf-8")
        with guarded(python, ["run", "--", "tool.py"], folder=tmp_path, env={}, log=tmp_path / "log") as worker:
            worker.process.wait()
            assert worker.tail().splitlines() == [str(number) for number in range(980, 1000)]

    def test_takes_an_interpreter_relative_to_where_we_are(
        self, tmp_path: Path, python: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "python").symlink_to(python)
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "tool.py").write_text("", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        relative, log = Path("bin/python"), tmp_path / "log"
        with guarded(relative, ["run", "--", "tool.py"], folder=tmp_path / "folder", env={}, log=log) as worker:
            assert worker.process.wait() == 0

    @pytest.mark.parametrize(("content", "said"), [(None, "No such file"), ("not a program", "denied|Exec format")])
    def test_says_that_there_is_no_such_interpreter(self, tmp_path: Path, content: str | None, said: str) -> None:
        python = tmp_path / "python"
        if content is not None:
            python.write_text(content, encoding="utf-8")
        with (
            pytest.raises(EnvironmentMissingError, match=f"can't start .*python: .*({said}).*--python") as caught,
            guarded(python, [], folder=tmp_path, env={}, log=tmp_path / "log"),
        ):
            pytest.fail("it has started")
        assert caught.value.exit_code == 3


class TestRunToEnd:
    """A worker that has its time."""

    def test_gives_its_exit_code(self, tmp_path: Path, python: Path) -> None:
        (tmp_path / "tool.py").write_text("raise SystemExit(5)", encoding="utf-8")
        words = ["run", "--", "tool.py"]
        assert run_to_end(python, words, folder=tmp_path, env={}, log=tmp_path / "log", seconds=60) == 5

    def test_is_ended_when_the_time_is_up(self, tmp_path: Path, python: Path) -> None:
        (tmp_path / "tool.py").write_text(
            "import os, threading\nprint(os.getpid(), flush=True)\nthreading.Event().wait()", encoding="utf-8"
        )
        log, words = tmp_path / "log", ["run", "--lifeline", "--", "tool.py"]
        with pytest.raises(ServerError, match="did not end: it ran for 5 s") as caught:
            run_to_end(python, words, folder=tmp_path, env={}, log=log, seconds=5)
        assert not is_running(int(caught.value.detail))


class TestScratchFolder:
    """An empty folder for as long as a block."""

    def test_is_gone_afterwards(self, temporary: Path) -> None:
        with scratch_folder() as scratch:
            (scratch / "deep").mkdir()
            (scratch / "deep" / "file").touch()
            assert scratch.parent == temporary
        assert list(temporary.iterdir()) == []

    def test_is_gone_after_an_error(self, temporary: Path) -> None:
        with pytest.raises(ZeroDivisionError), scratch_folder():
            _ = 1 / 0
        assert list(temporary.iterdir()) == []


class TestScratchInMemory:
    """A folder for what is written often."""

    @pytest.fixture
    def memory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A folder that stands for the machine's memory, where the user has no wish of their own."""
        folder = tmp_path / "memory"
        folder.mkdir()
        monkeypatch.setattr(process, "SHARED_MEMORY", folder)
        monkeypatch.setattr(process, "ROOM", 1)
        monkeypatch.delenv("TMPDIR")
        return folder

    def test_is_there_and_then_gone(self, memory: Path) -> None:
        with scratch_folder(in_memory=True) as scratch:
            assert scratch.parent == memory
        assert list(memory.iterdir()) == []

    def test_is_for_whoever_asks_for_it(self, memory: Path) -> None:
        with scratch_folder() as scratch:
            assert scratch.parent != memory

    def test_is_where_the_user_wants_it(self, memory: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TMPDIR", str(temporary))
        with scratch_folder(in_memory=True) as scratch:
            assert scratch.parent == temporary
        assert list(memory.iterdir()) == []

    @pytest.mark.parametrize(("name", "value"), [("ROOM", 2**80), ("SHARED_MEMORY", Path("/nowhere"))])
    def test_is_on_disk_where_there_is_no_room(
        self, memory: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: object
    ) -> None:
        monkeypatch.setattr(process, name, value)
        with scratch_folder(in_memory=True) as scratch:
            assert scratch.parent != memory


class TestEnvironment:
    """The environment variables of a stack's processes."""

    @pytest.fixture
    def stack(self, change: Change) -> Stack:
        """One that has a database."""
        return change("[env]", '[env]\nDATABASE_URL = "sqlite:///{scratch}/{stack}.db"')

    def test_are_those_of_stack_toml_filled_in(self, stack: Stack) -> None:
        variables = environment(stack, Path("/scratch"))
        assert variables["DATABASE_URL"] == "sqlite:////scratch/hello.db"
        assert variables["HELLO_FAULT"] == ""

    def test_are_the_users_where_there_are_both(self, stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DATABASE_URL", "postgresql://shop/{stack}")
        assert environment(stack, Path("/scratch"))["DATABASE_URL"] == "postgresql://shop/hello"
        thrown = environment(stack, Path("/scratch"), throwaway=True)
        assert thrown["DATABASE_URL"] == "sqlite:////scratch/hello.db", (
            "what is to be gone afterwards stays where it goes"
        )

    def test_fix_what_would_be_another_in_each_run(self, stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHONHASHSEED", "1")
        assert environment(stack, Path("/scratch"))["PYTHONHASHSEED"] == "0"

    @pytest.mark.parametrize("name", ["PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "TOX_WORK_DIR", "TOX_ENV_NAME"])
    def test_say_nothing_of_our_own_interpreter(self, stack: Stack, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        monkeypatch.setenv(name, "/ours")
        assert name not in environment(stack, Path("/scratch"))

    def test_are_otherwise_the_users(self, stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOMETHING_ELSE", "{scratch}")
        assert environment(stack, Path("/scratch"))["SOMETHING_ELSE"] == "{scratch}"
