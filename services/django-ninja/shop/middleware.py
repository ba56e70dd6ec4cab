"""What neither Django nor Django Ninja leaves to a handler of ours."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from shop.errors import problem


def as_described(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer `//items`, wrong methods and HEAD as the contract and HTTP have it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # waitress hands all slashes at the front of a path over as one.
        if request.META.get("REQUEST_URI", "").startswith("//"):
            raise Http404
        response = get_response(request)
        if response.status_code == 405:  # noqa: PLR2004 - Django Ninja answers by itself, in plain text
            detail = "The path has no such method; `Allow` lists those that it has."
            response = problem(405, detail, {"Allow": response["Allow"]})
        if request.method == "HEAD" and not response.streaming:
            # Django leaves this to the server, and waitress sends the body.
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    return middleware
