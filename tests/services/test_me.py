"""`GET /me`: the API key and a token, both at once, and a cookie."""

import httpx2
import pytest

from .access import KEY, READ, WRITE, bearer, claims, credentials, signed
from .contract import assert_as_contract
from .problems import assert_problem
from .samples import SEEDS

WRONG_KEY = {"X-API-Key": "wrong"}
WRONG_TOKEN = {"Authorization": "Bearer wrong"}


def me(client: httpx2.Client, headers: dict[str, str] | None = None) -> dict[str, object]:
    """Who the client is, with all that it needs."""
    response = client.get("/me", headers=credentials(client, "key", "bearer") | (headers or {}))
    return dict(assert_as_contract(response, "getMe"))


class TestUser:
    """The user that the token was given to."""

    @pytest.mark.parametrize("user", SEEDS["users"], ids=lambda user: str(user["username"]))
    def test_is_the_one_who_got_the_token(self, client: httpx2.Client, user: dict[str, object]) -> None:
        response = client.get("/me", headers=KEY | bearer(client, username=str(user["username"])))
        assert assert_as_contract(response, "getMe") == {**user, "theme": "light"}

    @pytest.mark.parametrize("scope", [READ, WRITE, f"{WRITE} {READ}"])
    def test_has_the_scopes_of_the_token(self, client: httpx2.Client, scope: str) -> None:
        body = client.get("/me", headers=KEY | bearer(client, scope)).json()
        assert body["scopes"] == sorted(scope.split())

    @pytest.mark.parametrize("sub", ["eve", "Ada", "ada ", "", "\x00", "' OR 1=1 --"], ids=ascii)
    def test_is_one_that_the_shop_knows(self, client: httpx2.Client, sub: str) -> None:
        """Even where the signature is the shop's."""
        response = client.get("/me", headers=KEY | {"Authorization": f"Bearer {signed(claims(sub=sub))}"})
        assert_problem(response, 401)
        assert response.headers["www-authenticate"] == "Bearer"


class TestBoth:
    """What is missing is asked for."""

    @pytest.mark.parametrize("key", [{}, WRONG_KEY], ids=["none", "wrong"])
    @pytest.mark.parametrize("token", [{}, WRONG_TOKEN], ids=["none", "wrong"])
    def test_are_asked_for_when_both_are_missing(
        self, client: httpx2.Client, key: dict[str, str], token: dict[str, str]
    ) -> None:
        response = client.get("/me", headers=key | token)
        assert_problem(response, 401)
        assert_as_contract(response, "getMe")
        assert response.headers["www-authenticate"] == "ApiKey, Bearer"

    @pytest.mark.parametrize("token", [{}, WRONG_TOKEN], ids=["none", "wrong"])
    def test_are_needed_so_the_key_is_not_enough(self, client: httpx2.Client, token: dict[str, str]) -> None:
        response = client.get("/me", headers=KEY | token)
        assert_problem(response, 401)
        assert response.headers["www-authenticate"] == "Bearer"

    @pytest.mark.parametrize("key", [{}, WRONG_KEY], ids=["none", "wrong"])
    def test_are_needed_so_the_token_is_not_enough(self, client: httpx2.Client, key: dict[str, str]) -> None:
        response = client.get("/me", headers=bearer(client) | key)
        assert_problem(response, 401)
        assert response.headers["www-authenticate"] == "ApiKey"

    def test_come_before_the_cookie(self, client: httpx2.Client) -> None:
        assert_problem(client.get("/me", headers={"Cookie": "theme=blue"}), 401)


class TestTheme:
    """A cookie says how the user likes the shop to look."""

    @pytest.mark.parametrize(
        ("cookie", "theme"),
        [
            ("theme=dark", "dark"),
            ("theme=light", "light"),
            ("a=b; theme=dark; c=d", "dark"),
            ("other=dark", "light"),
            ("Theme=dark", "light"),
            ('a="x"; theme=dark', "dark"),
        ],
    )
    def test_is_taken_from_the_cookie(self, client: httpx2.Client, cookie: str, theme: str) -> None:
        assert me(client, {"Cookie": cookie})["theme"] == theme

    def test_is_light_without_it(self, client: httpx2.Client) -> None:
        assert me(client)["theme"] == "light"

    @pytest.mark.parametrize("theme", ["blue", "Dark", "darker", "dark,light", "null", "1", "%00", "' OR 1=1"])
    def test_is_refused_when_there_is_no_such_theme(self, client: httpx2.Client, theme: str) -> None:
        response = client.get("/me", headers=credentials(client, "key", "bearer") | {"Cookie": f"theme={theme}"})
        assert_problem(response, 422, errors={"theme"})
        assert_as_contract(response, "getMe")

    def test_is_not_taken_from_the_query(self, client: httpx2.Client) -> None:
        response = client.get("/me?theme=dark", headers=credentials(client, "key", "bearer"))
        assert assert_as_contract(response, "getMe")["theme"] == "light"
