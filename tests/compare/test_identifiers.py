"""Schemas that are referred to by `$id` and `$anchor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from compare import load

from .apis import returning
from .test_splitting import schema

if TYPE_CHECKING:
    from compare.document import Document


class TestIdentifiers:
    """`$id` and `$anchor` within one document become pointers."""

    def document(self, reference: str) -> Document:
        inner = {
            "$id": "https://example.com/s/inner.json",
            "$defs": {"D": {"$anchor": "d", "type": "null"}},
            "$ref": "#/$defs/D",
        }
        user = {"$id": "https://example.com/s/user.json", "$ref": "inner.json#d"}
        named = {"$anchor": "top", "type": "string"}
        components = {"schemas": {"Inner": inner, "User": user, "Named": named}}
        return load(returning({"$ref": reference}, components=components))

    @pytest.mark.parametrize(
        ("reference", "kind"),
        [
            ("#top", "string"),
            ("https://example.com/s/inner.json#/$defs/D", "null"),
            ("https://example.com/s/inner.json#d", "null"),
            ("https://example.com/s/inner.json", "null"),
            ("https://example.com/s/user.json", "null"),
            ("#/components/schemas/User", "null"),
        ],
    )
    def test_lead_to_their_schema(self, reference: str, kind: str) -> None:
        document = self.document(reference)
        found = schema(document)
        assert isinstance(found, dict)
        assert (found["type"], document.problems) == (kind, ())
