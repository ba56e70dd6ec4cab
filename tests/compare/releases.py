"""Releases of a framework that document one small API."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from compare import load
from compare.history import History, history
from compare.report import Failed, Subject, Verdict

from .reports import contract

if TYPE_CHECKING:
    from compare.history import Built

VALID = Verdict(valid=True, validator="a validator 1.0")
BROKEN = Failed(name="one-2", title="2.0", error="it can't be imported. Mend it.", detail="Traceback: …")


def released(title: str, document: dict[str, Any], **versions: str) -> Subject:
    """A release whose document that is, with these versions of others."""
    loaded = load(document, name=f"one-{title}")
    return Subject(
        document=loaded, title=title, verdict=VALID, python="CPython 3.11.7", versions=versions or {}, runs=True
    )


def history_of(
    *built: Built, is_slice: bool = False, names: tuple[str, str, str] = ("one", "One", "framework")
) -> History:
    """What became of the facts from release to release."""
    asked = Subject(document=load(contract(), name="contract"), title="The contract", verdict=VALID)
    return history(asked, built, names=names, is_slice=is_slice)


def without_summary() -> dict[str, Any]:
    """The contract, but for the summary of an operation."""
    document = copy.deepcopy(contract())
    del document["paths"]["/items"]["get"]["summary"]
    return document


def with_default(value: object) -> dict[str, Any]:
    """The contract, but with another default."""
    document = copy.deepcopy(contract())
    document["paths"]["/items"]["get"]["parameters"][0]["schema"]["default"] = value
    return document


def with_tag(tag: str) -> dict[str, Any]:
    """The contract, and a tag of its own."""
    document = copy.deepcopy(contract())
    document["paths"]["/items"]["get"]["tags"] = [tag]
    return document
