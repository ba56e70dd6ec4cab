"""Bearer tokens: who has none, a bad one, or one for something else, is not let in and learns nothing."""

import base64
import json
import time
from collections.abc import Iterator

import httpx2
import pytest

from .access import KEY, READ, SECRET, WRITE, bearer, claims, signed
from .asks import GOOD, NOBODY, Ask
from .contract import OPERATIONS, assert_as_contract
from .making import new_order
from .problems import assert_problem
from .samples import JSON

SCOPED = {
    name: requirement["OAuth2"][0]
    for name, one in OPERATIONS.items()
    for requirement in one.document.get("security", [])
    if "OAuth2" in requirement
}
"""The operations that need a scope, with the scope."""


def part(value: object) -> str:
    """One part of a token."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def bad_tokens() -> Iterator[tuple[str, str]]:
    """Tokens that the shop must not believe, by what is wrong with them."""
    now = int(time.time())
    header, payload, signature = signed(claims()).split(".")
    more = part(claims(sub="root"))
    yield "a word", "token"
    yield "two dots", ".."
    yield "no signature", f"{header}.{payload}."
    yield "no third part", f"{header}.{payload}"
    yield "four parts", f"{header}.{payload}.{signature}.{signature}"
    yield "another's signature", f"{header}.{more}.{signature}"
    yield "a changed signature", f"{header}.{payload}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"
    yield "a signature cut off", f"{header}.{payload}.{signature[:-4]}"
    yield "another secret", signed(claims(), secret=b"another-secret-0123456789abcdef")
    yield "an empty secret", signed(claims(), secret=b"")
    yield "the secret and a zero", signed(claims(), secret=SECRET + b"0")
    for algorithm in ("none", "None", "NONE", "nOnE", ""):
        head = part({"alg": algorithm, "typ": "JWT"})
        yield f"algorithm {algorithm!r}", f"{head}.{payload}."
        yield f"algorithm {algorithm!r} and a signature", signed(claims(), algorithm=algorithm)
    yield "no algorithm", f"{part({'typ': 'JWT'})}.{payload}.{signature}"
    yield "HS512", signed(claims(), algorithm="HS512", digest="sha512")
    yield "HS384", signed(claims(), algorithm="HS384", digest="sha384")
    yield "a label of RS256", signed(claims(), algorithm="RS256")
    yield "expired", signed(claims(iat=now - 1000, exp=now - 100))
    yield "expired long ago", signed(claims(exp=0))
    yield "no expiry", signed(claims(exp=None))
    yield "an expiry in words", signed(claims(exp="tomorrow"))
    yield "nobody's", signed(claims(sub=None))
    yield "a stranger's", signed(claims(sub="eve"))
    yield "a number's", signed(claims(sub=1))
    yield "claims that are a list", f"{header}.{part([])}.{signature}"
    yield "no JSON", f"{header}.{base64.urlsafe_b64encode(b'x').decode()}.{signature}"
    yield "no base64", f"{header}.%%%.{signature}"
    yield "not ASCII", f"{header}.{payload}.\u00fc"
    yield "long", "x" * 4000


BAD = dict(bad_tokens())
NO_BEARER = {
    "nothing": "",
    "another scheme": "Basic YWRhOmRldmVsb3BtZW50LXBhc3N3b3Jk",
    "the scheme alone": "Bearer",
    "no scheme": signed(claims()),
    "the key's scheme": f"ApiKey {signed(claims())}",
    "two tokens": f"Bearer {signed(claims())} {signed(claims())}",
    "no blank": f"Bearer{signed(claims())}",
    "a comma": f"Bearer {signed(claims())}, Bearer {signed(claims())}",
}


def refused(client: httpx2.Client, ask: Ask, authorization: str | None) -> httpx2.Response:
    """The 401 that a request is answered with."""
    said = {} if authorization is None else {"Authorization": authorization}
    request = ask.build(client)
    kept = [(name, value) for name, value in request.headers.multi_items() if name != "authorization"]
    request.headers = httpx2.Headers([*kept, *said.items()], encoding="latin-1")
    response = client.send(request)
    assert_problem(response, 401)
    assert response.headers["www-authenticate"] == "Bearer"
    return response


class TestToken:
    """Only a token that the shop has signed, and that has not expired, is believed."""

    @pytest.mark.parametrize("operation_id", SCOPED)
    def test_is_asked_for(self, client: httpx2.Client, operation_id: str) -> None:
        assert_as_contract(refused(client, GOOD[operation_id], None), operation_id)

    @pytest.mark.parametrize("operation_id", SCOPED)
    def test_is_not_stood_in_for_by_the_key(self, client: httpx2.Client, operation_id: str) -> None:
        request = GOOD[operation_id].build(client, KEY)
        del request.headers["Authorization"]
        assert_problem(client.send(request), 401)

    @pytest.mark.parametrize("authorization", NO_BEARER.values(), ids=NO_BEARER.keys())
    @pytest.mark.parametrize("operation_id", ["createOrder", "getOrder"])
    def test_is_a_bearer_token(self, client: httpx2.Client, operation_id: str, authorization: str) -> None:
        refused(client, GOOD[operation_id], authorization)

    @pytest.mark.parametrize("token", BAD.values(), ids=BAD.keys())
    @pytest.mark.parametrize("operation_id", ["createOrder", "getOrder"])
    def test_is_refused_with_anything_wrong(self, client: httpx2.Client, operation_id: str, token: str) -> None:
        response = refused(client, GOOD[operation_id], f"Bearer {token}")
        assert SECRET.decode() not in response.text

    def test_is_refused_when_its_scopes_were_widened(self, client: httpx2.Client) -> None:
        given = bearer(client, READ)["Authorization"].removeprefix("Bearer ")
        header, payload, signature = given.split(".")
        padded = json.loads(base64.urlsafe_b64decode(payload + "=="))
        wider = part(padded | {"scope": f"{READ} {WRITE}"})
        refused(client, GOOD["createOrder"], f"Bearer {header}.{wider}.{signature}")

    @pytest.mark.parametrize("scheme", ["bearer", "BEARER", "bEaReR"])
    def test_has_its_scheme_in_any_case(self, client: httpx2.Client, scheme: str) -> None:
        token = bearer(client, WRITE)["Authorization"].removeprefix("Bearer ")
        response = client.send(GOOD["createOrder"].build(client, {"Authorization": f"{scheme} {token}"}))
        assert_as_contract(response, "createOrder")

    @pytest.mark.parametrize("place", ["query", "cookie"])
    def test_is_not_taken_from_elsewhere(self, client: httpx2.Client, place: str) -> None:
        token = bearer(client, READ)["Authorization"].removeprefix("Bearer ")
        query = f"?access_token={token}" if place == "query" else ""
        cookie = {"Cookie": f"access_token={token}; Authorization={token}"} if place == "cookie" else {}
        order = new_order(client)
        assert_problem(client.get(f"/orders/{order['id']}{query}", headers=cookie), 401)


class TestScope:
    """A token is good for what it says, and for nothing else."""

    @pytest.mark.parametrize(("operation_id", "scope"), SCOPED.items(), ids=SCOPED.keys())
    def test_is_needed(self, client: httpx2.Client, operation_id: str, scope: str) -> None:
        other = bearer(client, READ if scope == WRITE else WRITE)
        response = GOOD[operation_id].send(client, other)
        assert_problem(response, 403)
        assert_as_contract(response, operation_id)

    def test_is_not_more_than_the_user_has(self, client: httpx2.Client) -> None:
        assert_problem(GOOD["createOrder"].send(client, bearer(client, username="bob")), 403)
        assert GOOD["getOrder"].send(client, bearer(client, username="bob")).status_code == 200

    @pytest.mark.parametrize(
        "scope", [None, "", "orders", "orders:writer", "x-orders:write", "Orders:Write", f"{WRITE},x"]
    )
    def test_is_a_whole_word(self, client: httpx2.Client, scope: str | None) -> None:
        token = signed(claims(scope=scope))
        response = GOOD["createOrder"].send(client, {"Authorization": f"Bearer {token}"})
        assert response.status_code in ({401, 403} if scope is None else {403}), response.text
        assert_problem(response, response.status_code)


EARLIER_THAN = {
    "a malformed order": Ask(path="/orders/abc"),
    "a missing order": Ask(path=f"/orders/{NOBODY}"),
    "a missing line": Ask(path=f"/orders/{NOBODY}/lines/1"),
    "a malformed line": Ask(path="/orders/abc/lines/abc"),
    "an order to cancel": Ask(method="POST", path=f"/orders/{NOBODY}/cancel"),
    "an order to ship": Ask(method="POST", path="/orders/abc/ship"),
    "a broken body": Ask(method="POST", path="/orders", headers=JSON, content=b"{"),
    "another media type": Ask(method="POST", path="/orders", headers={"Content-Type": "text/plain"}, content=b"x"),
    "a bad key": Ask(method="POST", path="/orders", headers={**JSON, "Idempotency-Key": "?"}, content=b"{}"),
}


@pytest.mark.parametrize("ask", EARLIER_THAN.values(), ids=EARLIER_THAN.keys())
class TestOrder:
    """Credentials are looked at before everything else."""

    def test_of_checks_begins_with_the_token(self, client: httpx2.Client, ask: Ask) -> None:
        refused(client, ask, None)
        refused(client, ask, "Bearer wrong")

    def test_of_checks_has_the_scope_next(self, client: httpx2.Client, ask: Ask) -> None:
        other = bearer(client, READ if ask.method == "POST" else WRITE)
        assert_problem(ask.send(client, other), 403)
