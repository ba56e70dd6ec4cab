"""The rows of the effect table for what is around schemas: operations, inputs, responses, and ways in."""

from __future__ import annotations

from compare.variance import access, plain, presence
from compare.variance.effects import (
    asked_for,
    for_readers,
    harmless,
    of_a_response,
    of_a_sunset,
    of_an_input,
    of_an_operation,
)
from compare.variance.rule import Rule

_GOES = "Compatible where it was deprecated without a date until which it stays, or was called a draft."
_INPUT = "What a request doesn't declare isn't understood; what the API sends, as to webhooks, is ignored. " + _GOES
_PATH = " Compatible in the path, which tells itself what stands in it."
_USE = "Who is let in is told by each operation's security."
_PLACE = "The API has moved or been renamed; what it takes and gives is the same."

API_RULES: tuple[Rule, ...] = (
    # Operations
    Rule(
        "operation.exists",
        "gone",
        "new",
        _GOES,
        presence.of_something_asked_for,
        of_an_operation,
    ),
    Rule(
        "operation.security",
        "an alternative less, a scope more",
        "an alternative more, a scope less",
        "Alternatives: one that asks for less lets in whom another does. None is open to all.",
        access.alternatives,
        asked_for,
    ),
    Rule(
        "*.sunset",
        "an earlier date, none for what is deprecated",
        "a later date, none any more",
        "A date promises to keep the thing until then. To give one is to announce, which is compatible.",
        access.sunset,
        of_a_sunset,
    ),
    Rule(
        "callback.exists",
        "gone",
        "new",
        "Who asked to be called isn't called any more.",
        presence.of_something_asked_for,
        asked_for,
    ),
    # What is sent
    Rule("parameter.exists", "gone", "new", _INPUT + _PATH, presence.of_a_declared, of_an_input),
    Rule(
        "parameter.required", "said", "no longer said", "It keeps out what comes without it.", presence.of_a_constraint
    ),
    Rule("parameter.allowEmptyValue", "no longer said", "said", "It allows what else isn't.", presence.of_a_permission),
    Rule("parameter.allowReserved", "no longer said", "said", "It allows what else isn't.", presence.of_a_permission),
    Rule(
        "*.style", "", "", "Another way of writing is read by none of the readers of the one.", plain.another_spelling
    ),
    Rule("*.content", "", "", "Another way of writing is read by none of the readers of the one.", plain.another),
    Rule("request-body.exists", "gone", "new", _INPUT, presence.of_a_declared, of_an_input),
    Rule(
        "request-body.required",
        "said",
        "no longer said",
        "It keeps out what comes without it.",
        presence.of_a_constraint,
    ),
    # What comes back
    Rule(
        "response.exists",
        "gone",
        "new",
        "Breaking where a status of success goes, unless it is a range that gives way to statuses of it; clients have "
        "to live with others.",
        presence.of_something_asked_for,
        of_a_response,
    ),
    Rule(
        "response.media-type", "", "", "Which one it will be is not said any more, or was not.", plain.meaning, harmless
    ),
    Rule(
        "response.range",
        "",
        "",
        "The response to a range of statuses is that to each of them.",
        plain.meaning,
        harmless,
    ),
    Rule("media-type.range", "no longer said", "said", "It allows what else isn't.", plain.ranges),
    Rule(
        "media-type.exists",
        "gone",
        "new",
        "Clients ask for one, or send one, and that must stay.",
        presence.of_something_asked_for,
        asked_for,
    ),
    Rule(
        "produced.exists",
        "gone",
        "new",
        "Clients ask for one, and that must stay.",
        presence.of_something_asked_for,
        asked_for,
    ),
    Rule(
        "header.exists",
        "new",
        "gone",
        "Headers that aren't declared are allowed. That one is declared is the promise: hardly any is called required.",
        presence.of_a_member,
        of_an_input,
    ),
    Rule("header.required", "said", "no longer said", "It keeps out what comes without it.", presence.of_a_constraint),
    Rule("link.exists", "", "", "A link says how to go on, and takes or gives nothing.", plain.meaning, harmless),
    Rule(
        "link.operationId",
        "",
        "",
        "A link says how to go on, and takes or gives nothing.",
        plain.annotation,
        for_readers,
    ),
    Rule(
        "link.operationRef",
        "",
        "",
        "A link says how to go on, and takes or gives nothing.",
        plain.annotation,
        for_readers,
    ),
    # Places and ways in
    Rule("server.exists", "", "", _PLACE, plain.annotation, for_readers),
    Rule("security-scheme.exists", "", "", _USE, plain.annotation, for_readers),
    Rule("security-scheme.authorizationUrl", "", "", _USE, plain.meaning, harmless),
    Rule("security-scheme.tokenUrl", "", "", _USE, plain.meaning, harmless),
    Rule("security-scheme.refreshUrl", "", "", _USE, plain.meaning, harmless),
    Rule("security-scheme.openIdConnectUrl", "", "", _USE, plain.meaning, harmless),
    Rule("security-scheme.scopes", "", "", _USE, plain.meaning, harmless),
    # Anywhere
    Rule("*.unresolved-reference", "", "", "What it leads to is unknown.", plain.another),
    Rule(
        "*.*",
        "",
        "",
        "Names, summaries, descriptions, examples, tags, deprecation, `x-` members: only readers look at them.",
        plain.annotation,
        for_readers,
    ),
)
