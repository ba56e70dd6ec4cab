"""Every error of the API as a problem document (RFC 9457), Django's own errors included."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

PROBLEM = "application/problem+json"
# What RFC 9110 calls it; `HTTPStatus` does so from Python 3.13 on, and before has the name of an older RFC.
TITLES = {HTTPStatus.UNPROCESSABLE_ENTITY: "Unprocessable Content"}

Errors = Sequence[Mapping[str, str]]


class Problem(Exception):  # noqa: N818 - what it becomes is called so
    """Something that a client is told of."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        errors: Errors = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers


class Invalid(Problem):
    """The request is not as described; each error says where."""

    def __init__(self, errors: Errors) -> None:
        super().__init__(
            HTTPStatus.UNPROCESSABLE_ENTITY, "The request is not as described; `errors` says where.", errors=errors
        )


class ProblemMiddleware:
    """Answers a problem that a view raises. What else it raises is Django's to log and to answer with 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as ever."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:  # noqa: ARG002
        """Return the answer to a problem; None to any other exception."""
        if not isinstance(exception, Problem):
            return None
        return answer(exception.status, exception.detail, errors=exception.errors, headers=exception.headers)


def answer(status: int, detail: str, *, errors: Errors = (), headers: Mapping[str, str] | None = None) -> JsonResponse:
    """Return a problem document."""
    title = TITLES.get(status) or HTTPStatus(status).phrase
    problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    told = {"errors": list(errors)} if errors else {}
    return JsonResponse(problem | told, status=status, content_type=PROBLEM, headers=headers)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request that Django itself refuses, for its `Host` for instance."""
    return answer(HTTPStatus.BAD_REQUEST, "The request can't be understood.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request for a path that doesn't exist."""
    return answer(HTTPStatus.NOT_FOUND, "There is nothing at this path.")


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer a request that the service failed at, giving nothing away."""
    return answer(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been logged.")
