"""A claim on errors, checked on requests that were made to the running services."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.claim import Link
from compare.claims.parts import SPELLED_OUT, Case, Part, Stack, at_facts, by_share, counted, unchecked
from compare.claims.wrong_types import Wrong, wrong_values
from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLIENT_ERROR = range(400, 500)
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')


def wrong_type_explained(case: Case, stack: Stack) -> Part:
    """Whether each value of a wrong type is answered with a client error that names it and says something in words."""
    if not stack.subject.calls:
        return unchecked(stack.title, "no call to its service was recorded")
    wrong = wrong_values(case, stack.subject.calls)
    if not wrong:
        return unchecked(stack.title, "no call that was recorded sends a value of a wrong type")
    well = [each for each in wrong if explained(each)]
    left = [
        f"{each.call.method} {each.call.path}, where `{each.name}` isn't named" for each in wrong if each not in well
    ]
    verdict, by_hand = by_share(len(well), len(wrong)), _form_by_hand(case, stack, well)
    if verdict == "holds" and by_hand:
        verdict, left = "holds with", [by_hand]
    return Part(
        title=stack.title,
        verdict=verdict,
        why=f"{len(well)} of {len(wrong)} wrong values are answered with an error that names them{_others(case)}",
        reservation=listing(left, 3) if verdict == "holds with" else "",
        evidence=(
            Link(text="the calls and their answers", href=f"guide.html#{case.stated.topic}"),
            at_facts(stack, "what is documented of errors", topic="responses-and-errors"),
        ),
    )


def explained(wrong: Wrong) -> bool:
    """Whether the answer is a client error, names the value, and says something in words."""
    status, answer = wrong.call.status, wrong.call.answer
    if status not in _CLIENT_ERROR or not re.search(rf"(?<!\w){re.escape(wrong.name)}(?!\w)", answer):
        return False
    return any(" " in text.strip() for text in _TEXT.findall(answer))


def _others(case: Case) -> str:
    """How other stacks answer the same, in words: what all do tells none of them apart."""
    tried = ((stack.title, wrong_values(case, stack.subject.calls)) for stack in case.others)
    found = [(title, sum(map(explained, wrong)), len(wrong)) for title, wrong in tried if wrong]
    said = [f"{well} of {asked} on {title}" for title, well, asked in found]
    if len(said) > SPELLED_OUT:
        all_well = sum(well == asked for _, well, asked in found)
        said = [f"{well} of {asked} on {title}" for title, well, asked in found if well < asked][:SPELLED_OUT]
        said += [f"all on {counted(all_well, 'other stack')}"] if all_well else []
        left = len(found) - all_well - SPELLED_OUT
        said += [f"not all on {counted(left, 'more stack')}"] if left > 0 else []
    return f"; {listing(said)}" if said else ""


def _form_by_hand(case: Case, stack: Stack, answered: Sequence[Wrong]) -> str:
    """That the form of these answers is no work of the framework's, as far as the means of its facts tell that."""
    asked = {(each.operation, f"response {each.call.status}") for each in answered}
    facts = {
        fact.id: fact
        for fact, operation, location in case.facts("media-type.exists")
        if any(operation == one and location.startswith(f"{response} ") for one, response in asked)
    }
    by_hand = [fact for fact in facts.values() if fact.cells[stack.index].means in {"annotation", "hook"}]
    some = "" if len(by_hand) == len(facts) else f" ({len(by_hand)} of {len(facts)} formats)"
    return f"error answers whose format the service has to document itself{some}" if by_hand else ""
