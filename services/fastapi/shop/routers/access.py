"""The operations tagged `access`."""

from typing import Annotated

from fastapi import APIRouter, Cookie, Depends, Form
from fastapi.exceptions import RequestValidationError
from pydantic import MISSING

from shop.bodies import StrictRoute
from shop.database import DatabaseSession
from shop.negotiation import accepts_json
from shop.problems import NOT_A_FORM, NOT_ACCEPTABLE, UNAUTHORIZED, VALIDATION_FAILED
from shop.schemas.access import Theme, Token, TokenRequest, User
from shop.security import LIFETIME, Holder, KeyHolder, new_token, same_text, unauthorized
from shop.settings import ShopSettings
from shop.tables import UserRow

router = APIRouter(
    tags=["access"],
    route_class=StrictRoute,
    dependencies=[Depends(accepts_json)],
    responses=UNAUTHORIZED | NOT_ACCEPTABLE | VALIDATION_FAILED,
)


@router.post(
    "/token",
    operation_id="createToken",
    summary="Get a token",
    response_description="The token.",
    responses=NOT_A_FORM,
    openapi_extra={"requestBody": {"description": "The user's name and password."}},
)
def create_token(session: DatabaseSession, settings: ShopSettings, form: Annotated[TokenRequest, Form()]) -> Token:
    """Trades a user's name and password for a bearer token (the password flow of OAuth 2.0). A token says what it is
    good for, is signed, and expires.
    """  # noqa: D205 - one paragraph, in the contract's words
    # Compared for strangers as well, so that the time doesn't tell who they are.
    right = same_text(form.password, settings.password)
    with session.begin():
        user = session.get(UserRow, form.username)
        if user is None or not right:
            raise unauthorized("Bearer", "There is no such user, or the password is another.")
        may = list(user.scopes)
    wanted = may if form.scope is MISSING else form.scope.split()
    if not set(wanted) <= set(may):
        error = {"type": "scope", "loc": ("body", "scope"), "msg": "The user may not do all of this"}
        raise RequestValidationError([error])
    holder = Holder(username=form.username, scopes=[scope for scope in may if scope in wanted])
    return Token(
        access_token=new_token(holder, settings),
        token_type="bearer",  # noqa: S106 - a kind of token, and none
        expires_in=int(LIFETIME.total_seconds()),
        scope=" ".join(holder.scopes),
    )


@router.get("/me", operation_id="getMe", summary="Tell who I am", response_description="The user.")
def get_me(
    holder: KeyHolder,
    theme: Annotated[Theme, Cookie(description="How the user likes the shop to look.")] = "light",
) -> User:
    """The user that the token was given to. It takes the API key and a token, both at once."""
    return User(username=holder.username, scopes=holder.scopes, theme=theme)
