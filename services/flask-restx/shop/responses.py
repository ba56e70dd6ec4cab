"""What several operations have in common: the answers that are problem documents, and the rule about `Accept`."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import request
from werkzeug.exceptions import NotAcceptable

from shop.models import problem, validation_problem

P = ParamSpec("P")
R = TypeVar("R")

Body = dict[str, object]

# Arguments of `Namespace.response`.
NOT_FOUND = (404, "There is no such item.", problem)
NOT_ACCEPTABLE = (406, "The `Accept` header rules out JSON.", problem)
UNSUPPORTED_MEDIA_TYPE = (415, "The body is not `application/json`.", problem)
VALIDATION_FAILED = (422, "The request is not as described; `errors` says where.", validation_problem)

# Swagger 2.0 has a list of media types an operation, none a response. RESTX names its representations only, and a
# representation for problems would let a client's `Accept` choose it for an answer that is no problem.
PRODUCES = ["application/json", "application/problem+json"]

_JSON_RANGES = frozenset({"application/json", "application/*", "*/*"})


def answers_json(view: Callable[P, R]) -> Callable[P, R]:
    """Refuse a request whose `Accept` rules out JSON, before the view does anything.

    RESTX's own 406 (`default_mediatype=None`) comes after the handler: the item would have been created.
    """

    @wraps(view)
    def negotiated(*args: P.args, **kwargs: P.kwargs) -> R:
        accepted = request.accept_mimetypes
        if accepted and not any(
            quality > 0 and media_range.partition(";")[0].strip().lower() in _JSON_RANGES
            for media_range, quality in accepted
        ):
            raise NotAcceptable("This resource is answered as application/json only.")
        return view(*args, **kwargs)

    return negotiated
