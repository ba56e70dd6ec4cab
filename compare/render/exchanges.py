"""A request and its answers as text, the way that HTTP writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from compare.render.fitted import fitted

if TYPE_CHECKING:
    from compare.calls import Call
    from compare.guide import Asked

CUT = "…"


def request_text(asked: Asked) -> str:
    """The request; without the path where each service has it at another one."""
    call = asked.call
    paths = {answer.path for answer in asked.answers if answer}
    headers = [f"{name}: {value}" for name, value in call.headers]
    head = [f"{call.method} {call.path}" if len(paths) == 1 else f"{call.method} …", *headers]
    return "\n".join([*head, *(["", call.body] if call.body else [])])


def answer_text(asked: Asked, answer: Call) -> str:
    """An answer without its status: the headers that say something, and the body; JSON in lines that can be read.

    It begins with the path where each service has it at another one.
    """
    elsewhere = len({each.path for each in asked.answers if each}) > 1
    head = [f"({answer.method} {answer.path})"] if elsewhere else []
    head += [f"{name}: {value}" for name, value in answer.answer_headers]
    body = _body(answer)
    return "\n".join([*head, *(["", body] if body else [])])


def _body(answer: Call) -> str:
    text = "\n".join(line for line in answer.answer.strip().splitlines() if line.strip())
    if answer.cut:
        return f"{text}{CUT}"
    try:
        return fitted(json.loads(text))
    except (ValueError, RecursionError):
        return text
