"""Trying out an operation by a button of the Browsable API, and reading what the page then shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.async_api import Error
from playwright.async_api import TimeoutError as TooLongError

from extract.pages.results import Tried

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

    from extract.pages.operations import Operation

PATIENCE = 5000  # milliseconds for an answer
BEGINNING = 400  # characters of a body
ANSWER = ".response-info:not([data-triptych-old])"
STATUS = re.compile(r"HTTP (\d{3})[^\n]*")
AGE = "() => document.querySelectorAll('.response-info').forEach(old => old.setAttribute('data-triptych-old', ''))"
FILLED_IN = """button => {
  const raw = button.form?.querySelector('[name=_content]');
  if (raw) return raw.value;
  const fields = button.form ? [...new FormData(button.form)] : [];
  const own = fields.filter(([name]) => !/csrf/.test(name));
  return own.map(([name, value]) => `${name}=${value.name ?? value}`).join('\\n');
}"""


async def tried(page: Page, operation: Operation) -> Tried:
    """Send an operation as the page has filled it in, read the answer on the page, and go back to where the page was.

    Nothing is filled in: the page marks no field as required, so that nobody could tell which have to be.
    """
    start = page.url
    try:
        return await _sent(page, operation)
    except Error as error:
        return Tried(operation=operation.name, outcome="not sent", why=str(error).splitlines()[0])
    finally:
        await page.goto(start)


async def _sent(page: Page, operation: Operation) -> Tried:
    button = await _button(page, operation.method)
    if button is None:
        return Tried(operation=operation.name, outcome="no form", why="the page has no button for it")
    sent: str = await button.evaluate(FILLED_IN)
    await page.evaluate(AGE)
    await button.click()
    try:
        answer = page.locator(ANSWER)
        await answer.wait_for(timeout=PATIENCE)
        asked = await page.locator(".request-info").inner_text()
        text = await answer.inner_text()
    except TooLongError:
        return Tried(operation=operation.name, outcome="refused", sent=sent, why="the page shows no answer within 5 s")
    return _read(operation, sent, asked, text)


async def _button(page: Page, method: str) -> Locator | None:
    """The button that a reader presses, once what it hides behind is opened; None where there is none."""
    if method == "DELETE":
        opener = page.locator("[data-toggle=modal].btn-danger")
        if await opener.count():
            await opener.first.click()
            await page.locator("form[data-method=DELETE] button").first.wait_for(timeout=PATIENCE)
    found = page.locator(buttons(method)).locator("visible=true")
    for tab in await page.locator("[data-toggle=tab]").all():  # the HTML form comes first; some have raw data only
        if await found.count():
            break
        await tab.click()
    return found.first if await found.count() else None


def buttons(method: str) -> str:
    """A selector of the buttons that send a method."""
    if method == "GET":
        return "#get-form a:not(.format-option)"
    form = "form[method=POST i]:not([data-method])" if method == "POST" else f"form[data-method={method}]"
    return f":is(button[data-method={method}], {form} button:not([data-method]))"


def _read(operation: Operation, sent: str, asked: str, text: str) -> Tried:
    """What the page shows of an answer: a line with the status, headers, an empty line, and the body."""
    if asked.split(" ", 1)[0] != operation.method:
        why = "the page shows another answer than to what was sent"
        return Tried(operation=operation.name, outcome="refused", sent=sent, why=why)
    head, _, body = text.partition("\n\n")
    found = STATUS.match(head)
    status = int(found[1]) if found else None
    works = status is not None and 200 <= status < 300  # noqa: PLR2004 - HTTP's successes
    return Tried(
        operation=operation.name,
        outcome="works" if works else "refused",
        status=status,
        body=body[:BEGINNING],
        sent=sent,
        why="" if works or not found else f"answered with {found[0]}",
    )
