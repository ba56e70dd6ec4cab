"""What the sample of facts makes of documents, and that the one in services/ fits the contract."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from compare import load
from extract.errors import StackError
from extract.pages.settings import Sampled, Settings, read_settings
from triptych.sampling import facts_of

if TYPE_CHECKING:
    from pathlib import Path

    from compare import Document
    from extract.pages.asked import Fact

KINDS = {
    "constraint",
    "default",
    "deprecation",
    "description",
    "enum",
    "error response",
    "example",
    "nested field",
    "response header",
    "security requirement",
}
LIMIT = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100, "default": 20}}
SORT = {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["id", "-id"]}}


def document(name: str, path: str = "/items/{id}", **operation: Any) -> Document:  # noqa: ANN401 - any JSON
    """A document with one operation."""
    parameter = {
        "name": path.partition("{")[2].rstrip("}"),
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
    }
    said = {"parameters": [parameter, *operation.pop("parameters", [])], "responses": {}, **operation}
    info = {"title": "Shop", "version": "1"}
    return load({"openapi": "3.1.0", "info": info, "paths": {path: {"get": said}}}, name=name)


def sampled(aspect: str, location: str = "", operation: str = "GET /items/{id}", text: tuple[str, ...] = ()) -> Sampled:
    """A fact of the sample."""
    return Sampled(kind="constraint", operation=operation, location=location, aspect=aspect, what="A fact", text=text)


def only(
    contract: Document, other: Document, fact: Sampled, shown_as: dict[str, tuple[str, ...]] | None = None
) -> Fact:
    """What a sample of one fact makes of one document."""
    (found,) = facts_of(contract, other, Settings(facts=(fact,), shown_as=shown_as or {}))
    return found


@pytest.fixture(scope="module")
def settings(root: Path) -> Settings:
    """What services/pages.toml says."""
    return read_settings(root / "services/pages.toml")


@pytest.fixture(scope="module")
def facts(root: Path, settings: Settings) -> tuple[Fact, ...]:
    """Its sample, of the contract itself."""
    contract = load(root / "services/contract.yaml", name="contract")
    return facts_of(contract, contract, settings)


class TestSlice:
    """What does the slice is asked for the facts of the slice."""

    def test_leaves_out_what_is_outside(self) -> None:
        marked = {"x-triptych-profile": "slice"}
        contract = document("contract", parameters=[LIMIT, SORT | marked], **marked)
        wanted = Settings(facts=(sampled("default", "query limit"), sampled("enum", "query sort")))
        assert len(facts_of(contract, contract, wanted)) == 2
        (fact,) = facts_of(contract, contract, wanted, "slice")
        assert (set(fact.text), fact.documented) == ({r"\-id", "id"}, True)

    def test_has_to_be_of_the_contract_all_the_same(self) -> None:
        contract = document("contract")
        with pytest.raises(StackError, match="no fact"):
            facts_of(contract, contract, Settings(facts=(sampled("default", "query limit"),)), "slice")


class TestText:
    """What a fact is told by on a page."""

    @pytest.mark.parametrize(
        ("operation", "fact", "text"),
        [
            ({"parameters": [LIMIT]}, sampled("maximum", "query limit"), ("100",)),
            ({"parameters": [SORT]}, sampled("enum", "query sort"), (r"\-id", "id")),
            ({"summary": "Get it."}, sampled("summary"), (r"Get\s+it\.",)),
            ({"description": "`-` turns\nthe **order**"}, sampled("description"), (r"\-\s+turns\s+the\s+order",)),
            ({"parameters": [LIMIT]}, sampled("maximum", "query limit", text=("<= {value}", "int")), ("<= 100", "int")),
            ({"parameters": [LIMIT]}, sampled("default", "query limit", text=("set to",)), ("set to",)),
            ({"deprecated": True}, sampled("deprecated", text=("Deprecated",)), ("Deprecated",)),
        ],
    )
    def test_is_made_of_the_value_and_its_own_expressions(
        self, operation: dict[str, Any], fact: Sampled, text: tuple[str, ...]
    ) -> None:
        contract = document("contract", **operation)
        assert set(only(contract, contract, fact).text) == set(text)

    def test_is_that_of_the_aspect_where_it_has_none_of_its_own(self) -> None:
        contract = document("contract", parameters=[LIMIT])
        found = only(contract, contract, sampled("default", "query limit"), {"default": ("default: {value}",)})
        assert found.text == ("default: 20",)

    def test_is_of_what_the_stack_itself_says(self) -> None:
        other = document("stack", parameters=[LIMIT | {"schema": {"type": "integer", "maximum": 50}}])
        found = only(document("contract", parameters=[LIMIT]), other, sampled("maximum", "query limit"))
        assert (found.text, found.documented) == (("50",), True)

    @pytest.mark.parametrize("fact", [sampled("deprecated"), sampled("examples", "query limit")])
    def test_is_asked_for_where_no_page_writes_out_the_value(self, fact: Sampled) -> None:
        contract = document("contract", deprecated=True, parameters=[LIMIT | {"examples": {"one": {"value": {}}}}])
        with pytest.raises(StackError, match=r"nothing shows 'A fact' on a page: its value is .*Give it a `text`"):
            only(contract, contract, fact)


class TestDocumented:
    """Whether the stack's document says it."""

    @pytest.mark.parametrize(
        ("summary", "documented"),
        [("Get it", True), ("Fetch it", True), (None, False)],
    )
    def test_is_whether_it_says_anything_of_it(self, *, summary: str | None, documented: bool) -> None:
        other = document("stack", **({"summary": summary} if summary else {}))
        assert only(document("contract", summary="Get it"), other, sampled("summary")).documented is documented

    @pytest.mark.parametrize(("summary", "documented"), [("Please get it", True), ("Fetch it", False)])
    def test_is_whether_it_says_what_a_fixed_text_is_about(self, *, summary: str, documented: bool) -> None:
        found = only(
            document("contract", summary="Get it"),
            document("stack", summary=summary),
            sampled("summary", text=("get",)),
        )
        assert found.documented is documented

    def test_is_no_without_the_operation(self) -> None:
        other = document("stack", path="/orders/{id}", summary="Get it")
        found = only(document("contract", summary="Get it"), other, sampled("summary"))
        assert (found.operation, found.documented) == ("GET /items/{id}", False)


class TestSample:
    """What there is for each stack."""

    @pytest.mark.parametrize(("said", "documented"), [({"summary": "Get it"}, True), ({}, False)])
    def test_tells_whether_the_document_says_it(self, said: dict[str, str], *, documented: bool) -> None:
        contract = document("contract", summary="Get it")
        assert only(contract, document("stack", **said), sampled("summary")).documented is documented

    def test_names_the_operation_as_the_stacks_document_does(self) -> None:
        other = document("stack", path="/items/{item_id}", summary="Get it")
        found = only(document("contract", summary="Get it"), other, sampled("summary"))
        assert (found.operation, found.documented) == ("GET /items/{item_id}", True)

    def test_is_empty_without_a_fact(self) -> None:
        contract = document("contract")
        assert facts_of(contract, document("stack"), Settings()) == ()

    @pytest.mark.parametrize(
        ("fact", "said"),
        [
            (sampled("sumary"), "Perhaps you meant 'GET /items/{id} | summary'"),
            (sampled("maximum", "query limits"), "Perhaps you meant 'GET /items/{id} | query limit | maximum'"),
            (sampled("summary", operation="GET /item/{id}"), "Perhaps you meant 'GET /items/{id} | summary'"),
            (sampled("x", "y", "z"), "`triptych diff --all`"),
        ],
    )
    def test_has_no_fact_that_the_contract_has_not(self, fact: Sampled, said: str) -> None:
        contract = document("contract", summary="Get it", parameters=[LIMIT])
        with pytest.raises(StackError) as caught:
            only(contract, contract, fact)
        assert "the contract has no fact" in str(caught.value)
        assert said in str(caught.value)

    def test_has_no_fact_that_only_the_stack_has(self) -> None:
        with pytest.raises(StackError, match="the contract has no fact"):
            only(document("contract"), document("stack", summary="Get it"), sampled("summary"))


class TestOurSample:
    """The facts of services/pages.toml."""

    def test_are_in_the_contract(self, settings: Settings, facts: tuple[Fact, ...]) -> None:
        assert len(facts) == len(settings.facts)
        assert all(fact.documented and all(fact.text) for fact in facts)

    def test_are_at_least_two_of_each_kind(self, facts: tuple[Fact, ...]) -> None:
        kinds = Counter(fact.kind for fact in facts)
        assert set(kinds) == KINDS
        assert min(kinds.values()) >= 2

    def test_are_told_apart_by_their_words_and_by_what_shows_them(self, facts: tuple[Fact, ...]) -> None:
        assert len({(fact.operation, fact.what) for fact in facts}) == len(facts)
        assert len({(fact.operation, fact.text) for fact in facts}) == len(facts)
