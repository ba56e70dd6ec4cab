"""Where a verb's result goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path


def emit(text: str, output: Path | None = None, *, encoding: str = "utf-8") -> None:
    """Write a result.

    Args:
        text: The result.
        output: The file; standard output without one. Whoever reads that may stop reading: nobody is told.
        encoding: Of standard output; what it has no letters for is written as `?`.

    Raises:
        click.FileError: The file can't be written.
    """
    if output is not None:
        _write(text, output)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would be tried again at the end of the program, and complained about.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def in_color() -> bool:
    """Whether standard output is a terminal that shows colours, and the user wants them."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write(text: str, output: Path) -> None:
    partial = output.with_name(f"{output.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(output)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise click.FileError(str(output), error.strerror or str(error)) from None
