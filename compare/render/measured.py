"""Same? True? by operation: what was asked of each running service, and what deviates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from compare.paths import shape
from compare.render.panels import baseline_shapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.report import Deviation, Measured, Report, Subject
    from compare.sheet import FactSheet

Held: TypeAlias = Literal["same", "true"]
"""What a service is held to: the contract, or its own document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked of a service at one operation.

    Attributes:
        tests: How many tests of the suite called it and passed; None where none was to.
        requests: How many requests the fuzzer made; None likewise.
        deviations: The ids of the deviations there, in the report's page: `deviation-true-0-1` is the second from its
            own document of the first service.
    """

    tests: int | None
    requests: int | None
    deviations: tuple[str, ...]

    @property
    def looked(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.deviations) or self.tests is not None or self.requests is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredLine:
    """An operation.

    Attributes:
        name: The operation, as the first document names it where it has it.
        id: The row's id in the report's page; empty where the facts don't have the operation.
        cells: For each service: held to the contract, held to its own document.
    """

    name: str
    id: str
    cells: tuple[tuple[Asked, Asked], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTable:
    """All operations, over all services.

    Attributes:
        subjects: The stacks whose services were looked at.
        lines: The operations in the order of the facts, then those that the facts don't have, by path.
    """

    subjects: tuple[Subject, ...]
    lines: tuple[MeasuredLine, ...]

    def of(self, document: str) -> Mapping[str, tuple[Asked, Asked]]:
        """The cells of one document's service by the operation's name; empty where nobody looked at it."""
        names = [subject.document.name for subject in self.subjects]
        return {line.name: line.cells[names.index(document)] for line in self.lines} if document in names else {}


def measured_table(report: Report, sheet: FactSheet) -> MeasuredTable:
    """What was measured on all services, by operation.

    Args:
        report: The report.
        sheet: Its facts, for the operations' order, names and slugs.
    """
    subjects = tuple(subject for subject in report.subjects if subject.measured)
    names = baseline_shapes(report)
    services = [
        _Service(subject.document.name, measured, number, names)
        for number, subject in enumerate(subjects)
        if (measured := subject.measured)
    ]
    called = {shape(group.key): group for group in sheet.groups if group.key and not group.key.startswith("#")}
    found = {key: name for service in reversed(services) for key, name in service.names().items()}
    others = sorted(found.keys() - called.keys(), key=lambda key: (found[key].split()[-1], found[key]))
    lines = [
        MeasuredLine(
            name=called[key].key if key in called else found[key],
            id=f"measured-{called[key].slug}" if key in called else "",
            cells=tuple(service.cells(key) for service in services),
        )
        for key in (*(key for key in called if key in found), *others)
    ]
    return MeasuredTable(subjects=subjects, lines=tuple(lines))


class _Service:
    """What was measured on one service, by the shape of the first document's name of an operation."""

    def __init__(self, document: str, measured: Measured, number: int, names: Mapping[tuple[str, str], str]) -> None:
        self._document, self._measured, self._number, self._baseline = document, measured, number, names
        self._tests, self._requests, self._own = map(
            self._keyed, (measured.tests, measured.requests, measured.own_requests)
        )

    def names(self) -> dict[str, str]:
        """The operations that anything is known of, by their keys."""
        measured = self._measured
        deviating = (name for each in (*measured.same, *measured.true) for name in _operations(each))
        return {
            self._key(name): name for name in (*deviating, *measured.own_requests, *measured.requests, *measured.tests)
        }

    def cells(self, key: str) -> tuple[Asked, Asked]:
        """Same and true of one operation."""
        same, true = (
            self._deviating("same", self._measured.same, key),
            self._deviating("true", self._measured.true, key),
        )
        return (
            Asked(tests=self._tests.get(key), requests=self._requests.get(key), deviations=same),
            Asked(tests=None, requests=self._own.get(key), deviations=true),
        )

    def _key(self, name: str) -> str:
        return self._baseline.get((self._document, shape(name)), shape(name))

    def _keyed(self, counts: Mapping[str, int]) -> dict[str, int]:
        return {self._key(name): count for name, count in counts.items()}

    def _deviating(self, held: Held, found: Sequence[Deviation], key: str) -> tuple[str, ...]:
        return tuple(
            f"deviation-{held}-{self._number}-{number}"
            for number, each in enumerate(found)
            if key in map(self._key, _operations(each))
        )


def _operations(deviation: Deviation) -> list[str]:
    """The operations that a deviation names: a test may call several, and one of the whole service names none."""
    return [name for name in deviation.operation.split(", ") if name]
