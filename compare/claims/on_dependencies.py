"""A claim on what is injected into handlers, checked on the means of facts and on the handlers' arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claim import Link
from compare.claims.on_code import silent_arguments
from compare.claims.on_means import UNKNOWN
from compare.claims.parts import Case, Part, Stack, at_evidence, at_facts, by_share, counted, unchecked
from compare.wording import listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.means import Means
    from compare.sheet import Fact

COUNTED = "the parameters of this topic, and the credentials of its operations"
_BY: Mapping[Means | None, str] = {"annotation": "by an annotation", "hook": "by a hook"}


def dependencies_documented(case: Case, stack: Stack) -> Part:
    """Whether what handlers are injected with is in the document, from the code alone.

    Facts of the topic that a client has to send something for are what dependencies ask of a request. What a handler
    takes beside them, such as a database session, has no fact: that is a reservation.
    """
    asked = _asked(case)
    if stack.subject.means is None or not stack.subject.code:
        return unchecked(stack.title, UNKNOWN if stack.subject.code else "its source isn't in this report")
    if not asked:
        return unchecked(stack.title, "no fact that a dependency would bring")
    misses = [fact for fact in asked if fact.cells[stack.index].means != "code"]
    hits = [fact for fact in asked if fact not in misses]
    verdict, silent = by_share(len(hits), len(asked)), _silent(case, stack, asked)
    if verdict == "holds" and silent:
        verdict = "holds with"
    left = [*(_missed(fact, stack) for fact in misses), *filter(None, [silent])]
    return Part(
        title=stack.title,
        verdict=verdict,
        why=f"{len(hits)} of {len(asked)} are documented from the code alone (counted are {COUNTED})",
        reservation=listing(left, 3) if verdict == "holds with" else "",
        evidence=(
            Link(text="the code side by side", href=f"guide.html#{case.stated.topic}"),
            at_facts(stack, "facts of this topic", topic=case.stated.topic),
            *(at_evidence(_named(fact), case.slug(fact.group), fact) for fact in [*misses, *hits][:3]),
        ),
    )


def _missed(fact: Fact, stack: Stack) -> str:
    """What the code alone doesn't document, with what does."""
    what = f"{fact.location} of {fact.group}" if fact.location else f"the credentials of {fact.group}"
    means = fact.cells[stack.index].means
    return f"{what} ({_BY.get(means, 'not documented so')})"


def _named(fact: Fact) -> str:
    return f"{fact.group}: {fact.location or 'security'}"


def _silent(case: Case, stack: Stack, asked: Sequence[Fact]) -> str:
    """The arguments that no parameter is named as, in words."""
    arguments = silent_arguments(case, stack, sorted({fact.group for fact in asked}))
    names = sorted({f"`{name}`" for each in arguments.values() for name in each})
    if not names:
        return ""
    return f"{counted(len(names), 'argument')} of handlers by whose name nothing is documented ({listing(names, 4)})"


def _asked(case: Case) -> list[Fact]:
    """The parameters of the claim's topic, and the credentials of the operations that have facts of it."""
    topic = case.stated.topic
    own = [fact for fact in case.sheet.facts() if fact.topic == topic and fact.cells[0].verdict == "present"]
    parameters = [fact for fact in own if fact.rule == "parameter.exists"]
    groups = {fact.group for fact in own}
    return parameters + [
        fact for fact, group, _ in case.facts("operation.security") if fact.group == group and group in groups
    ]
