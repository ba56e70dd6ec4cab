"""By what means a fact got into a document: the last that can be taken away without its going."""

from __future__ import annotations

from compare import load
from compare.means import means_of

from .apis import having

FULL = having({"type": "string", "maxLength": 9, "description": "Words.", "example": "a"})
ANNOTATED = having({"type": "string", "maxLength": 9, "description": "Words."})
BARE = having({"type": "string", "maxLength": 9})
POINTER = "/paths/~1items/get/responses/200/content/application~1json/schema/properties/x"


class TestMeansOf:
    """Hooks and annotations are taken away, and what is left tells the means."""

    def test_each_fact_has_the_cheapest_means_that_documents_it(self) -> None:
        found = means_of(load(FULL, name="a"), load(ANNOTATED, name="b"), load(BARE, name="c"))
        assert found["schema.maxLength", f"{POINTER}/maxLength"] == "code"
        assert found["schema.description", f"{POINTER}/description"] == "annotation"
        assert found["schema.examples", f"{POINTER}/example"] == "hook"

    def test_what_is_otherwise_without_an_annotation_is_by_annotation(self) -> None:
        shorter = having({"type": "string", "maxLength": 5})
        found = means_of(load(ANNOTATED, name="a"), load(ANNOTATED, name="b"), load(shorter, name="c"))
        assert found["schema.maxLength", f"{POINTER}/maxLength"] == "annotation"

    def test_what_only_the_bare_document_has_is_no_fact_of_the_document(self) -> None:
        found = means_of(load(BARE, name="a"), load(BARE, name="b"), load(FULL, name="c"))
        assert not any("description" in rule for rule, _ in found if "schema" in rule)
