"""services/contract.yaml as data, and the assertion that holds an answer to it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx2
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from yaml12 import parse_yaml

SERVICES: Final = Path(__file__).resolve().parents[2] / "services"
METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
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


def documented_answers() -> set[tuple[str, int]]:
    """Each operation with each status that the contract lists for it."""
    return {(name, int(status)) for name, one in OPERATIONS.items() for status in one.document["responses"]}


def methods_of(path: str) -> set[str]:
    """The methods that the contract gives a path, in capitals."""
    return {method.upper() for method in METHODS if method in CONTRACT["paths"][path]}


def escape(token: str) -> str:
    """A token of a JSON Pointer (RFC 6901, section 3)."""
    return token.replace("~", "~0").replace("/", "~1")


def resolve(pointer: str) -> tuple[str, Any]:
    """What a pointer into the contract leads to, and the pointer of the place itself if references lie between."""
    found: Any = CONTRACT
    for token in pointer.removeprefix("#/").split("/"):
        found = found[token.replace("~1", "/").replace("~0", "~")]
    return resolve(found["$ref"]) if "$ref" in found else (pointer, found)


def faults_in(instance: object, pointer: str) -> str | None:
    """Why a value is not as the schema at `pointer` describes it; None when it is."""
    validator = Draft202012Validator({"$ref": f"{_URI}{pointer}"}, registry=_REGISTRY)
    worst = best_match(validator.iter_errors(instance))
    return None if worst is None else f"{worst.json_path}: {worst.message}"


def assert_as_contract(response: httpx2.Response, operation_id: str) -> Any:  # noqa: ANN401 - it is JSON
    """The answer's status, media type, headers and body are as the contract documents them; gives the body."""
    operation = OPERATIONS[operation_id]
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
    assert media_type in content
    body = response.json()
    assert faults_in(body, f"{pointer}/content/{escape(media_type)}/schema") is None
    return body


def _assert_headers(response: httpx2.Response, pointer: str, documented: dict[str, Any]) -> None:
    """Every header that is promised is there. Only headers that are strings are known so far."""
    for name, header in documented.items():
        if header.get("required", False):
            assert name in response.headers, f"no {name}"
            assert faults_in(response.headers[name], f"{pointer}/headers/{escape(name)}/schema") is None


def _load() -> dict[str, Any]:
    contract = parse_yaml((SERVICES / "contract.yaml").read_text(encoding="utf-8"))
    assert isinstance(contract, dict), "the contract is not a mapping"
    return {str(key): value for key, value in contract.items()}


def _closed(node: object) -> object:
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


CONTRACT: Final = _load()
OPERATIONS: Final = operations(CONTRACT)
_REGISTRY: Final[Registry[Any]] = Registry().with_resource(_URI, DRAFT202012.create_resource(_closed(CONTRACT)))
