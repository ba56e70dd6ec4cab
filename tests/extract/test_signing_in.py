"""Signing in by a service's own form, and what is behind it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.collected import collect, pages_below
from extract.errors import AppError, ServerError
from extract.fetch import HTML, client, signed_in
from extract.process import environment
from extract.pull import pull
from extract.server import serving
from extract.signing_in import Reader, filled, form_with, reader
from extract.stack import load

if TYPE_CHECKING:
    from extract.bundle import Bundle
    from extract.stack import Stack

ADA = Reader(username="ada", password="a word")  # noqa: S106 - nobody's


@pytest.fixture
def entrance(root: Path, services: Path) -> Stack:
    """A stack whose documentation is behind a sign-in."""
    return load(Path(shutil.copytree(root / "tests/miniatures/entrance", services / "entrance")))


def changed(stack: Stack, old: str, new: str) -> Stack:
    """The stack with other words in its stack.toml."""
    path = stack.folder / "stack.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return load(stack.folder)


def contents(bundle: Bundle) -> list[bytes]:
    """The docs pages as served."""
    return [bundle.read(page.file) for page in bundle.manifest.pages]


class TestForm:
    """The form that a person would fill in."""

    def test_is_the_one_with_these_inputs(self) -> None:
        html = "<form action=/a><input name=q></form><form action='/b?x=1'><input name=u value=0><input name=p></form>"
        form = form_with(html, {"u", "p"})
        assert form is not None
        assert (form.action, form.values) == ("/b?x=1", {"u": "0", "p": ""})

    def test_holds_its_hidden_inputs_and_no_button(self) -> None:
        form = form_with("<form><input type=hidden name=token value=1><input type=submit name=go><input name=u>", {"u"})
        assert form is not None
        assert form.values == {"token": "1", "u": ""}

    @pytest.mark.parametrize(
        "html", ["", "<form>", "<input name=u>", "<form></form><input name=u>", "<form><input name=v>", "<form><!--"]
    )
    def test_is_none_where_nothing_has_them(self, html: str) -> None:
        assert form_with(html, {"u"}) is None


class TestReader:
    """Who signs in is made for a run."""

    def test_has_another_password_each_time_and_the_same_name(self) -> None:
        one, two = reader(), reader()
        assert one.username == two.username
        assert one.password != two.password
        assert len(one.password) > 20

    def test_shows_no_password(self) -> None:
        assert ADA.password not in repr(ADA)

    def test_is_filled_in(self) -> None:
        assert filled({"a": "{username}:{password}", "b": "c"}, ADA) == {"a": "ada:a word", "b": "c"}

    def test_is_told_to_the_service_whatever_the_users_environment_says(
        self, entrance: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ENTRANCE_WORD", "the user's")
        env = environment(entrance, tmp_path, lets_in=ADA)
        assert (env["ENTRANCE_NAME"], env["ENTRANCE_WORD"]) == ("ada", "a word")

    def test_is_somebody_where_nobody_is_named(self, entrance: Stack, tmp_path: Path) -> None:
        assert environment(entrance, tmp_path)["ENTRANCE_WORD"] != environment(entrance, tmp_path)["ENTRANCE_WORD"]


class TestSigningIn:
    """A client that has signed in gets what is behind the form."""

    def test_lets_in(self, entrance: Stack, python: Path) -> None:
        with serving(entrance, python) as service, signed_in(service) as inside, client(service) as outside:
            assert b"/one" in inside.get("/doc/views/", HTML).content
            assert b"type=password" in outside.get("/doc/views/", HTML).content

    def test_needs_none_where_stack_toml_has_none(self, hello: Stack, python: Path) -> None:
        with serving(hello, python) as service, signed_in(service) as http:
            assert http.get("/docs", HTML).status == 200

    @pytest.mark.parametrize("path", ["/login", "/doc/views/"])
    def test_fails_where_there_is_no_form(
        self, entrance: Stack, python: Path, monkeypatch: pytest.MonkeyPatch, path: str
    ) -> None:
        monkeypatch.setenv("ENTRANCE_FAULT", "no-form")
        stack, why = changed(entrance, 'path = "/login"', f'path = "{path}"'), f"{path} has no form with user and word"
        with serving(stack, python) as service, pytest.raises(ServerError, match=why), signed_in(service):
            pass

    def test_fails_where_the_form_is_there_again(self, entrance: Stack, python: Path) -> None:
        stack = changed(entrance, 'WORD = "{password}"', 'WORD = "another"')
        with serving(stack, python) as service, pytest.raises(ServerError) as raised, signed_in(service):
            pass
        assert "lets nobody in" in str(raised.value)
        assert service.lets_in.password not in str(raised.value)

    def test_fails_where_it_leads_to_the_form_again(
        self, entrance: Stack, python: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ENTRANCE_FAULT", "again")
        with serving(entrance, python) as service, pytest.raises(ServerError, match="nobody in"), signed_in(service):
            pass

    @pytest.mark.parametrize("fault", ["portless", "dead-end"])
    def test_minds_neither_a_missing_port_nor_a_missing_page_after_it(
        self, entrance: Stack, python: Path, monkeypatch: pytest.MonkeyPatch, fault: str
    ) -> None:
        monkeypatch.setenv("ENTRANCE_FAULT", fault)
        with serving(entrance, python) as service, signed_in(service) as inside:
            assert b"/one" in inside.get("/doc/views/", HTML).content

    @pytest.mark.parametrize(
        ("fault", "why"), [("elsewhere", "leads out"), ("mail", "leads out"), ("odd", "can't sign in")]
    )
    def test_tells_the_password_to_nobody_else(
        self, entrance: Stack, python: Path, monkeypatch: pytest.MonkeyPatch, fault: str, why: str
    ) -> None:
        monkeypatch.setenv("ENTRANCE_FAULT", fault)
        with serving(entrance, python) as service, pytest.raises(ServerError, match=why), signed_in(service):
            pass


class TestCollecting:
    """A document that is made of pages."""

    def test_is_what_the_list_leads_to(self, entrance: Stack, python: Path, target: Path) -> None:
        bundle = pull(entrance, python, target, say=lambda _: None)
        pages = json.loads(bundle.data)["admindocs"]
        assert list(pages) == ["/doc/views/", "/doc/views/shop.views.one/", "/doc/views/shop.views.two/"]
        assert "<h1>two</h1>" in pages["/doc/views/shop.views.two/"]

    def test_is_the_same_without_a_server_but_for_tokens(self, entrance: Stack, python: Path, target: Path) -> None:
        document = pull(entrance, python, target, say=lambda _: None).manifest.document
        assert document is not None
        assert document.in_process == "same"

    def test_is_the_same_in_each_run(self, entrance: Stack, python: Path, tmp_path: Path) -> None:
        one, two = (pull(entrance, python, tmp_path / name, say=lambda _: None) for name in ("a", "b"))
        assert one.data != two.data
        assert one.manifest == two.manifest

    def test_gets_pages_signed_in_only_where_stack_toml_says_so(
        self, entrance: Stack, python: Path, target: Path
    ) -> None:
        bundle = pull(entrance, python, target, say=lambda _: None)
        assert [b"type=password" in content for content in contents(bundle)] == [False, True]

    def test_fails_where_a_page_is_missing(
        self, entrance: Stack, python: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ENTRANCE_FAULT", "lost")
        with pytest.raises(ServerError, match=r"GET /doc/views/shop\.views\.two/ was answered with 404"):
            pull(entrance, python, target, say=lambda _: None)

    def test_fails_where_a_page_is_no_text(
        self, entrance: Stack, python: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ENTRANCE_FAULT", "binary")
        with pytest.raises(AppError, match=r"at /doc/views/shop\.views\.two/ is no text"):
            pull(entrance, python, target, say=lambda _: None)

    @pytest.mark.parametrize(
        ("fault", "why"),
        [
            ("moved", r"two/ leads to another page: that is /doc/views/shop\.views\.one/"),
            ("asks", "/doc/views/ asks for a password"),
            ("empty", "/doc/views/ leads to no page below it"),
        ],
    )
    def test_fails_where_another_page_is_there(
        self, entrance: Stack, python: Path, monkeypatch: pytest.MonkeyPatch, fault: str, why: str
    ) -> None:
        monkeypatch.setenv("ENTRANCE_FAULT", fault)
        with serving(entrance, python) as service, signed_in(service) as inside, pytest.raises(AppError, match=why):
            collect(inside, "admindocs", "/doc/views/")

    def test_fails_where_nobody_signs_in(self, entrance: Stack, python: Path) -> None:
        why = "that is /login"
        with serving(entrance, python) as service, client(service) as outside, pytest.raises(AppError, match=why):
            collect(outside, "admindocs", "/doc/views/")

    def test_reaches_no_further_than_one_step_below(self) -> None:
        html = (
            "<a href=a/><a href=a><a href=/x/y/c%2Fd/><a href=//other.example/x/y/z/><a href=a/b><a href=?q><a href=..>"
        )
        assert pages_below(html, "/x/y/") == ("/x/y/a/", "/x/y/a", "/x/y/c%2Fd/")
