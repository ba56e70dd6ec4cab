"""Swagger 2.0 lists media types per operation: its responses line up with those of the other documents."""

from __future__ import annotations

from .apis import V2, Raw, comparison, differences, getting

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


class TestMediaTypeNames:
    """Case and spaces say nothing, parameters do."""

    def test_case_and_spaces(self) -> None:
        assert differences(openapi("application/JSON; charset=utf-8"), openapi("application/json;charset=utf-8")) == []

    def test_parameters(self) -> None:
        assert differences(openapi("text/csv;header=present"), openapi("text/csv")) == [
            "response 200 text/csv: media-type.exists added",
            "response 200 text/csv;header=present: media-type.exists absent",
        ]
