"""`triptych report`: bundles → the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console

from compare import Document, compare, load
from compare.render import html, json
from compare.render.terminal import print_summary
from compare.report import Failed, Fault, Report, Subject, Verdict
from extract.bundle import VALIDATION, check_fresh, read, read_failure
from extract.errors import FAILED, BundleError
from extract.sources import sources_of
from extract.stack import choose
from extract.stack import load as load_stack
from extract.validation import Validation, validate

if TYPE_CHECKING:
    from extract.bundle import Bundle
    from triptych.project import Find, Project

FOUND = 1


def run(find: Find, names: tuple[str, ...], output: Path | None, *, fail: bool) -> int:
    """Write the report and print its summary; 3 where a stack failed, 1 where findings are to fail."""
    project = find()
    folder = output or project.report
    report = write(project, names, folder)
    print_summary(report, (folder / "index.html").resolve().as_uri(), Console())
    if report.failed:
        return FAILED
    return FOUND if fail and report.comparison and not report.comparison.identical else 0


def write(project: Project, names: tuple[str, ...], folder: Path) -> Report:
    """Write the report over bundles (of all stacks, where none is named) into a folder.

    Raises:
        BundleError: One is missing, damaged or stale. A stack that failed is part of the report.
    """
    report = gather(project, names)
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / "index.html", html.render(report))
    if report.comparison:
        _replace(folder / "comparison.json", json.render(report.comparison))
    return report


def gather(project: Project, names: tuple[str, ...]) -> Report:
    """Read the bundles, and compare them with the contract."""
    subjects, failed = [_contract(project)] if project.contract.is_file() else [], []
    for folder, stack_folder in _folders(project, names):
        failure = read_failure(folder)
        if failure is not None:
            failed.append(Failed(name=failure.stack, title=failure.title, error=failure.error, detail=failure.detail))
            continue
        bundle = read(folder)
        if stack_folder is not None:
            check_fresh(bundle, sources_of(load_stack(stack_folder)))
        subjects.append(_subject(bundle))
    documents = [subject.document for subject in subjects]
    comparison = compare(*documents) if len(documents) > 1 else None
    return Report(subjects=tuple(subjects), failed=tuple(failed), comparison=comparison)


def _folders(project: Project, names: tuple[str, ...]) -> list[tuple[Path, Path | None]]:
    """Each bundle's folder, and its stack's where that is known."""
    if not names:
        return [(project.bundle(stack.name), stack.folder) for stack in choose(project.services, ())]
    folders: list[tuple[Path, Path | None]] = []
    for name in names:
        if "/" in name or Path(name).is_dir():
            folders.append((Path(name), None))
        else:
            (stack,) = choose(project.services, (name,))
            folders.append((project.bundle(stack.name), stack.folder))
    return folders


def _contract(project: Project) -> Subject:
    document = load(project.contract, name="contract")
    return Subject(document=document, title="The contract", verdict=_verdict(validate(document.raw)))


def _subject(bundle: Bundle) -> Subject:
    manifest = bundle.manifest
    document: Document = load(bundle.folder)
    return Subject(
        document=document,
        title=manifest.title,
        verdict=_verdict(_validation(bundle)),
        python=manifest.python,
        versions=manifest.versions,
        pages=tuple((page.name, page.path, page.status) for page in manifest.pages),
        in_process=manifest.document.in_process == "same",
    )


def _validation(bundle: Bundle) -> Validation:
    try:
        return msgspec.json.decode(bundle.read(VALIDATION), type=Validation)
    except msgspec.DecodeError as error:
        raise BundleError(f"the bundle at {bundle.folder} is damaged", why=f"{VALIDATION}: {error}") from error


def _verdict(validation: Validation) -> Verdict:
    return Verdict(
        valid=validation.valid,
        validator=validation.validator,
        problems=tuple(Fault(rule=p.rule, pointer=p.pointer, message=p.message) for p in validation.problems),
        faults=tuple(
            Fault(rule=f.rule, pointer=f.pointer, message=f.message, links=(f.section, f.link))
            for f in validation.faults
        ),
    )


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
