"""`POST /token`: what a client gets for a name and a password."""

import json
import re
import time
from urllib.parse import urlencode

import httpx2
import pytest

from .access import PASSWORD, READ, WRITE, decoded
from .contract import assert_as_contract
from .problems import assert_problem
from .samples import FORM, SEEDS, labels

ADA = {"grant_type": "password", "username": "ada", "password": PASSWORD}

BAD: tuple[tuple[bytes, set[str]], ...] = (
    (b"", {"#/grant_type", "#/username", "#/password"}),
    (b"grant_type=password", {"#/username", "#/password"}),
    (urlencode(ADA | {"grant_type": "client_credentials"}).encode(), {"#/grant_type"}),
    (urlencode(ADA | {"grant_type": "Password"}).encode(), {"#/grant_type"}),
    (urlencode(ADA | {"grant_type": ""}).encode(), {"#/grant_type"}),
    (urlencode(ADA | {"username": ""}).encode(), {"#/username"}),
    (urlencode(ADA | {"username": "x" * 51}).encode(), {"#/username"}),
    (urlencode(ADA | {"password": ""}).encode(), {"#/password"}),
    (urlencode(ADA | {"password": "x" * 101}).encode(), {"#/password"}),
    (urlencode(ADA | {"scope": "x" * 201}).encode(), {"#/scope"}),
    (urlencode(ADA | {"scope": "orders:ship"}).encode(), {"#/scope"}),
    (urlencode(ADA | {"scope": f"{READ} admin"}).encode(), {"#/scope"}),
    (urlencode(ADA | {"scope": f"{READ},{WRITE}"}).encode(), {"#/scope"}),
    (urlencode(ADA | {"scope": READ.upper()}).encode(), {"#/scope"}),
    (urlencode(ADA | {"username": "bob", "scope": WRITE}).encode(), {"#/scope"}),
    (urlencode(ADA | {"colour": "red"}).encode(), {"#/colour"}),
    (urlencode(ADA | {"client_id": "x", "a/b": ""}).encode(), {"#/client_id", "#/a~1b"}),
    (urlencode(ADA | {"Größe": "x"}).encode(), {"#/Gr%C3%B6%C3%9Fe"}),
    (urlencode([*ADA.items(), ("username", "ada")]).encode(), {"#/username"}),
    (urlencode([*ADA.items(), ("scope", READ), ("scope", READ)]).encode(), {"#/scope"}),
    (b"username=&username=&colour=red", {"#/grant_type", "#/username", "#/password", "#/colour"}),
)
ODD = ["\x00", "ada\x00", "ada ", " ada", "ADA", "ädä", "🫖", "' OR 1=1 --", "x" * 50, "%s", "\n"]


def ask(client: httpx2.Client, **changed: str) -> httpx2.Response:
    """The answer to ada's form, some of it changed."""
    return client.post("/token", data=ADA | changed)


class TestToken:
    """A token says whose it is and what it is good for, is signed, and expires."""

    @pytest.mark.parametrize("user", SEEDS["users"], ids=lambda user: str(user["username"]))
    def test_is_good_for_all_that_the_user_may_do(
        self, client: httpx2.Client, user: dict[str, str | list[str]]
    ) -> None:
        body = assert_as_contract(ask(client, username=str(user["username"])), "createToken")
        assert body["scope"] == " ".join(user["scopes"])
        assert (body["token_type"], body["expires_in"]) == ("bearer", 900)

    @pytest.mark.parametrize(
        ("scope", "granted"),
        [(READ, READ), (WRITE, WRITE), (f"{READ} {WRITE}", f"{READ} {WRITE}"), (f"{WRITE} {READ}", f"{READ} {WRITE}")],
    )
    def test_is_good_for_what_was_asked(self, client: httpx2.Client, scope: str, granted: str) -> None:
        body = assert_as_contract(ask(client, scope=scope), "createToken")
        assert body["scope"] == granted
        assert decoded(body["access_token"])[1]["scope"].split() == granted.split()

    def test_is_signed_and_expires(self, client: httpx2.Client) -> None:
        header, said = decoded(ask(client).json()["access_token"])
        assert header["alg"] == "HS256"
        assert said["sub"] == "ada"
        assert said["exp"] - said["iat"] == 900
        assert abs(said["iat"] - time.time()) < 600

    def test_says_nothing_of_the_password(self, client: httpx2.Client) -> None:
        response = ask(client)
        assert PASSWORD not in response.text
        assert PASSWORD not in json.dumps(decoded(response.json()["access_token"]))


class TestForm:
    """The body is a form, whose members are described."""

    @pytest.mark.parametrize("content_type", [FORM["Content-Type"].upper(), f"{FORM['Content-Type']}; charset=UTF-8"])
    def test_may_have_its_type_written_in_other_ways(self, client: httpx2.Client, content_type: str) -> None:
        response = client.post("/token", content=urlencode(ADA).encode(), headers={"Content-Type": content_type})
        assert_as_contract(response, "createToken")

    @pytest.mark.parametrize(("content", "places"), BAD, ids=labels(one[0] for one in BAD))
    def test_is_refused_where_it_is_not_as_described(
        self, client: httpx2.Client, content: bytes, places: set[str]
    ) -> None:
        response = client.post("/token", content=content, headers=FORM)
        assert_problem(response, 422, errors=places)
        assert_as_contract(response, "createToken")
        assert PASSWORD not in response.text

    @pytest.mark.parametrize(
        "content_type",
        ["application/json", "multipart/form-data; boundary=x", "text/plain", "application/x-www-form", ""],
    )
    def test_of_another_type_is_refused(self, client: httpx2.Client, content_type: str) -> None:
        headers = {"Content-Type": content_type} if content_type else {}
        for content in (json.dumps(ADA).encode(), urlencode(ADA).encode()):
            assert_problem(client.post("/token", content=content, headers=headers), 415)

    @pytest.mark.parametrize("part", [b"%FF", b"\xff", b"%", b"%C3", b"%ED%A0%80", b"%zz", b"+", b"a;b"], ids=ascii)
    @pytest.mark.parametrize("member", [b"username", b"password"])
    def test_that_holds_no_text_lets_nobody_in(self, client: httpx2.Client, member: bytes, part: bytes) -> None:
        rest = urlencode({key: value for key, value in ADA.items() if key.encode() != member}).encode()
        response = client.post("/token", content=rest + b"&" + member + b"=" + part, headers=FORM)
        assert response.status_code in {401, 422}
        assert_problem(response, response.status_code)


class TestRefusal:
    """Who has no name or another password gets nothing, and is not told which of them was wrong."""

    @pytest.mark.parametrize("password", [*ODD, PASSWORD.upper(), PASSWORD[:-1], f"{PASSWORD}x"], ids=ascii)
    def test_meets_a_wrong_password(self, client: httpx2.Client, password: str) -> None:
        response = ask(client, password=password)
        assert_problem(response, 401)
        assert_as_contract(response, "createToken")
        assert response.headers["www-authenticate"] == "Bearer"

    @pytest.mark.parametrize("username", ["eve", *ODD], ids=ascii)
    def test_meets_an_unknown_name(self, client: httpx2.Client, username: str) -> None:
        response = ask(client, username=username)
        assert_problem(response, 401)
        assert response.headers["www-authenticate"] == "Bearer"

    def test_says_the_same_in_both_cases(self, client: httpx2.Client) -> None:
        wrong, unknown = ask(client, password=PASSWORD[::-1]), ask(client, username="eve")
        assert wrong.content == unknown.content
        assert not re.search("ada|eve", wrong.text + unknown.text)
