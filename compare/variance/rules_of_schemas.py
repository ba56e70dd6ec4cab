"""The rows of the effect table for schemas and for what is in them."""

from __future__ import annotations

from compare.variance import numbers, plain, presence, sets
from compare.variance.effects import for_readers, harmless, of_a_default, of_a_meaning, of_a_member, of_a_pattern
from compare.variance.rule import Rule

_UNTOLD = "Of two that are both said, none can be told to keep out more."
_ONE_BOUND = "The inclusive and the exclusive form are one bound; of integers, `> 4` is `>= 5`."
_COUNT = "Left out, it is 0."
_NO_END = "Left out, there is no end."
_AS_WELL = "One more schema that must hold as well."
_READERS = "It keeps nothing out (JSON Schema 2020-12, Validation, 9)."

SCHEMA_RULES: tuple[Rule, ...] = (
    # What kind of value
    Rule(
        "schema.type",
        "a type less, number → integer",
        "a type more, integer → number",
        "None is all of them. In parameters, forms and XML all is text, so string takes in number; and `?x=a` is a "
        "list of one as well.",
        sets.types,
    ),
    Rule("schema.nullable", "null no longer", "null too", "Without type and enum, null is allowed anyway.", sets.null),
    Rule(
        "schema.enum",
        "a value less, a list at all",
        "a value more, no list",
        "`const` is a list of one. A list of all that a type has, as true and false, says no more than it.",
        sets.values,
    ),
    Rule(
        "schema.format",
        "said at all, int64 → int32",
        "no longer said, int32 → int64",
        "Formats that take others in are listed; of others none can be told to. int64 and double keep nothing out that "
        "a number without a format may be.",
        sets.formats,
    ),
    Rule(
        "schema.pattern",
        "said at all",
        "no longer said, → `.*`",
        _UNTOLD + " Compatible in a response: who gets a text reads it, and seldom holds it to how it was to be built.",
        sets.patterns,
        of_a_pattern,
    ),
    Rule(
        "schema.never",
        "nothing fits any more",
        "no longer so",
        "The schema `false`. Whatever else is said beside it keeps nothing more out.",
        presence.of_a_constraint,
    ),
    Rule("schema.contentEncoding", "said at all", "no longer said", _UNTOLD, sets.constraint),
    Rule("schema.contentMediaType", "said at all", "no longer said", _UNTOLD, sets.constraint),
    # How much
    Rule("schema.minimum", "greater", "less", _ONE_BOUND, numbers.lower),
    Rule("schema.exclusiveMinimum", "greater", "less", _ONE_BOUND, numbers.lower),
    Rule("schema.maximum", "less", "greater", _ONE_BOUND, numbers.upper),
    Rule("schema.exclusiveMaximum", "less", "greater", _ONE_BOUND, numbers.upper),
    Rule(
        "schema.multipleOf",
        "a multiple of the step",
        "a part of the step",
        "Exact, by decimal digits: 0.3 is a multiple of 0.1, and not of 0.2.",
        numbers.multiple,
    ),
    Rule("schema.minLength", "greater", "less", _COUNT, numbers.least),
    Rule("schema.maxLength", "less", "greater", _NO_END, numbers.most),
    Rule("schema.minItems", "greater", "less", _COUNT, numbers.least),
    Rule("schema.maxItems", "less", "greater", _NO_END, numbers.most),
    Rule("schema.uniqueItems", "said", "no longer said", "It keeps repetitions out.", presence.of_a_constraint),
    Rule("schema.minContains", "greater", "less", "Left out, it is 1.", numbers.least_contained),
    Rule("schema.maxContains", "less", "greater", _NO_END, numbers.most),
    Rule("schema.minProperties", "greater", "less", _COUNT, numbers.least),
    Rule("schema.maxProperties", "less", "greater", _NO_END, numbers.most),
    # Which members and items
    Rule(
        "schema.additionalProperties",
        "false",
        "no longer false",
        "It keeps out other members.",
        presence.of_a_constraint,
    ),
    Rule(
        "schema.unevaluatedProperties",
        "false",
        "no longer false",
        "It keeps out other members.",
        presence.of_a_constraint,
    ),
    Rule(
        "schema.dependentRequired",
        "a member asks for one more",
        "a member asks for one less",
        "Each pair of members is a constraint.",
        sets.dependencies,
    ),
    Rule(
        "member.exists",
        "new; gone where others are shut out",
        "gone; new where others are shut out",
        "What isn't described is allowed, unless a schema says otherwise. Compatible: an optional one comes into a "
        "request, where nobody need send it, or goes from a response, where nobody could count on it, unless a "
        "pattern or `false` told what it is; one is write-only now, which is but advice.",
        presence.of_a_member,
        of_a_member,
    ),
    Rule(
        "member.required",
        "said",
        "no longer said",
        "A default doesn't help: by JSON Schema the member is missing.",
        presence.of_a_constraint,
    ),
    Rule(
        "items.exists",
        "there at all",
        "gone",
        _AS_WELL + " Where a text becomes a list, they narrow by what they ask for beyond it.",
        presence.of_items,
    ),
    # Schemas beside and below
    Rule(
        "schema.combination",
        "a choice at all, anyOf → oneOf",
        "no choice, oneOf → anyOf",
        "One of several asks for more than any of them.",
        sets.choices,
    ),
    Rule(
        "branch.exists",
        "a branch less",
        "a branch more",
        "Where the choice comes or goes as a whole, it may have been A of A or B, so nobody can tell.",
        presence.of_a_branch,
    ),
    Rule(
        "subschema.exists",
        "there at all",
        "gone",
        _AS_WELL + " One for other members or items widens where there were to be none.",
        presence.of_a_subschema,
    ),
    Rule("schema.unresolved-reference", "", "", "What it leads to is unknown.", plain.another),
    # What it means
    Rule(
        "schema.default",
        "",
        "",
        "It allows the same. Breaking where a request without the parameter means something else now, else compatible.",
        plain.meaning,
        of_a_default,
    ),
    Rule(
        "schema.discriminator",
        "",
        "",
        "To say by which member branches are told apart, or to say it no longer, is "
        "compatible; to say another breaks who reads the one.",
        plain.another_spelling,
        of_a_meaning,
    ),
    Rule(
        "schema.discriminator-mapping",
        "",
        "",
        "A hint which branch to look at; what each branch takes is told there (3.1, Discriminator Object).",
        plain.meaning,
        harmless,
    ),
    Rule(
        "schema.*",
        "",
        "",
        "Titles, descriptions, examples, and keywords that nobody knows. " + _READERS,
        plain.annotation,
        for_readers,
    ),
)
