"""Tokens and users."""
# ruff: noqa: D101 - a Struct's docstring becomes its description in the document, and the contract has none

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from shop.models.annotating import described

Theme = Literal["light", "dark"]


class TokenRequest(Struct, forbid_unknown_fields=True):
    grant_type: Annotated[Literal["password"], described("Always `password`.")]
    username: Annotated[str, Meta(min_length=1, max_length=50), described("The user's name.")]
    password: Annotated[str, Meta(min_length=1, max_length=100), described("The user's password.", format="password")]
    scope: (
        Annotated[
            str,
            Meta(max_length=200),
            described("What the token is to be good for, separated by spaces; all that the user may do without it."),
        ]
        | UnsetType
    ) = UNSET


class Token(Struct):
    access_token: Annotated[str, described("The token.")]
    token_type: Annotated[Literal["bearer"], described("Always `bearer`.")]
    expires_in: Annotated[int, Meta(ge=1), described("For how many seconds the token is good.")]
    scope: Annotated[str, described("What the token is good for, separated by spaces.")]


class User(Struct):
    username: Annotated[str, described("The user's name.")]
    scopes: Annotated[list[str], described("What the token is good for.")]
    theme: Annotated[Theme, described("How the user likes the shop to look.")]
