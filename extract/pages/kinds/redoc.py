"""ReDoc 2 and 3: all operations on one page, each with a link of its own, and nothing to try them out with."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import quote

from playwright.async_api import TimeoutError as TooLongError

from extract.pages.kinds.paths import named
from extract.pages.kinds.unfolding import script, unfold
from extract.pages.results import Check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.async_api import Locator, Page

    from extract.pages.asked import Filling
    from extract.pages.operations import Operation
    from extract.pages.results import Tried

MENU = "[role=menuitem][data-item-id]"
# ReDoc 2 has all operations, with an operationId or without. ReDoc 3 writes one when a reader comes near it: first
# there is the document's heading, or the request of the operation that the page was opened at.
FIRST = "[data-section-id='/'] h1, .panel-request-samples [data-component-name='Tag/Tag']"
FORMS = False
LIVE = False
READY = f"[data-section-id*='operation/'], [data-section-id*='paths/'], {FIRST}"
FOCUS = f"{MENU}, a[href^='#/']"
SCRIPT = ""
RELOADS = False  # both follow a changed fragment

# Responses, nested members, callbacks, patterns and samples unfold at buttons, an authorization's scopes at a heading.
UNFOLDS = "button, div:has(> h5):has(> svg)"
LEAVE = ".collapser, [data-testid=page-actions] *, [data-testid=copy-button], [data-testid=collapse-all]"
LEAVE_WORDS = "Copy|Copied|Collapse all|Hide .*"  # ReDoc 2's have nothing else to tell them by
SPELT = {"$": "dollar", "%": "percent", "&": "and", "<": "less", ">": "greater", "|": "or", "ß": "ss"}
IN_FRAGMENTS = "/~!$&'()*+,;=:@"
PATIENCE = 3000  # milliseconds for the page to move to an operation, or to answer a search
IN_VIEW = """sections => [...document.querySelectorAll(sections)].some(section => {
  const { top } = (section.querySelector('h1, h2') ?? section).getBoundingClientRect();
  return top >= 0 && top < innerHeight;
})"""
HEADING = """element => [...(element.querySelector('h1, h2') ?? element).childNodes]
  .filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data.trim()).join(' ').trim()"""


class Listed(TypedDict):
    """An operation as ReDoc lists it: its name, and the section that shows it."""

    name: str
    section: str


def address(path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:  # noqa: ARG001 - one place for all
    """Where ReDoc shows an operation, as ReDoc 2 writes its links; ReDoc 3 goes there as well."""
    pointer = operation.path.replace("~", "~0").replace("/", "~1")
    place = f"operation/{operation.id}" if operation.id else f"paths/{pointer}/{operation.method.lower()}"
    if operation.tags:
        place = f"tag/{slug(operation.tags[0])}/{place}"
    elif not operation.id:
        place = f"/{place}"
    return f"{path}#{quote(place, safe=IN_FRAGMENTS)}"


def expects(path: str, operation: Operation) -> bool:  # noqa: ARG001 - all of them on any page
    """Whether the page is there to show an operation: it is there for all."""
    return True


async def operations(page: Page, path: str) -> tuple[str, ...]:  # noqa: ARG001 - as the adapters' protocol has it
    """The operations on the page; a webhook of ReDoc 2 as `webhook #` and its operationId."""
    return tuple(dict.fromkeys(listed["name"] for listed in await _listed(page)))


async def opened(page: Page, operation: Operation) -> Locator | None:
    """Go to an operation, and give the section with its description and its samples."""
    places = _places(await _listed(page), operation)
    if not places:
        return None
    section = page.locator(_section(places[0])).first
    if not await section.count():  # ReDoc 3 hasn't written it yet
        await page.evaluate("place => { location.hash = place }", places[0])
        await section.wait_for(state="visible")
    await section.evaluate("element => element.scrollIntoView()")
    return section


async def folded(page: Page, operation: Operation) -> None:
    """Nothing: the page keeps nothing open."""


async def reveal(page: Page, element: Locator) -> str:  # noqa: ARG001 - all is in the element
    """Unfold responses, nested members, samples, scopes; look at each tab and each example."""
    return await unfold(element, UNFOLDS, leave=LEAVE, leave_words=LEAVE_WORDS)


async def search(page: Page, operations: Sequence[Operation]) -> Check:
    """Whether typing an operation's heading into the search lists it, and choosing it there leads to it."""
    field, found = ("[role=search] input", f"[data-role='search:results'] {MENU}")
    third = page.locator("[data-testid=search-trigger]")
    if await third.count():
        field, found = ("[data-testid=search-dialog] input", "[data-testid=search-dialog] a")
    elif not await page.locator(field).count():
        return Check(answer="no", why="the page has no search")
    element = await opened(page, operations[-1]) if operations else None
    if element is None:
        return Check(answer="not asked", why="the page shows no operation to search for")
    words: str = await element.evaluate(HEADING)
    await page.evaluate("scrollTo(0, 0)")
    if await third.count():
        await third.first.click()
    await page.locator(field).fill(words)
    return await _search_result(page, operations[-1], found, words)


async def deep_link(page: Page, operation: Operation) -> Check:
    """Whether the page has gone to the operation that its address names."""
    places = _places(await _listed(page, moving=False), operation)
    if not places:
        return Check(answer="no", why="the page doesn't show the operation")
    return await _in_view(page, places, "the page opens at the operation", "the page opens elsewhere")


async def try_out(page: Page, operations: Sequence[Operation], filling: Filling) -> tuple[Tried, ...]:  # noqa: ARG001
    """ReDoc has no forms."""
    return ()


def slug(tag: str) -> str:
    """A tag's name as ReDoc 2 has it in links: by the rules of npm's `slugify`, for usual letters."""
    plain = "".join(SPELT.get(each, each) for each in unicodedata.normalize("NFKD", tag))
    kept = re.sub(r"[^a-zA-Z0-9_\s$*+~.()'\"!\-:@]+", "", plain).replace("-", " ")
    return "-".join(kept.split()) or "-".join(tag.lower().replace("-", " ").split())


async def _listed(page: Page, *, moving: bool = True) -> list[Listed]:
    """What the page lists; ReDoc 3 lists all of it only to who moves through the page."""
    second: list[Listed] = await page.evaluate(script("redoc2.js"))
    return second or await page.evaluate(script("redoc3.js"), moving)


def _places(listed: list[Listed], operation: Operation) -> list[str]:
    """The sections that show an operation: one for each of its tags.

    What is spelled otherwise (a webhook as `#operationId`) counts only where nothing has the operation's own name:
    `/items/export` fits `/items/{item_id}` as well.
    """
    exact = [each["section"] for each in listed if each["name"] == operation.name]
    return exact or [each["section"] for each in listed if named([each["name"]], [operation]) == (operation.name,)]


def _section(place: str) -> str:
    return f"[data-section-id={json.dumps(place, ensure_ascii=False)}]"


async def _search_result(page: Page, operation: Operation, found: str, words: str) -> Check:
    """Choose the result that has the heading's words, and see where that leads."""
    results = page.locator(found)
    try:
        await results.first.wait_for(timeout=PATIENCE)
    except TooLongError:
        return Check(answer="no", why=f"“{words}” finds nothing")
    texts = await results.all_inner_texts()
    ranks = [rank for rank, text in enumerate(texts) if words in text.splitlines()]
    if not ranks:
        return Check(answer="no", why=f"“{words}” finds {len(texts)} others")
    await results.nth(ranks[0]).click()
    rank = f"“{words}” finds it, {ranks[0] + 1} of {len(texts)}"
    places = _places(await _listed(page, moving=False), operation)
    return await _in_view(page, places, f"{rank}, and leads there", f"{rank}, and leads elsewhere")


async def _in_view(page: Page, places: Sequence[str], there: str, elsewhere: str) -> Check:
    """Whether the heading of one of some sections comes into view in time."""
    sections = ", ".join(_section(place) for place in places)
    try:
        await page.wait_for_function(IN_VIEW, arg=sections, timeout=PATIENCE)
    except TooLongError:
        return Check(answer="no", why=elsewhere)
    return Check(answer="yes", why=there)
