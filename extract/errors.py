"""Everything that can go wrong on the way from a stack's folder to a bundle, and the exit code each has.

An error says what happened, why, and what to do, on one line. `detail` holds what helps to find the cause
(a traceback, the tail of a log) and is shown below that line.
"""

from __future__ import annotations

BAD_INPUT = 2
FAILED = 3


class ExtractError(Exception):
    """What happened, why, and what to do.

    Args:
        what: What happened, with the name of the thing it happened to.
        why: The cause as far as it is known.
        todo: What the reader can do about it.
        detail: Lines that help to find the cause.
    """

    exit_code = FAILED

    def __init__(self, what: str, *, why: str = "", todo: str = "", detail: str = "") -> None:
        self.what, self.why, self.todo, self.detail = what, why, todo, detail
        line = f"{what}: {why}" if why else what
        super().__init__(" ".join(f"{line}. {todo}".split()) if todo else " ".join(line.split()))


class StackError(ExtractError):
    """A stack's folder or its stack.toml can't be read."""

    exit_code = BAD_INPUT


class SettingError(ExtractError):
    """An environment variable of ours holds something that it can't."""

    exit_code = BAD_INPUT


class AppError(ExtractError):
    """The app fails to import, or its document can't be made or is no JSON."""

    exit_code = BAD_INPUT


class BundleError(ExtractError):
    """A bundle is missing, damaged or stale, or holds a failure instead of a document."""

    exit_code = BAD_INPUT


class EnvironmentMissingError(ExtractError):
    """A stack has no interpreter, or one with other versions than its requirements.txt pins."""


class ServerError(ExtractError):
    """A service did not start, never got ready, or ended on its own."""


class ValidatorError(ExtractError):
    """The validator did not end in time, or ended without a verdict: nothing is known of the document."""


class ExtraMissingError(ExtractError):
    """An optional dependency isn't installed."""


class BrowserMissingError(ExtractError):
    """There is no browser that starts, or none could be got."""


class BrowserError(ExtractError):
    """The browser's process did not come to its end, or failed."""


class BrowserUnwantedError(BrowserMissingError):
    """The user wants no browser: none is looked for, and none is got."""
