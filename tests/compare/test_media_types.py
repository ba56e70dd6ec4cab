"""Swagger 2.0 lists media types per operation: its responses line up with those of the other documents."""

from __future__ import annotations

import pytest

from .apis import V2, V30, V31, Raw, comparison, differences, getting

JSON, PROBLEM, XML = "application/json", "application/problem+json", "application/xml"
ITEM: Raw = {"type": "object", "properties": {"name": {"type": "string"}}}
FAULT: Raw = {"type": "object", "properties": {"detail": {"type": "string"}}}


def swagger(*produces: str, fault: Raw = FAULT, **members: object) -> Raw:
    """An operation with two responses and these media types for both."""
    responses = {"200": {"description": "Fine.", "schema": ITEM}, "404": {"description": "None.", "schema": fault}}
    return getting({"produces": list(produces), "responses": responses, **members}, V2)


def openapi(good: str = JSON, bad: str = PROBLEM) -> Raw:
    """The same operation with a media type for each response."""
    return getting(
        {
            "responses": {
                "200": {"description": "Fine.", "content": {good: {"schema": ITEM}}},
                "404": {"description": "None.", "content": {bad: {"schema": FAULT}}},
            }
        }
    )


class TestSeveralProduced:
    """Which response has which media type can't be said."""

    LEFT_OPEN = (
        "answer: response.media-type not-expressible",
        "response 404 application/problem+json: response.media-type not-expressible",
    )

    def test_is_told_once_a_response_and_nothing_else_differs(self) -> None:
        assert differences(openapi(), swagger(JSON, PROBLEM)) == [*self.LEFT_OPEN]

    def test_the_order_says_nothing(self) -> None:
        assert differences(openapi(), swagger(PROBLEM, JSON)) == [*self.LEFT_OPEN]

    def test_as_a_baseline_it_lacks_what_the_others_add(self) -> None:
        assert differences(swagger(JSON, PROBLEM), openapi()) == [
            "answer: response.media-type added",
            "response 404 application/problem+json: response.media-type added",
        ]

    def test_the_schema_is_compared(self) -> None:
        changed = {"type": "object", "properties": {"detail": {"type": "integer"}}}
        assert differences(openapi(), swagger(JSON, PROBLEM, fault=changed)) == [
            *self.LEFT_OPEN,
            "response 404 application/problem+json › detail: schema.type different",
        ]

    def test_one_that_no_response_has_is_added(self) -> None:
        assert differences(openapi(), swagger(JSON, PROBLEM, XML)) == [
            "produces application/xml: produced.exists added",
            *self.LEFT_OPEN,
        ]

    def test_one_that_isnt_produced_is_absent(self) -> None:
        assert differences(openapi(), swagger(JSON, XML)) == [
            "produces application/xml: produced.exists added",
            "answer: response.media-type not-expressible",
            "response 404 application/json: media-type.exists added",
            "response 404 application/problem+json: media-type.exists absent",
        ]

    def test_two_such_documents_compare_by_what_they_list(self) -> None:
        assert differences(swagger(JSON, XML), swagger(XML, JSON)) == []
        assert differences(swagger(JSON, XML), swagger(JSON, PROBLEM)) == [
            "produces application/problem+json: produced.exists added",
            "produces application/xml: produced.exists absent",
        ]

    def test_a_response_without_a_body_has_none(self) -> None:
        empty = {"204": {"description": "Gone."}}
        one = getting({"responses": empty})
        assert differences(one, getting({"responses": empty, "produces": [JSON, XML]}, V2)) == []


class TestOneProduced:
    """Then every response has it."""

    def test_lines_up(self) -> None:
        assert differences(openapi(JSON, JSON), swagger(JSON)) == []

    def test_another_is_absent_and_added(self) -> None:
        assert differences(openapi(), swagger(JSON)) == [
            "response 404 application/json: media-type.exists added",
            "response 404 application/problem+json: media-type.exists absent",
        ]

    def test_the_operation_outranks_the_document(self) -> None:
        raw = {**swagger(JSON), "produces": [XML]}
        assert differences(openapi(JSON, JSON), raw) == []


class TestNoneProduced:
    """Where nothing is listed, the media type is absent: the author could have said it."""

    def test_it_is_absent(self) -> None:
        assert differences(openapi(JSON, JSON), swagger()) == [
            "answer: response.media-type absent",
            "response 404 application/json: response.media-type absent",
        ]


class TestExamples:
    """Examples of a body are one set, at the media type or at its schema."""

    def body(self, media: Raw) -> Raw:
        return getting({"responses": {"200": {"description": "Fine.", "content": {JSON: media}}}})

    def test_at_the_media_type_at_the_schema_and_by_media_type(self) -> None:
        shown = {"name": "Cup"}
        swagger_2 = {"description": "Fine.", "schema": ITEM, "examples": {JSON: shown}}
        assert (
            differences(
                self.body({"schema": ITEM, "example": shown}),
                self.body({"schema": ITEM, "examples": {"cup": {"value": shown}}}),
                self.body({"schema": {**ITEM, "examples": [shown]}}),
                getting({"produces": [JSON], "responses": {"200": swagger_2}}, V2),
            )
            == []
        )

    def test_another_value_differs(self) -> None:
        one = self.body({"schema": ITEM, "example": {"name": "Cup"}})
        other = self.body({"schema": ITEM, "example": {"name": "Pot"}})
        assert differences(one, other) == ["answer: media-type.examples different"]

    def test_null_is_an_example_too(self) -> None:
        one = self.body({"schema": ITEM, "example": None})
        found = comparison(one, self.body({"schema": ITEM})).findings
        assert [finding.rule for finding in found] == ["media-type.examples"]


class TestExamplesOfSeveralProduced:
    """Swagger 2.0 says of which media type an example is."""

    CSV = "text/csv"

    def openapi(self, **examples: object) -> Raw:
        media = {
            media_type: {"schema": ITEM, **({"example": examples[name]} if name in examples else {})}
            for name, media_type in (("json", JSON), ("csv", self.CSV))
        }
        return getting({"responses": {"200": {"description": "Fine.", "content": media}}})

    def swagger(self, produces: list[str], examples: Raw, **schema: object) -> Raw:
        answer = {"description": "Fine.", "schema": {**ITEM, **schema}, "examples": examples}
        return getting({"produces": produces, "responses": {"200": answer}}, V2)

    OPEN = ("answer: response.media-type not-expressible", "response 200 text/csv: response.media-type not-expressible")

    def test_is_only_there(self) -> None:
        other = self.swagger([self.CSV, JSON], {self.CSV: "a,b"})
        assert differences(self.openapi(csv="a,b"), other) == [*self.OPEN]
        assert differences(self.openapi(json="a,b"), other) == [
            "answer: media-type.examples absent",
            self.OPEN[0],
            "response 200 text/csv: media-type.examples added",
            self.OPEN[1],
        ]

    def test_one_each(self) -> None:
        other = self.swagger([self.CSV, JSON], {self.CSV: "a,b", "Application/JSON": {"name": "a"}})
        assert differences(self.openapi(csv="a,b", json={"name": "a"}), other) == [*self.OPEN]

    def test_the_schemas_is_of_all(self) -> None:
        other = self.swagger([self.CSV, JSON], {}, example="a,b")
        assert differences(self.openapi(csv="a,b", json="a,b"), other) == [*self.OPEN]

    def test_where_nothing_is_produced(self) -> None:
        other = self.swagger([], {self.CSV: "a,b"})
        assert [line for line in differences(self.openapi(csv="a,b"), other) if "examples" in line] == []

    def test_two_such_documents(self) -> None:
        one, other = (self.swagger([self.CSV, JSON], {self.CSV: text}) for text in ("a,b", "b,a"))
        assert differences(one, one) == []
        assert differences(one, other) == ["response 200 text/csv: media-type.examples different"]


class TestOneSchema:
    """Swagger 2.0 has one schema a response; what another media type would need can't be said."""

    CSV = "text/csv"

    def openapi(self, table: Raw, items: Raw) -> Raw:
        content = {self.CSV: {"schema": table}, JSON: {"schema": items}}
        return getting({"responses": {"200": {"description": "Fine.", "content": content}}})

    def swagger(self, schema: Raw, **members: object) -> Raw:
        answer = {"description": "Fine.", "schema": schema, **members}
        return getting({"produces": [JSON, self.CSV], "responses": {"200": answer}}, V2)

    TABLE: Raw = {"type": "string", "description": "Lines."}  # noqa: RUF012 - never changed
    ITEMS: Raw = {"type": "array", "items": ITEM, "minItems": 1}  # noqa: RUF012 - as above

    def found(self, one: Raw, other: Raw) -> list[str]:
        return [line for line in differences(one, other) if "response.media-type" not in line]

    def test_of_a_file(self) -> None:
        assert self.found(self.openapi(self.TABLE, self.ITEMS), self.swagger({"type": "file"})) == [
            "answer: schema.minItems not-expressible",
            "answer: schema.type not-expressible",
            "answer › []: items.exists not-expressible",
            "response 200 text/csv: schema.description absent",
        ]

    def test_of_the_other_one(self) -> None:
        one = self.openapi(self.TABLE, self.ITEMS)
        assert self.found(one, self.swagger({"type": "array", "items": ITEM}, examples={self.CSV: "a"})) == [
            "answer: schema.minItems absent",
            "response 200 text/csv: media-type.examples added",
            "response 200 text/csv: schema.description not-expressible",
            "response 200 text/csv: schema.type not-expressible",
        ]

    def test_an_example_of_it_can_be_given(self) -> None:
        one = self.openapi(self.TABLE, {**self.ITEMS, "example": []})
        assert "answer: media-type.examples absent" in self.found(one, self.swagger({"type": "file"}))

    def test_of_all_where_they_are_the_same(self) -> None:
        one = self.openapi({**ITEM, "description": "Lines."}, {**ITEM, "description": "Items."})
        assert self.found(one, self.swagger({"type": "object"})) == [
            "answer: schema.description absent",
            "answer › name: member.exists absent",
            "response 200 text/csv: schema.description absent",
            "response 200 text/csv › name: member.exists absent",
        ]


class TestBytes:
    """An image is the same body however a dialect spells it."""

    @pytest.mark.parametrize(
        "schema",
        [
            {"type": "string", "format": "binary"},
            {"type": "string", "contentMediaType": "image/png"},
            {"contentMediaType": "image/png"},
        ],
    )
    def test_a_response(self, schema: Raw) -> None:
        assert differences(self.image({}), self.image({"schema": schema}), self.image({"schema": {}})) == []

    def test_a_response_of_type_file(self) -> None:
        answer = {"description": "Fine.", "schema": {"type": "file"}}
        other = getting({"produces": ["image/png"], "responses": {"200": answer}}, V2)
        several = getting({"produces": [PROBLEM, "image/png"], "responses": {"200": answer}}, V2)
        assert differences(self.image({}), other) == []
        assert differences(other, self.image({"schema": {"type": "string", "format": "binary"}}, V30)) == []
        assert differences(self.image({}), several)[1:] == [
            "response 200 image/png: response.media-type not-expressible"
        ]

    @pytest.mark.parametrize(
        "schema",
        [
            {"type": "string"},
            {"type": "string", "contentEncoding": "base64", "contentMediaType": "image/png"},
            {"type": "string", "format": "binary", "maxLength": 9},
        ],
    )
    def test_what_says_more_is_told(self, schema: Raw) -> None:
        assert differences(self.image({}), self.image({"schema": schema}))

    def test_a_table_as_text(self) -> None:
        def table(schema: Raw) -> Raw:
            return getting(
                {"responses": {"200": {"description": "Fine.", "content": {"text/csv": {"schema": schema}}}}}
            )

        answer = {"description": "Fine.", "schema": {"type": "file"}}
        other = getting({"produces": ["text/csv"], "responses": {"200": answer}}, V2)
        assert differences(table({"type": "string"}), other, table({"type": "string", "format": "binary"})) == []

    def test_json_isnt_bytes(self) -> None:
        one, other = (
            getting({"responses": {"200": {"description": "Fine.", "content": {JSON: media}}}})
            for media in ({}, {"schema": {"type": "string", "format": "binary"}})
        )
        assert differences(one, other) == ["answer: schema.format added", "answer: schema.type added"]

    def image(self, media: Raw, version: str = V31) -> Raw:
        return getting({"responses": {"200": {"description": "Fine.", "content": {"image/png": media}}}}, version)


class TestParts:
    """A file in a form is the same part however a dialect spells it."""

    PART = "request body multipart/form-data › f"

    def form(self, member: Raw, version: str = V31, content_type: str | None = None) -> Raw:
        media: Raw = {"schema": {"type": "object", "properties": {"f": member}}}
        if content_type:
            media["encoding"] = {"f": {"contentType": content_type}}
        return getting({"responses": {}, "requestBody": {"content": {"multipart/form-data": media}}}, version)

    def file(self) -> Raw:
        field = {"name": "f", "in": "formData", "type": "file"}
        return getting({"responses": {}, "consumes": ["multipart/form-data"], "parameters": [field]}, V2)

    def test_with_its_media_type(self) -> None:
        one = self.form({"type": "string", "contentMediaType": "image/png"})
        binary = {"type": "string", "format": "binary"}
        assert differences(one, self.form(binary, V30, "image/png"), self.form({}, V31, "image/png")) == []
        assert differences(one, self.form(binary, V30), self.file()) == [
            f"{self.PART}: schema.contentMediaType absent not-expressible"
        ]

    def test_with_another_media_type(self) -> None:
        binary = {"type": "string", "format": "binary"}
        assert differences(self.form(binary, V30, "image/png"), self.form(binary, V31, "image/gif")) == [
            f"{self.PART}: schema.contentMediaType different"
        ]

    def test_with_none_in_particular(self) -> None:
        bytes_: Raw = {"type": "string", "contentMediaType": "application/octet-stream"}
        assert differences(self.form({"type": "string", "format": "binary"}, V30), self.form(bytes_), self.file()) == []

    def test_several_files(self) -> None:
        one = self.form({"type": "array", "items": {"type": "string", "contentMediaType": "image/png"}})
        other = self.form({"type": "array", "items": {"type": "string", "format": "binary"}}, V30, "image/png")
        assert differences(one, other) == []

    @pytest.mark.parametrize(
        ("schema", "content_type"), [({"type": "object"}, JSON), ({"type": "integer"}, "text/plain"), ({}, None)]
    )
    def test_the_default_says_nothing(self, schema: Raw, content_type: str | None) -> None:
        assert differences(self.form(schema), self.form(schema, V30, content_type)) == []

    def test_text_stays_text(self) -> None:
        one = self.form({"type": "string", "contentMediaType": "text/csv"})
        assert differences(one, self.form({"type": "string"}, V30, "text/csv")) == []
        assert differences(one, self.file()) == [
            f"{self.PART}: schema.contentMediaType not-expressible",
            f"{self.PART}: schema.format added",
        ]

    def test_written_in_letters(self) -> None:
        one = self.form({"type": "string", "contentMediaType": "image/png", "contentEncoding": "base64"})
        assert f"{self.PART}: schema.format added" in differences(one, self.file())


class TestMediaTypeNames:
    """Case and spaces say nothing, parameters do."""

    def test_case_and_spaces(self) -> None:
        assert differences(openapi("application/JSON; charset=utf-8"), openapi("application/json;charset=utf-8")) == []

    def test_parameters(self) -> None:
        assert differences(openapi("text/csv;header=present"), openapi("text/csv")) == [
            "response 200 text/csv: media-type.exists added",
            "response 200 text/csv;header=present: media-type.exists absent",
        ]
