"""services/contract.yaml as data, whole and cut to its slice, and the assertion that holds an answer to it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import httpx2
from jsonschema_rs import Draft202012Validator, Registry, ValidationError, ValidationErrorKind
from yaml12 import parse_yaml

from compare.marks import Profile
from compare.profile import slice_of

SERVICES: Final = Path(__file__).resolve().parents[2] / "services"
METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
TEXT_TYPES: Final = ("text/csv", "text/event-stream")
_URI: Final = "urn:triptych:contract"


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """One operation of the contract and the JSON Pointer that leads to it."""

    method: str
    path: str
    pointer: str
    document: dict[str, Any]


def operations(contract: dict[str, Any]) -> dict[str, Operation]:
    """Every operation of the contract by its `operationId`."""
    return {
        item[method]["operationId"]: Operation(
            method=method.upper(), path=path, pointer=f"#/paths/{escape(path)}/{method}", document=item[method]
        )
        for path, item in contract["paths"].items()
        for method in METHODS
        if method in item
    }


@dataclass(frozen=True, kw_only=True, eq=False)
class Contract:
    """What a service is held to.

    Attributes:
        document: The contract, or its slice, as an OpenAPI document.
    """

    document: dict[str, Any]

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """Every operation by its `operationId`."""
        return operations(self.document)

    @cached_property
    def registry(self) -> Registry:
        """What a schema's references are looked up in."""
        closed: dict[str, Any] = _closed(self.document)
        return Registry([(_URI, closed)])

    @property
    def answers(self) -> set[tuple[str, int]]:
        """Each operation with each status that is listed for it."""
        return {(name, int(status)) for name, one in self.operations.items() for status in one.document["responses"]}

    def methods_of(self, path: str) -> set[str]:
        """The methods of a path, in capitals."""
        return {method.upper() for method in METHODS if method in self.document["paths"][path]}


@contextmanager
def held_to(profile: Profile) -> Iterator[None]:
    """Hold whatever is asserted meanwhile to the whole contract, or to its slice."""
    _HELD.append(SLICE if profile == "slice" else WHOLE)
    try:
        yield
    finally:
        _HELD.pop()


def held() -> Contract:
    """What the service under test is held to."""
    return _HELD[-1]


def escape(token: str) -> str:
    """A token of a JSON Pointer (RFC 6901, section 3)."""
    return token.replace("~", "~0").replace("/", "~1")


def resolve(pointer: str) -> tuple[str, Any]:
    """What a pointer into the contract leads to, and the pointer of the place itself if references lie between."""
    found: Any = held().document
    for token in pointer.removeprefix("#/").split("/"):
        found = found[int(token) if isinstance(found, list) else token.replace("~1", "/").replace("~0", "~")]
    return resolve(found["$ref"]) if "$ref" in found else (pointer, found)


def faults_in(instance: object, pointer: str) -> str | None:
    """Why a value is not as the schema at `pointer` describes it; None when it is."""
    try:
        found = next(_validator(pointer, held()).iter_errors(instance), None)
    except UnicodeEncodeError:
        return "half a character is in it, which JSON Schema has no words for"
    return None if found is None else _told(found)


@cache
def _validator(pointer: str, contract: Contract) -> Draft202012Validator:
    schema = {"$ref": f"{_URI}#{quote(pointer[1:])}"}  # a path's braces may not stand in a URI
    return Draft202012Validator(schema, registry=contract.registry, formats=FORMATS, validate_formats=True)


def _told(error: ValidationError) -> str:
    """Where an error is, and what it is; of a choice also why each alternative was none."""
    said = f"{''.join(f'/{escape(str(one))}' for one in error.instance_path) or 'the whole'}: {error.message}"
    match error.kind:
        case ValidationErrorKind.OneOfNotValid() | ValidationErrorKind.AnyOf() as choice:
            why = [f"{number}. {_told(one)}" for number, all_ in enumerate(choice.context, 1) for one in all_]
            return f"{said} ({'; '.join(why)})"
        case _:
            return said


def is_slice(operation_id: str) -> bool:
    """Whether every stack has the operation, the ones without an API toolkit too."""
    return operation_id in SLICE.operations


def shown(value: Any) -> Any:  # noqa: ANN401 - it is JSON
    """An item, or several, as the service under test answers them: with the members that it has to know."""
    if isinstance(value, list):
        return [shown(one) for one in value]
    members = held().document["components"]["schemas"]["Item"]["properties"]
    return {name: one for name, one in value.items() if name in members}


def assert_as_contract(response: httpx2.Response, operation_id: str) -> Any:  # noqa: ANN401 - it is JSON
    """The answer's status, media type, headers and body are as the contract documents them.

    Gives the body: parsed where it is JSON, else as text or bytes; None where there is none.
    """
    operation = held().operations[operation_id]
    assert response.request.method == operation.method
    status = str(response.status_code)
    assert status in operation.document["responses"], f"{operation_id} documents no {status}: {response.text}"
    pointer, documented = resolve(f"{operation.pointer}/responses/{status}")
    _assert_headers(response, pointer, documented.get("headers", {}))
    content = documented.get("content", {})
    if not content:
        assert response.content == b""
        return None
    media_type = response.headers.get("content-type", "")
    if media_type.partition(";")[0] in TEXT_TYPES:  # which may have a charset beside them
        media_type = media_type.partition(";")[0]
    assert media_type in content
    if "schema" not in content[media_type]:
        return response.content
    body = response.text if media_type in TEXT_TYPES else response.json(parse_constant=_refuse)
    assert faults_in(body, f"{pointer}/content/{escape(media_type)}/schema") is None
    return body


def _refuse(constant: str) -> None:
    """Python reads what no JSON text may have (RFC 8259, section 6)."""
    raise AssertionError(f"{constant} isn't JSON")


def _assert_headers(response: httpx2.Response, pointer: str, documented: dict[str, Any]) -> None:
    """Every header that is promised is there, and each that is there is as described."""
    for name in documented:
        place, header = resolve(f"{pointer}/headers/{escape(name)}")
        text = response.headers.get(name)
        assert text is not None or not header.get("required", False), f"no {name}"
        if text is not None:
            value: object = int(text) if header["schema"]["type"] == "integer" else text
            assert faults_in(value, f"{place}/schema") is None, name


def _is_date_time(value: str) -> bool:
    """RFC 3339 in UTC, with `Z`, and with six digits of microseconds if there are any."""
    form = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?Z"
    return re.fullmatch(form, value) is not None and ".000000" not in value and _parses(datetime, value)


def _is_date(value: str) -> bool:
    return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None and _parses(date, value)


def _parses(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_uuid(value: str) -> bool:
    return re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value) is not None


def _load() -> dict[str, Any]:
    contract = parse_yaml((SERVICES / "contract.yaml").read_text(encoding="utf-8"))
    assert isinstance(contract, dict), "the contract is not a mapping"
    return {str(key): value for key, value in contract.items()}


def _closed(node: Any) -> Any:  # noqa: ANN401 - it is JSON
    """The same document where an object has no members but those described, unless the schema speaks of others.

    JSON Schema lets any member pass that isn't described; a service that answers with one does not keep the contract.
    """
    match node:
        case dict():
            closed = {key: _closed(value) for key, value in node.items()}
            describes = node.get("type") == "object" and "properties" in node
            return {"additionalProperties": False} | closed if describes else closed
        case list():
            return [_closed(value) for value in node]
        case _:
            return node


FORMATS: Final = {"date-time": _is_date_time, "date": _is_date, "uuid": _is_uuid}
"""Formats as the shop answers them, which is stricter than what it takes: one form for each value.

Beside them those count that jsonschema-rs knows: `email`, `uri` and `uri-reference`.
"""

WHOLE: Final = Contract(document=_load())
SLICE: Final = Contract(document=slice_of(WHOLE.document))
CONTRACT: Final = WHOLE.document
OPERATIONS: Final = WHOLE.operations
_HELD: Final = [WHOLE]
