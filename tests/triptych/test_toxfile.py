"""toxfile.py: what the stages are told of how tox was asked."""

from __future__ import annotations

import importlib.util
import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from tox.session.env_select import CliEnv

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture
def toxfile(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The plugin."""
    for name in ("TRIPTYCH_STACKS", "TRIPTYCH_REUSE"):
        monkeypatch.setenv(name, "")  # so that what the plugin sets is taken back
        monkeypatch.delenv(name)
    spec = importlib.util.spec_from_file_location("toxfile", root / "toxfile.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ask(toxfile: ModuleType, words: str | None = None, *, reuse: bool = False) -> tuple[str | None, str | None]:
    """What the stages are told where tox was asked for these environments; without any, for all."""
    options = SimpleNamespace(env=CliEnv(words), reuse=reuse)
    toxfile.tox_add_core_config(None, SimpleNamespace(conf=SimpleNamespace(options=options)))
    return os.environ.get("TRIPTYCH_STACKS"), os.environ.get("TRIPTYCH_REUSE")


class TestStages:
    """They speak of the stacks that were asked for beside them."""

    def test_speak_of_those(self, toxfile: ModuleType) -> None:
        assert ask(toxfile, "drf,flask-restx,bundle,compare") == ("drf,flask-restx", None)

    @pytest.mark.parametrize("words", [None, "ALL", "compare"])
    def test_speak_of_all_where_none_is_named(self, toxfile: ModuleType, words: str | None) -> None:
        assert ask(toxfile, words) == (None, None)

    def test_speak_of_those_that_the_variable_names(self, toxfile: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TRIPTYCH_STACKS", "flask")
        assert ask(toxfile, "drf,compare") == ("flask", None)

    def test_keep_results_where_they_are_asked_to(self, toxfile: ModuleType) -> None:
        assert ask(toxfile, reuse=True) == (None, "1")
