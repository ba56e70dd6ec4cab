"""`triptych new-stack`: a folder to begin a stack from, which can be built and compared as it is."""

from __future__ import annotations

import re
import shutil
from importlib import resources
from typing import TYPE_CHECKING

import click

from extract.errors import StackError
from extract.stack import load

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from triptych.project import Find

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""A stack's name is its folder's, and its word in tox, where a comma or a brace would mean something."""

LONGEST = 60
TAKEN = frozenset(
    [
        "all",
        "bench",
        "bundle",
        "cdn",
        "compare",
        "contract",
        "documents",
        "history",
        "lint",
        "live",
        "lock",
        "mutate",
        "open",
        "pages",
        "report",
        "results",
        "stacks",
        "test",
        "triptych",
    ]
)
"""Stages in tox.ini, and what else lies in the folder of bundles or means something where a stack is named."""

TODO = """\
{folder} can be built as it is, and does one operation. Next:

1. Add the word {name} to tox.ini: to [stacks], to the label test, and to the section of the stacks. Then
   `tox run -e {name}` makes its environment and its document, and `tox run -e triptych -- extract {name}` its bundle.
2. requirements.in: name the framework, and pin it with `tox run -e lock`.
3. shop/: write the service as the framework's own documentation teaches. It does what services/contract.yaml
   has{extent} `tox run -e live -- --stack {name}` holds it to that.{then}
4. stack.toml: say where its document, its docs pages and its operations are, and which constructs only document.
5. README.md: what was hard. The project's README has a table of stacks; results/ keeps what came of each:
   `tox run -e {name},bundle,live,results`.

CONTRIBUTING.md tells the whole way.
"""


def run(find: Find, name: str, title: str, profile: str) -> None:
    """Write the folder, and say what to fill in.

    Raises:
        StackError: There is such a stack already, or the name can't be a word in tox.
        click.FileError: The folder can't be written.
    """
    if not NAME.fullmatch(name):
        why = "it has to be a folder's name and a word in tox: small letters, digits and single hyphens"
        raise StackError(f"no stack can be called {name!r}", why=why, todo="Choose another name, such as 'my-stack'.")
    if name in TAKEN or len(name) > LONGEST:
        why = "a stage or a file of ours is called so" if name in TAKEN else f"it has more than {LONGEST} letters"
        raise StackError(f"no stack can be called {name!r}", why=why, todo="Choose another name, such as 'my-stack'.")
    folder = find().services / name
    if folder.exists():
        raise StackError(f"there is something at {folder} already", todo="Choose another name, or move that away.")
    try:
        _write(folder, _quotable(title) or name, profile)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise click.FileError(str(error.filename or folder), error.strerror or str(error)) from None
    load(folder)
    then = "" if profile == "whole" else '\n   Once it does the whole contract, say `profile = "whole"` in stack.toml.'
    extent = "." if profile == "whole" else ", as far as it is marked `x-triptych-profile: slice` there."
    click.echo(TODO.format(folder=folder, name=name, extent=extent, then=then), nl=False)


def _write(folder: Path, title: str, profile: str) -> None:
    for path, source in _files(resources.files("triptych") / "blank_stack", ""):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        target.write_text(text.replace("{title}", title).replace("{profile}", profile), encoding="utf-8")


def _files(folder: Traversable, before: str) -> list[tuple[str, Traversable]]:
    """All files of a folder of this package, by their paths in it."""
    found: list[tuple[str, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, f"{before}{entry.name}/")
        elif entry.is_file():
            found.append((f"{before}{entry.name}", entry))
    return found


def _quotable(title: str) -> str:
    """The title as it may stand between quotes in TOML and in Python."""
    return re.sub(r'["\\\x00-\x1f\x7f]', "", title).strip()
