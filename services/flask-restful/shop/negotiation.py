"""What a client takes."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import request
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable

P = ParamSpec("P")
R = TypeVar("R")


def negotiated(view: Callable[P, R]) -> Callable[P, R]:
    """Answer 406 to an `Accept` that rules out JSON, before anything is done.

    Flask-RESTful's own 406 (`Api(default_mediatype=None)`) comes after the method: an item would have been created.
    """

    @wraps(view)
    def negotiating(*args: P.args, **kwargs: P.kwargs) -> R:
        # Without parameters: `application/json;charset=utf-8` is another type to werkzeug. Without the header, none.
        accepted = MIMEAccept([(name.partition(";")[0].strip(), quality) for name, quality in request.accept_mimetypes])
        if accepted and not accepted.quality("application/json"):
            raise NotAcceptable("This is answered as application/json only.")
        return view(*args, **kwargs)

    return negotiating
