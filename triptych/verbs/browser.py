"""`triptych browser`: the browser that looks at docs pages."""

from __future__ import annotations

import sys

from extract.pages import installing


def install() -> None:
    """Print which browser there is; where there is none, get one first.

    Raises:
        ExtractError: There is none, and none could be got.
    """
    browser = installing.install(_say)
    print(f"browser: {browser}, version {browser.version}")  # noqa: T201 - the result


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
