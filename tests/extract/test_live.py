"""What was measured on a running service: in the bundle, and yet no part of its digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract import bundle
from extract.errors import BundleError
from extract.fuzz import Deviation, Fuzzed
from extract.live import LIVE, Live, Suite, read, write

if TYPE_CHECKING:
    from pathlib import Path

    from extract.bundle import Bundle
    from extract.stack import Stack


def measured(status: int) -> Live:
    """Measurements with one deviation."""
    deviation = Deviation(
        operation="GET /", check="a", title="b", message="c", status=status, curl="curl $URL", times=1
    )
    nothing = Fuzzed(tool="a tool 1.0", cases={"GET /": 1}, successes={"GET /": 1}, deviations=())
    found = Fuzzed(tool="a tool 1.0", cases={"GET /": 1}, successes={"GET /": 0}, deviations=(deviation,))
    return Live(format=1, suite=Suite(passed={"GET /": 2}, failed=()), contract=nothing, document=found)


class TestMeasurements:
    """They are added to a finished bundle."""

    def test_are_read_as_they_were_written(self, pulled: Bundle) -> None:
        assert read(pulled) is None
        write(pulled.folder, measured(500))
        assert read(bundle.read(pulled.folder)) == measured(500)

    def test_take_the_place_of_earlier_ones(self, pulled: Bundle) -> None:
        write(pulled.folder, measured(500))
        write(pulled.folder, measured(501))
        assert read(bundle.read(pulled.folder)) == measured(501)

    def test_change_no_digest(self, pulled: Bundle) -> None:
        write(pulled.folder, measured(500))
        assert bundle.read(pulled.folder).manifest.digest == pulled.manifest.digest

    def test_are_gone_with_the_bundle_that_they_were_made_for(self, pulled: Bundle, hello: Stack, python: Path) -> None:
        from extract.pull import pull  # noqa: PLC0415 - by its own name here only

        write(pulled.folder, measured(500))
        assert read(pull(hello, python, pulled.folder, say=lambda _: None)) is None

    def test_that_were_edited_damage_the_bundle(self, pulled: Bundle) -> None:
        write(pulled.folder, measured(500))
        (pulled.folder / LIVE).write_text("{}")
        with pytest.raises(BundleError, match=LIVE):
            bundle.read(pulled.folder)
