"""What is asked of the effect table, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.model import ElementKind
    from compare.values import Json, Value

Relation: TypeAlias = Literal["same", "narrower", "wider", "incomparable", "annotation"]
Effect: TypeAlias = Literal["none", "compatible", "breaking"]
Side: TypeAlias = Literal["request", "response"]
Turn: TypeAlias = Literal["as-is", "turned", "both"]
Instead: TypeAlias = Literal["anything", "nothing", "the same", "more", "something else"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact of the baseline and of another document that are not the same.

    Attributes:
        rule: the fact's rule, such as `schema.maximum` or `member.exists`.
        before: what the baseline says, `None` where it says nothing.
        after: what the other says, `None` where it says nothing; never both `None`.
        side: who sends what stands here: `request` for the client, `response` for the API, `None` for neither. A
            webhook's or callback's request is sent by the API, so it is a `response` here.
        turn: whether narrowing here narrows the whole: not below `not` (`turned`), unknown below `if` (`both`).
        kinds: the kinds of the elements around the fact, the operation first, its own element last.
        label: how its element is called, such as `response 404` or `query limit`.
        media_type: the media type around the fact, empty outside of bodies.
        old: what else the baseline says of the same element, rule to value. Empty where it hasn't the element, unless
            it has it for the other side only: then what makes it so, `schema.readOnly` or `schema.writeOnly`.
        new: the same for the other document.
        outer_old: for an element that is there or not (`….exists`), what the baseline says of the element around it.
        outer_new: the same for the other document.
        instead: for an element that is there or not, what the document that lacks it lets stand in its place: what it
            is silent about (`anything`), what it shuts out (`nothing`), what other keywords or a range of statuses say
            of it: `the same`, `more` (the element only adds to it), or `something else`.
    """

    rule: str
    before: Value | None
    after: Value | None
    side: Side | None = None
    turn: Turn = "as-is"
    kinds: tuple[ElementKind, ...] = ()
    label: str = ""
    media_type: str = ""
    old: Mapping[str, Json] = field(default_factory=dict)
    new: Mapping[str, Json] = field(default_factory=dict)
    outer_old: Mapping[str, Json] = field(default_factory=dict)
    outer_new: Mapping[str, Json] = field(default_factory=dict)
    instead: Instead = "anything"

    @property
    def added(self) -> bool:
        """Whether only the other document says it."""
        return self.before is None

    @property
    def element(self) -> str:
        """The first word of the rule: what kind of element says it."""
        return self.rule.partition(".")[0]

    def facts(self) -> tuple[dict[str, Json], dict[str, Json]]:
        """What each document says of the element, the changed fact itself included."""
        old, new = dict(self.old), dict(self.new)
        if self.before is not None:
            old[self.rule] = self.before.value
        if self.after is not None:
            new[self.rule] = self.after.value
        return old, new


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a change is.

    Attributes:
        relation: how what the other document allows here relates to what the baseline does.
        effect: what it means to a client of the baseline that meets the other.
    """

    relation: Relation
    effect: Effect
