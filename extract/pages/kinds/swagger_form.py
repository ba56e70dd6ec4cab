"""Swagger UI's form of one operation: what it asks for, what it has filled in, and what it shows of the answer."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.async_api import Locator

BODY = 400  # characters of an answer's body that are kept
ANSWER = ".live-responses-table tr.response"
COMPLAINT = ".validation-errors"

# The fields of the form: parameters, and the members of a form's body. A body of JSON has a text box to itself.
_FIELDS = """block => [...block.querySelectorAll('tr[data-param-name], tr[data-property-name]')].flatMap(row => {
  const box = row.querySelector('input, select, textarea');
  if (row.dataset.paramIn === 'body') return [];
  return [{
    row: row.dataset.paramName === undefined ? 'data-property-name' : 'data-param-name',
    name: row.dataset.paramName ?? row.dataset.propertyName,
    place: row.dataset.paramIn ?? 'body',
    required: Boolean(row.querySelector('.parameter__name.required')),
    box: box === null ? '' : box.type,
    value: box === null ? '' : box.value,
  }];
})"""

# A body is a text beside its heading, with buttons of its own; a file is a link, an image is shown.
_ANSWER = """row => {
  const heading = [...row.querySelectorAll('h5')].find(one => /^Response body/.test(one.textContent));
  const body = heading?.nextElementSibling;
  const text = body?.matches('pre') ? body : body?.querySelector('pre');
  return {
    status: row.querySelector('.response-col_status').textContent,
    body: body ? (text ?? body).textContent : '',
    said: row.querySelector('.response-col_description').innerText,
    text: Boolean(text),
  };
}"""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the form.

    Attributes:
        row: The attribute of its row that has its name.
        name: Its name.
        place: `path`, `query`, `header`, `cookie`, `formData`, or `body` for a member of a form's body.
        required: Whether the page marks it so.
        box: The type of its input; empty where the page shows none yet, as with an empty array.
        value: What the page has filled in.
    """

    row: str
    name: str
    place: str
    required: bool
    box: str
    value: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows of an answer.

    Attributes:
        status: The column of the status, as it stands there.
        body: The whole body.
        said: All that the page says of it, the body's text and the headers among it.
        text: Whether the body is shown as a text.
    """

    status: str
    body: str
    said: str
    text: bool

    @property
    def code(self) -> int | None:
        """The HTTP status; None where there was none, as the request failed."""
        found = re.match(r"\s*(\d{3})", self.status)
        return int(found[1]) if found else None

    @property
    def id(self) -> str:
        """The `id` of a body of JSON; empty where there is none."""
        try:
            body = json.loads(self.body)
        except ValueError:
            return ""
        found = body.get("id") if isinstance(body, dict) else None
        return str(found) if isinstance(found, int | str) and not isinstance(found, bool) else ""


async def fields(block: Locator) -> tuple[Field, ...]:
    """The fields of an open form."""
    return msgspec.convert(await block.evaluate(_FIELDS), tuple[Field, ...])


async def body(block: Locator) -> str:
    """The body that the page has filled in as a text; empty where the form has none."""
    boxes = block.locator("textarea.body-param__text")
    return await boxes.first.input_value() if await boxes.count() else ""


def prefilled(known: Sequence[Field]) -> str:
    """The body of a form as far as the page has filled it in: `name=value`, a line each."""
    members = [one for one in known if one.place in {"body", "formData"} and one.value and one.box != "file"]
    return "\n".join(f"{one.name}={one.value}" for one in members)


async def fill(block: Locator, field: Field, value: str) -> None:
    """Fill in a field; a `value` for a file is its path.

    The page's inputs tell what is typed a third of a second later, or when they are left: so they are left.
    """
    box = block.locator(f'tr[{field.row}="{field.name}"]').first.locator("input, select, textarea").first
    if field.box == "file":
        await box.set_input_files(value)
    elif field.box.startswith("select"):
        await box.select_option(value)
    else:
        await box.fill(value)
        await box.blur()


async def answer(block: Locator) -> Answer | str:
    """Wait for what comes of sending: the answer, or the page's complaint that kept it from sending."""
    await block.locator(f"{ANSWER}, {COMPLAINT}").first.wait_for()
    shown = block.locator(ANSWER).first
    if await shown.count():
        return msgspec.convert(await shown.evaluate(_ANSWER), Answer)
    return " ".join((await block.locator(COMPLAINT).first.inner_text()).split())
