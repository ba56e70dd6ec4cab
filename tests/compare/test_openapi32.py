"""What is new in OpenAPI 3.2: other methods, items of a stream, tags in tags."""

from __future__ import annotations

from .apis import V2, V31, V32, Raw, api, comparison, differences

FINE: Raw = {"responses": {"200": {"description": "Fine."}}}


def streaming(schema: Raw, version: str = V32) -> Raw:
    """A document whose only operation answers with a stream of these."""
    answer = {"description": "Fine.", "content": {"text/event-stream": {"itemSchema": schema}}}
    return api(version, {"/events": {"get": {"responses": {"200": answer}}}})


class TestMethods:
    """`query` has a place of its own, any other method is an additional one."""

    def test_a_query_is_an_operation(self) -> None:
        one = api(V32, {"/items": {"query": FINE}})
        assert comparison(one, one).operations == (1, 1)
        assert differences(one, api(V32, {"/items": {}})) == ["QUERY /items: operation.exists absent"]

    def test_so_is_any_other_method(self) -> None:
        one = api(V32, {"/items": {"additionalOperations": {"COPY": FINE}}})
        other = api(V32, {"/items": {"additionalOperations": {"COPY": {**FINE, "summary": "Copy."}}}})
        assert differences(one, other) == ["COPY /items: operation.summary added"]

    def test_older_dialects_have_no_word_for_them(self) -> None:
        one = api(V32, {"/items": {"query": FINE, "additionalOperations": {"COPY": FINE}}})
        for version in (V2, V31):
            assert differences(one, api(version, {"/items": {}})) == [
                "COPY /items: operation.exists not-expressible",
                "QUERY /items: operation.exists not-expressible",
            ]


class TestStreams:
    """`itemSchema` describes each item, `schema` the whole."""

    def test_an_items_schema_is_compared(self) -> None:
        one, other = streaming({"type": "object"}), streaming({"type": "object", "properties": {"id": {}}})
        assert differences(one, other) == [
            "response 200 text/event-stream › each item › id: member.exists added",
        ]

    def test_older_dialects_have_no_word_for_it(self) -> None:
        other = streaming({"type": "object"}, V31)
        other["paths"]["/events"]["get"]["responses"]["200"]["content"]["text/event-stream"] = {}
        assert differences(streaming({"type": "object"}), other) == [
            "response 200 text/event-stream › each item: items.exists not-expressible",
        ]

    def test_it_isnt_the_whole_ones(self) -> None:
        one, other = streaming({"type": "object"}), streaming({"type": "object"})
        media = other["paths"]["/events"]["get"]["responses"]["200"]["content"]["text/event-stream"]
        media["schema"] = media.pop("itemSchema")
        assert differences(one, other) == [
            "response 200 text/event-stream: schema.type added",
            "response 200 text/event-stream › each item: items.exists absent",
        ]


class TestTags:
    """Tags may be in tags, and have a summary and a kind."""

    def test_what_is_told_of_a_tag(self) -> None:
        tag = {"name": "orders", "summary": "Orders", "parent": "shop", "kind": "nav"}
        one, other = api(V32, tags=[tag]), api(V32, tags=[{"name": "orders"}])
        assert differences(one, other) == [
            "tag orders: tag.kind absent",
            "tag orders: tag.parent absent",
            "tag orders: tag.summary absent",
        ]
