"""Ask a tool that doesn't know our tests whether a service keeps what a document promises: Schemathesis.

It is run as a program, in its deterministic mode, and its event log is read; nothing of it is imported here.
"""

from __future__ import annotations

import base64
import collections
import contextlib
import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Mapping  # noqa: TC003 - msgspec reads the types at run time
from typing import TYPE_CHECKING, Any

import msgspec

from extract.errors import ServerError, StackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

CASES = 50  # generated for each operation and phase at the least, where there are so many different ones
PHASES = "examples,coverage,fuzzing"
# Schemathesis spares for other requests what a deletion would take, and few are left: they get a run of their own.
SELECTIONS = (("--exclude-method", "DELETE"), ("--include-method", "DELETE"))
NOTHING_SELECTED = "No operations matched"
WITHIN = 600.0  # seconds
NOISE = {"accept-encoding", "connection", "content-length", "host", "user-agent"}  # of no account in a reproduction


class Deviation(msgspec.Struct, frozen=True, kw_only=True):
    """The service does something else than the document says.

    Attributes:
        operation: Such as `POST /items`.
        check: Schemathesis' name of the check.
        title: What went wrong, in a few words.
        message: What went wrong, at length.
        status: The status that was answered.
        curl: The smallest request that showed it, as a command line; `$URL` is the service.
        times: How many requests showed it.
    """

    operation: str
    check: str
    title: str
    message: str
    status: int | None
    curl: str
    times: int


class Fuzzed(msgspec.Struct, frozen=True, kw_only=True):
    """What came out of one run.

    Attributes:
        tool: What ran, with its version.
        cases: Requests made for each operation.
        successes: Answers of 2xx to them, for each operation.
        deviations: Where the service deviates.
        switched_off: Checks that were not made: operation, check, and the reason.
    """

    tool: str
    cases: dict[str, int]
    successes: dict[str, int]
    deviations: tuple[Deviation, ...]
    switched_off: tuple[SwitchedOff, ...] = ()


class SwitchedOff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A check that isn't made, and why.

    Attributes:
        check: Schemathesis' name of the check.
        reason: Why it can't be made.
        operation: Such as `POST /items`; all of them where it is empty.
    """

    check: str
    reason: str
    operation: str = ""


class Exceptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of checks that aren't made."""

    off: tuple[SwitchedOff, ...] = ()


def read_exceptions(path: Path) -> tuple[SwitchedOff, ...]:
    """Read the file of checks that aren't made; none where there is no such file.

    Raises:
        StackError: It can't be read.
    """
    if not path.is_file():
        return ()
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Exceptions).off
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise StackError(f"can't read {path}", why=str(error), todo="Mend the file.") from error


def fuzz(  # noqa: PLR0913 - what a run is made of
    document: str,
    url: str,
    folder: Path,
    *,
    headers: Mapping[str, str],
    off: Sequence[SwitchedOff] = (),
    hooks: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Fuzzed:
    """Hold a running service to a document.

    Args:
        document: A path or URL.
        url: The service.
        folder: An empty folder for the run.
        headers: Sent with each request: the credentials.
        off: Checks that aren't made.
        hooks: A Python file that Schemathesis loads first.
        env: Environment variables for the hooks.

    Raises:
        ServerError: Schemathesis did not come to its end.
    """
    (folder / "schemathesis.toml").write_text(_config(headers, off), encoding="utf-8")
    variables = {**os.environ, **(env or {}), **({"SCHEMATHESIS_HOOKS": str(hooks)} if hooks else {})}
    events: list[dict[str, Any]] = []
    for number, selection in enumerate(SELECTIONS):
        log = folder / f"events-{number}.ndjson"
        _run([document, "--url", url, *selection, "--report-ndjson-path", str(log)], folder, variables)
        events += [msgspec.json.decode(line) for line in log.read_bytes().splitlines()] if log.is_file() else []
    return _gather(events, url, tuple(off))


def _run(words: Sequence[str], folder: Path, variables: Mapping[str, str]) -> None:
    always = ("--phases", PHASES, "--max-examples", str(CASES), "--generation-deterministic", "--continue-on-failure")
    command = ["-m", "schemathesis.cli", "--config-file", str(folder / "schemathesis.toml"), "run", *words, *always]
    done = subprocess.run(
        [sys.executable, *command, "--report", "ndjson", "--no-color"],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        timeout=WITHIN,
        check=False,
    )
    if done.returncode not in {0, 1} and NOTHING_SELECTED not in done.stdout:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
        what = f"Schemathesis ended with {done.returncode}"
        raise ServerError(what, todo="The end of its output follows.", detail=tail)


def _config(headers: Mapping[str, str], off: Sequence[SwitchedOff]) -> str:
    """Schemathesis' own configuration: credentials, and what is switched off."""
    lines = ["[headers]", *(f"{_toml(name)} = {_toml(value)}" for name, value in headers.items())]
    lines += [f"[checks.{each.check}]\nenabled = false" for each in off if not each.operation]
    for operation, checks in _by_operation(off):
        lines += ["[[operations]]", f"include-name = {_toml(operation)}"]
        lines += [f"checks.{check}.enabled = false" for check in checks]
    return "\n".join(lines) + "\n"


def _by_operation(off: Sequence[SwitchedOff]) -> Iterator[tuple[str, list[str]]]:
    for operation in sorted({each.operation for each in off if each.operation}):
        yield operation, [each.check for each in off if each.operation == operation]


def _toml(text: str) -> str:
    return msgspec.json.encode(text).decode()


def _gather(events: Iterable[dict[str, Any]], url: str, off: tuple[SwitchedOff, ...]) -> Fuzzed:
    cases: collections.Counter[str] = collections.Counter()
    successes: collections.Counter[str] = collections.Counter()
    found: dict[tuple[str, str, str], list[Deviation]] = {}
    tool = "Schemathesis"
    for event in events:
        if "Initialize" in event:
            tool = f"Schemathesis {event['Initialize']['schemathesis_version']}"
        recorder = event.get("ScenarioFinished", {}).get("recorder")
        if recorder is None:
            continue
        operation = recorder["label"]
        for interaction in recorder.get("interactions", {}).values():
            cases[operation] += 1
            successes[operation] += 200 <= _status(interaction, 0) < 300  # noqa: PLR2004 - HTTP's successes
        for deviation in _deviations(operation, recorder, url):
            found.setdefault((operation, deviation.check, deviation.title), []).append(deviation)
    smallest = [_smallest(each) for _, each in sorted(found.items())]
    return Fuzzed(
        tool=tool,
        cases=dict(sorted(cases.items())),
        successes=dict(sorted(successes.items())),
        deviations=tuple(smallest),
        switched_off=off,
    )


def _deviations(operation: str, recorder: dict[str, Any], url: str) -> Iterator[Deviation]:
    for case, checks in recorder.get("checks", {}).items():
        interaction = recorder.get("interactions", {}).get(case, {})
        for check in checks:
            if check["status"] != "failure":
                continue
            failure = check["failure_info"]["failure"]
            yield Deviation(
                operation=operation,
                check=check["name"],
                title=failure["title"],
                message=failure["message"].replace(url, "$URL"),
                status=_status(interaction, None),
                curl=_curl(interaction.get("request"), url),
                times=1,
            )


def _smallest(deviations: list[Deviation]) -> Deviation:
    smallest = min(deviations, key=lambda each: (len(each.curl), each.curl))
    return msgspec.structs.replace(smallest, times=len(deviations))


def _status(interaction: Mapping[str, Any], default: Any) -> Any:  # noqa: ANN401 - an int, or what the caller gives
    response = interaction.get("response")
    return response["status_code"] if response else default


def _curl(request: Mapping[str, Any] | None, url: str) -> str:
    """A request as a command line. Credentials stand as variables: they don't belong in a report."""
    if request is None:
        return ""
    words = ["curl", "-i", "-X", request["method"]]
    for name, values in sorted(request["headers"].items()):
        if name.lower() in NOISE:
            continue
        for value in values:
            secret = f'"{name}: ${name.upper().replace("-", "_")}"'
            words += ["-H", secret if value == "[Filtered]" else shlex.quote(f"{name}: {value}")]
    if request.get("body"):
        content = base64.b64decode(request["body"]["$base64"])
        body = f"<{len(content)} bytes>"
        with contextlib.suppress(UnicodeDecodeError):
            body = content.decode()
        words += ["--data-binary", shlex.quote(body)]
    words.append('"$URL"' + shlex.quote(request["uri"].removeprefix(url)))
    return " ".join(words)
