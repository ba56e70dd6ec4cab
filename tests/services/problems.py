"""What every error of a service looks like: a problem document (RFC 9457), strictly."""

import re
from collections.abc import Collection
from typing import Final

import httpx2

TITLES: Final = {
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    406: "Not Acceptable",
    409: "Conflict",
    412: "Precondition Failed",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
}
"""The reason phrases of RFC 9110, section 15. `http.HTTPStatus` has an older one for 422 before Python 3.13."""

_MEMBERS: Final = frozenset({"type", "title", "status", "detail"})
# RFC 6901, section 6: a pointer, its `~` escaped, in the characters that RFC 3986 has for a fragment.
_POINTER: Final = re.compile(r"#(/([A-Za-z0-9._!$&'()*+,;=:@?-]|~[01]|%[0-9A-F]{2})*)*", re.ASCII)


def assert_problem(response: httpx2.Response, status: int, errors: Collection[str] | None = None) -> frozenset[str]:
    """The answer is a problem document with this status, and well formed in each part.

    `errors` says which places a 422 must list, all of them and no others: pointers (`#/price`) and names of
    parameters (`limit`). Gives the places that are listed; none for another status.
    """
    assert response.status_code == status, response.text
    assert response.headers.get("content-type") == "application/problem+json"
    body = response.json()
    assert isinstance(body, dict)
    assert set(body) == (_MEMBERS | {"errors"} if status == 422 else _MEMBERS)
    assert body["type"] == "about:blank"
    assert body["title"] == TITLES[status]
    assert type(body["status"]) is int
    assert body["status"] == status
    _assert_text(body["detail"])
    assert "Traceback" not in response.text
    if status != 422:
        assert not errors, "only a 422 lists errors"
        return frozenset()
    assert isinstance(body["errors"], list)
    assert body["errors"], "a 422 says where"
    places = frozenset(_place(error) for error in body["errors"])
    assert errors is None or places == frozenset(errors)
    return places


def _place(error: object) -> str:
    """Where one error is; it is either in the body or in a parameter."""
    assert isinstance(error, dict)
    assert set(error) in ({"pointer", "detail"}, {"parameter", "detail"})
    _assert_text(error["detail"])
    if "parameter" in error:
        _assert_text(error["parameter"])
        return str(error["parameter"])
    assert isinstance(error["pointer"], str)
    assert _POINTER.fullmatch(error["pointer"]), "not a JSON Pointer as a URI fragment"
    return error["pointer"]


def _assert_text(value: object) -> None:
    assert isinstance(value, str)
    assert value.strip(), "an empty text helps nobody"
