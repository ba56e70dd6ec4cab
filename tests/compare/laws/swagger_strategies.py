"""Documents of Swagger 2.0, made from choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .schema_strategies import Drawn, Schemas, components

if TYPE_CHECKING:
    from .places import Raw


def swagger(choose: Drawn, routes: tuple[tuple[str, tuple[str, ...]], ...]) -> Raw:
    """A valid document."""
    schemas = Schemas(choose, (2, 0))
    found: Raw = {
        "swagger": "2.0",
        "info": {"title": "Shop", "version": "1"},
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "paths": {path: _item(choose, schemas, path, methods) for path, methods in routes[:2]},
        "definitions": components(schemas),
        "parameters": {"Limit": _parameter(choose, schemas, "limit", "query")},
        "responses": {"Problem": {"description": "Bad.", "schema": schemas.to("Error")}},
        "securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "basic"}},
    }
    return found | choose.choice(({}, {"basePath": "/base"}, {"security": [{"key": []}]}))


def _item(choose: Drawn, schemas: Schemas, path: str, methods: tuple[str, ...]) -> Raw:
    name = path.strip("/").replace("/", "-").replace("{", "").replace("}", "")
    found: Raw = {method: _operation(choose, schemas, f"{method}-{name}", asks=method != "get") for method in methods}
    if "{" in path:
        found["parameters"] = [{"name": "item_id", "in": "path", "required": True, "type": "integer"}]
    return found


def _operation(choose: Drawn, schemas: Schemas, name: str, *, asks: bool) -> Raw:
    headers = {"X-Rate": {"type": "integer", "minimum": 0}}
    told: Raw = choose.choice(({}, {"headers": headers}))
    answer = {"description": "Fine.", "schema": schemas.any(), **told}
    lost: Raw = choose.choice(({}, {"404": {"$ref": "#/responses/Problem"}}))
    answers: Raw = {"200": answer, **lost}
    stated = (("q", "query"), ("X-Trace", "header"))
    parameters = [_parameter(choose, schemas, held, where) for held, where in choose.few(stated, 2)]
    parameters += choose.choice(([], [{"$ref": "#/parameters/Limit"}]))
    found: Raw = {"operationId": name, "responses": answers}
    if asks and choose.heads():
        found["consumes"] = ["multipart/form-data"]
        parameters += [_parameter(choose, schemas, held, "formData") for held in ("file", "note")]
    elif asks:
        told = choose.choice(({}, {"required": True}, {"description": "B."}))
        parameters.append({"name": "body", "in": "body", "schema": schemas.any(), **told})
    found |= {"parameters": parameters} if parameters else {}
    return found | choose.choice(({}, {"tags": ["a", "b"]}, {"security": [{"key": []}, {"basic": []}]}))


def _parameter(choose: Drawn, schemas: Schemas, name: str, where: str) -> Raw:
    words = ("type", "format", "minLength", "maxLength", "enum", "minimum", "maximum")
    flat = {key: value for key, value in choose.choice((schemas.text, schemas.number))(2).items() if key in words}
    if None in flat.get("enum", []):
        flat["enum"] = [value for value in flat["enum"] if value is not None]
    if where != "formData" and choose.heads():
        style: Raw = choose.choice(({}, {"collectionFormat": "pipes"}))
        flat = {"type": "array", "items": flat, **style}
    told: Raw = choose.choice(({}, {"required": True}, {"description": "P."}))
    return {"name": name, "in": where, **flat, **told}
