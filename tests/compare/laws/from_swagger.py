"""A rewrite of Swagger 2.0 into OpenAPI 3.0, for documents in which nothing is left open or inexpressible."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from .places import METHODS, dialect, target, walk

if TYPE_CHECKING:
    from .picking import Choice
    from .places import Raw

_STATED = ("name", "in", "description", "required", "allowEmptyValue", "collectionFormat")
_STYLES = {
    "csv": {"style": "form", "explode": False},
    "multi": {"style": "form", "explode": True},
    "ssv": {"style": "spaceDelimited", "explode": False},
    "pipes": {"style": "pipeDelimited", "explode": False},
}


def to_3_0(document: Raw, choose: Choice) -> Raw:
    """Swagger 2.0 as OpenAPI 3.0, where each operation has one media type and each list a style that both know."""
    del choose
    return _Converted(document).whole() if dialect(document) < (3, 0) and _exact(document) else document


def _exact(document: Raw) -> bool:
    operations = [place.value for place in walk(document) if place.kind == "operation"]
    single = all(
        len(operation.get(word) or document.get(word) or []) == 1
        for operation in operations
        for word in ("consumes", "produces")
    )
    lists = all(_known_style(place.value) for place in walk(document) if place.kind == "parameter")
    shared = [held for held in document.get("parameters", {}).values() if held.get("in") in ("body", "formData")]
    based = any(place.kind == "schema" and "discriminator" in place.value for place in walk(document))
    return single and lists and not shared and not based


def _known_style(parameter: Raw) -> bool:
    """Whether OpenAPI 3 writes a list in the same way: outside queries only with commas."""
    if parameter.get("type") != "array":
        return True
    style = parameter.get("collectionFormat", "csv")
    return style in _STYLES if parameter.get("in") == "query" else style == "csv" and parameter.get("in") != "formData"


class _Converted:
    """One document on its way."""

    def __init__(self, document: Raw) -> None:
        self._old = document

    def whole(self) -> Raw:
        """The document in OpenAPI 3.0."""
        old = self._old
        components: Raw = {
            "schemas": {name: self._schema(value) for name, value in old.get("definitions", {}).items()},
            "parameters": {name: self._parameter(value) for name, value in old.get("parameters", {}).items()},
            "responses": {name: self._response(value, old) for name, value in old.get("responses", {}).items()},
            "securitySchemes": {name: _scheme(value) for name, value in old.get("securityDefinitions", {}).items()},
        }
        moved = ("swagger", "basePath", "host", "schemes", "consumes", "produces", "definitions", "parameters")
        kept = {key: value for key, value in old.items() if key not in (*moved, "responses", "securityDefinitions")}
        return {
            "openapi": "3.0.3",
            **kept,
            "paths": {path: self._item(item) for path, item in old.get("paths", {}).items()},
            "servers": [{"url": old.get("basePath", "/")}],
            "components": components,
        }

    def _item(self, item: Raw) -> Raw:
        found = {key: self._operation(value) if key in METHODS else value for key, value in item.items()}
        if "parameters" in item:
            found["parameters"] = [self._parameter(value) for value in item["parameters"]]
        return found

    def _operation(self, operation: Raw) -> Raw:
        found = {key: value for key, value in operation.items() if key not in ("consumes", "produces", "parameters")}
        stated = [self._target(value) for value in operation.get("parameters", [])]
        media = self._only(operation, "consumes")
        found["parameters"] = [
            self._parameter(value)
            for value, told in zip(operation.get("parameters", []), stated, strict=True)
            if told["in"] not in ("body", "formData")
        ]
        form = [told for told in stated if told["in"] == "formData"]
        for body in (told for told in stated if told["in"] == "body"):
            told = {key: body[key] for key in ("description", "required") if key in body}
            found["requestBody"] = {**told, "content": {media: {"schema": self._schema(body["schema"])}}}
        if form:
            found["requestBody"] = self._form(form, media)
        answers = operation.get("responses", {})
        found["responses"] = {status: self._response(value, operation) for status, value in answers.items()}
        return found

    def _only(self, operation: Raw, word: str) -> str:
        listed: list[str] = operation.get(word) or self._old[word]
        return listed[0]

    def _target(self, value: Raw) -> Raw:
        found = target(self._old, value["$ref"]) if "$ref" in value else None
        return found[1] if found else value

    def _form(self, fields: list[Raw], media: str) -> Raw:
        members = {field["name"]: _described(field, self._flat(field)) for field in fields}
        required = [field["name"] for field in fields if field.get("required")]
        schema = {"type": "object", "properties": members, **({"required": required} if required else {})}
        return {"content": {media: {"schema": schema}}, **({"required": True} if required else {})}

    def _parameter(self, value: Raw) -> Raw:
        if "$ref" in value:
            return {"$ref": value["$ref"].replace("#/parameters/", "#/components/parameters/")}
        kept = ("name", "in", "description", "required", "allowEmptyValue")
        found: Raw = {key: held for key, held in value.items() if key in kept}
        style: Raw = _STYLES[value.get("collectionFormat", "csv")] if value.get("type") == "array" else {}
        if value["in"] != "query" and style:
            style = {"style": "simple", "explode": False}
        return {**found, **style, "schema": self._flat(value)}

    def _flat(self, value: Raw) -> Any:  # noqa: ANN401 - a schema
        return self._schema({key: held for key, held in value.items() if key not in _STATED})

    def _response(self, value: Raw, operation: Raw) -> Raw:
        if "$ref" in value:
            return {"$ref": value["$ref"].replace("#/responses/", "#/components/responses/")}
        found = {key: held for key, held in value.items() if key not in ("schema", "headers", "examples")}
        if "headers" in value:
            found["headers"] = {name: self._header(held) for name, held in value["headers"].items()}
        if "schema" in value:
            media = self._only(operation, "produces")
            shown = value.get("examples", {})
            example = {"example": shown[media]} if media in shown else {}
            found["content"] = {media: {"schema": self._schema(value["schema"]), **example}}
        return found

    def _header(self, value: Raw) -> Raw:
        return _described(value, {"schema": self._flat(value)})

    def _schema(self, value: Any) -> Any:  # noqa: ANN401 - any JSON
        """A schema and all in it; what is data in it stays as it is."""
        if not isinstance(value, dict):
            return value
        if "$ref" in value:
            return {"$ref": value["$ref"].replace("#/definitions/", "#/components/schemas/")}
        found = {("nullable" if key == "x-nullable" else key): deepcopy(held) for key, held in value.items()}
        if found.get("type") == "file":
            found |= {"type": "string", "format": "binary"}
        if "properties" in found:
            found["properties"] = {name: self._schema(held) for name, held in value["properties"].items()}
        if "allOf" in found:
            found["allOf"] = [self._schema(held) for held in value["allOf"]]
        return found | {key: self._schema(value[key]) for key in ("items", "additionalProperties") if key in value}


def _described(value: Raw, found: Raw) -> Raw:
    return {"description": value["description"], **found} if "description" in value else found


def _scheme(value: Raw) -> Raw:
    match value:
        case {"type": "basic", **rest}:
            return {**rest, "type": "http", "scheme": "basic"}
        case {"type": "oauth2", "flow": flow, **rest}:
            named = {"application": "clientCredentials", "accessCode": "authorizationCode"}.get(flow, flow)
            moved = {key: rest.pop(key) for key in ("authorizationUrl", "tokenUrl", "scopes") if key in rest}
            return {**rest, "type": "oauth2", "flows": {named: moved}}
        case _:
            return value
