"""Bundles and the contract → all that a report shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from compare import SourceError, compare, load
from compare.report import Deviation, Failed, Fault, Measured, Report, Subject, Verdict
from compare.reporting import report_on
from extract import live, reuse
from extract.bundle import VALIDATION, check_fresh, read, read_failure, read_optional
from extract.sources import sources_of
from extract.stack import choose
from extract.stack import load as load_stack
from extract.validation import Validation, validate
from triptych.docs_seen import docs_seen
from triptych.guide_seen import guide_of
from triptych.notes import noted
from triptych.source_seen import calls_seen, code_seen, cost_seen, cuts_seen, means_seen, remarks_seen

if TYPE_CHECKING:
    from extract import fuzz
    from extract.bundle import Bundle
    from triptych.project import Project


_REUSED = {
    "bundle": "its bundle",
    "live": "what was measured on its service",
    "pages": "what was seen of its docs pages",
}


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
        try:
            subject = _subject(bundle)
            _check(subject)
        except SourceError as error:
            manifest = bundle.manifest
            failed.append(Failed(name=manifest.stack, title=manifest.title, error=str(error), detail=""))
        else:
            subjects.append(subject)
    report = replace(report_on(subjects), failed=tuple(failed), guide=guide_of(project.services))
    return noted(report, project.services) if report.compared() else report


def _check(subject: Subject) -> None:
    """Try what a report asks of a document: what can't be compared with itself can't be with others.

    Raises:
        SourceError: It can't be compared, or says too much once all its references are written out.
    """
    len(compare(subject.document, subject.document).rows)


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
    document = load(bundle.folder)
    means, why = means_seen(bundle, document)
    validation = read_optional(bundle, VALIDATION, Validation)
    return Subject(
        document=document,
        title=manifest.title,
        verdict=_verdict(validation) if validation else None,
        python=manifest.python,
        versions=manifest.versions,
        pages=tuple((page.name, page.path, page.status) for page in manifest.pages),
        in_process=manifest.document.in_process == "same" if manifest.document else None,
        measured=_measured(live.read(bundle)),
        docs=docs_seen(bundle),
        runs=True,
        reused=tuple(_REUSED[part] for part in reuse.reused(bundle.folder.parent, bundle.folder.name)),
        profile=manifest.profile,
        means=means,
        without_means=why,
        cost=cost_seen(bundle),
        code=code_seen(bundle),
        cuts=cuts_seen(bundle),
        remarks=remarks_seen(bundle),
        calls=calls_seen(bundle),
    )


def _measured(found: live.Live | None) -> Measured | None:
    if found is None:
        return None
    failed = [
        Deviation(operation=", ".join(one.operations), check=one.test, message=one.message)
        for one in found.suite.failed
    ]
    return Measured(
        tests=found.suite.passed,
        requests=found.contract.cases,
        own_requests=found.document.cases if found.document else {},
        same=(*failed, *map(_deviation, found.contract.deviations)),
        true=tuple(map(_deviation, found.document.deviations)) if found.document else (),
        switched_off=tuple((each.operation, each.check, each.reason) for each in found.contract.switched_off),
        tool=found.contract.tool,
    )


def _deviation(found: fuzz.Deviation) -> Deviation:
    return Deviation(
        operation=found.operation, check=found.check, message=found.message, curl=found.curl, times=found.times
    )


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
