"""The options of the verbs that compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.gate import Bar

STYLES = ("terminal", "json", "markdown", "html", "junit")
"""The formats: each is a renderer in `triptych.verbs.diff`."""

FAIL_ON = click.Choice(["breaking", "documentation", "any"])
FAIL_ON_HELP = "End with 1 where a finding is that bad; documentation: breaking, or documentation lost."


class Asked(TypedDict):
    """What the command line asks of a comparison.

    Attributes:
        style: The format.
        output: The file to write; standard output without one.
        fail_on: The bar; none without one.
        only: Expressions; what none of them matches is left out.
        ignore: Expressions; what one of them matches is left out.
        ignore_file: Files of such expressions.
        prefix: `NAME=/api/v1`, what stands before each path of that document.
        name: What to call the documents, in their order.
        everything: Whether to list what is summed up otherwise.
        all_losses: Whether to read everything, so as to list all that can't be read as it is written.
        exclude_extensions: Whether `x-` members count for nothing.
        allow_remote: Whether references to http(s) addresses are followed.
    """

    style: str
    output: Path | None
    fail_on: Bar | None
    only: tuple[str, ...]
    ignore: tuple[str, ...]
    ignore_file: tuple[Path, ...]
    prefix: tuple[str, ...]
    name: tuple[str, ...]
    everything: bool
    all_losses: bool
    exclude_extensions: bool
    allow_remote: bool


Verb = TypeVar("Verb", bound="Callable[..., object]")

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXPRESSION = (
    "Only the findings for which this holds: kind=, effect=, origin=, rule=, operation=, location= or fingerprint=, "
    "where * is any text; ' and ' joins several. Given again: any of them."
)

allow_remote = click.option("--allow-remote", is_flag=True, help="Follow references to http(s) addresses.")

_OPTIONS = (
    click.option("--format", "style", type=click.Choice(STYLES), default="terminal", show_default=True, help="How."),
    click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."),
    click.option("--only", multiple=True, metavar="EXPR", help=_EXPRESSION),
    click.option("--ignore", multiple=True, metavar="EXPR", help="Not the findings for which this holds."),
    click.option("--ignore-file", multiple=True, type=_FILE, help="One --ignore a line; # begins a comment."),
    click.option("--all", "everything", is_flag=True, help="List what is summed up otherwise."),
    click.option("--name", multiple=True, metavar="NAME", help="What to call each SOURCE, in their order."),
    click.option("--prefix", multiple=True, metavar="NAME=/PATH", help="What stands before each path of a document."),
    click.option("--exclude-extensions", is_flag=True, help="Leave x- members out of account."),
    click.option("--all-losses", is_flag=True, help="Read everything, to list all that can't be read as written."),
    allow_remote,
)


def comparing(fail_on: Bar | None = None) -> Callable[[Verb], Verb]:
    """All options of `Asked`, with a default for the bar, and the sources."""
    bar = click.option("--fail-on", type=FAIL_ON, default=fail_on, show_default=True, help=FAIL_ON_HELP)

    def with_options(verb: Verb) -> Verb:
        for option in reversed((*_OPTIONS, bar)):
            verb = option(verb)
        return click.argument("source", nargs=-1, required=True)(verb)

    return with_options
