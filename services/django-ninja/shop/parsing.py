"""Bodies: of the documented media type and of no other, and read strictly."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, NoReturn, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

from shop.errors import unsupported, wrong

LONGEST_IMAGE: Final = 1024 * 1024
"""In bytes."""
LONGEST_UPLOAD: Final = 2 * LONGEST_IMAGE
"""The whole body that an image comes in."""

FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"

Run: TypeAlias = Callable[..., HttpResponse]


class StrictParser(Parser):
    """Reads bodies, forms and queries.

    Django Ninja asks for credentials before, so nothing here is told to who isn't let in.
    """

    def parse_body(self, request: HttpRequest) -> Any:  # noqa: ANN401 - any JSON
        """Return a body's value; JSON is what RFC 8259 has, which leaves `json.loads` some things to refuse."""
        if request.content_type != "application/json":
            raise unsupported("application/json")
        try:
            return json.loads(request.body.decode("utf-8"), parse_constant=_refuse_constant)
        except UnicodeDecodeError as error:
            raise wrong("#", "The body is not UTF-8.") from error
        except json.JSONDecodeError as error:
            raise wrong("#", f"The body is not JSON: {error}.") from error
        except RecursionError as error:
            raise wrong("#", "The body is nested too deeply.") from error
        except ValueError as error:
            raise wrong("#", "The body has a number with too many digits.") from error

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """Return what is in a query, a form's members or its files."""
        values = super().parse_querydict(data, list_fields, request)
        if data is request.GET:
            return values
        self._check_form(request, FORM if data is request.POST else MULTIPART)
        # A member that is given twice is a list, which no text is; the last one would count otherwise.
        return {name: given[0] if len(given) == 1 else given for name, given in data.lists()}

    def _check_form(self, request: HttpRequest, media_type: str) -> None:
        if request.content_type != media_type:
            raise unsupported(media_type)
        boundary = request.content_params.get("boundary", "")
        if media_type == MULTIPART and request.body and f"--{boundary}--".encode() not in request.body:
            # Django takes it for one with fewer parts.
            raise wrong("#", "The form has no end.")


def upload(run: Run) -> Run:
    """Decorate a view that takes a file with another method than POST.

    Django reads forms for POST alone (https://code.djangoproject.com/ticket/12635). Django Ninja has a middleware for
    that, which reads each body before anyone is let in.
    """

    @wraps(run)
    def run_as_post(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        # Read before Django does, or it can't be read again.
        _ = request.body
        request.method = "POST"
        return run(request, *args, **kwargs)

    return run_as_post


def _refuse_constant(constant: str) -> NoReturn:
    """`NaN`, `Infinity` and `-Infinity`, which Python would read."""
    raise json.JSONDecodeError(f"{constant} is not JSON", "", 0)
