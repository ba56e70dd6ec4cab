"""All ways to rewrite a document that leave its meaning as it is, by name."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, TypeAlias

from . import defaults, dialects, from_swagger, moving, order, routes, spelling, wrapping

if TYPE_CHECKING:
    from collections.abc import Callable

    from .picking import Choice
    from .places import Raw

    Rewrite: TypeAlias = Callable[[Raw, Choice], Raw]

REWRITES: dict[str, Rewrite] = {
    "inline a schema": moving.inline_schemas,
    "inline a parameter, response or the like": moving.inline_others,
    "unroll a recursive component": moving.unroll,
    "extract a schema": moving.extract_schemas,
    "extract a parameter, response or the like": moving.extract_others,
    "rename components": moving.rename,
    "rename mapped components": moving.rename_mapped,
    "rename a security scheme": routes.rename_schemes,
    "double a component": moving.double,
    "split a model into input and output": moving.split_views,
    "reorder members": order.reorder_members,
    "reorder words": order.reorder_words,
    "reorder dependents": order.reorder_dependents,
    "reorder parameters": order.reorder_parameters,
    "reorder branches": order.reorder_branches,
    "reorder the parts of allOf": order.reorder_parts,
    "reorder security": order.reorder_security,
    "wrap in allOf": wrapping.wrap_in_all_of,
    "wrap in anyOf": wrapping.wrap_in_any_of,
    "wrap in oneOf": wrapping.wrap_in_one_of,
    "split over an allOf": wrapping.split,
    "split members over an allOf": wrapping.split_members,
    "null as anyOf": spelling.null_as_any_of,
    "null as oneOf": spelling.null_as_one_of,
    "null by extension": spelling.null_by_extension,
    "a type as a list": spelling.type_lists,
    "const and enum": spelling.const_and_enum,
    "looser bounds beside exclusive ones": spelling.looser_bounds,
    "whole numbers with a point": spelling.numbers,
    "example and examples": spelling.single_example,
    "spell defaults out": defaults.spell_defaults,
    "spell one default out": defaults.spell_one_default,
    "lift parameters": routes.lift_parameters,
    "push parameters down": routes.push_parameters,
    "header case": routes.header_case,
    "trailing slashes": routes.slashes,
    "base path and prefix": routes.prefix_to_base,
    "from 2.0 to 3.0": from_swagger.to_3_0,
    "from 3.0 to 3.1": dialects.to_3_1,
    "from 3.1 to 3.0": dialects.to_3_0,
    "from 3.1 to 3.2": dialects.to_3_2,
}

ALL = ("2.0", "3.0", "3.1", "3.2")
DIALECTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("reorder dependents", "null as anyOf", "null as oneOf", "a type as a list"), ("3.1", "3.2")),
    **dict.fromkeys(("const and enum", "looser bounds beside exclusive ones"), ("3.1", "3.2")),
    **dict.fromkeys(("wrap in anyOf", "wrap in oneOf", "reorder branches", "rename mapped components"), ALL[1:]),
    **dict.fromkeys(("null by extension", "from 3.0 to 3.1"), ("3.0",)),
    **dict.fromkeys(("from 3.1 to 3.0", "from 3.1 to 3.2"), ("3.1",)),
    "from 2.0 to 3.0": ("2.0",),
    "example and examples": ALL[1:],
}
"""The dialects that a rewrite is for, where it isn't for all."""


def rewritten(document: Raw, rewrite: Rewrite, choose: Choice) -> Raw:
    """The document written anew; the given one stays as it is. It is equal to it where there was nothing to do."""
    return rewrite(deepcopy(document), choose)
