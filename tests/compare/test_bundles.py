"""The seam to bundles: a folder is read through `extract.bundle`, and a URL or file is not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from compare import SourceError, load

from .apis import api

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class _Bundle:
    name: str
    data: bytes
    has_document: bool = True


class TestBundle:
    """A folder is a bundle."""

    def test_its_document_and_name_are_taken(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[Path] = []

        def read(path: Path) -> _Bundle:
            asked.append(path)
            return _Bundle(name="drf", data=json.dumps(api()).encode())

        monkeypatch.setattr("extract.bundle.read_document", read)
        assert load(tmp_path).name == "drf"
        assert load(str(tmp_path), name="mine").name == "mine"
        assert asked == [tmp_path, tmp_path]

    def test_a_document_in_it_that_isnt_one_names_the_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("extract.bundle.read_document", lambda _: _Bundle(name="drf", data=b"[]"))
        with pytest.raises(SourceError, match="it holds a list") as caught:
            load(tmp_path)
        assert caught.value.source == str(tmp_path)

    def test_one_without_a_document_says_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            "extract.bundle.read_document", lambda _: _Bundle(name="quiet", data=b"", has_document=False)
        )
        found = load(tmp_path)
        assert (found.name, found.dialect, found.raw) == ("quiet", "none", {"info": {}})
