"""Whole documents of any dialect, made by Hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st

from .picking import references
from .places import pointer, sections, target
from .schema_strategies import Drawn, Schemas, components
from .swagger_strategies import swagger

if TYPE_CHECKING:
    from collections.abc import Callable

    from .places import Raw

    Draw: TypeAlias = Callable[[st.SearchStrategy[Any]], Any]

VERSIONS = {"3.0": "3.0.3", "3.1": "3.1.0", "3.2": "3.2.0"}
ROUTES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("/v1/items", ("get", "post")),
    ("/v1/items/{item_id}", ("get", "put")),
    ("/v1/pets/", ("post",)),
)
SCHEMES: dict[str, Raw] = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "login": {
        "type": "oauth2",
        "flows": {"password": {"tokenUrl": "https://h.invalid/t", "scopes": {"r": "", "w": ""}}},
    },
}


@st.composite
def documents(draw: Draw, *, dialects: tuple[str, ...] = ("2.0", "3.0", "3.1", "3.2")) -> Raw:
    """A valid document of one of these dialects."""
    choose = Drawn(draw)
    dialect = choose.choice(dialects)
    found = swagger(choose, ROUTES) if dialect == "2.0" else _Maker(choose, dialect).document()
    return used(found)


def used(document: Raw) -> Raw:
    """The document without components that nothing uses, which would only hide what an example is about."""
    told: set[str] = set()
    left = set(references([document["paths"], document.get("webhooks", {})]))
    while left:
        told |= left
        found = filter(None, (target(document, reference) for reference in left))
        left = set(references([value for _, value in found])) - told
    for _, path, held in sections(document):
        for name in [name for name in held if pointer((*path, name)) not in told]:
            del held[name]
    return document


class _Maker:
    """Makes a document of OpenAPI 3."""

    def __init__(self, choose: Drawn, dialect: str) -> None:
        major, minor = dialect.split(".")
        self._choose = choose
        self._version = VERSIONS[dialect]
        self._modern = (int(major), int(minor)) >= (3, 1)
        self._schemas = Schemas(choose, (int(major), int(minor)))

    def document(self) -> Raw:
        """The whole."""
        routes = [ROUTES[0], *self._choose.few(ROUTES[1:], 1)]
        found: Raw = {
            "openapi": self._version,
            "info": {"title": "Shop", "version": "1"},
            "paths": {path: self._item(path, methods) for path, methods in routes},
            "components": {
                "schemas": components(self._schemas),
                "parameters": {"Limit": self._parameter("limit", "query")},
                "headers": {"Rate": self._header()},
                "responses": {"Problem": self._answer("application/problem+json", self._schemas.to("Error"))},
                "requestBodies": {"New": self._body(self._schemas.to("Item"))},
                "callbacks": {"Done": self._callback()},
                "securitySchemes": SCHEMES,
            },
        }
        found |= self._choose.choice(({}, {"security": [{"key": []}]}, {"servers": [{"url": "/base"}]}))
        if self._modern and self._choose.heads():
            found["webhooks"] = {"sold": {"post": self._operation("sold", asks=True)}}
        return found

    def _item(self, path: str, methods: tuple[str, ...]) -> Raw:
        name = path.strip("/").replace("/", "-").replace("{", "").replace("}", "")
        found: Raw = {method: self._operation(f"{method}-{name}", asks=method != "get") for method in methods}
        shared = [{"name": "item_id", "in": "path", "required": True, "schema": {"type": "integer"}}]
        if "{" in path:
            found["parameters"] = shared
        elif self._choose.heads():
            found["parameters"] = [self._parameter("shared", "query")]
        return found

    def _operation(self, name: str, *, asks: bool) -> Raw:
        answers: Raw = {"200": self._answer("application/json", self._schemas.any())}
        answers |= {"404": {"$ref": "#/components/responses/Problem"}} if self._choose.heads() else {}
        found: Raw = {"operationId": name, "responses": answers}
        if parameters := self._parameters():
            found["parameters"] = parameters
        if asks:
            body = {"$ref": "#/components/requestBodies/New"}
            found["requestBody"] = body if self._choose.heads() else self._body(self._schemas.any())
        both = [{"key": []}, {"login": ["r", "w"]}]
        found |= self._choose.choice(({}, {"tags": ["a", "b"]}, {"security": both}, {"deprecated": True}))
        if asks and self._choose.heads():
            found["callbacks"] = {"done": {"$ref": "#/components/callbacks/Done"}}
        return found

    def _parameters(self) -> list[Raw]:
        stated = (("q", "query"), ("X-Trace", "header"), ("session", "cookie"))
        own = [self._parameter(name, where) for name, where in self._choose.few(stated, 2)]
        return [*own, {"$ref": "#/components/parameters/Limit"}] if self._choose.heads() else own

    def _parameter(self, name: str, where: str) -> Raw:
        kinds = (self._schemas.text, self._schemas.number, self._list)
        found: Raw = {"name": name, "in": where, "schema": self._choose.choice(kinds)(2)}
        return {**found, **self._choose.choice(({}, {"required": True}, {"description": "P."}, {"example": "e"}))}

    def _list(self, depth: int) -> Raw:
        return {"type": "array", "items": self._schemas.text(depth)}

    def _header(self) -> Raw:
        return {"schema": self._schemas.number(2), **self._choose.choice(({}, {"required": True}))}

    def _answer(self, media: str, schema: Raw) -> Raw:
        found: Raw = {"description": "Fine.", "content": {media: {"schema": schema}}}
        headers = {"X-Rate": {"$ref": "#/components/headers/Rate"}, "X-Own": {"schema": {"type": "string"}}}
        shown: Raw = {"content": {media: {"schema": schema, "example": {"id": 1}}}}
        return {**found, **self._choose.choice(({}, {"headers": headers}, shown))}

    def _body(self, schema: Raw) -> Raw:
        return {"content": {"application/json": {"schema": schema}}, **self._choose.choice(({}, {"required": True}))}

    def _callback(self) -> Raw:
        told: Raw = {"requestBody": self._body(self._schemas.to("Item")), "responses": {"204": {"description": "Ok."}}}
        return {"{$request.query.url}": {"post": told}}
