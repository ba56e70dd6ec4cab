"""What a client takes."""

from flask import request
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import NotAcceptable


def refuse_unless_json_will_do() -> None:
    """Answer 406 to an `Accept` that rules out JSON, before anything is done."""
    # Without parameters: `application/json;charset=utf-8` is another type to werkzeug. Without the header, no ranges.
    accepted = MIMEAccept([(name.partition(";")[0].strip(), quality) for name, quality in request.accept_mimetypes])
    if accepted and not accepted.quality("application/json"):
        raise NotAcceptable("This is answered as application/json only.")
