"""Claims on docs pages, checked on what a browser saw of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claim import Link
from compare.claims.parts import Case, Part, Stack, by_share, merged, unchecked
from compare.wording import briefly

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from compare.claim import Holds
    from compare.docs_pages import DocsPage, Visit

EVIDENCE = (Link(text="the docs pages", href="index.html#shown"),)
NOBODY = "nobody looked at its docs pages"
_BECAME = {"shown": "is shown", "blank": "stays blank", "hung": "doesn't come to rest", "failed": "can't be opened"}


def pages_of(stack: Stack, wanted: Mapping[str, str]) -> list[DocsPage]:
    """The docs pages of these kinds, at the paths that are asked for."""
    pages = stack.subject.docs.pages if stack.subject.docs else ()
    return [page for page in pages if _is_wanted(page, wanted)]


def unseen(stack: Stack) -> bool:
    """Whether a stack has docs pages that nobody looked at; one that serves none leaves nothing to look at."""
    return stack.subject.docs is None and bool(stack.subject.pages)


def as_shipped(case: Case, stack: Stack) -> Part:
    """Whether a page of each kind is there as its framework ships it: also where no other host is in reach."""
    if unseen(stack):
        return unchecked(stack.title, NOBODY)
    parts = []
    for kind, path in case.stated.pages.items():
        pages = pages_of(stack, {kind: path})
        missing = f"it has no page of the kind {kind}{' at ' if path else ''}{path}"
        parts += [_as_shipped(stack, page) for page in pages] or [_part(stack, "doesn't hold", missing)]
    return merged(stack.title, parts)


def complete(case: Case) -> list[Part]:
    """Whether the pages show every operation that they should."""
    return _each(case, _complete)


def tried_out(case: Case) -> list[Part]:
    """Whether what is sent from the pages is answered with success."""
    return _each(case, _tried_out)


def without_api(case: Case) -> list[Part]:
    """Whether the pages leave out the API's operations, or keep them from who hasn't signed in."""
    return _each(case, _without_api)


def _is_wanted(page: DocsPage, wanted: Mapping[str, str]) -> bool:
    path = wanted.get(page.kind)
    return path is not None and path.rstrip("/") in {"", page.path.rstrip("/")}


def _each(case: Case, check: Callable[[Stack, DocsPage], Part]) -> list[Part]:
    """What came of each page of the claim's kinds; a stack that has none is none that the claim speaks of."""
    found = []
    for stack in case.stacks:
        pages = pages_of(stack, case.stated.pages)
        if unseen(stack):
            found.append(unchecked(stack.title, NOBODY))
        elif pages:
            found.append(merged(stack.title, [check(stack, page) for page in pages]))
    return found


def _part(stack: Stack, verdict: Holds, why: str, reservation: str = "") -> Part:
    return Part(title=stack.title, verdict=verdict, why=why, reservation=reservation, evidence=EVIDENCE)


def _as_shipped(stack: Stack, page: DocsPage) -> Part:
    shipped, name = page.shipped, f"{page.name} at {page.path}"
    offline, online = (shipped.offline, shipped.online) if shipped else (None, None)
    if shipped is None or offline is None:
        reason = shipped.why_not if shipped else ""
        return unchecked(stack.title, f"nobody looked at {name} as it is shipped{f' ({reason})' if reason else ''}")
    own = "" if shipped.same else "; the service itself serves it otherwise"
    alone = f"{name} {_BECAME[offline.outcome]} as shipped with no other host in reach"
    if offline.outcome == "shown":
        return _shown(stack, page, offline, f"{alone}{own}")
    if online is None:
        return unchecked(stack.title, f"{alone}; nobody looked with other hosts in reach")
    why = f"{alone}, and {_BECAME[online.outcome]} with the CDN in reach{own}"
    if online.outcome != "shown":
        return _part(stack, "doesn't hold", why)
    cdn = f"files from a CDN: with no way there, a page {_BECAME[offline.outcome]}"
    shown = _shown(stack, page, online, why)
    return _part(stack, "holds with", why, "; ".join(filter(None, [cdn, shown.reservation])))


def _shown(stack: Stack, page: DocsPage, visit: Visit, why: str) -> Part:
    """The part on a page that is shown: operations that it leaves out are a reservation."""
    if not visit.missing:
        return _part(stack, "holds", why)
    left = f"{page.name} at {page.path}, which leaves out {len(visit.missing)} of {visit.documented} operations"
    return _part(stack, "holds with", why, left)


def _complete(stack: Stack, page: DocsPage) -> Part:
    visit = page.visit
    if not page.known or not visit.documented:
        return unchecked(stack.title, f"what {page.name} shows can't be told")
    verdict = by_share(visit.found, visit.documented)
    left = f"{len(visit.missing)} operations that {page.name} leaves out" if visit.missing else ""
    reservation = left if verdict == "holds with" else ""
    return _part(stack, verdict, f"{page.name} shows {visit.found} of {visit.documented} operations", reservation)


def _tried_out(stack: Stack, page: DocsPage) -> Part:
    if not page.tried:
        return unchecked(stack.title, f"nothing was tried out on {page.name}")
    failing = [each.operation for each in page.tried if not each.worked]
    worked = len(page.tried) - len(failing)
    verdict = by_share(worked, len(page.tried))
    return _part(
        stack,
        verdict,
        f"{worked} of {len(page.tried)} operations answer with success to what {page.name} sends",
        f"{len(failing)} of {len(page.tried)} operations that don't succeed ({briefly(failing)})"
        if verdict == "holds with"
        else "",
    )


def _without_api(stack: Stack, page: DocsPage) -> Part:
    visit = page.visit
    if not page.known or visit.outcome != "shown" or not visit.documented:
        return unchecked(stack.title, f"what {page.name} shows can't be told")
    left_out = visit.documented - visit.found
    verdict = by_share(left_out, visit.documented)
    found = f"{page.name} shows {visit.found} of {visit.documented} operations"
    if visit.found and page.stranger and page.stranger.asked:
        why = f"{found}, to who signs in; who doesn't is asked for a password"
        return _part(stack, "holds with", why, f"{visit.found} operations that {page.name} shows to who signs in")
    reservation = f"{visit.found} operations that {page.name} does show" if verdict == "holds with" else ""
    return _part(stack, verdict, found, reservation)
