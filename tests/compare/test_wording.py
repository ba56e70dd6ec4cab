"""Messages and the most telling differences, in words."""

from __future__ import annotations

import pytest

from compare import compare, load
from compare.telling import most_telling
from compare.wording import listing, shown

from .apis import V2, V30, Raw, api, asking, comparison, getting, having

FINE: Raw = {"200": {"description": "Fine."}}


def messages(*documents: Raw) -> list[str]:
    """What a report says of each row that differs."""
    return [row.message for row in comparison(*documents).rows if row.differs]


def telling(*documents: Raw, count: int = 9) -> tuple[str, ...]:
    """The most telling differences of documents that are called as in the project."""
    names = ("contract", "fastapi", "flask-restx", "drf")
    return most_telling(compare(*(load(raw, name=name) for raw, name in zip(documents, names, strict=False))), count)


class TestMessages:
    """One sentence a row."""

    X = "response 200 application/json › x (GET /items)"

    @pytest.mark.parametrize(
        ("one", "other", "said"),
        [
            ({"maximum": 9}, {"maximum": 8}, f"The maximum of {X} is 9 in a, 8 in b."),
            ({"maximum": 9}, {}, f"The maximum of {X} is 9 in a; b doesn't say."),
            ({}, {"pattern": "^a"}, f"The pattern of {X} is “^a” in b; a doesn't say."),
            (
                {"type": ["string", "null"]},
                {"type": "string"},
                "Response 200 application/json › x (GET /items) is nullable in a; not in b.",
            ),
            ({"enum": ["a"]}, {"enum": ["b"]}, f'The allowed values of {X} are ["a"] in a, ["b"] in b.'),
        ],
    )
    def test_of_a_member(self, one: Raw, other: Raw, said: str) -> None:
        assert messages(having(one), having(other)) == [said]

    def test_of_a_missing_element(self) -> None:
        assert messages(asking({}), getting({"responses": FINE})) == ["Query q (GET /items) is in a; not in b."]

    def test_of_what_a_dialect_cant_say(self) -> None:
        said = "Cookie q (GET /items) is in a; b can't (Swagger 2.0 knows parameters in path, query, header, form and "
        assert messages(asking({"in": "cookie"}), getting({"responses": FINE}, V2)) == [f"{said}body only)."]

    def test_of_the_whole_document(self) -> None:
        assert messages({**api(), "info": {"title": "Shop"}}, {**api(), "info": {"title": "Stall"}}) == [
            "The title of the API is “Shop” in a, “Stall” in b."
        ]

    def test_stay_one_line_whatever_a_document_holds(self) -> None:
        raw = getting({"responses": FINE}, path="/a\n::error::\x1b[31m")
        assert messages(raw, api())[0].isprintable()
        assert telling(raw, api())[0].isprintable()

    def test_of_several(self) -> None:
        assert messages(having({"maximum": 9}), having({"maximum": 9.0}), having({"maximum": 8}), having({})) == [
            f"The maximum of {self.X} is 9 in a and b, 8 in c; d doesn't say."
        ]


class TestWords:
    """Lists of names and short values."""

    @pytest.mark.parametrize(
        ("names", "most", "text"),
        [
            (["a"], None, "a"),
            (["a", "b"], None, "a and b"),
            (["a", "b", "c"], None, "a, b and c"),
            (["a", "b", "c"], 3, "a, b and c"),
            (["a", "b", "c", "d"], 3, "a, b, c and 1 more"),
        ],
    )
    def test_listing(self, names: list[str], most: int | None, text: str) -> None:
        assert listing(names, most) == text

    def test_a_long_value_is_cut(self) -> None:
        assert shown("a" * 100) == f"“{'a' * 60}…”"

    def test_a_late_difference_is_shown(self) -> None:
        assert shown("a" * 100 + "b", "a" * 100 + "c") == f"“…{'a' * 20}b”"

    def test_what_isnt_text_is_json(self) -> None:
        assert shown(["é", None, True]) == '["é", null, true]'


class TestMostTelling:
    """The differences that matter most to someone who chooses a framework."""

    def test_are_none_where_nothing_differs(self) -> None:
        assert telling(api(), api(V2)) == ()

    def test_name_what_isnt_documented(self) -> None:
        priced = {"price": {"type": "string", "pattern": "^[0-9]+$"}}
        plain = {"price": {"type": "string"}}
        documents = [
            getting({"responses": {status: answer(properties) for status in ("200", "201", "202", "203")}})
            for properties in (priced, priced, priced, plain)
        ]
        assert telling(*documents) == (
            "drf doesn't document the pattern of price (in 4 places); contract, fastapi and flask-restx do.",
        )

    def test_say_what_a_dialect_cant(self) -> None:
        good = {status: answer({}) for status in ("200", "404")}
        open_ = {status: {"description": "Fine.", "schema": {"type": "object"}} for status in ("200", "404")}
        produced = getting({"produces": ["application/json", "text/html"], "responses": open_}, V2)
        assert telling(getting({"responses": good}), getting({"responses": good}), produced)[0] == (
            "flask-restx can't say which media type a response has: "
            "Swagger 2.0 lists media types per operation (2 responses)."
        )

    def test_say_once_why_two_dialects_cant(self) -> None:
        one = {**api(), "webhooks": {"sold": {"post": {"responses": FINE}}}}
        assert telling(one, one, api(V2), api(V30)) == (
            "flask-restx and drf can't document a webhook: Swagger 2.0 and OpenAPI 3.0 have none.",
        )
        assert telling(one, one, one, api(V30)) == ("drf can't document a webhook: OpenAPI 3.0 has none.",)

    def test_say_once_why_one_dialect_cant_twice(self) -> None:
        one, other = having({"contentEncoding": "base64"}), having({}, V30)
        why = "Swagger 2.0 and OpenAPI 3.0 take over a part of JSON Schema only"
        said = f"fastapi, flask-restx and drf can't use “contentEncoding”: {why}."
        assert telling(one, other, having({}, V2), other) == (said,)

    def test_begin_with_what_is_missing_as_a_whole(self) -> None:
        one = api(
            paths={
                "/a": {"get": {"responses": FINE}},
                "/b": {
                    "get": {
                        "summary": "B.",
                        "description": "All of B.",
                        "parameters": [
                            {"name": "q", "in": "query"},
                            {"name": "r", "in": "query", "schema": {"maximum": 1}, "example": 1},
                        ],
                        "responses": {**FINE, "404": {"description": "None."}},
                    }
                },
            }
        )
        other = api(
            V30,
            paths={
                "/b": {
                    "get": {
                        "parameters": [{"name": "r", "in": "query", "schema": {"maximum": 2, "title": "R"}}],
                        "responses": FINE,
                    }
                }
            },
        )
        assert telling(one, other) == (
            "fastapi doesn't have GET /a; contract does.",
            "fastapi doesn't have response 404; contract does.",
            "fastapi doesn't have parameter q; contract does.",
            "fastapi differs from contract in the maximum of r (2 instead of 1).",
            "fastapi doesn't document the examples of r; contract does.",
            "fastapi doesn't document the description of GET /b; contract does.",
            "fastapi doesn't document the summary of GET /b; contract does.",
            "fastapi documents the title of r; contract doesn't.",
        )
        assert telling(one, other, count=2) == telling(one, other)[:2]

    def test_tell_who_differs_and_who_is_silent(self) -> None:
        documents = [having(member) for member in ({"maximum": 1}, {"maximum": 2}, {}, {"maximum": 1})]
        silent = "flask-restx doesn't document the maximum of x; contract and drf do"
        differs = "fastapi differs from contract and drf in the maximum of x (2 instead of 1)"
        assert telling(*documents) == (f"{silent}; {differs}.",)

    def test_call_the_whole_document_the_api(self) -> None:
        assert telling(
            {**api(), "info": {"title": "Shop", "description": "A shop."}}, {**api(), "info": {"title": "Shop"}}
        ) == ("fastapi doesn't document the description of the API; contract does.",)

    def test_tell_what_is_required(self) -> None:
        def form(*required: str) -> Raw:
            return getting({"responses": {"200": answer({"a": {}, "b": {}}, required=list(required))}})

        assert telling(form("a", "b"), form()) == (
            "fastapi doesn't document that a and b are required (in 2 places); contract does.",
        )


def answer(properties: Raw, **members: object) -> Raw:
    """A response that is an object as JSON."""
    schema = {"type": "object", "properties": properties, **members}
    return {"description": "Fine.", "content": {"application/json": {"schema": schema}}}
