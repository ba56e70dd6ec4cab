"""What runs inside a stack's own interpreter: standard library only, valid Python 3.8.

    worker.py document FOLDER --out DIR [--stack-json JSON] [--lifeline] [--scratch DIR]
    worker.py run [--lifeline] [--nested] [--scratch DIR] -- ARGUMENT...

`document` makes, without a server, the stack's document and those of its docs pages that stack.toml has an `as_shipped`
for; and where stack.toml has `[operations]`, the places in the source of what the document describes. It leaves in DIR
`runtime.json` (the interpreter and the versions of what is installed in it) and either `document.json` with
`as-shipped/<page>.html` and `operations.json`, or `failure.json`, and ends with 0 or 2.
FOLDER's stack.toml is read here where the interpreter can; `--stack-json` hands its content over where it can't.

`run` does what `python ARGUMENT...` would do, in this same process.

With `--lifeline`, standard input is a pipe from whoever started this process. It is never written to: once it
closes, for whatever reason, this process ends, with all that it started, and takes the scratch folder along. With
`--nested` it may hold workers itself, and has the time to see to their end first.
"""

from __future__ import annotations

import sys

if __name__ == "__main__" and not getattr(sys.flags, "safe_path", False):
    del sys.path[0]  # our own folder: what stands in it must not be found in the place of the app's modules

import argparse
import atexit
import importlib
import importlib.metadata
import json
import os
import platform
import re
import runpy
import shutil
import signal
import tempfile
import threading
import traceback
from pathlib import Path
from typing import Any

GRACE = 5.0  # seconds that a server has to end by itself
NESTED_GRACE = 12.0  # seconds for what holds workers: theirs, twice if need be
INSIST_EVERY = 0.5  # seconds; a request to end that comes in the middle of a clean-up is passed over
BAD_INPUT = 2


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description="Runs inside a stack's own interpreter.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    document = verbs.add_parser("document")
    document.add_argument("folder", type=Path)
    document.add_argument("--out", type=Path, required=True)
    document.add_argument("--stack-json")
    run = verbs.add_parser("run")
    run.add_argument("arguments", nargs="+")
    run.add_argument("--nested", action="store_true")
    for verb in (document, run):
        verb.add_argument("--lifeline", action="store_true")
        verb.add_argument("--scratch")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _end)
    if options.lifeline:
        _hold_lifeline(options.scratch, nested=getattr(options, "nested", False))
    if options.verb == "run":
        run_python(options.arguments)
    else:
        sys.exit(write_document(options.folder, options.out, options.stack_json))


def run_python(arguments: list[str]) -> None:
    """Do what `python ARGUMENT...` would do: `-m module`, or a script's path."""
    if arguments[0] == "-m":
        sys.path.insert(0, str(Path.cwd()))
        sys.argv = arguments[1:]
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
    else:
        sys.path.insert(0, str(Path(arguments[0]).resolve().parent))
        sys.argv = arguments
        runpy.run_path(arguments[0], run_name="__main__")


class Unmade(Exception):  # noqa: N818 - its cause is the error
    """What stack.toml names a function for wasn't made: why is this exception's cause."""


def write_document(folder: Path, out: Path, stack_json: str | None) -> int:
    """Make the stack's document and its pages as shipped, in process; return the exit code."""
    folder, out = folder.resolve(), out.resolve()
    _clear(out)
    _write(out / "runtime.json", _json(_runtime()))
    try:
        stack = json.loads(stack_json) if stack_json else _read_stack(folder)
        document, pages, operations = _make(folder, stack)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever an app does on import is its author's to read
        what = str(error) if isinstance(error, Unmade) else "no document"
        cause = error.__cause__ or error
        lines = traceback.format_exception(type(cause), cause, cause.__traceback__)
        summary = traceback.format_exception_only(type(cause), cause)[-1].strip()
        _write(out / "failure.json", _json({"what": what, "summary": summary, "traceback": "".join(lines)}))
        print("%s: %s: %s" % (folder.name, what, summary), file=sys.stderr)
        return BAD_INPUT
    if document is not None:
        _write(out / "document.json", _json(document))
    for name, page in pages.items():
        _write(out / "as-shipped" / name, page)
    if operations is not None:
        _write(out / "operations.json", _json(operations))
    print("%s: %s" % (folder.name, _told(document, out / "document.json")))
    return 0


def _told(document: Any, file: Path) -> str:  # noqa: ANN401 - whatever JSON has
    """What was made, in a line."""
    if document is None:
        return "it has no document"
    if not isinstance(document, dict) or not document.keys() & {"swagger", "openapi"}:
        return "a document of %d entries, in %s" % (len(document), file)
    dialect = "Swagger %s" % document["swagger"] if "swagger" in document else "OpenAPI %s" % document["openapi"]
    paths = document.get("paths")
    return "%s, %d paths, in %s" % (dialect, len(paths) if isinstance(paths, dict) else 0, file)


def _clear(out: Path) -> None:
    """Leave nothing of an earlier run."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(out / "as-shipped", ignore_errors=True)
    for name in ("document.json", "operations.json", "failure.json"):
        if (out / name).exists():
            (out / name).unlink()


def _make(folder: Path, stack: dict[str, Any]) -> tuple[Any, dict[str, str], list[Any] | None]:
    """The document if there is one, pages as shipped by file name, and the operations, as their author makes them."""
    os.chdir(folder)
    base = stack.get("base")
    sys.path[:0] = [str(folder), *([str(folder.parent / base)] if base else [])]
    with tempfile.TemporaryDirectory(prefix="triptych-") as scratch:
        for name, said in stack.get("env", {}).items():
            value = os.environ.get(name, said)
            os.environ[name] = value.replace("{scratch}", scratch).replace("{stack}", folder.name)
        said = stack.get("document")
        kinds = (dict,) if said and said.get("form", "openapi") == "openapi" else (dict, list)
        document = _call(said["call"], kinds, "`%s` gives no document" % said["call"]) if said else None
        pages = {
            "%s.html" % _slug(page["name"]): _call(
                page["as_shipped"], (str,), "`%s` gives no page '%s' as shipped" % (page["as_shipped"], page["name"])
            )
            for page in stack.get("pages", ())
            if page.get("as_shipped")
        }
        where = (stack.get("operations") or {}).get("call")
        operations = _call(where, (list,), "`%s` gives no operations" % where) if where else None
    return document, pages, operations


def _call(name: str, kinds: tuple[type, ...], complaint: str) -> Any:  # noqa: ANN401 - of the kind that is asked for
    """Import what stack.toml names and call it; a document or a list comes back as plain JSON."""
    try:
        made = _of_kind(_target(name)(), kinds, name)
        return made if isinstance(made, str) else json.loads(json.dumps(made, allow_nan=False))
    except (Exception, SystemExit) as error:
        raise Unmade(complaint) from error


def _target(name: str) -> Any:  # noqa: ANN401 - a function of the app's
    module, _, path = name.partition(":")
    target: Any = importlib.import_module(module)
    for attribute in path.split("."):
        target = getattr(target, attribute)
    return target


def _of_kind(made: Any, kinds: tuple[type, ...], name: str) -> Any:  # noqa: ANN401 - of one of these kinds
    if not isinstance(made, kinds):
        wanted = " or a ".join(kind.__name__ for kind in kinds)
        raise TypeError("%s returned %s, not a %s" % (name, type(made).__name__, wanted))
    return made


def _slug(name: str) -> str:
    """A page's name as part of a file's name, as `extract.stack` makes it."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _read_stack(folder: Path) -> dict[str, Any]:
    try:
        import tomllib  # noqa: PLC0415 - from Python 3.11
    except ImportError:
        raise RuntimeError("this Python can't read stack.toml: 3.11 can, or --stack-json hands it over") from None
    return tomllib.loads((folder / "stack.toml").read_text(encoding="utf-8"))


def _runtime() -> dict[str, Any]:
    installed = importlib.metadata.distributions()
    # names as PEP 503 normalises them, so that `SQLAlchemy` is found as `sqlalchemy`
    found: dict[str, str] = {}
    for dist in installed:  # of two of a name, the one that comes first on sys.path is the one that is imported
        found.setdefault(re.sub(r"[-_.]+", "-", dist.metadata["Name"] or "?").lower(), dist.version)
    return {
        "implementation": platform.python_implementation(),
        "python": platform.python_version(),
        "distributions": dict(sorted(found.items())),
    }


def _json(content: Any) -> str:  # noqa: ANN401 - whatever JSON has
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all. Half a surrogate pair, which UTF-8 has no form for, stays an escape."""
    path.parent.mkdir(exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_bytes(text.encode("utf-8", "backslashreplace"))
    partial.replace(path)


def _end(_signal: int, _frame: Any) -> None:  # noqa: ANN401 - FrameType has no use here
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # from here on it cleans up
    sys.exit(128 + signal.SIGTERM)


def _hold_lifeline(scratch: str | None, *, nested: bool) -> None:
    """End this process once the pipe on standard input closes: politely, and after a grace for certain.

    Either way the end takes the whole process group along: nobody else is left to end a server's own children.
    """
    cut = threading.Event()
    pipe = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)

    def watch() -> None:
        while os.read(pipe, 1):
            pass
        cut.set()
        pause = threading.Event()
        for _ in range(int(NESTED_GRACE / INSIST_EVERY) if nested else 1):
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
            pause.wait(INSIST_EVERY if nested else GRACE)
        end_all()
        os._exit(1)

    def end_all() -> None:
        if cut.is_set() and os.getpid() == holder:  # a fork of ours may end when it likes
            if scratch:
                shutil.rmtree(scratch, ignore_errors=True)
            if os.getpgrp() == holder:
                os.killpg(0, signal.SIGKILL)

    holder = os.getpid()
    atexit.register(end_all)  # before any of the app's own, and so run after them
    threading.Thread(target=watch, name="lifeline", daemon=True).start()


if __name__ == "__main__":
    main()
