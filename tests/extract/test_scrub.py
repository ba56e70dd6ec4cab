"""What changes from run to run is taken out on reading, and nothing else is."""

from __future__ import annotations

import pytest

from extract.bundle import pretty
from extract.scrub import SCRUBBERS, scrubbed, scrubbers_for

TOKEN = b"aB3" * 21 + b"x"
CSRF = "django-csrf-token"
PAGE = "pages/docs.html"

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
        assert scrubbers_for(page % TOKEN, PAGE) == (CSRF,)
        assert scrubbed(page % TOKEN, (CSRF,)) == page % b"scrubbed"

    @pytest.mark.parametrize("file", ["document.json", "document.from-code.json", "in-process.json"])
    @pytest.mark.parametrize("page", PLACES.values(), ids=PLACES)
    def test_is_taken_out_of_a_document_that_is_made_of_pages(self, page: bytes, file: str) -> None:
        document = pretty({"/": (page % TOKEN).decode()})
        assert scrubbers_for(document, file) == (CSRF,)
        assert scrubbed(document, (CSRF,)) == pretty({"/": (page % b"scrubbed").decode()})

    def test_is_left_in_other_files(self) -> None:
        assert scrubbers_for(pretty({"csrfToken": TOKEN.decode()}), "live.json") == ()

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
        assert scrubbers_for(page, PAGE) == ()
        assert scrubbed(page, (CSRF,)) == page


def call(status: int, answer: str, **headers: str) -> dict[str, object]:
    """A call of calls.json."""
    return {"shows": "it", "status": status, "answer_headers": headers, "answer": answer, "cut": False}


def calls(*made: dict[str, object]) -> bytes:
    """A calls.json."""
    return pretty({"format": 1, "calls": list(made)})


class TestCreation:
    """When something was created, by the word of the call that did."""

    NAMES = ("time-of-creation", "tag-of-creation")

    def cleaned(self, content: bytes) -> bytes:
        """The content as it is read."""
        return scrubbed(content, scrubbers_for(content, "calls.json"))

    @pytest.mark.parametrize("answer", ['{"created_at": "%s", "id": 2}', '{"id":2,"created_at":"%s"}'])
    def test_is_taken_out(self, answer: str) -> None:
        made = [calls(call(201, answer % time, etag=f'"{time}"')) for time in ("2026-01-02T03:04:05.6Z", "2027")]
        assert scrubbers_for(made[0], "calls.json") == self.NAMES
        assert self.cleaned(made[0]) == self.cleaned(made[1]) == calls(call(201, answer % "scrubbed", etag="scrubbed"))

    def test_is_left_where_nothing_was_created(self) -> None:
        seeded = call(200, '{"created_at": "2026"}', etag='"a"')
        created = call(201, "{}")
        assert scrubbers_for(calls(seeded, created, seeded), "calls.json") == ()

    def test_is_left_where_a_body_only_looks_like_a_call(self) -> None:
        content = calls(call(422, '"status": 201,\n  "etag": "a", {"created_at": "2026"}'))
        assert self.cleaned(content) == content

    def test_is_looked_for_in_calls_only(self) -> None:
        assert scrubbers_for(calls(call(201, '{"created_at": "2026"}', etag="a")), "document.json") == ()


class TestScrubbers:
    """Each has a name that it goes by, and a reason."""

    @pytest.mark.parametrize("name", SCRUBBERS)
    def test_has_a_reason(self, name: str) -> None:
        assert SCRUBBERS[name].name == name
        assert SCRUBBERS[name].reason

    def test_leave_what_they_are_not_named_for(self) -> None:
        page = PLACES["form field"] % TOKEN
        assert scrubbed(page, ()) == page
