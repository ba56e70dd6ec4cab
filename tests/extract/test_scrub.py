"""What changes from run to run is taken out on reading, and nothing else is."""

from __future__ import annotations

import pytest

from extract.scrub import SCRUBBERS, scrubbed, scrubbers_for

TOKEN = b"aB3" * 21 + b"x"
CSRF = "django-csrf-token"

PLACES = {
    "form field": b'<input type="hidden" name="csrfmiddlewaretoken" value="%b">',
    "single quotes": b"<input name='csrf' value='%b'>",
    "page's script": b'window.drf = {csrfToken: "%b"};',
    "JSON": b'{"csrfToken": "%b"}',
    "meta element": b'<meta name="csrf-token" content="%b">',
    "header for Swagger UI": b'request.headers["X-CSRFToken"] = "%b";',
}


class TestDjangosToken:
    """Masked anew in each answer."""

    @pytest.mark.parametrize("page", PLACES.values(), ids=PLACES)
    def test_is_taken_out_wherever_it_stands(self, page: bytes) -> None:
        assert scrubbers_for(page % TOKEN) == (CSRF,)
        assert scrubbed(page % TOKEN, (CSRF,)) == page % b"scrubbed"

    def test_is_taken_out_each_time(self) -> None:
        page = PLACES["form field"] + PLACES["meta element"]
        assert scrubbed(page % (TOKEN, TOKEN), (CSRF,)) == page % (b"scrubbed", b"scrubbed")

    @pytest.mark.parametrize(
        "page",
        [
            b'<input name="csrf" value="short">',
            b'<input name="csrf" value="%bx">' % TOKEN,
            b'<input name="csrf" value="%b">' % TOKEN[1:],
            b'<a title="%b">' % TOKEN,
            b"<p>A csrf token is a word of 64 letters.</p>",
        ],
    )
    def test_is_nothing_else(self, page: bytes) -> None:
        assert scrubbers_for(page) == ()
        assert scrubbed(page, (CSRF,)) == page


class TestScrubbers:
    """Each has a name that it goes by, and a reason."""

    @pytest.mark.parametrize("name", SCRUBBERS)
    def test_has_a_reason(self, name: str) -> None:
        assert SCRUBBERS[name].name == name
        assert SCRUBBERS[name].reason

    def test_leave_what_they_are_not_named_for(self) -> None:
        page = PLACES["form field"] % TOKEN
        assert scrubbed(page, ()) == page
