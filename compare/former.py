"""A former report, as far as a later one is held against it: read from its `report.json`."""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 - msgspec reads annotations as it runs
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import msgspec

from compare.errors import SourceError

_REMEDY = "Name a report.json that this version of `triptych report` wrote"

Anything: TypeAlias = Any
"""A value that a document gives: any JSON, and only ever compared and printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerCell:
    """What one document made of a fact; `value` is unset unless it said something else than the first document."""

    verdict: str
    value: Anything = msgspec.UNSET
    means: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerFact:
    """A fact; `value` is unset where the first document didn't say it, and a document without a cell was silent."""

    id: str
    group: str
    location: str
    aspect: str
    cells: Mapping[str, FormerCell]
    value: Anything = msgspec.UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerDeviation:
    """Where a service deviated, and what found it."""

    operation: str
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerMeasured:
    """What was measured on a running service, in one respect."""

    deviations: tuple[FormerDeviation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerStack:
    """A document and what was known of it."""

    name: str
    title: str
    version: str
    python: str
    versions: Mapping[str, str]
    same: FormerMeasured | None
    true: FormerMeasured | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerClaim:
    """A claim as it was judged."""

    key: str
    sentence: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """The report; the first of its stacks is what the others were held to."""

    format: Literal[1]
    stacks: tuple[FormerStack, ...]
    facts: tuple[FormerFact, ...]
    claims: tuple[FormerClaim, ...] = field(default=())


def read_former(data: bytes, source: str) -> Former:
    """A former report.

    Args:
        data: what its `report.json` holds.
        source: what that is called in an error.

    Raises:
        SourceError: it isn't a report of the format that is written today.
    """
    try:
        former = msgspec.json.decode(data, type=Former)
    except msgspec.ValidationError as error:
        raise _refusal(source, f"it isn't a report of format 1: {_without_full_stop(error)}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _refusal(source, f"it isn't a report: {_without_full_stop(error)}") from None
    if not former.stacks:
        raise _refusal(source, "it is a report on nothing")
    return former


def _refusal(source: str, why: str) -> SourceError:
    return SourceError(source, why, _REMEDY)


def _without_full_stop(error: Exception) -> str:
    return re.sub(r"\s+", " ", str(error)).rstrip(".")
