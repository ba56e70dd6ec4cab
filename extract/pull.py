"""Pull all that a stack says about the API out of it: stack → bundle."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from packaging.utils import canonicalize_name

from extract.bundle import FORMAT, Bundle, Failure, Manifest, PageEntry, pretty, read
from extract.bundle_writer import Writer
from extract.documents import add_document, served_document
from extract.environments import check_versions
from extract.errors import AppError, ExtractError
from extract.fetch import HTML, JSON, Answer, client, signed_in
from extract.guide.calling import calls_of
from extract.guide.cutting import cuts_of
from extract.guide.results import CALLS, CUTS
from extract.guide.settings import read_guide
from extract.means.making import add_means, add_operations
from extract.means.operations import Place, read_places
from extract.process import environment, run_to_end, scratch_folder
from extract.server import serving
from extract.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.stack import Page, Stack

DOCUMENT_WITHIN = 120.0  # seconds


class Runtime(msgspec.Struct, frozen=True, kw_only=True):
    """What the worker says of the interpreter it ran in."""

    implementation: str
    python: str
    distributions: dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What a stack gives without a server.

    Attributes:
        document: Its document; None for a stack without one.
        runtime: What it was made by.
        as_shipped: By the page's name, the HTML of each docs page that the framework ships otherwise than it is served.
        places: Where its operations are written; None where stack.toml doesn't say how to find out.
    """

    document: Any
    runtime: Runtime
    as_shipped: dict[str, bytes]
    places: tuple[Place, ...] | None


def pull(stack: Stack, python: Path, target: Path, *, say: Callable[[str], object]) -> Bundle:
    """Make a stack's bundle.

    Args:
        stack: The stack.
        python: Its interpreter.
        target: The bundle's folder; it is replaced whole, and only once all is there.
        say: Is told what is done, line by line.

    Raises:
        ExtractError: Something failed; `target` then holds the failure in the place of a bundle.
    """
    writer = Writer(target)
    try:
        manifest = _fill(writer, stack, python, say)
        writer.finish(manifest)
    except ExtractError as error:
        writer.discard()
        record_failure(stack, target, error)
        raise
    finally:
        writer.discard()
    return read(target)


def record_failure(stack: Stack, target: Path, error: ExtractError) -> None:
    """Put the reason why a stack has no bundle where its bundle would be."""
    writer = Writer(target)
    title, code = stack.config.title, error.exit_code
    writer.finish(
        Failure(format=FORMAT, stack=stack.name, title=title, error=str(error), detail=error.detail, exit_code=code)
    )


def made_in_process(stack: Stack, python: Path) -> Made:
    """What a stack gives without a server.

    Raises:
        AppError: The app fails to import or to make something; with the last line of its own traceback.
    """
    with scratch_folder() as scratch:
        log, out = scratch / "worker.log", scratch / "out"
        arguments = [
            *("document", str(stack.folder), "--lifeline", "--scratch", str(scratch), "--out", str(out)),
            *("--stack-json", json.dumps(msgspec.to_builtins(stack.config))),
        ]
        code = run_to_end(
            python,
            arguments,
            folder=stack.folder,
            env=environment(stack, scratch),
            log=log,
            seconds=DOCUMENT_WITHIN,
        )
        if (out / "failure.json").is_file():
            failure = json.loads((out / "failure.json").read_bytes())
            raise AppError(
                f"{stack.name}: {failure['what']}",
                why=failure["summary"],
                todo="Its traceback follows.",
                detail=failure["traceback"],
            )
        expected = "runtime.json" if stack.config.document is None else "document.json"
        if code != 0 or not (out / expected).is_file():
            tail = log.read_text(encoding="utf-8", errors="replace")
            raise AppError(f"{stack.name}: its interpreter ended with {code}", todo="Its output follows.", detail=tail)
        return Made(
            document=None if stack.config.document is None else json.loads((out / "document.json").read_bytes()),
            runtime=msgspec.json.decode((out / "runtime.json").read_bytes(), type=Runtime),
            as_shipped={
                page.name: (out / "as-shipped" / f"{page.slug}.html").read_bytes()
                for page in stack.config.pages
                if page.as_shipped
            },
            places=read_places(stack.name, (out / "operations.json").read_bytes()) if stack.config.operations else None,
        )


def _fill(writer: Writer, stack: Stack, python: Path, say: Callable[[str], object]) -> Manifest:
    sources = sources_of(stack)
    guide = read_guide(stack.folder.parent)
    cuts = cuts_of(stack, guide)
    if stack.config.document is not None:
        say(f"{stack.name}: making its document without a server")
    made = made_in_process(stack, python)
    runtime = made.runtime
    check_versions(stack, runtime.distributions, runtime.python)
    add_operations(writer, stack, made.places)
    if stack.config.documentation is not None:
        say(f"{stack.name}: making its document without hooks, and without annotations")
        add_means(writer, stack, lambda copy: made_in_process(copy, python).document)
    say(f"{stack.name}: starting its server")
    # The guide's calls create things, and what is answered may depend on what is there already.
    with serving(stack, python, throwaway=True) as service, client(service) as http, signed_in(service) as inside:
        served = served_document(stack, http, inside)
        asked = {page: (inside if page.signed_in else http).get(page.path, HTML) for page in stack.config.pages}
        pages = tuple(_add_page(writer, page, served_page, made) for page, served_page in asked.items())
        calls = calls_of(stack, guide, http)
    for path, found in ((CUTS, cuts), (CALLS, calls)):
        if found is not None:
            writer.add(path, pretty(found), JSON)
    document = add_document(writer, stack, served, made.document, say)
    return Manifest(
        format=FORMAT,
        stack=stack.name,
        title=stack.config.title,
        interface=stack.config.interface,
        profile=stack.config.profile,
        python=f"{runtime.implementation} {runtime.python}",
        versions={
            name: runtime.distributions.get(canonicalize_name(name), "not installed") for name in stack.config.versions
        },
        sources=sources,
        document=document,
        pages=pages,
        files=tuple(writer.files),
        digest="",
    )


def _add_page(writer: Writer, page: Page, answer: Answer, made: Made) -> PageEntry:
    file = writer.add(f"pages/{page.slug}.html", answer.content, answer.type)
    shipped = made.as_shipped.get(page.name)
    as_shipped = "" if shipped is None else writer.add(f"pages/{page.slug}.as-shipped.html", shipped, "text/html")
    return PageEntry(
        name=page.name, kind=page.kind, path=page.path, status=answer.status, file=file, as_shipped=as_shipped
    )
