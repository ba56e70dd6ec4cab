"""The claims as data: their sentences, of which stacks they speak, and what decides. They stand in claims.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping  # noqa: TC003 - msgspec looks at it
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypedDict

import msgspec

_FILE = Path(__file__).with_name("claims.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of stack, by what is installed.

    Attributes:
        title: What a sentence calls it.
        has: The distributions that each such stack has.
        lacks: Those that none has.
    """

    title: str
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    def fits(self, versions: Mapping[str, str] | None) -> bool:
        """Whether a stack with these distributions is of the kind; what no stack made is of none."""
        if not versions:
            return False
        return versions.keys() >= set(self.has) and versions.keys().isdisjoint(self.lacks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A claim, not yet checked.

    Attributes:
        key: A stable name.
        topic: The topic that it belongs to.
        sentence: The sentence.
        check: What decides: a key of `checks.CHECKS`.
        of: The kinds of stack that it speaks of; it has to hold for each.
        than: The kind that they are measured against, where the check asks for one.
        pages: The kinds of docs page that it speaks of, each with the path that it has to have; any where empty.
        packages: The distributions that it says are needed.
    """

    key: str
    topic: str
    sentence: str
    check: str
    of: tuple[str, ...]
    than: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    packages: tuple[str, ...] = ()


class Claims(TypedDict):
    """All of claims.toml."""

    stacks: Mapping[str, Kind]
    claims: tuple[Stated, ...]


@cache
def stated() -> Claims:
    """What claims.toml says; it is part of this package, so a mistake in it is one of ours."""
    return msgspec.convert(tomllib.loads(_FILE.read_text(encoding="utf-8")), Claims)
