"""What the docs pages tell the most, in sentences computed from what was seen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.paths import shape
from compare.wording import briefly, listing, verb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from compare.docs_pages import DocsPage, FactShown, Visit

Page = tuple[str, "DocsPage"]
"""What the page's stack is called, and the page."""

_STAYS = {
    "blank": ("stays blank", "stay blank"),
    "hung": ("doesn't come to rest", "don't come to rest"),
    "failed": ("can't be opened", "can't be opened"),
}
_WAYS = {
    "deep link": "Links to an operation don't work on",
    "phone": "Too wide for a phone:",
    "keyboard": "Not within the keyboard's reach:",
}


def telling_of_pages(pages: Sequence[Page], most: int = 6) -> tuple[str, ...]:
    """What a reader of the docs pages should know, the worst first.

    Args:
        pages: The docs pages of all stacks.
        most: How many sentences at most.
    """
    found = [
        *_outcomes(pages, "", lambda page: page.visit),
        *_left_out(pages),
        *_errors(pages),
        *_outcomes(pages, "Cut off from other hosts, as shipped, ", _offline),
        *_outcomes(pages, "Even with other hosts in reach, as shipped, ", _online, released=True),
        *_refused(pages),
        *_unseen(pages),
        *_ways(pages),
    ]
    return tuple(found[:most])


def named(pages: Sequence[Page]) -> str:
    """Pages as a person lists them, by stack: `A's Swagger UI and ReDoc, and B's ReDoc`."""
    by_stack: dict[str, list[str]] = {}
    for stack, page in pages:
        by_stack.setdefault(stack, []).append(page.name)
    each = [f"{stack}'s {listing(names)}" for stack, names in by_stack.items()]
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])}, and {each[-1]}"


def _offline(page: DocsPage) -> Visit | None:
    return page.shipped.offline if page.shipped and not page.shipped.same else None


def _online(page: DocsPage) -> Visit | None:
    return page.shipped.online if page.shipped and not page.shipped.same else None


def _outcomes(
    pages: Sequence[Page], begins: str, visit: Callable[[DocsPage], Visit | None], *, released: bool = False
) -> Iterator[str]:
    for outcome, stays in _STAYS.items():
        such = [(stack, page) for stack, page in pages if (seen := visit(page)) and seen.outcome == outcome]
        if such:
            releases = sorted({of for _, page in such if page.shipped for of in _releases(page)}) if released else []
            why = f" ({listing(releases, 3)})" if releases else ""
            yield f"{begins}{named(such)} {verb(such, *stays)}{why}."


def _releases(page: DocsPage) -> Iterator[str]:
    """What a moving version has come to by now; a release that is what was asked for explains nothing."""
    for asked, release in (page.shipped.releases if page.shipped else {}).items():
        version = release.partition(",")[0].rpartition(" ")[2]
        if not f"{version}.".startswith(f"{asked.rpartition('@')[2]}."):
            yield f"{asked} is {release} by now"


def _left_out(pages: Sequence[Page]) -> Iterator[str]:
    for stack, page in pages:
        visit = page.visit
        if visit.missing and visit.outcome == "shown":
            yield (
                f"{named([(stack, page)])} leaves out {len(visit.missing)} of {visit.documented} operations: "
                f"{briefly(visit.missing)}."
            )


def _errors(pages: Sequence[Page]) -> Iterator[str]:
    such = [(stack, page) for stack, page in pages if page.visit.outcome == "shown" and page.visit.errors]
    if such:
        yield f"{named(such)} {verb(such, 'reports', 'report')} errors while loading."


def _refused(pages: Sequence[Page]) -> Iterator[str]:
    """Bodies that pages fill in and the service doesn't take, each with the pages that do so."""
    found: dict[str, list[Page]] = {}
    for stack, page in pages:
        for each in page.tried:
            if each.sent and each.outcome == "refused" and each.status is not None:
                found.setdefault(f"{each.operation} with {each.status}", []).append((stack, page))
    if found:
        refused = [f"{what} ({named(where)})" for what, where in found.items()]
        yield f"The service refuses what pages fill in for {listing(refused, 3)}."


def _unseen(pages: Sequence[Page]) -> Iterator[str]:
    """Of the pages that show any fact, the one that hides the greatest share of what was looked for."""
    unseen = [
        ([fact for fact in page.facts if fact.verdict == "not shown"], stack, page)
        for stack, page in pages
        if any(fact.verdict != "not shown" for fact in looked_for(page))
    ]
    worst = max(unseen, key=lambda found: (len(found[0]) / len(looked_for(found[2])), len(found[0])), default=None)
    facts, stack, page = worst or ([], "", None)
    if page is not None and facts:
        kinds = listing(list(dict.fromkeys(fact.kind for fact in facts)), 4)
        number = f"{len(facts)} of {len(looked_for(page))}"
        yield f"{named([(stack, page)])} {_never(number)}: {kinds}."


def _never(number: str) -> str:
    return f"never shows {number} facts that its document has and that were looked for"


def looked_for(page: DocsPage) -> list[FactShown]:
    """The facts that a page could show: its document has them, and it has their operation."""
    return [fact for fact in page.facts if fact.verdict in ("shown", "behind a click", "not shown")]


def sought(pages: Iterable[DocsPage]) -> tuple[tuple[FactShown, bool], ...]:
    """The facts that any of a stack's pages could show, each with whether one of them does.

    Args:
        pages: Pages of one stack.
    """
    found: dict[tuple[str, str, str, int], tuple[FactShown, bool]] = {}
    for page in pages:
        again: Counter[tuple[str, str, str]] = Counter()  # an operation may have two facts in the same words
        for fact in looked_for(page):
            words = (shape(fact.operation), fact.kind, fact.what)
            key = (*words, again[words])
            again[words] += 1
            first, before = found.get(key, (fact, False))
            found[key] = (first, before or fact.verdict != "not shown")
    return tuple(found.values())


def _ways(pages: Sequence[Page]) -> Iterator[str]:
    for question, begins in _WAYS.items():
        such = [(stack, page) for stack, page in pages if question in page.checks]
        failing = [(stack, page) for stack, page in such if page.checks[question].answer == "no"]
        if failing:
            yield f"{begins} {named(failing)}."
