"""Every error as a problem document (RFC 9457), Django's own errors included."""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import ParseError, ValidationError
from rest_framework.renderers import BrowsableAPIRenderer, JSONRenderer
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler

from shop.errors import ParameterError
from shop.serializers.problems import ProblemSerializer, ValidationProblemSerializer

# What RFC 9110 calls these; `HTTPStatus` does so from Python 3.13 on, and before has the names of older RFCs.
RFC_9110 = {413: "Content Too Large", 414: "URI Too Long", 416: "Range Not Satisfiable", 422: "Unprocessable Content"}


class ProblemRenderer(JSONRenderer):
    """JSON that says it is a problem document."""

    media_type = "application/problem+json"
    format = "problem"


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Return the answer to an exception in a view; a handler for `EXCEPTION_HANDLER`.

    Returns None for an exception that isn't the client's fault: it is Django's to log and to answer with 500.
    """
    response = exception_handler(error, context)
    if response is None:
        return None
    errors = list(_errors(error))
    if errors:
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        response.data = _problem(response.status_code, "The request is not as described; `errors` says where.", errors)
    else:
        response.data = _problem(response.status_code, response.data["detail"])
    request = context["request"]
    # Who looks at the Browsable API sees the problem on its page; everyone else gets the document itself.
    if not isinstance(getattr(request, "accepted_renderer", None), BrowsableAPIRenderer):
        request.accepted_renderer = ProblemRenderer()
        request.accepted_media_type = ProblemRenderer.media_type
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request that Django itself refuses, for its `Host` for instance."""
    return _answer(HTTPStatus.BAD_REQUEST, "The request can't be understood.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request for a path that doesn't exist."""
    return _answer(HTTPStatus.NOT_FOUND, "There is nothing at this path.")


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer a request that the service failed at, giving nothing away."""
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been logged.")


def render_problem(status: int, detail: str) -> bytes:
    """Return a problem document, for where there is no view to answer."""
    return ProblemRenderer().render(_problem(status, detail))


def _answer(status: int, detail: str) -> HttpResponse:
    return HttpResponse(render_problem(status, detail), content_type=ProblemRenderer.media_type, status=status)


def _problem(status: int, detail: str, errors: Sequence[Mapping[str, str]] = ()) -> dict[str, Any]:
    title = RFC_9110.get(status) or HTTPStatus(status).phrase
    problem = {"type": "about:blank", "title": title, "status": status, "detail": detail, "errors": errors}
    # A plain dict: of what a serializer returns, the Browsable API takes the serializer for that of its forms.
    return dict((ValidationProblemSerializer if errors else ProblemSerializer)(problem).data)


def _errors(error: Exception) -> Iterator[dict[str, str]]:
    match error:
        case ParseError():
            yield {"pointer": "#", "detail": error.detail}
        case ParameterError():
            for name, details in error.detail.items():
                yield {"parameter": name, "detail": _sentence(details)}
        case ValidationError():
            yield from _body_errors(error.detail, "#")


def _body_errors(detail: Mapping[str | int, Any] | Sequence[str], pointer: str) -> Iterator[dict[str, str]]:
    if not isinstance(detail, Mapping):
        yield {"pointer": pointer, "detail": _sentence(detail)}
        return
    for name, below in detail.items():
        # A client may call a member like this, too; then it is an unknown one.
        own = name == api_settings.NON_FIELD_ERRORS_KEY and not any(each.code == "unknown" for each in below)
        yield from _body_errors(below, pointer if own else f"{pointer}/{_token(str(name))}")


def _token(name: str) -> str:
    """Return a member's name for a JSON Pointer in a URI fragment (RFC 6901, sections 3 and 6; RFC 3986, 3.5)."""
    escaped = name.replace("~", "~0").replace("/", "~1")
    return quote(escaped, safe="!$&'()*+,;=:@/?", errors="surrogatepass")


def _sentence(details: Sequence[str]) -> str:
    """Return all that is wrong in one place, each thing once. What is quoted in it need not be Unicode."""
    sentence = " ".join(dict.fromkeys(map(str, details)))
    return sentence.encode(errors="backslashreplace").decode()
