"""Errors as problem documents (RFC 9457), Flask's own included."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

# RFC 9110's names, where `http.HTTPStatus` has older ones before Python 3.13.
_TITLES = {413: "Content Too Large", 414: "URI Too Long", 416: "Range Not Satisfiable", 422: "Unprocessable Content"}

# What RFC 3986 allows in a fragment beside letters, digits and `-._~`.
_FRAGMENT = "!$&'()*+,;=:@/?"


@dataclass(frozen=True, kw_only=True, slots=True)
class Invalid:
    """One thing that is wrong: in the body (`pointer`) or in a parameter (`parameter`)."""

    detail: str
    pointer: str | None = None
    parameter: str | None = None

    def to_json(self) -> dict[str, str]:
        """Return the members that are there."""
        members = {"pointer": self.pointer, "parameter": self.parameter, "detail": self.detail}
        return {name: value for name, value in members.items() if value is not None}


class ValidationFailed(HTTPException):
    """The request is not as described; `errors` says where."""

    code = 422
    description = "The request is not as described; `errors` says where."

    def __init__(self, errors: Sequence[Invalid]) -> None:
        super().__init__()
        self.errors = tuple(errors)


def pointer(member: str) -> str:
    """Write a member's name as a JSON Pointer in a URI fragment (RFC 6901, section 6)."""
    return "#/" + quote(member.replace("~", "~0").replace("/", "~1"), safe=_FRAGMENT, errors="replace")


def init_app(app: Flask) -> None:
    """Answer every HTTP error with a problem document; an unexpected exception comes here as Flask's 500."""
    app.register_error_handler(HTTPException, _problem)


def _problem(error: HTTPException) -> Response:
    status = error.code or 500
    document: dict[str, object] = {
        "type": "about:blank",
        "title": _TITLES.get(status) or HTTPStatus(status).phrase,
        "status": status,
        "detail": error.description or "",
    }
    if isinstance(error, ValidationFailed):
        document["errors"] = [invalid.to_json() for invalid in error.errors]
    response = jsonify(document)
    response.status_code = status
    response.headers.extend((name, value) for name, value in error.get_headers() if name != "Content-Type")
    response.content_type = "application/problem+json"
    return response
