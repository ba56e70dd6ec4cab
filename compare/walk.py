"""Walk N documents at once: the same element beside the same element, down to where they are not the same.

A schema that has been met on the same terms before is not walked again; only who uses it is noted. So the walk ends on
schemas that contain themselves, and takes as long as the documents are large, however many ways lead through them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from compare.choices import wrapped
from compare.facts import existence
from compare.frames import Frames, frame_key
from compare.lines import changed_lines
from compare.lineup import line_up, terms, with_silenced
from compare.outline import DEEPEST, outline
from compare.place import Place, Stand
from compare.plainly import ALONE, said_alone
from compare.rows import held_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.frames import Frame
    from compare.limits import Limit
    from compare.lines import Lines
    from compare.model import Aspect, Element, ElementKind, Kind, View
    from compare.prune import Pruning
    from compare.reading import Reading
    from compare.schemas import Schema
    from compare.variance import Turn

FOR_READERS: frozenset[ElementKind] = frozenset({"tag", "server", "security-scheme"})
"""Elements whose mere existence no client depends on: what an operation asks for is said at the operation."""

DEEPEST_PROBE = 12
"""How many walks may wait for one another: each asks whether two branches are the same, and so may the next."""

MOST_PROBED = 30_000
"""How many elements are looked at in all to answer that; real documents need some thousands."""

Group: TypeAlias = "Sequence[Element | None]"


@dataclass(slots=True)
class Occurrence:
    """One fact that is not the same in all documents, at one place where the walk met it.

    Attributes:
        rule: the fact's rule.
        name: the aspect's word; `exists` for the place itself.
        kind: whether clients or only readers depend on it.
        said: what each document says.
        asked: whether each document has what the fact belongs to.
        group: the element in each document.
        place: the way to it.
        stand: on what terms it was met.
        frame: which frame of the walk it was met in.
        held: for each document that doesn't say it: the limit of its dialect that keeps it from saying it.
        around: for an element that is there or not, the element around it in each document, if that matters.
    """

    rule: str
    name: str
    kind: Kind
    said: tuple[Aspect | None, ...]
    asked: tuple[bool, ...]
    group: Group
    place: Place
    stand: Stand
    frame: int
    held: tuple[Limit | None, ...]
    around: Group


class Walk:
    """One walk over N documents.

    Args:
        readings: the documents.
        pruning: what need not be read.
        probing: whether to end at the first difference.
        depth: how many walks wait for this one to end.
    """

    def __init__(self, readings: Sequence[Reading], pruning: Pruning, *, probing: bool = False, depth: int = 0) -> None:
        self.readings = readings
        self.found: list[Occurrence] = []
        self._frames = Frames(readings)
        self._pruning = pruning
        self._probing = probing
        self._depth = depth
        self._probed = [0]  # shared with the walks that this one waits for
        self._waiting: deque[tuple[Group, Place, Stand, int]] = deque()
        self._alike: dict[tuple[object, ...], bool] = {}

    def start(self, group: Group, place: Place, *, called: bool = False, operation: int | None = None) -> None:
        """Walk an operation, or an element of the whole document, in all the documents that have it."""
        frame = self._frames.open(("",) * len(group), operation)
        stand = Stand(None, called, "as-is", "parameter", (None,) * len(group))
        self._enter(group, place, stand, frame, ())
        self._run()

    @property
    def frames(self) -> Sequence[Frame]:
        """Where it has been, and what led there."""
        return self._frames.all

    def alike(self, group: Group, stand: Stand) -> bool:
        """Whether the schemas of two or more elements say the same, down to the last.

        Args:
            group: one a document, `None` for those that are not asked.
            stand: on what terms they are met.
        """
        key = (tuple(_pointers(element.schema if element is not None else None) for element in group), stand)
        known = self._alike.get(key)
        if known is None and (self._depth >= DEEPEST_PROBE or self._probed[0] > MOST_PROBED):
            return self._look_alike(group, stand)
        if known is None:
            self._alike[key] = True  # what is met again while it is being looked at is taken for the same
            known = self._alike[key] = self._probe(group, stand)
        return known

    def same(self, schemas: Sequence[Schema]) -> bool:
        """Whether schemas are the same text at each of their places, with all that they refer to."""
        number = len(schemas[0].places)
        for schema in schemas:
            if len(schema.places) != number:
                return False
        return all(self._pruning.same_schemas([schema.places[at].value for schema in schemas]) for at in range(number))

    def _probe(self, group: Group, stand: Stand) -> bool:
        asked = [index for index, element in enumerate(group) if element is not None]
        readings = [self.readings[index] for index in asked]
        probe = Walk(readings, self._pruning, probing=True, depth=self._depth + 1)
        probe._alike = self._alike if len(asked) == len(group) else {}
        probe._probed = self._probed
        frame = probe._frames.open(("",) * len(asked))
        place = Place(None, "branch", "", None)
        probe._schema([group[at] for at in asked], place, stand._replace(beyond=(None,) * len(asked)), frame)
        probe._run()
        return not probe.found

    @staticmethod
    def _look_alike(group: Group, stand: Stand) -> bool:
        """Whether elements are alike as far as can be seen: choices in choices in choices have to end somewhere."""
        outlines = {outline(each, stand.view or "response", DEEPEST, {}) for each in group if each is not None}
        return len(outlines) == 1

    def _run(self) -> None:
        while self._waiting and not (self._probing and self.found):
            self._probed[0] += self._probing
            self._element(*self._waiting.popleft())

    def _enter(  # noqa: PLR0913, PLR0917 - they are the parts of an occurrence
        self, group: Group, place: Place, stand: Stand, frame: int, around: Group, turn: Turn = "as-is"
    ) -> None:
        """Note which documents lack an element, and look into it where two or more have it.

        That a `not` is there narrows what is around it, unlike what is in it: so `turn` is that of what is around.
        """
        if None in group:
            leader = _leader(group)
            asked = tuple(element is not None for element in around) or (True,) * len(group)
            if any(part and element is None for part, element in zip(asked, group, strict=True)):
                self._missing(group, place, stand._replace(turn=turn), frame, around)
            if sum(element is not None for element in group) < 2:  # noqa: PLR2004 - a comparison takes two
                return
            said = tuple(None if element is None else existence(element) for element in group)
            held = held_by(self.readings, f"{leader.kind}.exists", said, group, place, stand)
            stand = stand._replace(beyond=held)
        self._waiting.append((group, place, stand, frame))

    def _missing(self, group: Group, place: Place, stand: Stand, frame: int, around: Group) -> None:
        leader = _leader(group)
        asked = tuple(element is not None for element in around) or (True,) * len(group)
        rule = f"{leader.kind}.exists"
        said = tuple(None if element is None else existence(element) for element in group)
        kind: Kind = "documentation" if leader.kind in FOR_READERS else "contract"
        held = held_by(self.readings, rule, said, group, place, stand)
        self.found.append(Occurrence(rule, "exists", kind, said, asked, group, place, stand, frame, held, around))

    def _element(self, group: Group, place: Place, stand: Stand, frame: int) -> None:
        """Compare what is said of one element, and go on to those in it."""
        if _are_plain(group):
            self._own(group, place, stand, frame)
            self._schema(group, place, stand, frame)
            return
        inner = with_silenced(group, stand)
        present = [element for element in group if element is not None]
        schemas = [element.schema is not None for element in present]
        if any(element.settled for element in present) or (any(schemas) and not all(schemas)):
            self._aspects(
                [element.said(stand.view) if element else None for element in group], group, place, inner, frame
            )
            self._children(
                group, [element.children(stand.view) if element else None for element in group], place, inner, frame
            )
            return
        self._own(group, place, stand, frame)
        if any(element.parts for element in present):
            if present[0].kind == "callback":
                owners = tuple(element.owner if element else "" for element in group)
                where = tuple(element.pointer if element else "" for element in group)
                known = self._frames.enter(owners, (where, stand), frame)
                if known is None:
                    return
                frame = known
            self._children(group, [element.own() if element else None for element in group], place, inner, frame)
        if any(schemas):
            self._schema(group, place, inner, frame)

    def _own(self, group: Group, place: Place, stand: Stand, frame: int) -> None:
        """Compare what elements say apart from their schemas: mostly nothing, or the same in the same order."""
        first, *others = [element.aspects if element is not None else () for element in group]
        if not first and not any(others) and None not in group:
            return
        said = [(aspect.rule, aspect.key) for aspect in first]
        if None in group or any([(aspect.rule, aspect.key) for aspect in other] != said for other in others):
            own = [{aspect.rule: aspect for aspect in element.aspects} if element else None for element in group]
            self._aspects(own, group, place, stand, frame)

    def _schema(self, group: Group, place: Place, stand: Stand, frame: int) -> None:
        """Compare the schemas of elements, and go on to those in them."""
        schemas = [element.schema if element is not None else None for element in group]
        view: View = stand.view or "response"
        present = [schema for schema in schemas if schema is not None]
        if self.same(present):
            return
        taken = _taken(group)
        owners = tuple([schema.owner if schema is not None else "" for schema in schemas])
        elsewhere = any(owners) and owners != self._frames.all[frame].owners
        if elsewhere or any([schema.may_recur for schema in present]):  # noqa: C419 - asked of everything
            known = self._frames.enter(owners, frame_key([*map(_pointers, schemas)], stand, taken), frame)
            if known is None:
                return
            frame = known
        lines = None
        if len(present) == len(schemas):
            lines = changed_lines(present, view, self._pruning, lambda ref: self._frames.is_known(ref, stand, frame))
        if lines is not None:
            self._lines(lines, present, group, place, stand, frame, taken)
            return
        choice = wrapped(schemas, view)
        if choice is not None:
            taken |= choice.told
        nodes = [schema.node(view) if schema is not None else None for schema in schemas]
        said = [node.aspects if node is not None else None for node in nodes]
        self._aspects(said, group, place, stand, frame, taken)
        if choice is not None:
            self._children(group, choice.branches, place, stand, frame, chosen=choice.apart)
        else:
            inner = [node.children if node is not None else None for node in nodes]
            self._children(group, inner, place, stand, frame)

    def _lines(  # noqa: PLR0913, PLR0917 - they are the parts of an occurrence
        self,
        lines: Lines,
        schemas: Sequence[Schema],
        group: Group,
        place: Place,
        stand: Stand,
        frame: int,
        taken: frozenset[str],
    ) -> None:
        if lines.told <= ALONE:
            if lines.told:
                said = [said_alone(schema, lines.told) for schema in schemas]
                self._aspects(said, group, place, stand, frame, taken)
        else:
            nodes = [schema.node(stand.view or "response").aspects for schema in schemas]
            self._aspects(nodes, group, place, stand, frame, taken)
        for children in lines.children:
            self._child(children, place, stand, frame, group)

    def _aspects(  # noqa: PLR0913, PLR0917 - they are the parts of an occurrence
        self,
        saids: Sequence[Mapping[str, Aspect] | None],
        group: Group,
        place: Place,
        stand: Stand,
        frame: int,
        taken: frozenset[str] = frozenset(),
    ) -> None:
        """Note which aspects are not the same."""
        asked = tuple([element is not None for element in group])
        for rule in _different([said or _NOTHING for said in saids], asked):
            if rule in taken:
                continue
            aspects = tuple([said.get(rule) if said is not None else None for said in saids])
            first = next(aspect for aspect in aspects if aspect is not None)
            around = stand if rule.startswith("schema.") else stand._replace(beyond=(None,) * len(group))
            held = held_by(self.readings, rule, aspects, group, place, around)
            self.found.append(
                Occurrence(rule, first.name, first.kind, aspects, asked, group, place, stand, frame, held, ())
            )

    def _children(  # noqa: PLR0913 - they are the parts of an occurrence
        self,
        group: Group,
        lists: Sequence[Sequence[Element] | None],
        place: Place,
        stand: Stand,
        frame: int,
        *,
        chosen: bool = False,
    ) -> None:
        """Go on to the elements in one; `chosen` are branches of what counts as a choice in all documents."""
        for children in line_up(self, _leader(group).kind, lists, stand):
            self._child(children, place, stand, frame, () if chosen and None not in group else group)

    def _child(self, children: Group, place: Place, stand: Stand, frame: int, around: Group) -> None:
        leader = _leader(children)
        self._enter(children, place.inside(leader.kind, leader.label), terms(stand, leader), frame, around, stand.turn)


def _different(saids: Sequence[Mapping[str, Aspect]], asked: Sequence[bool]) -> list[str]:
    """The rules of which not all say the same that were asked, in the order in which they are met."""
    first, *others = [said for said, part in zip(saids, asked, strict=True) if part]
    found: dict[str, None] = {}
    for other in others:
        for rule, aspect in first.items():
            same = other.get(rule)
            if same is None or same.key != aspect.key:
                found[rule] = None
        if other.keys() - first.keys():
            found.update((rule, None) for rule in other if rule not in first)
    return [*found]


_NOTHING: Mapping[str, Aspect] = {}


def _are_plain(group: Group) -> bool:
    """Whether elements are nothing but a schema with perhaps a word of their own, as nearly all are."""
    for element in group:
        if element is None or element.schema is None or element.parts or element.settled or element.silenced:
            return False
    return True


def _taken(group: Group) -> frozenset[str]:
    found = frozenset[str]()
    for element in group:
        if element is not None and element.taken:
            found |= element.taken
    return found


def _leader(group: Group) -> Element:
    """The first document's element: the baseline's, or else the first that has it."""
    return next(element for element in group if element is not None)


def _pointers(schema: Schema | None) -> tuple[str, ...]:
    return tuple([place.pointer for place in schema.places]) if schema is not None else ()
