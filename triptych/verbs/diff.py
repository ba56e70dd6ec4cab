"""`triptych diff` and `triptych check`: the comparison, N ways."""

from __future__ import annotations

import importlib
import shutil
import sys
from typing import TYPE_CHECKING, cast

import click

from compare import compare
from compare.errors import SourceError
from compare.gate import BARS, at_bar
from compare.render.options import Options
from triptych.output import emit, in_color
from triptych.verbs.sources import of_slices, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare import Comparison, Document
    from compare.render.options import Renderer
    from triptych.comparing import Asked
    from triptych.project import Find

FOUND = 1
REMEDY = "Name a source that has one; `triptych report` says what the stack is asked for"
COMPARED = 2
"""How many documents a comparison takes at least."""

RENDERERS = {
    "terminal": "compare.render.text",
    "json": "compare.render.json",
    "markdown": "compare.render.markdown",
    "html": "compare.render.html",
    "junit": "compare.render.junit",
}
"""The module behind each format, imported when it is asked for."""


def run(find: Find, sources: Sequence[str], asked: Asked) -> int:
    """Print the comparison; 1 where a finding is at or above the bar."""
    _check(sources, asked)
    comparison = _compared(_documents(find, sources, asked), asked)
    if asked["only"] or asked["ignore"] or asked["ignore_file"]:
        comparison = _selected(comparison, asked)
    _show(comparison, asked)
    _tell_of_slices(of_slices(find, sources), len(sources))
    return _verdict(comparison, asked)


def _check(sources: Sequence[str], asked: Asked) -> None:
    if len(sources) < COMPARED:
        raise click.UsageError("Name two SOURCEs or more.")
    if sources.count("-") > 1:
        raise click.UsageError("Standard input can be read once only.")
    if len(asked["name"]) > len(sources):
        raise click.UsageError(f"There are {len(sources)} SOURCEs for {len(asked['name'])} times --name.")


def _documents(find: Find, sources: Sequence[str], asked: Asked) -> list[Document]:
    names = [*asked["name"], *[None] * (len(sources) - len(asked["name"]))]
    documents = [
        resolve(find, source, name=name, allow_remote=asked["allow_remote"])
        for source, name in zip(sources, names, strict=True)
    ]
    for document in documents:
        if document.dialect == "none":  # of which `compare` would find that it describes the same API: it says nothing
            raise SourceError(document.name, "it has no document, so there is nothing to compare", REMEDY)
    return documents


def _compared(documents: Sequence[Document], asked: Asked) -> Comparison:
    prefixes = _prefixes(asked["prefix"])
    try:
        return compare(
            *documents,
            exclude_extensions=asked["exclude_extensions"],
            prefixes=prefixes,
            all_losses=asked["all_losses"],
        )
    except ValueError as error:
        names = ", ".join(document.name for document in documents)
        raise click.UsageError(f"--prefix: {error} There are: {names}.") from None


def _prefixes(words: Sequence[str]) -> dict[str, str]:
    found = {}
    for word in words:
        name, equals, prefix = word.rpartition("=")
        if not equals or not name or not prefix.startswith("/"):
            raise click.UsageError(f"--prefix {word!r} should be NAME=/PATH, such as before=/api/v1.")
        found[name] = prefix
    return found


def _selected(comparison: Comparison, asked: Asked) -> Comparison:
    """What is left by the filters; what they did is said."""
    from compare.filters import idle, parse, parse_file, select  # noqa: PLC0415 - only where they are asked for

    only = [parse(text) for text in asked["only"]]
    ignore = [parse(text) for text in asked["ignore"]]
    ignore += [each for path in asked["ignore_file"] for each in parse_file(path)]
    chosen = select(comparison, only, ignore)
    for text in idle(comparison, only, ignore):
        sys.stderr.write(f"note: no finding matches {text!r}.\n")
    left_out = len(comparison.findings) - len(chosen.findings)
    if left_out:
        sys.stderr.write(f"note: left out by the filters: {left_out} of {len(comparison.findings)} findings.\n")
    return chosen


def _show(comparison: Comparison, asked: Asked) -> None:
    terminal = asked["style"] == "terminal"
    options = Options(
        bar=asked["fail_on"] or "breaking",
        everything=asked["everything"],
        color=terminal and asked["output"] is None and in_color(),
        width=shutil.get_terminal_size().columns,
    )
    renderer = cast("Renderer", importlib.import_module(RENDERERS[asked["style"]]))
    encoding = sys.stdout.encoding if terminal else "utf-8"
    emit(renderer.render(comparison, options), asked["output"], encoding=encoding)


def _tell_of_slices(slices: Sequence[str], sources: int) -> None:
    """Say which stacks do only a slice, where others do the whole."""
    if 0 < len(slices) < sources:
        do = "does" if len(slices) == 1 else "do"
        sys.stderr.write(
            f"note: {' and '.join(slices)} {do} the slice of the contract only; beyond it operations are missing on"
            " purpose. `triptych report` compares the slice alone.\n"
        )


def _verdict(comparison: Comparison, asked: Asked) -> int:
    bar = asked["fail_on"]
    failing = at_bar(comparison, bar) if bar else ()
    if not bar or not failing:
        return 0
    sys.stderr.write(f"note: --fail-on {bar}: {BARS[bar]}: {len(failing)}.\n")
    return FOUND
