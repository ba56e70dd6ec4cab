"""The service: one operation of the contract in the standard library, to be replaced by the framework's own idiom."""

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.simple_server import make_server


def document() -> dict[str, Any]:
    """The OpenAPI document, without a server; a framework makes its own."""
    hello = {"operationId": "hello", "responses": {"200": {"description": "The greeting."}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Triptych Shop", "version": "1.0.0"},
        "paths": {"/": {"get": hello}},
    }


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request."""
    answers = {"/": {"message": "Hello, {title}!"}, "/openapi.json": document()}
    path = environ["PATH_INFO"]
    found = path in answers
    start_response("200 OK" if found else "404 Not Found", [("Content-Type", "application/json")])
    return [json.dumps(answers.get(path, {})).encode()]


if __name__ == "__main__":
    make_server("127.0.0.1", int(sys.argv[1]), application).serve_forever()
