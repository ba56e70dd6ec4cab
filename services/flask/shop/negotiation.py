"""What a client takes."""

from flask import request
from werkzeug.exceptions import NotAcceptable


def refuse_unless_json_will_do() -> None:
    """Answer 406 to an `Accept` that rules out JSON, before anything is done."""
    accepted = request.accept_mimetypes  # empty without the header, which then rules out nothing
    if accepted and not accepted.quality("application/json"):
        raise NotAcceptable("This is answered as application/json only.")
