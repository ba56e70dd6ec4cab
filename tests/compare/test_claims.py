"""The claims: each holds or doesn't by the evidence, and changes with it."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

import compare.claims
from compare.claims.checks import CHECKS
from compare.claims.stated import Stated, stated
from compare.topics import TOPICS

from .claiming import (
    BY_CDN,
    claims,
    docs,
    having,
    redoc,
    reported,
    swagger_ui,
    unchanged,
    world,
)

CLAIMS = stated()["claims"]


class TestClaimsWithoutEvidence:
    """They are never said to hold."""

    @pytest.mark.parametrize("key", [claim.key for claim in CLAIMS])
    def test_are_not_checked_without_a_stack(self, key: str) -> None:
        found = claims({})[key]
        assert (found.verdict, found.evidence, found.reservation) == ("not checked", (), "")
        assert found.why

    @pytest.mark.parametrize("key", [claim.key for claim in CLAIMS])
    def test_are_not_checked_where_nobody_looked(self, key: str) -> None:
        bare: dict[str, Any] = {"code": {}, "cuts": {}, "means": None, "cost": None, "docs": None, "calls": ()}
        stacks = {name: replace(subject, **bare) for name, subject in world().items()}
        assert claims(stacks)[key].verdict == "not checked"

    def test_say_which_stack_is_missing(self) -> None:
        assert unchanged()["autodoc-takes-more-work"].why == "Flask-Selfdoc: no such stack in this report."

    def test_say_why_nobody_looked_at_a_page_as_shipped(self) -> None:
        unseen = replace(BY_CDN, offline=None, online=None, why_not="no network")
        changed = having("a", docs=docs(swagger_ui(shipped=unseen), redoc()))(world())
        why = claims(changed)["fastapi-docs-and-redoc-by-default"].why
        assert "nobody looked at Swagger UI at /docs as it is shipped (no network)" in why


class TestEvidence:
    """It leads to what the report has."""

    def test_is_there_for_all_that_was_checked(self) -> None:
        assert [
            key for key, claim in unchanged().items() if (claim.verdict == "not checked") is bool(claim.evidence)
        ] == []

    def test_is_of_facts_that_there_are(self) -> None:
        _, sheet = reported(world())
        known = {f"evidence/{group.slug}.html#{fact.id}" for group in sheet.groups for fact in group.facts}
        links = {link.href for claim in unchanged().values() for link in claim.evidence}
        found = {href for href in links if href.startswith("evidence/")}
        assert found
        assert found <= known

    def test_is_never_elsewhere(self) -> None:
        links = {link.href for claim in unchanged().values() for link in claim.evidence}
        starts = {href.partition("#")[0].partition("/")[0] for href in links}
        assert starts == {"index.html", "guide.html", "evidence"}

    def test_of_a_page_that_is_not_there_is_the_list_of_those_that_are(self) -> None:
        alone = {"a": replace(world()["a"], docs=docs())}
        found = claims(alone)["fastapi-docs-and-redoc-by-default"]
        assert (found.verdict, [link.href for link in found.evidence]) == ("doesn't hold", ["index.html#documents"])

    def test_quotes_what_a_document_is_called(self) -> None:
        stacks = world()
        named = replace(stacks["a"].document, name='a"&b=c d')
        links = claims({**stacks, "a": replace(stacks["a"], document=named)})[
            "fastapi-documents-without-effort"
        ].evidence
        assert links[0].href == "index.html#stack=a%22%26b%3Dc%20d&means=code&all=1"


class TestClaimsFile:
    """It says what the checks can read."""

    def test_names_checks_stacks_and_topics_that_there_are(self) -> None:
        kinds = stated()["stacks"]
        assert {claim.check for claim in CLAIMS} == set(CHECKS)
        assert {name for claim in CLAIMS for name in (*claim.of, claim.than) if name} | {"any"} == set(kinds)
        assert {claim.topic for claim in CLAIMS} <= set(TOPICS)

    def test_names_each_claim_once(self) -> None:
        assert len({claim.key for claim in CLAIMS}) == len({claim.sentence for claim in CLAIMS}) == len(CLAIMS)

    def test_has_no_key_that_nobody_reads(self) -> None:
        raw = tomllib.loads(Path(compare.claims.__file__).with_name("claims.toml").read_text(encoding="utf-8"))
        known = {field.name for field in fields(Stated)}
        assert {key for claim in raw["claims"] for key in claim} <= known
        assert {key for kind in raw["stacks"].values() for key in kind} <= {"title", "has", "lacks"}

    def test_is_judged_in_its_order(self) -> None:
        assert list(unchanged()) == [claim.key for claim in CLAIMS]
