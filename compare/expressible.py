"""What each dialect can't say, in one table; only by it a missing fact is *not expressible* rather than *absent*.

What an extension can say that all tools read (`x-nullable`) is expressible. What only a longer way round can say isn't
taken for that way round: an example of a parameter in its description is no example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.limits import (
    ANY_RULE,
    Limit,
    Question,
    always,
    beyond_patterns,
    beyond_routes,
    form_itself,
    in_form,
    labelled,
    left_open,
    newer_scheme,
    newer_schemes,
    not_described,
    of_form,
    of_union,
    other_method,
    outside_bodies,
    outside_forms,
    range_of_statuses,
    several,
    status_range,
    style_of_objects,
    webhook,
    within_a_member,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.document import Dialect

_NO_WORD = "has no word for it"
_NO_OBJECTS = "has no objects outside the body"
_NO_SCHEMA = "makes a parameter of each member"
_NO_CHOICE = "has neither oneOf nor anyOf"
_PART_OF_SCHEMA = "takes over a part of JSON Schema only"

_2: tuple[Dialect, ...] = ("swagger-2.0",)
_TO_3_0: tuple[Dialect, ...] = ("swagger-2.0", "openapi-3.0")
_TO_3_1: tuple[Dialect, ...] = ("swagger-2.0", "openapi-3.0", "openapi-3.1")

_Row = tuple[str, str, str, str, "Callable[[Question], bool]"]

_SWAGGER_2: tuple[_Row, ...] = (
    # the rule, what can't be said, why, the section of the specification, and on which condition
    (
        "response.media-type",
        "say which media type a response has",
        "lists media types per operation",
        "Operation Object, `produces`; Response Object: no media types",
        left_open,
    ),
    (
        "parameter.exists",
        "have a cookie parameter",
        "knows parameters in path, query, header, form and body only",
        "Parameter Object, `in`",
        labelled("cookie "),
    ),
    ("parameter.examples", "give an example of a parameter", _NO_WORD, "Parameter Object: no `example`", always),
    (
        "parameter.deprecated",
        "say that a parameter is deprecated",
        _NO_WORD,
        "Parameter Object: no `deprecated`",
        always,
    ),
    (
        "parameter.allowReserved",
        "say that reserved characters are allowed",
        _NO_WORD,
        "Parameter Object: no `allowReserved`",
        always,
    ),
    (
        "response.range",
        "describe a range of statuses",
        "knows single statuses only",
        "Responses Object: no `4XX`",
        range_of_statuses,
    ),
    (
        "member.style",
        "say how an object is written in a form",
        _NO_OBJECTS,
        "Parameter Object, `type` and `collectionFormat`",
        style_of_objects,
    ),
    *(
        (f"{element}.{aspect}", what, _NO_WORD, f"{section}: no named examples", always)
        for element, section in (
            ("media-type", "Example Object"),
            ("parameter", "Parameter Object"),
            ("header", "Header Object"),
        )
        for aspect, what in (
            ("example-summaries", "say what an example shows"),
            ("external-examples", "refer to an example elsewhere"),
        )
    ),
    ("parameter.content", "say that a parameter is a document", _NO_WORD, "Parameter Object: no `content`", always),
    (
        "parameter.style",
        "say how an object is written in a parameter",
        _NO_OBJECTS,
        "Parameter Object, `type` and `collectionFormat`",
        style_of_objects,
    ),
    ("member.exists", "describe the members of a parameter", _NO_OBJECTS, "Parameter Object, `type`", within_a_member),
    ("request-body.description", "describe a form as a whole", _NO_SCHEMA, "Parameter Object, `formData`", of_form),
    *(
        (f"schema.{keyword}", what, _NO_SCHEMA, "Parameter Object, `formData`", form_itself)
        for keyword, what in (
            ("additionalProperties", "say that a form is closed to other members"),
            ("title", "give a form a title"),
            ("description", "describe a form as a whole"),
            ("minProperties", "say how many members a form has"),
            ("maxProperties", "say how many members a form has"),
        )
    ),
    ("media-type.examples", "give an example of a form", _NO_SCHEMA, "Parameter Object, `formData`", form_itself),
    ("schema.examples", "give an example of a parameter", _NO_WORD, "Parameter Object: no `example`", in_form),
    ("header.examples", "give an example of a header", _NO_WORD, "Header Object: no `example`", always),
    ("header.required", "say that a header is always sent", _NO_WORD, "Header Object: no `required`", always),
    ("header.deprecated", "say that a header is deprecated", _NO_WORD, "Header Object: no `deprecated`", always),
    (
        "schema.title",
        "give a parameter or header a title",
        _NO_WORD,
        "Parameter, Items and Header Object: no `title`",
        not_described,
    ),
    (
        "schema.description",
        "describe the parts of a parameter or header",
        _NO_WORD,
        "Items Object: no `description`",
        outside_bodies,
    ),
    ("schema.deprecated", "say that a member is deprecated", _NO_WORD, "Schema Object: no `deprecated`", always),
    (
        "media-type.examples",
        "give more than one example of a body",
        "has room for one",
        "Example Object (one a media type); Schema Object, `example`",
        several,
    ),
    (
        "schema.combination",
        "say that one or any of several schemas must fit",
        _NO_CHOICE,
        "Schema Object: of JSON Schema's combinations only `allOf`",
        always,
    ),
    (
        "branch.exists",
        "say that one or any of several schemas must fit",
        _NO_CHOICE,
        "Schema Object: of JSON Schema's combinations only `allOf`",
        always,
    ),
    (
        "subschema.exists",
        "say that one or any of several schemas must fit",
        _NO_CHOICE,
        "Schema Object: of JSON Schema's combinations only `allOf`",
        labelled("choice"),
    ),
    ("subschema.exists", "say what must not fit", _NO_WORD, "Schema Object: no `not`", labelled("not")),
    (
        "schema.discriminator",
        "say that one or any of several schemas must fit",
        _NO_CHOICE,
        "Schema Object: of JSON Schema's combinations only `allOf`",
        of_union,
    ),
    (
        "schema.discriminator-mapping",
        "say that one or any of several schemas must fit",
        _NO_CHOICE,
        "Schema Object: of JSON Schema's combinations only `allOf`",
        of_union,
    ),
    (
        "schema.discriminator-mapping",
        "say which value stands for which schema",
        "takes the schemas' names for it",
        "Schema Object, `discriminator`",
        always,
    ),
    (
        "schema.contentMediaType",
        "say which media type a part of a form has",
        _NO_WORD,
        "Parameter Object: no `encoding`",
        in_form,
    ),
    ("link.exists", "document a link", "has none", "Response Object: no `links`", always),
    ("callback.exists", "document a callback", "has none", "Operation Object: no `callbacks`", always),
    (
        "response.exists",
        "describe a range of statuses",
        "knows single statuses only",
        "Responses Object: no `4XX`",
        status_range,
    ),
    (
        "operation.exists",
        "have an operation of the method TRACE",
        _NO_WORD,
        "Path Item Object: no `trace`",
        labelled("TRACE "),
    ),
    (
        "security-scheme.exists",
        "describe other HTTP authentication than Basic",
        "knows basic, apiKey and oauth2 only",
        "Security Scheme Object, `type`",
        newer_scheme,
    ),
    (
        "operation.security",
        "ask for other HTTP authentication than Basic",
        "knows basic, apiKey and oauth2 only",
        "Security Scheme Object, `type`",
        newer_schemes,
    ),
)

_UNTIL_3_0: tuple[_Row, ...] = (
    (
        "schema.contentMediaType",
        "use “contentMediaType”",
        _PART_OF_SCHEMA,
        "Schema Object: the list of keywords taken over",
        outside_forms,
    ),
    (
        "info.license-identifier",
        "give a licence's SPDX identifier",
        "has only its name and URL",
        "License Object: no `identifier`",
        always,
    ),
    ("info.summary", "give a summary of the API", _NO_WORD, "Info Object: no `summary`", always),
    (
        "schema.examples",
        "give more than one example of a member",
        "has room for one",
        "Schema Object, `example`",
        several,
    ),
    (
        "operation.exists",
        "document a webhook",
        "has none",
        "Swagger Object and OpenAPI Object: no `webhooks`",
        webhook,
    ),
    (
        "subschema.exists",
        "give conditions and patterns of members",
        _PART_OF_SCHEMA,
        "Schema Object: the list of keywords taken from JSON Schema",
        labelled("[", "/", "with ", "if", "then", "else", "contains", "propertyNames", "unevaluated"),
    ),
    *(
        (
            f"schema.{keyword}",
            f"use “{keyword}”",
            _PART_OF_SCHEMA,
            "Schema Object: the list of keywords taken over",
            always,
        )
        for keyword in (
            "unevaluatedProperties",
            "dependentRequired",
            "contentEncoding",
            "minContains",
            "maxContains",
        )
    ),
)

_UNTIL_3_1: tuple[_Row, ...] = (
    (
        "operation.exists",
        "have an operation of another method",
        "knows a fixed list of methods",
        "Path Item Object: no `query`, no `additionalOperations`",
        other_method,
    ),
    (
        "items.exists",
        "describe each item of a stream",
        _NO_WORD,
        "Media Type Object: no `itemSchema`",
        labelled("each item"),
    ),
    ("tag.parent", "put a tag into another", _NO_WORD, "Tag Object: no `parent`", always),
    ("tag.kind", "say what kind of tag one is", _NO_WORD, "Tag Object: no `kind`", always),
    ("tag.summary", "give a tag a summary", _NO_WORD, "Tag Object: no `summary`", always),
)


def _limits(dialects: tuple[Dialect, ...], rows: tuple[_Row, ...]) -> tuple[Limit, ...]:
    return tuple(
        Limit(dialects=dialects, rule=rule, what=what, because=because, section=section, holds=holds)
        for rule, what, because, section, holds in rows
    )


ONE_SCHEMA = Limit(
    dialects=_2,
    rule="schema.exists",
    what="give each media type of a response a schema of its own",
    because="has one schema a response",
    section="Response Object, `schema`",
    holds=always,
)
"""What holds for all that is said of a media type whose response's only schema is that of another one."""

_OTHERS: tuple[Limit, ...] = (
    Limit(
        dialects=("flask-selfdoc",),
        rule=ANY_RULE,
        what="say more of an operation than its route and its docstring",
        because="lists routes and their functions' docstrings",
        section="`Autodoc.generate`: `rule`, `methods`, `docstring`",
        holds=beyond_routes,
    ),
    Limit(
        dialects=("admindocs",),
        rule=ANY_RULE,
        what="say more of an operation than its path and its docstring",
        because="shows URL patterns and their views' docstrings",
        section="templates `admin_doc/view_index.html` and `admin_doc/view_detail.html`",
        holds=beyond_patterns,
    ),
)
"""What isn't OpenAPI is limited by what it can say; a row for each thing that it can't would say nothing more."""

LIMITS: tuple[Limit, ...] = (
    ONE_SCHEMA,
    *_limits(_2, _SWAGGER_2),
    *_limits(_TO_3_0, _UNTIL_3_0),
    *_limits(_TO_3_1, _UNTIL_3_1),
    *_OTHERS,
)
"""All limits; the sections are those of the specification of each dialect named, or of what makes such a document."""


def limit_for(dialect: Dialect, question: Question) -> Limit | None:
    """The limit of the dialect that keeps it from saying this, or `None`: then the author just didn't."""
    about = (*_BY_RULE.get((dialect, question.rule), ()), *_BY_RULE.get((dialect, ANY_RULE), ()))
    return next((limit for limit in about if limit.holds(question)), None)


def may_be_limited(dialect: Dialect, rule: str) -> bool:
    """Whether any limit of the dialect is about this rule."""
    return (dialect, rule) in _BY_RULE or (dialect, ANY_RULE) in _BY_RULE


def _indexed() -> dict[tuple[Dialect, str], list[Limit]]:
    found: dict[tuple[Dialect, str], list[Limit]] = {}
    for limit in LIMITS:
        for dialect in limit.dialects:
            found.setdefault((dialect, limit.rule), []).append(limit)
    return found


_BY_RULE = _indexed()
