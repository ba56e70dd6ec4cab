"""Tokens and users."""
# ruff: noqa: D101 - a schema's docstring becomes its description in the document, and the contract has none

from typing import Annotated, Literal

from ninja import Field, Schema

from shop.schemas.strict import StrictForm

Theme = Literal["light", "dark"]


class TokenRequest(StrictForm):
    grant_type: Annotated[Literal["password"], Field(description="Always `password`.")]
    username: Annotated[str, Field(description="The user's name.", min_length=1, max_length=50)]
    password: Annotated[
        str,
        Field(
            description="The user's password.",
            min_length=1,
            max_length=100,
            json_schema_extra={"format": "password"},
        ),
    ]
    scope: Annotated[
        str,
        Field(
            description="What the token is to be good for, separated by spaces; all that the user may do without it.",
            max_length=200,
        ),
    ] = None


class Token(Schema):
    access_token: Annotated[str, Field(description="The token.")]
    token_type: Annotated[Literal["bearer"], Field(description="Always `bearer`.")]
    expires_in: Annotated[int, Field(description="For how many seconds the token is good.", ge=1)]
    scope: Annotated[str, Field(description="What the token is good for, separated by spaces.")]


class User(Schema):
    username: Annotated[str, Field(description="The user's name.")]
    scopes: Annotated[list[str], Field(description="What the token is good for.")]
    theme: Annotated[Theme, Field(description="How the user likes the shop to look.")]
