"""What need not be read: places that are the same text in every document, and lead to nothing that isn't.

Equality of the parsed values is found in C, so that of two versions of a large document only what changed is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from compare.respelled import respelled

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from compare.reading import Reading
    from compare.respelled import Known
    from compare.values import Json

_REFERENCE = re.compile(rb'"(#(?:[/%][^"\\]*)?)"')
"""Whatever looks like a reference, be it data: taking data for one costs a look, the other way round a finding."""

_ESCAPED = re.compile(rb'"#[/%][^"\\]*\\')
"""A reference that JSON writes with a backslash; there are so few that they are read rather than looked through."""

_RISKY = re.compile(
    rb'"(?:nullable|exclusiveMinimum|exclusiveMaximum|const|examples|if|then|else|contains|prefixItems|propertyNames'
    rb"|patternProperties|dependent[RS]\w+|unevaluated\w+|m(?:in|ax)Contains|content\w+|itemSchema|webhooks"
    rb'|additionalOperations|query)":|"\$ref":"[^"]*",|,"\$ref":|"type":\[|"null"|\$id|\$anchor|\$dynamic'
)
"""What 3.0 and its successors read in different ways."""

_BARE_MAPPING = re.compile(rb'"mapping":\{[^{}]*:"[^#"]')
"""A discriminator that names a component without the way to it; what it leads to can't be told from text."""


_IS_SCHEMA = re.compile(r"#/components/schemas/[^/]+")
_PAIR = 2


class Pruning:
    """Tells which places are the same in all documents, with all that they refer to.

    Attributes:
        lazy: whether what can't be of use need not be read.
        on: whether what is the same text need not be read.
        mixed: whether the documents are of dialects that read the same text in different ways.
    """

    def __init__(self, readings: Sequence[Reading], *, on: bool = True) -> None:
        self._readings = readings
        families = {_family(reading) for reading in readings}
        self.lazy = on
        self.on = on and (len(families) == 1 or "swagger" not in families)
        self.mixed = len(families) > 1
        self._respelled: Known = {}
        self._older = next((at for at, reading in enumerate(readings) if not reading.modern), 0)
        self._dirty: dict[str, bool] = {}

    def same(self, values: Sequence[Json]) -> bool:
        """Whether these values, one a document, need not be read."""
        if not self.on:
            return False
        first = values[0]
        if type(first) is dict and len(first) == 1 and "$ref" in first:  # by far the most frequent, so by itself
            reference = first["$ref"]
            if type(reference) is str:
                return all(value == first for value in values) and not self._is_dirty(reference)
        data = equal_bytes(values)
        return data is not None and not self._is_risky(data) and not any(map(self._is_dirty, references(data)))

    def same_schemas(self, values: Sequence[Json]) -> bool:
        """Whether these schemas, one a document, need not be read."""
        if self.same(values):
            return True
        data = self._alike(values)
        return data is not None and not any(map(self._is_dirty, references(data)))

    def _alike(self, schemas: Sequence[Json]) -> bytes | None:
        """Schemas of 3.0 and of a later dialect as JSON, if they are the same in the words of the later."""
        if not self.mixed or not self.on or len(schemas) != len(self._readings) or len(schemas) > _PAIR:
            return None
        older = schemas[self._older]
        if not isinstance(older, dict) or "$ref" in older:
            return None
        spelled = respelled(older, self._respelled)
        if spelled is None:
            return None
        data = equal_bytes([spelled, schemas[1 - self._older]])
        return None if data is None or _ESCAPED.search(data) is not None else data

    def same_members(self, objects: Sequence[Mapping[str, Json]]) -> Collection[str]:
        """The names of the members that need not be read, of objects, one a document."""
        if not self.on:
            return ()
        first, *others = objects
        equal: dict[str, Json] = dict(first)
        for other in others:
            equal = {name: value for name, value in equal.items() if other.get(name, ABSENT) == value}
        data = _encode(equal)
        if any(_encode({name: other[name] for name in equal}) != data for other in others) or self._is_risky(data):
            return {name for name in equal if self.same([each[name] for each in objects])}
        dirty = {reference for reference in references(data) if self._is_dirty(reference)}
        if not dirty:
            return equal.keys()
        return {name for name, value in equal.items() if dirty.isdisjoint(references(_encode(value)))}

    def _is_risky(self, data: bytes) -> bool:
        """Whether the same text may not mean the same in all documents, or may lead where it doesn't tell."""
        if self.mixed and _RISKY.search(data):
            return True
        if b'"discriminator":' in data and any(reading.heirs for reading in self._readings):
            return True
        return (b'"mapping":{' in data and _BARE_MAPPING.search(data) is not None) or (
            b'"#' in data and _ESCAPED.search(data) is not None
        )

    def _is_dirty(self, reference: str) -> bool:
        known = self._dirty.get(reference)
        if known is None:
            self._explore(reference)
            known = self._dirty[reference]
        return known

    def _explore(self, start: str) -> None:
        """Settle a reference, and all that can be reached from it."""
        reached: dict[str, list[str]] = {}
        waiting = [start]
        dirty: list[str] = []
        used_by: dict[str, list[str]] = {}
        while waiting:
            reference = waiting.pop()
            if reference in reached:
                continue
            if reference in self._dirty:
                if self._dirty[reference]:
                    dirty.append(reference)
                continue
            inner = self._inner(reference)
            reached[reference] = inner or []
            if inner is None:
                dirty.append(reference)
            for each in reached[reference]:
                used_by.setdefault(each, []).append(reference)
            waiting += reached[reference]
        spread: set[str] = set()
        while dirty:
            reference = dirty.pop()
            if reference not in spread:
                spread.add(reference)
                dirty += used_by.get(reference, ())
        for reference in reached:
            self._dirty[reference] = reference in spread

    def _inner(self, reference: str) -> list[str] | None:
        """What stands in the reference's target, or `None` where the targets are not all the same."""
        targets = [reading.follow(reference) for reading in self._readings]
        if all(target is None for target in targets):
            return []
        if any(target is None for target in targets):
            return None
        values = [target.value for target in targets if target is not None]
        data = equal_bytes(values)
        if data is not None and not self._is_risky(data):
            return references(data)
        data = self._alike(values) if _IS_SCHEMA.fullmatch(reference) else None
        return None if data is None else references(data)


def references(data: bytes) -> list[str]:
    """What looks like a reference in some JSON, each once."""
    if b'"#' not in data:
        return []
    return [found.decode() for found in set(_REFERENCE.findall(data))]


def equal_bytes(values: Sequence[Json]) -> bytes | None:
    """The values as JSON if they all are the same one, or else `None`; 1 is 1.0 but never true."""
    first = values[0]
    for value in values:
        if value is not first and value != first:
            return None
    data = _encode(first)
    for value in values:
        if value is not first and _encode(value) != data and not _same_in_order(first, value):
            return None
    return data


def _same_in_order(one: Json, other: Json) -> bool:
    """As `same_json`, and quicker where only the order of members differs."""
    return _encode_sorted(one) == _encode_sorted(other) or same_json(one, other)


_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="sorted").encode


def same_json(one: Json, other: Json) -> bool:
    """Whether two values that Python holds for equal are so in JSON: it takes `True` for 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_json(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_json, one, other))
    return one == other


def same_member(word: str, values: Sequence[Mapping[str, Json]]) -> bool:
    """Whether these objects have the same member of this name, or all have none."""
    first = values[0].get(word, ABSENT)
    for value in values[1:]:
        other = value.get(word, ABSENT)
        if first is not other and (first != other or (type(first) is not str and not same_json(first, other))):
            return False
    return True


ABSENT: Json = "\0absent"
"""Stands for a member that isn't there; no document holds this text."""


def _family(reading: Reading) -> str:
    """Dialects of one family read the same text in the same way."""
    if reading.dialect == "swagger-2.0":
        return "swagger"
    return "modern" if reading.modern else "3.0"
