"""The console command: reads the command line, calls `extract` and `compare`, says what went wrong, and exits."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from compare.errors import CompareError
from extract.errors import ExtractError
from extract.interrupts import stop_on_request
from triptych import project
from triptych.comparing import FAIL_ON, FAIL_ON_HELP, Asked, allow_remote, comparing
from triptych.console import complain

if TYPE_CHECKING:
    from compare.gate import Bar

INTERRUPTED = 130
BAD_USAGE = 2


class Verbs(click.Group):
    """A group that offers the nearest verb where there is none of that name, and imports a verb only to run it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; see click."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            from extract.stack import perhaps  # noqa: PLC0415 - only where it is needed

            hint = perhaps(args[0], sorted(self.commands)) or f"`{ctx.command_path} --help` lists the verbs."
            ctx.fail(f"No verb is called {args[0]!r}. {hint}")
        return super().resolve_command(ctx, args)


REUSE = click.option(
    "--reuse", is_flag=True, envvar="TRIPTYCH_REUSE", help="Keep what was made of the same sources by the same code."
)
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="triptych")
@click.option("--services", type=FOLDER, envvar="TRIPTYCH_SERVICES", help="The folder of stacks.")
@click.option("--build", type=FOLDER, envvar="TRIPTYCH_BUILD", help="Where bundles and the report go.")
@click.pass_context
def cli(context: click.Context, services: Path | None, build: Path | None) -> None:
    """Pull OpenAPI documents and docs pages out of services, validate them, and compare them N ways."""
    context.obj = lambda: project.find(services, build)


@cli.command()
@click.pass_obj
def stacks(find: project.Find) -> None:
    """List the stacks, their versions, and what is built."""
    from triptych.verbs.stacks import run  # noqa: PLC0415 - here and below: each verb pays for its own imports

    run(find())


@cli.command("new-stack")
@click.argument("name")
@click.option("--title", default="", help="What a reader calls it; the name without one.")
@click.option(
    "--profile",
    type=click.Choice(["whole", "slice"]),
    default="slice",
    show_default=True,
    help="Whether it does the whole contract, or, to begin with, the slice that is marked in it.",
)
@click.pass_obj
def new_stack(find: project.Find, name: str, title: str, profile: str) -> None:
    """Write a folder to begin a stack from, and say what to fill in."""
    from triptych.verbs.new_stack import run  # noqa: PLC0415

    run(find, name, title, profile)


@cli.command()
@click.argument("target", nargs=-1)
@click.option("-o", "--output", type=FOLDER, help="The bundle's folder; one TARGET only.")
@click.option("--python", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The stack's interpreter.")
@REUSE
@click.pass_obj
def extract(
    find: project.Find, target: tuple[str, ...], output: Path | None, python: Path | None, *, reuse: bool
) -> None:
    """Pull everything out of each TARGET, a stack's name or its folder, into a bundle; all stacks without one."""
    from triptych.verbs.extract import run  # noqa: PLC0415

    if output is not None and len(target) != 1:
        raise click.UsageError("--output takes one TARGET.")
    sys.exit(run(find, target, output, python, may_reuse=reuse))


@cli.command()
@click.argument("source")
@click.option("--format", "style", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True, help="Seconds.")
@allow_remote
@click.pass_obj
def validate(find: project.Find, source: str, style: str, timeout: float, *, allow_remote: bool) -> None:
    """Hold SOURCE, a file, URL, bundle, built stack or - for standard input, to its own dialect.

    Documentation that isn't OpenAPI has no specification to be held to: what of it can't be read is told.
    """
    from triptych.verbs.validate import run  # noqa: PLC0415

    sys.exit(run(find, source, style, timeout=timeout, allow_remote=allow_remote))


@cli.command()
@comparing()
@click.pass_obj
def diff(find: project.Find, source: tuple[str, ...], **asked: Unpack[Asked]) -> None:
    """Compare two or more SOURCEs: files, URLs, bundles, built stacks, `contract`, or - for standard input."""
    from triptych.verbs.diff import run  # noqa: PLC0415

    sys.exit(run(find, source, asked))


@cli.command()
@comparing(fail_on="breaking")
@click.pass_obj
def check(find: project.Find, source: tuple[str, ...], **asked: Unpack[Asked]) -> None:
    """Gate a change: `diff` that ends with 1 where the first SOURCE's clients break with another."""
    from triptych.verbs.diff import run  # noqa: PLC0415

    sys.exit(run(find, source, asked))


@cli.command()
@click.argument("stack", nargs=-1)
@REUSE
@click.pass_obj
def pages(find: project.Find, stack: tuple[str, ...], *, reuse: bool) -> None:
    """Look at the docs pages of each STACK (all without one) in a browser, and put what is seen into its bundle."""
    from triptych.verbs.pages import run  # noqa: PLC0415

    sys.exit(run(find, stack, may_reuse=reuse))


@cli.group(cls=Verbs)
def browser() -> None:
    """The browser that looks at docs pages."""


@browser.command("install")
def browser_install() -> None:
    """Get a Chromium by the first way that works, unless one is there already."""
    from triptych.verbs.browser import install  # noqa: PLC0415

    install()


@cli.command()
@click.argument("bundle", nargs=-1)
@click.option("-o", "--output", type=FOLDER, help="The report's folder.")
@click.option("--baseline", type=FILE, help="The report.json of a former report, to tell what changed since.")
@click.option("--fail-on", type=FAIL_ON, help=FAIL_ON_HELP)
@click.pass_obj
def report(
    find: project.Find, bundle: tuple[str, ...], output: Path | None, baseline: Path | None, fail_on: Bar | None
) -> None:
    """Write the report over each BUNDLE, a stack's name or a bundle's folder; over all stacks without one."""
    from triptych.verbs.report import run  # noqa: PLC0415

    sys.exit(run(find, bundle, output, fail_on, baseline))


@cli.command()
@click.argument("stack", nargs=-1)
@click.option("--any-python", is_flag=True, help="Also of a bundle that wasn't made on the reference Python.")
@click.pass_obj
def results(find: project.Find, stack: tuple[str, ...], *, any_python: bool) -> None:
    """Write the results of each built and measured STACK (all without one), which are kept under version control."""
    from triptych.verbs.results import run  # noqa: PLC0415

    sys.exit(run(find, stack, any_python=any_python))


@cli.command()
@click.argument("stack", nargs=-1)
@click.pass_obj
def history(find: project.Find, stack: tuple[str, ...]) -> None:
    """Build older releases of each STACK's framework (of all without one): which facts did each gain or lose?"""
    from triptych.verbs.history import run  # noqa: PLC0415

    sys.exit(run(find, stack))


@cli.command()
@click.argument("stack", nargs=-1)
@click.pass_obj
def notes(find: project.Find, stack: tuple[str, ...]) -> None:
    """Hold people's notes on each STACK (all without one) to its results; end with 1 where one doesn't hold."""
    from triptych.verbs.notes import run  # noqa: PLC0415

    sys.exit(run(find, stack))


@cli.command("open")
@click.argument("stack", nargs=-1)
@click.option("--no-browser", is_flag=True, help="Print the addresses only.")
@click.pass_obj
def open_(find: project.Find, stack: tuple[str, ...], *, no_browser: bool) -> None:
    """Serve each STACK (all without one) and the report, and set the docs pages side by side, until Ctrl-C."""
    from triptych.verbs.open import run  # noqa: PLC0415

    run(find(), stack, browser=not no_browser)


def main() -> None:
    """Run the command line and exit as the design says."""
    stop_on_request()
    try:
        cli.main(prog_name="triptych", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        complain(error.format_message())
        sys.exit(BAD_USAGE)
    except (ExtractError, CompareError) as error:
        complain(str(error), getattr(error, "detail", ""))
        sys.exit(error.exit_code)
