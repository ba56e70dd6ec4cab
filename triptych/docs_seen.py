"""What the browser saw of a bundle's docs pages → what a report shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from compare.docs_pages import Check, DocsPage, DocsSeen, FactShown, Picture, Shipped, Stranger, Tried, Violation, Visit
from extract.errors import BundleError
from extract.pages import results

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extract.bundle import Bundle

T = TypeVar("T")
VIEWS = {("desktop", "light"): "light", ("desktop", "dark"): "dark", ("phone", "light"): "phone"}


def docs_seen(bundle: Bundle) -> DocsSeen | None:
    """What was seen of a bundle's docs pages; None where nobody looked since the bundle was made.

    Raises:
        BundleError: It can't be read.
    """
    found = results.read(bundle)
    if found is None:
        return None
    _check_pictures(bundle, found)
    pages = tuple(_page(page, bundle.folder) for page in found.pages)
    return DocsSeen(browser=found.browser, axe=found.axe, pages=pages)


def _check_pictures(bundle: Bundle, found: results.Pages) -> None:
    """Refuse a picture that is no file of the bundle: it would be copied, whatever it is."""
    files = {file.path for file in bundle.manifest.files}
    named = {
        file
        for page in found.pages
        for file in (*(shot.file for shot in page.shots), *page.panels.values(), *page.small.values())
    }
    if strangers := sorted(named - files):
        raise BundleError(
            f"the bundle at {bundle.folder} is damaged",
            why=f"{results.PAGES} names {strangers[0]!r}, which the manifest doesn't",
            todo=f"Renew it with `triptych extract {bundle.name}`.",
        )


def _page(page: results.PageSeen, folder: Path) -> DocsPage:
    return DocsPage(
        name=page.name,
        path=page.path,
        known=page.known,
        visit=_as(page.visit, Visit),
        views=_views(page, folder),
        violations=_as(page.violations, tuple[Violation, ...]),
        checks=_as(page.checks, dict[str, Check]),
        facts=_as(page.facts, tuple[FactShown, ...]),
        tried=_as(page.tried, tuple[Tried, ...]),
        panels={operation: _picture(page, folder, file) for operation, file in page.panels.items()},
        shipped=_shipped(page.shipped),
        stranger=_as(page.stranger, Stranger) if page.stranger else None,
        unmeasured=page.unmeasured,
        kind=page.kind,
    )


def _views(page: results.PageSeen, folder: Path) -> Mapping[str, Picture]:
    return {
        VIEWS[shot.view, shot.scheme]: _picture(page, folder, shot.file, shot.width, shot.height)
        for shot in page.shots
        if (shot.view, shot.scheme) in VIEWS
    }


def _picture(page: results.PageSeen, folder: Path, file: str, width: int = 0, height: int = 0) -> Picture:
    small = folder / page.small[file] if file in page.small else None
    return Picture(file=folder / file, small=small, width=width, height=height)


def _shipped(found: results.Shipped | None) -> Shipped | None:
    if found is None:
        return None
    return Shipped(
        same=found.same,
        offline=_as(found.offline, Visit) if found.offline else None,
        online=_as(found.online, Visit) if found.online else None,
        why_not=found.why_not,
        releases=found.releases,
    )


def _as(found: object, form: type[T]) -> T:
    """The same as another type, whose attributes have the same names; what only the first has is left behind."""
    return msgspec.convert(found, form, from_attributes=True)
