"""openapi-spec-validator's verdict on a document, in the document's own dialect, with pointers.

The validator yields errors from two places: the specification's JSON Schema (whose errors know where they are) and
checks of single parts, whose errors know only where they are *within* that part. `_placed` gives those the part.
It raises on some references that lead nowhere and doesn't follow others; here each is a problem of the document.
"""

from __future__ import annotations

import os
import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Never

import msgspec

from extract.faults import known_fault
from extract.pointer import dangling_references, pointer, true_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError


def _outside(uri: str) -> Never:
    raise LookupError(f"{uri} is outside the document, and is not read")


OUTSIDE = dict.fromkeys(("http", "https", "ftp", "file", "data", ""), _outside)  # by scheme of the URL
UNKNOWN = "unknown"
MAJOR_MINOR = {"2.0": "OpenAPIV2", "3.0": "OpenAPIV30", "3.1": "OpenAPIV31", "3.2": "OpenAPIV32"}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the document that its dialect doesn't allow.

    Attributes:
        rule: `schema` (the specification's JSON Schema), `unresolvable-reference`, or the validator's own name.
        pointer: JSON Pointer into the document.
        message: What is wrong.
    """

    rule: str
    pointer: str
    message: str


class ValidatorFault(msgspec.Struct, frozen=True, kw_only=True):
    """The validator rejects what the specification allows: said beside the verdict, no part of it.

    Attributes:
        rule: Our name for the fault.
        pointer: JSON Pointer to what was rejected.
        message: The validator's words.
        section: Where the specification allows it.
        link: Where it is discussed upstream.
    """

    rule: str
    pointer: str
    message: str
    section: str
    link: str


class Validation(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one document.

    Attributes:
        validator: What gave the verdict, with its version.
        dialect: The version of Swagger or OpenAPI that it was held to, or `unknown`.
        valid: Whether it has no problem; a fault of the validator is none.
        problems: What is wrong.
        faults: What the validator got wrong.
        complete: Whether the validator came to its end; most dangling references stop it.
    """

    validator: str
    dialect: str
    valid: bool
    problems: tuple[Problem, ...]
    faults: tuple[ValidatorFault, ...]
    complete: bool


def validate(document: Mapping[str, Any]) -> Validation:
    """Hold a document to its own dialect.

    Args:
        document: A parsed Swagger 2.0 or OpenAPI 3.0, 3.1 or 3.2 document.
    """
    dialect = _dialect(document)
    if dialect == UNKNOWN:
        root = {key: document[key] for key in ("swagger", "openapi") if key in document}
        message = f"is neither Swagger 2.0 nor OpenAPI 3.0 to 3.2: of these its root says {_short(str(root))}"
        return _validation(dialect, [_problem("unknown-dialect", "", message)], [], complete=False)
    problems: list[Problem] = []
    faults: list[ValidatorFault] = []
    complete = True
    try:
        for error in _errors(document, dialect):
            parts = true_parts(document, tuple(error.absolute_path))
            fault = known_fault(document, dialect, parts)
            if fault is None:
                problems.append(_problem(_rule(error), pointer(parts), _message(error)))
            else:
                rule, section, link = fault
                place, message = _plain(pointer(parts)), _plain(error.message)
                faults.append(ValidatorFault(rule=rule, pointer=place, message=message, section=section, link=link))
    except Exception as error:  # noqa: BLE001 - whatever the validator raises on a document is a finding about it
        complete = False
        stopped = _problem("validator-stopped", "", f"{type(error).__name__}: {_short(str(error))}")
    dangling = [
        _problem("unresolvable-reference", place, f"`$ref` leads nowhere: {reference}")
        for place, reference in dangling_references(document)
    ]
    problems += dangling or ([] if complete else [stopped])
    return _validation(dialect, problems, faults, complete=complete)


def _validation(dialect: str, problems: list[Problem], faults: list[ValidatorFault], *, complete: bool) -> Validation:
    unique = {(problem.pointer, problem.rule, problem.message): problem for problem in problems}
    return Validation(
        validator=f"openapi-spec-validator {version('openapi-spec-validator')}",
        dialect=dialect,
        valid=not unique,
        problems=tuple(unique[key] for key in sorted(unique)),
        faults=tuple(sorted(faults, key=lambda fault: fault.pointer)),
        complete=complete,
    )


def _problem(rule: str, place: str, message: str) -> Problem:
    return Problem(rule=rule, pointer=_plain(place), message=_plain(message))


def _plain(text: str) -> str:
    """Text that can be written down: JSON's escapes can spell half a surrogate pair, which UTF-8 has no form for."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _dialect(document: Mapping[str, Any]) -> str:
    key = "swagger" if "swagger" in document else "openapi"
    dialect = ".".join(str(document.get(key)).split(".")[:2])
    return dialect if dialect in MAJOR_MINOR and (key == "swagger") == (dialect == "2.0") else UNKNOWN


def _errors(document: Mapping[str, Any], dialect: str) -> Iterator[ValidationError]:
    # Of its two engines the one in Rust, taken wherever it happens to be installed, also asserts formats: the verdict
    # would depend on the environment.
    os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema"
    import openapi_spec_validator  # noqa: PLC0415 - half a second that only validation pays

    base = getattr(openapi_spec_validator, f"{MAJOR_MINOR[dialect]}SpecValidator")
    keywords = {name: _placed(keyword) for name, keyword in base.keyword_validators.items()}
    located = type(base.__name__, (base,), {"keyword_validators": keywords, "resolver_handlers": OUTSIDE})
    errors: Iterator[ValidationError] = located(document).iter_errors()
    return errors


def _placed(keyword: type) -> type:
    """A check of the validator's whose errors say which part of the document it was given."""

    class Placed(keyword):  # type: ignore[misc]  # its base is known at run time only
        def __call__(self, *args: Any, **options: Any) -> Iterator[ValidationError]:  # noqa: ANN401
            parts = next((tuple(arg.parts) for arg in args if hasattr(arg, "parts")), ())
            for error in super().__call__(*args, **options):
                if not hasattr(error, "placed"):  # by a check further in
                    error.placed = True
                    error.relative_path.extendleft(reversed(parts))
                yield error

    return Placed


def _rule(error: ValidationError) -> str:
    name = type(error).__name__
    if name in {"OpenAPIValidationError", "ValidationError"}:
        return f"schema-{error.validator}" if error.validator else "schema"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name.removesuffix("Error")).lower()


def _message(error: ValidationError) -> str:
    """The validator's sentence; of alternatives that all fail, the nearest one's as well."""
    if not error.context:
        return _short(error.message)
    from jsonschema.exceptions import best_match  # noqa: PLC0415 - as above

    nearest = best_match(error.context)
    return f"{_short(error.message)} ({_short(nearest.message)})" if nearest else _short(error.message)


def _short(text: str, most: int = 300) -> str:
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 2 :]}"
