"""The guide of the services in this checkout: what it names is there, and its remarks speak of code that is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from compare import load as load_document
from compare.topics import TOPICS
from extract.folders import modules_of
from extract.guide.cutting import cuts_of
from extract.guide.settings import Guide, read_guide
from extract.pages.settings import read_settings
from extract.stack import Stack, find_all

if TYPE_CHECKING:
    from pathlib import Path

CODE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(([^)]+)\)")
PARTS = ("", "-code", "-calls", "-document", "-page")


@pytest.fixture(scope="module")
def services(root: Path) -> Path:
    """The folder of stacks."""
    return root / "services"


@pytest.fixture(scope="module")
def guide(services: Path) -> Guide:
    """Its guide."""
    return read_guide(services)


@pytest.fixture(scope="module")
def stacks(services: Path) -> tuple[Stack, ...]:
    """Its stacks."""
    return find_all(services)


class TestTopics:
    """They are the report's, and are shown by operations of the contract."""

    def test_are_topics_of_the_report(self, guide: Guide) -> None:
        ids = [topic.id for topic in guide.topics]
        assert ids == [key for key in TOPICS if key in ids]
        assert len(ids) == 5

    def test_have_operations_of_the_contract(self, guide: Guide, services: Path) -> None:
        contract = load_document(services / "contract.yaml").raw
        assert isinstance(contract, dict)
        paths = contract["paths"]
        assert isinstance(paths, dict)
        for operation in (operation for topic in guide.topics for operation in topic.operations):
            method, path = operation.split(" ")
            item = paths[path]
            assert isinstance(item, dict)
            assert method.lower() in item

    def test_have_links_that_lead_somewhere(self, guide: Guide, stacks: tuple[Stack, ...]) -> None:
        known = {f"#{topic.id}{part}" for topic in guide.topics for part in PARTS}
        known |= {f"index.html#{part}" for part in ("documents", "shown", "documented")}
        known |= {f"index.html#topic={topic}" for topic in TOPICS}
        texts = [guide.lead, *(topic.text for topic in guide.topics)]
        texts += [text for stack in stacks for text in stack.config.remarks.values()]
        assert {link for text in texts for link in LINK.findall(text)} <= known

    def test_name_credentials_that_there_are(self, guide: Guide, services: Path) -> None:
        named = {
            name for call in guide.calls for value in call.headers.values() for name in re.findall(r"\{(\w+)\}", value)
        }
        assert named <= read_settings(services / "pages.toml").credentials.keys()


class TestStacks:
    """Each has a remark on each topic, and lines that show it."""

    def test_have_a_remark_on_each_topic(self, guide: Guide, stacks: tuple[Stack, ...]) -> None:
        for stack in stacks:
            assert list(stack.config.remarks) == [topic.id for topic in guide.topics]

    def test_show_few_lines(self, guide: Guide, stacks: tuple[Stack, ...]) -> None:
        for stack in stacks:
            cuts = cuts_of(stack, guide)
            assert cuts is not None
            for lines in (lines for topic in cuts.topics.values() for lines in topic):
                assert lines.last - lines.first < 60, f"{stack.name}: {lines.file}:{lines.first}"

    def test_remark_on_names_that_their_source_has(self, stacks: tuple[Stack, ...]) -> None:
        for stack in stacks:
            source = "\n".join(path.read_text(encoding="utf-8") for path in modules_of(stack).values())
            for text in stack.config.remarks.values():
                for name in CODE.findall(text):
                    assert name in source, f"{stack.name}: {name}"
