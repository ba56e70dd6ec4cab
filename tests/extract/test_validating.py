"""The validator in a process of its own: the same verdict, in bounded time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from extract import validating
from extract.errors import ValidatorError
from extract.validating import validate_within
from extract.validation import validate

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Children

DOCUMENT: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}


def silent(_size: int, _left: float) -> None:
    """Say nothing."""


def endless(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Put a validator that never ends in the place of the real one; the file is there once it runs."""
    running = folder / "running"
    work = f"import pathlib, time; pathlib.Path({str(running)!r}).touch(); time.sleep(600)"
    monkeypatch.setattr(validating, "START", work)
    return running


class TestVerdict:
    """What the child says."""

    @pytest.mark.parametrize("document", [DOCUMENT, DOCUMENT | {"info": {}}, {}], ids=["valid", "invalid", "empty"])
    def test_is_the_validators(self, document: dict[str, Any]) -> None:
        assert validate_within(document, 60, name="a", say=silent) == validate(document)

    def test_is_told_with_size_and_time(self) -> None:
        said: list[tuple[int, float]] = []
        validate_within(DOCUMENT, 60, name="a", say=lambda size, left: said.append((size, left)))
        size, left = said[0]
        assert size == len(b'{"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{}}')
        assert 0 < left <= 60

    def test_is_missing_where_the_child_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(validating, "START", "raise SystemExit('no luck')")
        with pytest.raises(
            ValidatorError, match=r"^a: the validator ended without a verdict: its exit code is 1"
        ) as caught:
            validate_within(DOCUMENT, 60, name="a", say=silent)
        assert caught.value.detail == "no luck\n"


class TestTime:
    """What happens when it is up."""

    def test_the_child_is_ended(self, children: Children, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        endless(monkeypatch, tmp_path)
        with pytest.raises(
            ValidatorError, match=r"^a: the validator did not come to its end: it ran for 0.2 s"
        ) as caught:
            validate_within(DOCUMENT, 0.2, name="a", say=silent)
        assert caught.value.exit_code == 3
        assert children() == []

    def test_the_child_is_ended_by_ctrl_c_too(
        self, children: Children, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        running = endless(monkeypatch, tmp_path)

        def interrupt(_size: int, _left: float) -> None:
            if running.exists():
                raise KeyboardInterrupt

        monkeypatch.setattr(validating, "TICK", 0.01)
        with pytest.raises(KeyboardInterrupt):
            validate_within(DOCUMENT, 60, name="a", say=interrupt)
        assert children() == []
