"""The operations tagged `access`."""
# ruff: noqa: ARG001 - each operation is handed the request, whether it needs it or not

from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from ninja import Cookie, Form, Router

from shop.auth import LIFETIME, Bearer, Holder, new_token, unauthorized
from shop.documented import NOT_A_FORM, NOT_ACCEPTABLE, UNAUTHORIZED, VALIDATION_FAILED, answered, documented
from shop.errors import wrong
from shop.models import User as UserModel
from shop.negotiation import JSON, answers
from shop.parsing import FORM
from shop.schemas.access import Theme, Token, TokenRequest, User

router = Router(tags=["access"])
router.add_decorator(answers(JSON), mode="view")


@router.post(
    "/token",
    response=Token,
    operation_id="createToken",
    summary="Get a token",
    openapi_extra=documented(
        answered(200, "The token."),
        UNAUTHORIZED,
        NOT_ACCEPTABLE,
        NOT_A_FORM,
        VALIDATION_FAILED,
        body="The user's name and password.",
        # A form is documented by its members; what the schema says of the whole is lost.
        content={FORM: {"schema": {"additionalProperties": False}}},
    ),
)
def create_token(request: HttpRequest, form: Form[TokenRequest]) -> dict[str, Any]:
    """Trades a user's name and password for a bearer token (the password flow of OAuth 2.0). A token says what it is
    good for, is signed, and expires.
    """  # noqa: D205 - one paragraph, in the contract's words
    # Compared for strangers as well, so that the time doesn't tell who they are.
    right = constant_time_compare(form.password, settings.SHOP_PASSWORD)
    user = UserModel.objects.filter(username=form.username).first()
    if user is None or not right:
        raise unauthorized("Bearer", "There is no such user, or the password is another.")
    wanted = user.scopes if form.scope is None else form.scope.split()
    if not set(wanted) <= set(user.scopes):
        raise wrong("#/scope", "The user may not do all of this")
    holder = Holder(user=user, scopes=[scope for scope in user.scopes if scope in wanted])
    return {
        "access_token": new_token(holder),
        "token_type": "bearer",
        "expires_in": int(LIFETIME.total_seconds()),
        "scope": " ".join(holder.scopes),
    }


@router.get(
    "/me",
    auth=Bearer(),
    response=User,
    operation_id="getMe",
    summary="Tell who I am",
    openapi_extra=documented(answered(200, "The user."), UNAUTHORIZED, NOT_ACCEPTABLE, VALIDATION_FAILED),
)
def get_me(
    request: HttpRequest, theme: Annotated[Theme, Cookie(description="How the user likes the shop to look.")] = "light"
) -> dict[str, Any]:
    """The user that the token was given to. It takes the API key and a token, both at once."""
    return {"username": request.auth.user.username, "scopes": request.auth.scopes, "theme": theme}
