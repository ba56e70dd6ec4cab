"""What a dialect can't say is told from what an author didn't, by the table of limits alone."""

from __future__ import annotations

import pytest

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
            (having({"if": {"minimum": 1}}), having({}, V30), "answer › x › if: subschema.exists not-expressible"),
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

    def test_a_bearer_token_in_swagger(self) -> None:
        scheme: Raw = {"components": {"securitySchemes": {"t": {"type": "http", "scheme": "bearer"}}}}
        one = getting({"responses": {}, "security": [{"t": []}]}, **scheme)
        assert differences(one, getting({"responses": {}}, V2)) == ["GET /items: operation.security not-expressible"]

    def test_its_a_document_that_says_more_that_counts_as_baseline_without_it(self) -> None:
        found = comparison(having({}, V2), having({"deprecated": True})).findings[0]
        assert found.verdicts == ("absent", "added")


class TestTable:
    """The table itself."""

    def test_each_row_names_its_section(self) -> None:
        assert all("Object" in limit.section for limit in LIMITS)
