"""Answers every error with a problem document, the framework's own errors included."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from rest_framework import exceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TYPE = "application/problem+json"


def answer(error: Exception, context: dict[str, object]) -> HttpResponse | None:
    """Answer what a view raised; an error that nobody expected stays one."""
    if isinstance(error, Http404):
        return _problem(404, "There is no such item.")
    if isinstance(error, exceptions.ParseError):
        return _invalid([{"pointer": "#", "detail": str(error.detail)}])
    if isinstance(error, exceptions.ValidationError):
        in_query = getattr(context["view"], "checks_parameters", False)
        return _invalid(list(_errors(error.detail, "parameter" if in_query else "pointer")))
    if isinstance(error, exceptions.APIException):
        headers = {}
        if isinstance(error, exceptions.MethodNotAllowed):
            headers["Allow"] = ", ".join(context["view"].allowed_methods)  # type: ignore[attr-defined]
        return _problem(error.status_code, str(error.detail), headers=headers)
    return None


class ProblemsForUnknownPaths:
    """Answers a path that there isn't with a problem document, which Django answers with a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the views answer, and put a problem in the place of Django's page."""
        if request.META.get("REQUEST_URI", "").startswith("//"):  # of which the server hands one slash over
            return _problem(404, "There is nothing at this path.")
        response = self._get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        return _problem(response.status_code, str(response.reason_phrase)) if is_page else response


def _errors(detail: object, where: str) -> Iterator[dict[str, str]]:
    if isinstance(detail, dict):
        for name, texts in detail.items():
            place = "#" if name == "non_field_errors" else _pointer(name)
            yield {where: name if where == "parameter" else place, "detail": " ".join(map(str, texts))}
    else:
        yield {where: "#", "detail": " ".join(map(str, detail))}  # type: ignore[call-overload]


def _pointer(name: str) -> str:
    """A JSON Pointer as a URI fragment (RFC 6901, section 6), in the characters that RFC 3986 has for one."""
    escaped = name.replace("~", "~0").replace("/", "~1")
    return "#/" + quote(escaped, safe="!$&'()*+,;=:@?", errors="replace")


def _invalid(errors: list[dict[str, str]]) -> HttpResponse:
    return _problem(422, "The request is not as described; `errors` says where.", {"errors": errors})


def _problem(
    status: int, detail: str, more: dict[str, object] | None = None, headers: dict[str, str] | None = None
) -> HttpResponse:
    title = "Unprocessable Content" if status == 422 else HTTPStatus(status).phrase  # noqa: PLR2004 - RFC 9110's name
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **(more or {})}
    return JsonResponse(body, status=status, headers=headers, content_type=TYPE)
