"""What can go wrong in a comparison, each with what happened, why, and what to do next."""

from __future__ import annotations


class CompareError(Exception):
    """The base of every error that this package raises on purpose.

    Attributes:
        exit_code: what a command that ends with it exits with.
    """

    exit_code = 2


class SourceError(CompareError):
    """A document that can't be read or compared; `str(error)` is one line fit for a person.

    Args:
        source: what was to be read: a path, a URL, `-`, or a document's name.
        why: what is wrong with it, without a full stop.
        remedy: what to do next, without a full stop.
        line: where it is wrong, counted from 1, if known.
        column: the column in that line, counted from 1, if known.
    """

    def __init__(
        self, source: str, why: str, remedy: str, *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(source, why, remedy)
        self.source = source
        self.why = why
        self.remedy = remedy
        self.line = line
        self.column = column

    def __str__(self) -> str:
        text = f"{self.source}: {self.why}{self._place()}. {self.remedy}."
        return "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))

    def _place(self) -> str:
        if self.line is None:
            return ""
        return f" (line {self.line})" if self.column is None else f" (line {self.line}, column {self.column})"
