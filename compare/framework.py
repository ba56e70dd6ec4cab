"""What frameworks add to a document by rote, in one table. It is labelled in the comparison, never dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.document import Dialect
    from compare.values import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """Something that may have been added by rote.

    Attributes:
        rule: the rule of the aspect, or `<kind>.exists` for a whole element.
        value: the aspect's value, or the element's label.
        names: what the element, its component and its operation are called.
        details: the rules and values of what else is said of the same element.
        dialect: what the document is written in.
    """

    rule: str
    value: Json
    names: tuple[str, ...] = ()
    details: tuple[tuple[str, Json], ...] = ()
    dialect: Dialect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One habit of one framework.

    Attributes:
        framework: whose habit it is.
        habit: what it adds.
        rule: the rule of the aspect, or `<kind>.exists` for a whole element.
        holds: whether something looks like it.
        meant: whether a baseline that says it means it, because people write it too.
    """

    framework: str
    habit: str
    rule: str
    holds: Callable[[Suspect], bool]
    meant: bool = False


def _repeats_a_name(suspect: Suspect) -> bool:
    wanted = _letters(suspect.value)
    return bool(wanted) and any(_letters(name) == wanted for name in suspect.names)


def _is_a_class_name(suspect: Suspect) -> bool:
    is_object = ("schema.type", "object") in suspect.details
    return is_object and isinstance(suspect.value, str) and bool(re.fullmatch(r"[A-Z][A-Za-z0-9]*", suspect.value))


def _letters(value: Json) -> str:
    """A name without case and punctuation; FastAPI's `-Input` and `-Output` components keep the model's title."""
    text = re.sub(r"-(Input|Output)$", "", value) if isinstance(value, str) else ""
    return re.sub(r"[\W_]+", "", text).lower()


def _made_of_path(suspect: Suspect) -> bool:
    """FastAPI joins the function's name, the path and the method (`get_item_items__item_id__get`)."""
    value = suspect.value
    if not isinstance(value, str) or not suspect.names:
        return False
    method, _, path = suspect.names[0].partition(" ")
    return len(path) > 1 and value.endswith(re.sub(r"\W", "_", path) + "_" + method.lower())


def _serves_itself(suspect: Suspect) -> bool:
    start = "OpenApi3 schema for this API."
    return any(rule == "operation.description" and str(value).startswith(start) for rule, value in suspect.details)


def _is_first_allowed(suspect: Suspect) -> bool:
    allowed = next((value for rule, value in suspect.details if rule == "schema.enum"), None)
    return (
        suspect.dialect == "swagger-2.0"
        and isinstance(allowed, list)
        and bool(allowed)
        and suspect.value == allowed[:1]
    )


def _is(value: Json, of: str) -> Callable[[Suspect], bool]:
    """Exactly this value on a schema of this type."""
    return lambda suspect: suspect.value == value and ("schema.type", of) in suspect.details


def _says(*texts: str) -> Callable[[Suspect], bool]:
    return lambda suspect: suspect.value in texts


def _has(label: str, rule: str, value: Json) -> Callable[[Suspect], bool]:
    return lambda suspect: suspect.value == label and (rule, value) in suspect.details


ADDITIONS: tuple[Addition, ...] = (
    Addition(
        framework="FastAPI, drf-yasg",
        habit="a title on every schema, made of the member's, parameter's or model's name",
        rule="schema.title",
        holds=_repeats_a_name,
    ),
    Addition(
        framework="Pydantic",
        habit="a title on every model: the name of its class",
        rule="schema.title",
        holds=_is_a_class_name,
    ),
    Addition(
        framework="FastAPI",
        habit="an operationId made of the function's name, the path and the method",
        rule="operation.operationId",
        holds=_made_of_path,
    ),
    Addition(
        framework="FastAPI",
        habit="a description for a response that has none",
        rule="response.description",
        holds=_says("Successful Response", "Validation Error"),
    ),
    Addition(
        framework="FastAPI",
        habit="response 422 on every operation with parameters or a body",
        rule="response.exists",
        holds=_has("response 422", "response.description", "Validation Error"),
    ),
    Addition(
        framework="drf-spectacular",
        habit="a description for a response without a body",
        rule="response.description",
        holds=_says("No response body", "Unspecified response body"),
    ),
    Addition(
        framework="drf-spectacular",
        habit="the operation that serves the document itself",
        rule="operation.exists",
        holds=_serves_itself,
    ),
    Addition(
        framework="Flask-RESTX",
        habit="a description for a response that has none",
        rule="response.description",
        holds=_says("Success"),
    ),
    Addition(
        framework="Flask-RESTX",
        habit="the header parameter X-Fields on every operation that marshals",
        rule="parameter.exists",
        holds=_has("header X-Fields", "schema.format", "mask"),
    ),
    Addition(
        framework="Flask-RESTX",
        habit="the namespace `default`",
        rule="tag.exists",
        holds=_has("tag default", "tag.description", "Default namespace"),
    ),
    Addition(
        framework="Flask-RESTX",
        habit="the description of the namespace `default`",
        rule="tag.description",
        holds=_says("Default namespace"),
    ),
    Addition(
        framework="Flask-RESTX",
        habit="the first allowed value as the example of every member with allowed values",
        rule="schema.examples",
        holds=_is_first_allowed,
        meant=True,
    ),
    *(
        Addition(
            framework="drf-spectacular",
            habit="how wide a column or a number of Python is",
            rule=f"schema.{name}",
            holds=_is(value, of),
            meant=True,
        )
        for name, value, of in (
            ("format", "double", "number"),
            ("format", "int64", "integer"),
            ("minimum", -(2**63), "integer"),
            ("maximum", 2**63 - 1, "integer"),
        )
    ),
)

BY_RULE: dict[str, tuple[Addition, ...]] = {
    rule: tuple(addition for addition in ADDITIONS if addition.rule == rule)
    for rule in sorted({addition.rule for addition in ADDITIONS})
}


MEANT: frozenset[str] = frozenset(addition.rule for addition in ADDITIONS if addition.meant)
"""The rules of what counts as a framework's own addition only where the baseline doesn't say it."""


def is_by_rote(suspect: Suspect) -> bool:
    """Whether it looks like one of the `ADDITIONS`."""
    return any(addition.holds(suspect) for addition in BY_RULE.get(suspect.rule, ()))
