"""What Django has to know about the server in front of it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse


def exact_path(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer `//items` with 404: waitress hands all slashes at the front over as one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.META.get("REQUEST_URI", "").startswith("//"):
            raise Http404
        return get_response(request)

    return middleware


def head_without_body(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer HEAD with the headers of GET alone: Django leaves that to the server, and waitress sends the body."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    return middleware
