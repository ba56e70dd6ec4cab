"""What a limit of a dialect is, and the conditions that limits are bound to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.document import Dialect
    from compare.model import Element, ElementKind
    from compare.values import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact that one document has and another lacks.

    Attributes:
        rule: the fact's rule.
        value: what the document that has it says.
        kinds: the kinds of the elements around it, the operation first, its own element last.
        label: how its element is called, such as `cookie session`.
        own: the same element in the document that lacks the fact, if it has the element.
        theirs: that element in the first document that has the fact.
        location: the place in the operation.
    """

    rule: str
    value: Json
    kinds: tuple[ElementKind, ...]
    label: str
    own: Element | None
    theirs: Element | None
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Something that some dialects have no words for.

    Attributes:
        dialects: which ones.
        rule: the rule of the fact; `ANY_RULE` for all of them.
        what: what can't be done, to follow "can't".
        because: why, to follow the dialect's name.
        section: where the specification says so.
        holds: what else must be true of the fact.
    """

    dialects: tuple[Dialect, ...]
    rule: str
    what: str
    because: str
    section: str
    holds: Callable[[Question], bool]


FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
"""The only media types of form parameters (2.0, Parameter Object, `in`)."""

ANY_RULE = "*"
"""The rule of a limit that is about all rules, for a dialect that says little."""

METHODS = ("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE")
"""The methods that OpenAPI knew before 3.2."""


def always(_: Question) -> bool:
    """Without a condition."""
    return True


def several(question: Question) -> bool:
    """For more values than one."""
    return isinstance(question.value, list) and len(question.value) > 1


def outside_bodies(question: Question) -> bool:
    """In a parameter or header, not in a body."""
    return "request-body" not in question.kinds and "media-type" not in question.kinds


def not_described(question: Question) -> bool:
    """In a parameter or header, or in a form, whose members are parameters in Swagger 2.0."""
    return outside_bodies(question) or in_form(question)


def in_form(question: Question) -> bool:
    """In the body that a form is, or in one of its members."""
    return question.location.startswith(tuple(f"request body {name}" for name in FORMS))


def form_itself(question: Question) -> bool:
    """For the form as a whole."""
    return in_form(question) and question.kinds[-1] == "media-type"


def within_a_member(question: Question) -> bool:
    """In a parameter or header, or in a member of a form: there Swagger 2.0 has no objects."""
    return outside_bodies(question) or (in_form(question) and question.kinds[-2:-1] != ("media-type",))


def of_form(question: Question) -> bool:
    """For a body that is a form where the fact is lacking."""
    own = question.own
    return own is not None and bool(own.own()) and all(child.key in FORMS for child in own.own())


def outside_forms(question: Question) -> bool:
    """Elsewhere than in a part of a multipart body, whose media type `encoding` says as well."""
    return not question.location.startswith("request body multipart/") or question.kinds.count("member") > 1


def of_union(question: Question) -> bool:
    """Where the schema is a choice of several."""
    theirs = question.theirs
    return theirs is not None and "schema.combination" in theirs.said("response")


def labelled(*starts: str) -> Callable[[Question], bool]:
    """For elements whose name begins so."""
    return lambda question: question.label.startswith(starts)


def left_open(question: Question) -> bool:
    """Where the document lists several media types for the operation."""
    return question.own is not None and bool(question.own.choices)


def status_range(question: Question) -> bool:
    """For statuses such as `4XX`."""
    return question.label.endswith("XX")


def range_of_statuses(question: Question) -> bool:
    """For what a range such as `4XX` says of each of its statuses."""
    return str(question.value).endswith("XX")


def webhook(question: Question) -> bool:
    """For operations that the API calls itself."""
    return " webhook " in question.label


def other_method(question: Question) -> bool:
    """For operations of a method that isn't one of `METHODS`."""
    return question.label.partition(" ")[0] not in METHODS


def style_of_objects(question: Question) -> bool:
    """For ways of writing a parameter that only objects have, or that are new in 3.0."""
    return question.value not in ("csv", "ssv", "tsv", "pipes", "multi")


def newer_schemes(question: Question) -> bool:
    """For authentication by another HTTP scheme than Basic, by OpenID Connect or by certificates."""
    alternatives = question.value if isinstance(question.value, list) else []
    schemes = [scheme for option in alternatives for scheme in str(option).split(" and ")]
    return any(_is_newer(scheme) for scheme in schemes)


def newer_scheme(question: Question) -> bool:
    """For a scheme of such authentication."""
    return _is_newer(question.label.removeprefix("security scheme "))


def _is_newer(scheme: str) -> bool:
    return scheme.startswith(("http ", "openIdConnect", "mutualTLS")) and not scheme.startswith("http basic")


def beyond_routes(question: Question) -> bool:
    """For all but an operation, its summary and description, and its parameters in the path with their types."""
    return not (_of_routes(question) or _of_converters(question, "enum", *_BOUNDS))


def beyond_patterns(question: Question) -> bool:
    """For all but an operation, its summary, description and tag, and its parameters in the path with their types."""
    return not (_of_routes(question) or _of_converters(question) or question.rule == "operation.tags")


def _of_routes(question: Question) -> bool:
    if question.rule == "parameter.exists":
        return question.label.startswith("path ")
    return question.rule in _OF_ROUTES or (question.rule in _OF_NAMES and question.location.startswith("path "))


_OF_ROUTES = frozenset({"operation.exists", "operation.summary", "operation.description"})
_OF_NAMES = frozenset({"parameter.name", "parameter.required"})
_BOUNDS = ("minimum", "maximum", "minLength", "maxLength")


def _of_converters(question: Question, *keywords: str) -> bool:
    """What the converters of a URL rule say: the type, that it is a UUID, and whatever else theirs can."""
    if not question.location.startswith("path "):
        return False
    is_uuid = question.rule == "schema.format" and question.value == "uuid"
    return is_uuid or question.rule in {"schema.type", *(f"schema.{word}" for word in keywords)}
