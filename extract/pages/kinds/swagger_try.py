"""Try operations out by Swagger UI's own forms: sign in by its dialogue, fill in what it leaves empty, and send."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec
from playwright.async_api import Error as BrowserError

from extract.pages.kinds import swagger_form as form
from extract.pages.kinds.swagger_blocks import folded, opened
from extract.pages.results import Tried

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.async_api import Locator, Page

    from extract.pages.asked import Credentials, Filling
    from extract.pages.operations import Operation

Outcome = Literal["works", "works once filled", "refused", "not sent", "no form"]

ANSWER_SECONDS = 5.0  # from sending to the answer on the page: a stream may have no end
FORM_SECONDS = 15.0  # for all before that, which is a busy machine's own affair
SIGN_IN_MS = 5000
SEND = "button.execute"
TRY = ".try-out__btn:not(.cancel):not(.reset)"
WHY = 200  # characters of a reason that are kept


@dataclass(kw_only=True, slots=True)
class _Progress:
    """How far an operation has come: what is on record where it is cut off.

    Attributes:
        sent: Whether the button that sends was pressed.
        filled: What we filled in.
        body: The body that the page had filled in.
    """

    sent: bool = False
    filled: list[str] = field(default_factory=list)
    body: str = ""


async def try_out(page: Page, operations: Sequence[Operation], filling: Filling) -> tuple[Tried, ...]:
    """Try out operations by their forms, in the order given; wait five seconds at most for an answer.

    Only what is required and empty is filled in. A creation's `id` is the value of the parameter that follows its path
    in later operations: `POST /orders` answers with the `{order_id}` of `/orders/{order_id}`.

    Args:
        page: The page.
        operations: What to try; `order.tries_in_order` gives an order that makes sense.
        filling: Credentials for its schemes, ids and a file.

    Returns:
        One for each operation; what went wrong is told there.
    """
    unsigned = await _sign_in(page, filling.credentials)
    made: dict[str, str] = {}
    tried: list[Tried] = []
    for operation in operations:
        said = await _tried(page, operation, filling, made)
        kept = said.outcome in {"refused", "not sent"} and unsigned
        tried.append(msgspec.structs.replace(said, why="; ".join(filter(None, (said.why, unsigned)))) if kept else said)
    return tuple(tried)


async def _sign_in(page: Page, credentials: Mapping[str, Credentials]) -> str:
    """Sign in at each scheme by the page's dialogue; what kept us from it, or nothing."""
    opener = page.locator(".auth-wrapper > .authorize").first
    wrong: list[str] = []
    try:
        if not credentials:
            return ""
        if not await opener.is_visible():
            return "the page has no button to sign in"
        await opener.click()
        for scheme, known in credentials.items():
            wrong += await _authorised(page, scheme, known)
        await page.locator(".dialog-ux .close-modal").click()
    except BrowserError as error:
        wrong.append(f"signing in failed: {_first_line(error)}")
    return "; ".join(wrong)


async def _authorised(page: Page, scheme: str, known: Credentials) -> list[str]:
    """Fill in and apply what one scheme asks for."""
    title = page.locator("h4", has_text=re.compile(rf"^\s*{re.escape(scheme)}\s*\("))
    box = page.locator(".dialog-ux .auth-container").filter(has=title).first
    if not await box.count():
        return [f"the dialogue has no scheme {scheme}"]
    names = {"username": known.username, "password": known.password}
    inputs = box.locator("input:not([type=checkbox])")
    named = [(name, box.locator(f"input[data-name={name}], input[name={name}]").first) for name in names]
    present = [(name, place) for name, place in named if await place.count()]
    for name, place in present:
        await place.fill(names[name])
    if not present:
        await inputs.first.fill(known.value)
    if await box.locator(".scopes a[data-all]").count():
        await box.locator(".scopes a[data-all]").first.click()
    await box.locator("button.authorize").click()
    await box.locator("button:has-text('Logout'), .errors").first.wait_for(timeout=SIGN_IN_MS)
    if await box.locator(".errors").count():
        return [f"{scheme}: {' '.join((await box.locator('.errors').first.inner_text()).split())}"]
    return []


async def _tried(page: Page, operation: Operation, filling: Filling, made: dict[str, str]) -> Tried:
    """Try one operation, and fold it up again."""
    done = _Progress()
    why = ""
    try:
        block = await asyncio.wait_for(_ready(page, operation), FORM_SECONDS)
        if isinstance(block, str):
            return _result(operation, "no form", done, why=block)
        why = await asyncio.wait_for(_send(block, operation, filling, made, done), FORM_SECONDS)
        if not why:
            return _judged(operation, await asyncio.wait_for(form.answer(block), ANSWER_SECONDS), made, done)
    except TimeoutError:
        why = f"the page showed no answer within {ANSWER_SECONDS:g} s" if done.sent else "the page had no form ready"
    except (BrowserError, msgspec.ValidationError) as error:
        why = _first_line(error)
    finally:
        await _folded(page, operation)
    return _result(operation, "refused" if done.sent else "not sent", done, why=why)


async def _ready(page: Page, operation: Operation) -> Locator | str:
    """Open an operation's form: its block; or why there is no form."""
    block = await opened(page, operation)
    if block is None:
        return "the page has no such operation"
    if not await block.locator(".try-out__btn").count():
        return "its block has no form"
    if await block.locator(TRY).count():  # a page may start with its forms ready
        await block.locator(TRY).first.click()
    await block.locator(SEND).first.wait_for()
    return block


async def _send(
    block: Locator, operation: Operation, filling: Filling, made: Mapping[str, str], done: _Progress
) -> str:
    """Fill in what is required and empty, and send; what kept us from it, or nothing."""
    fields = await form.fields(block)
    done.body = await form.body(block) or form.prefilled(fields)
    for one in fields:
        if not one.required or one.value:
            continue
        value, said = _value(one, operation, filling, made)
        if not value or not one.box:
            return f"required, empty, and nothing to fill in: {one.name}"
        await form.fill(block, one, value)
        done.filled.append(f"{one.name} = {said}")
    await block.locator(SEND).first.click()
    done.sent = True
    return ""


async def _folded(page: Page, operation: Operation) -> None:
    """Fold an operation up; one that can't be stays as it is."""
    with contextlib.suppress(BrowserError, TimeoutError):
        await asyncio.wait_for(folded(page, operation), ANSWER_SECONDS)


def _value(one: form.Field, operation: Operation, filling: Filling, made: Mapping[str, str]) -> tuple[str, str]:
    """What to fill in, and what to say of it: a made id differs from run to run, and is told by where it is from."""
    if one.box == "file":
        return filling.file, filling.file.rpartition("/")[2]
    before, found, _ = operation.path.partition(f"/{{{one.name}}}")
    if one.place == "path" and found and before in made:
        return made[before], f"the id that POST {before} answered with"
    users = [known for known in filling.credentials.values() if known.username]
    names = {"username": users[0].username, "password": users[0].password} if users else {}
    value = filling.ids.get(operation.name, {}).get(one.name, names.get(one.name, ""))
    return value, value


def _judged(operation: Operation, said: form.Answer | str, made: dict[str, str], done: _Progress) -> Tried:
    """What came of sending: an answer, or the page's complaint."""
    if isinstance(said, str):
        return _result(operation, "not sent", done, why=said)
    if said.code is None:
        return _result(operation, "not sent", done, why=" ".join(f"{said.status}: {said.said}".split())[:WHY])
    worked = 200 <= said.code <= 299  # noqa: PLR2004 - RFC 9110, section 15.3
    if worked and operation.method == "POST" and said.id:
        made[operation.path] = said.id
    outcome: Outcome = "refused" if not worked else "works once filled" if done.filled else "works"
    tried = _result(operation, outcome, done, why="" if worked else _reason(said.body))
    return msgspec.structs.replace(tried, status=said.code, body=said.body[: form.BODY])


def _result(operation: Operation, outcome: Outcome, done: _Progress, *, why: str) -> Tried:
    return Tried(operation=operation.name, outcome=outcome, filled=tuple(done.filled), sent=done.body, why=why)


def _reason(body: str) -> str:
    """The sentence of a problem document (RFC 9457) or of a framework's own error; empty where there is none."""
    try:
        said = json.loads(body)
    except ValueError:
        return ""
    words = (said.get(name) for name in ("detail", "message", "title")) if isinstance(said, dict) else ()
    return next((word for word in words if isinstance(word, str)), "")[:WHY]


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)[:WHY]
