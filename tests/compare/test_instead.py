"""What comes and goes where other keywords, or a range of statuses, say something of it as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .apis import V2, V31, Raw, api, asking, comparison, getting, returning

if TYPE_CHECKING:
    from compare.variance import Effect

TEXT: Raw = {"type": "string"}
WHOLE: Raw = {"type": "integer"}
NO_MORE: Raw = {"additionalProperties": False}
WORST = ("none", "compatible", "breaking")


def sending(schema: Raw) -> Raw:
    """A document whose operation takes this schema as JSON."""
    body = {"content": {"application/json": {"schema": schema}}}
    return api(V31, {"/items": {"post": {"requestBody": body, "responses": {"204": {"description": ""}}}}})


def answering(**schemas: Raw) -> Raw:
    """A document whose operation answers with these schemas, called `s200` and so on."""
    responses = {
        name[1:]: {"description": "", "content": {"application/json": {"schema": schema}}}
        for name, schema in schemas.items()
    }
    return getting({"responses": responses})


def effect(*documents: Raw) -> Effect:
    """The worst effect."""
    return max((found.effect for found in comparison(*documents).findings), key=WORST.index, default="none")


def of(members: Raw, **others: Any) -> Raw:  # noqa: ANN401 - any JSON
    """An object with these members."""
    return {"type": "object", "properties": members, **others}


def items(*first: Raw, **others: Any) -> Raw:  # noqa: ANN401 - as above
    """A list that begins with these."""
    return {"type": "array", "prefixItems": list(first), **others}


class TestPartsOfSchemas:
    """A schema for the rest holds for whatever isn't named, and so for what is named no longer."""

    @pytest.mark.parametrize(
        ("one", "other", "sent", "got", "back"),
        [
            (
                of({}, **NO_MORE),
                of({}, patternProperties={"^b": TEXT}, **NO_MORE),
                "compatible",
                "breaking",
                "breaking",
            ),
            (items(TEXT, items=False), items(TEXT, WHOLE, items=False), "compatible", "breaking", "breaking"),
            (items(TEXT, items=WHOLE), items(TEXT, TEXT, items=WHOLE), "breaking", "breaking", "breaking"),
            (items(TEXT, items=WHOLE), items(TEXT, WHOLE, items=WHOLE), "none", "none", "none"),
            (items(TEXT), items(TEXT, WHOLE), "breaking", "compatible", "compatible"),
            (
                of({}, additionalProperties=WHOLE),
                of({"a": TEXT}, additionalProperties=WHOLE),
                "breaking",
                "breaking",
                "breaking",
            ),
            (of({}, additionalProperties=WHOLE), of({"a": WHOLE}, additionalProperties=WHOLE), "none", "none", "none"),
            (
                of({}, patternProperties={"^a": WHOLE}),
                of({"a": TEXT}, patternProperties={"^a": WHOLE}),
                "breaking",
                "compatible",
                "compatible",
            ),
            (
                of({}, patternProperties={"^b": WHOLE}),
                of({"a": TEXT}, patternProperties={"^b": WHOLE}),
                "compatible",
                "compatible",
                "compatible",
            ),
            (
                of({}, patternProperties={"(a+)+$": WHOLE}),
                of({"a": TEXT}, patternProperties={"(a+)+$": WHOLE}),
                "breaking",
                "compatible",
                "compatible",
            ),
            (
                of({}, patternProperties={"(": WHOLE}),
                of({"a": TEXT}, patternProperties={"(": WHOLE}),
                "breaking",
                "compatible",
                "compatible",
            ),
            (
                of({}, patternProperties={"^a": TEXT}, **NO_MORE),
                of({"a": TEXT}, patternProperties={"^a": TEXT}, **NO_MORE),
                "none",
                "none",
                "none",
            ),
            ({"type": "object"}, of({"a": False}), "breaking", "compatible", "compatible"),
            (of({}, **NO_MORE), of({"a": False}, **NO_MORE), "none", "none", "none"),
            (of({"a": TEXT}), of({"a": False}), "breaking", "compatible", "compatible"),
        ],
    )
    def test_come(self, one: Raw, other: Raw, sent: Effect, got: Effect, back: Effect) -> None:
        assert effect(sending(one), sending(other)) == sent
        assert effect(returning(one), returning(other)) == got
        assert effect(sending(other), sending(one)) == back

    def test_go_from_an_answer(self) -> None:
        told = {"patternProperties": {"^a": WHOLE}}
        assert effect(returning(of({"a": TEXT}, **told)), returning(of({}, **told))) == "breaking"
        assert effect(returning(of({"a": False})), returning({"type": "object"})) == "breaking"


class TestStatuses:
    """A range of statuses that gives way to one of them promises more."""

    def test_of_a_range(self) -> None:
        assert effect(answering(s2XX=TEXT), answering(s200=TEXT)) == "compatible"
        assert effect(answering(s2XX=TEXT), answering(s404=TEXT)) == "breaking"
        assert effect(answering(s200=TEXT, s201=TEXT), answering(s200=TEXT)) == "breaking"


class TestPaths:
    """The path tells which parameters it has, declared or not."""

    @pytest.mark.parametrize("version", [V2, V31])
    def test_a_parameter_of_the_path_is_declared(self, version: str) -> None:
        described = TEXT if version == V2 else {"schema": TEXT}
        declared = asking({"name": "id", "in": "path", "required": True, **described}, version)
        bare = asking({"name": "id", "in": "path", "required": True, **described}, version)
        for document in (declared, bare):
            document["paths"] = {"/items/{id}": document["paths"]["/items"]}
        bare["paths"]["/items/{id}"]["get"].pop("parameters")
        assert effect(bare, declared) == effect(declared, bare) == "compatible"


class TestValuesOfTypes:
    """Null is a type of one value, and true and false are all that a boolean may be."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"const": None}, {"type": "null"}),
            ({"enum": [None]}, {"type": "null"}),
            ({"type": "null", "const": None}, {"type": "null"}),
            ({"type": "boolean"}, {"enum": [True, False]}),
        ],
    )
    def test_are_the_same(self, one: Raw, other: Raw) -> None:
        for before, after in ((one, other), (other, one)):
            assert effect(sending(before), sending(after)) == "none"
            assert effect(returning(before), returning(after)) == "none"

    def test_a_type_beside_null_widens(self) -> None:
        one, other = {"type": ["null"]}, {"type": ["string", "null"]}
        assert effect(sending(one), sending(other)) == "compatible"
        assert effect(sending(other), sending(one)) == "breaking"
        assert effect(sending(one), sending(TEXT)) == "breaking"
