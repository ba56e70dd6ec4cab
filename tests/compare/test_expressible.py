"""What a dialect can't say is told from what an author didn't, by the table of limits alone."""

from __future__ import annotations

import pytest

from compare.document import SPECIFIED
from compare.expressible import LIMITS

from .apis import V2, V30, V31, Raw, api, asking, comparison, differences, getting, having


class TestNotExpressible:
    """Only the table of limits makes it of an absence."""

    @pytest.mark.parametrize(
        ("one", "other", "finding"),
        [
            (
                asking({"in": "cookie", "schema": {"type": "string"}}),
                api(V2, {"/items": {"get": {"responses": {"200": {"description": "Fine."}}}}}),
                "cookie q: parameter.exists not-expressible",
            ),
            (
                asking({"schema": {"type": "string"}, "example": "a"}),
                asking({"type": "string"}, V2),
                "query q: parameter.examples not-expressible",
            ),
            (
                asking({"schema": {"type": "string"}, "deprecated": True}),
                asking({"type": "string"}, V2),
                "query q: parameter.deprecated not-expressible",
            ),
            (
                asking({"schema": {"type": "string"}, "deprecated": True}),
                asking({"schema": {"type": "string"}}, V30),
                "query q: parameter.deprecated absent",
            ),
            (
                asking({"schema": {"type": "string", "title": "Quest"}}),
                asking({"type": "string"}, V2),
                "query q: schema.title not-expressible",
            ),
            (having({"title": "Quest"}), having({}, V2), "answer › x: schema.title absent"),
            (having({"examples": [1, 2]}), having({"example": 1}, V30), "answer › x: schema.examples different"),
            (having({"examples": [1, 2]}), having({}, V30), "answer › x: schema.examples not-expressible"),
            (having({"examples": [1]}), having({}, V30), "answer › x: schema.examples absent"),
            (having({"not": {"minimum": 1}}), having({}, V2), "answer › x › not: subschema.exists not-expressible"),
            (having({"not": {"minimum": 1}}), having({}, V30), "answer › x › not: subschema.exists absent"),
            (
                having({"contains": {"minimum": 1}}),
                having({}, V30),
                "answer › x › contains: subschema.exists not-expressible",
            ),
            (
                having({"contentEncoding": "base64"}),
                having({}, V30),
                "answer › x: schema.contentEncoding not-expressible",
            ),
            (
                having({"contentMediaType": "a/b"}),
                having({}, V2),
                "answer › x: schema.contentMediaType not-expressible",
            ),
            (
                having({"unevaluatedProperties": False}),
                having({"unevaluatedProperties": False}, V30),
                "answer › x: schema.unevaluatedProperties not-expressible",
            ),
            (having({"deprecated": True}), having({}, V2), "answer › x: schema.deprecated not-expressible"),
            (
                having({"type": ["string", "null"]}),
                having({"type": "string"}, V2),
                "answer › x: schema.nullable absent",
            ),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_of_two(self, one: Raw, other: Raw, finding: str) -> None:
        assert differences(one, other) == [finding]

    def test_a_licences_identifier(self) -> None:
        license_ = {"name": "MIT", "identifier": "MIT"}
        documents = [
            {**api(version), "info": {"title": "Shop", "version": "1", "license": stated}}
            for version, stated in (
                (V31, license_),
                (V31, {"name": "MIT"}),
                (V30, {"name": "MIT"}),
                (V2, {"name": "MIT"}),
            )
        ]
        assert differences(*documents) == ["info: info.license-identifier absent not-expressible not-expressible"]

    def test_what_is_in_it_cant_be_said_either(self) -> None:
        one = getting({"responses": {"4XX": {"description": "No."}}})
        other = getting({"responses": {}}, V2)
        rows = {row.rule: row.verdicts[1] for row in comparison(one, other).rows if row.location == "response 4XX"}
        assert rows == {"response.exists": "not-expressible", "response.description": "not-expressible"}

    def test_a_choice_with_all_that_tells_its_branches_apart(self) -> None:
        branches = [{"type": "object", "properties": {"by": {"enum": [name]}}, "title": name} for name in "AB"]
        told = {"propertyName": "by", "mapping": {"A": "#/a", "B": "#/b"}}
        one = having({"oneOf": branches, "discriminator": told})
        assert differences(one, having({}, V2)) == [
            "answer › x: schema.combination not-expressible",
            "answer › x: schema.discriminator not-expressible",
            "answer › x: schema.discriminator-mapping not-expressible",
            "answer › x › (A): branch.exists not-expressible",
            "answer › x › (B): branch.exists not-expressible",
        ]
        inside = [row.verdicts[1] for row in comparison(one, having({}, V2)).rows if "(A) ›" in row.location]
        assert set(inside) == {"not-expressible"}

    def test_a_discriminator_alone_can_be_said(self) -> None:
        one = having({"type": "object", "discriminator": {"propertyName": "by"}})
        other = having({"type": "object"}, V2)
        assert differences(one, other) == ["answer › x: schema.discriminator absent"]

    FORM = "request body application/x-www-form-urlencoded"

    def form(self, **schema: object) -> Raw:
        content = {"application/x-www-form-urlencoded": {"schema": {"type": "object", **schema}}}
        return getting({"responses": {}, "requestBody": {"description": "A form.", "content": content}})

    def fields(self, where: str = "formData", **member: object) -> Raw:
        field = {"name": "x", "in": where, **({"type": "string"} if where == "formData" else {}), **member}
        consumes = ["application/x-www-form-urlencoded"] if where == "formData" else ["application/json"]
        return getting({"responses": {}, "consumes": consumes, "parameters": [field]}, V2)

    def test_a_form_as_a_whole(self) -> None:
        one = self.form(properties={"x": {"type": "string"}}, additionalProperties=False, title="Form")
        assert differences(one, self.fields()) == [
            "request body: request-body.description not-expressible",
            f"{self.FORM}: schema.additionalProperties not-expressible",
            f"{self.FORM}: schema.title not-expressible",
        ]

    def test_the_members_of_a_form(self) -> None:
        member = {"type": "string", "title": "Cross", "description": "Sign.", "format": "password", "examples": ["a"]}
        one = self.form(properties={"x": member})
        assert differences(one, self.fields()) == [
            "request body: request-body.description not-expressible",
            f"{self.FORM} › x: schema.description absent",
            f"{self.FORM} › x: schema.examples not-expressible",
            f"{self.FORM} › x: schema.format absent",
            f"{self.FORM} › x: schema.title not-expressible",
        ]

    def test_members_of_members_of_a_form(self) -> None:
        one = self.form(properties={"x": {"type": "string", "properties": {"y": {"type": "string"}}}})
        assert differences(one, self.fields()) == [
            "request body: request-body.description not-expressible",
            f"{self.FORM} › x › y: member.exists not-expressible",
        ]
        assert differences(self.form(properties={"x": {"type": "string"}, "y": {}}), self.fields())[1:] == [
            f"{self.FORM} › y: member.exists absent"
        ]

    def test_other_bodies_are_described(self) -> None:
        body: Raw = {
            "description": "All.",
            "content": {"application/json": {"schema": {"additionalProperties": False}}},
        }
        one = getting({"responses": {}, "requestBody": body})
        assert differences(one, self.fields("body", schema={})) == [
            "request body: request-body.description absent",
            "request body application/json: schema.additionalProperties absent",
        ]

    def test_a_bearer_token_in_swagger(self) -> None:
        scheme: Raw = {"components": {"securitySchemes": {"t": {"type": "http", "scheme": "bearer"}}}}
        one = getting({"responses": {}, "security": [{"t": []}]}, **scheme)
        assert differences(one, getting({"responses": {}}, V2)) == [
            "security scheme http bearer: security-scheme.exists not-expressible",
            "GET /items: operation.security not-expressible",
        ]

    def test_its_a_document_that_says_more_that_counts_as_baseline_without_it(self) -> None:
        found = comparison(having({}, V2), having({"deprecated": True})).findings[0]
        assert found.verdicts == ("absent", "added")


class TestTable:
    """The table itself."""

    def test_each_row_names_its_section(self) -> None:
        assert all("Object" in limit.section for limit in LIMITS if set(limit.dialects) <= set(SPECIFIED))
        assert all(limit.section for limit in LIMITS)
