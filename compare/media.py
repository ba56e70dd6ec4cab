"""A media type of a request body or response, with its schema and examples."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.facts import Facts, element
from compare.schemas import Site, describe, schema_examples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.cursor import Cursor
    from compare.model import Element, View
    from compare.reading import Reading


def media_name(text: str) -> str:
    """A media type without what says nothing: case, and space around parameters."""
    return ";".join(part.strip() for part in text.lower().split(";"))


def media_element(  # noqa: PLR0913 - they are the parts of a media type
    reading: Reading,
    media_type: str,
    pointer: str,
    schemas: Sequence[Cursor],
    view: View,
    *,
    names: tuple[str, ...] = (),
    examples: Sequence[Cursor] = (),
    choices: tuple[str, ...] | None = None,
) -> Element:
    """A media type.

    The example values of the media type and of the top of its schema are one set: dialects differ in where they
    have room for them.
    """
    site = Site(view=view, names=names, taken=frozenset({"examples"}))
    found = describe(reading, schemas, site)
    facts = Facts(reading, "media-type")
    facts.example([*examples, *schema_examples(reading, found.parts)])
    return element(
        reading,
        "media-type",
        media_type,
        pointer,
        aspects=(*facts.found, *found.aspects),
        children=found.children,
        choices=choices,
    )


def open_media_element(
    reading: Reading, produces: Sequence[str], schema: Cursor, names: tuple[str, ...], examples: Mapping[str, Cursor]
) -> Element:
    """A response's media type where an operation lists none or several; each has its own example."""

    def read(shown: Sequence[Cursor]) -> Element:
        name = produces[0] if produces else "any media type"
        return media_element(
            reading, name, schema.pointer, [schema], "response", names=names, examples=shown, choices=tuple(produces)
        )

    whole = read(list(examples.values()))
    if not examples:
        return whole
    each = [(name, [example]) for name, example in examples.items()]
    return replace(whole, shown=tuple((name, read(shown).aspects) for name, shown in [*each, ("", [])]))
