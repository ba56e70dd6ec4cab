"""A media type of a request body or response, with its schema and examples."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from compare.facts import Facts, element
from compare.schemas import schema_examples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.cursor import Cursor
    from compare.model import Element
    from compare.reading import Reading


TAKEN = frozenset({"schema.examples"})
"""What a media type says itself, be it written at its schema."""


class Stated(TypedDict, total=False):
    """What is known of a media type beside its schema.

    Attributes:
        names: what a framework may have made a title of.
        examples: where its own examples stand.
        choices: for one that the dialect leaves open: those that it may be.
    """

    names: tuple[str, ...]
    examples: Sequence[Cursor]
    choices: tuple[str, ...] | None


_QUOTED = re.compile(r"\"([!#$%&'*+.^_`|~0-9a-z-]+)\"")
"""A parameter's value in quotes that it doesn't need (RFC 9110, section 5.6.6)."""


def media_name(text: str) -> str:
    """A media type without what says nothing: case, space around parameters, needless quotes and their order."""
    name, *stated = [part.strip() for part in _QUOTED.sub(r"\1", text.lower()).split(";")]
    return ";".join([name, *sorted(part for part in stated if part)])


def media_element(
    reading: Reading, media_type: str, place: Cursor, schemas: Sequence[Cursor], **stated: Unpack[Stated]
) -> Element:
    """A media type.

    The example values of the media type and of the top of its schema are one set: dialects differ in where they
    have room for them.
    """
    schema = reading.schema(schemas, stated.get("names", ()))
    facts = Facts(reading, "media-type")
    facts.example([*stated.get("examples", ()), *schema_examples(reading, schema.parts)])
    if reading.dialect != "swagger-2.0":
        facts.example_notes(place)
        facts.extensions(place)
    return element(
        "media-type",
        media_type,
        place,
        aspects=facts.found,
        schema=schema,
        taken=TAKEN,
        choices=stated.get("choices"),
    )


def open_media_element(
    reading: Reading, produces: Sequence[str], schema: Cursor, names: tuple[str, ...], examples: Mapping[str, Cursor]
) -> Element:
    """A response's media type where an operation lists none or several; each has its own example."""

    def read(shown: Sequence[Cursor]) -> Element:
        name = produces[0] if produces else "any media type"
        return media_element(reading, name, schema, [schema], names=names, examples=shown, choices=tuple(produces))

    whole = read(list(examples.values()))
    if not examples:
        return whole
    each = [(name, [example]) for name, example in examples.items()]
    return replace(whole, shown=tuple((name, read(shown).aspects) for name, shown in [*each, ("", [])]))
