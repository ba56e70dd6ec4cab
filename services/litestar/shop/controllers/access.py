"""The operations tagged `access`."""

from typing import Annotated

from litestar import Controller, Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import CookieParameter, URLEncodedBody
from litestar.status_codes import HTTP_200_OK
from msgspec import UNSET
from sqlalchemy.orm import Session

from shop.authentication import LIFETIME, Holder, TokenAuthentication, new_token, same_text, unauthorized
from shop.exceptions import refuse_body
from shop.guards import requires_key_and_token
from shop.models.access import Theme, Token, TokenRequest, User
from shop.operation import ShopOperation, operation
from shop.reading import Fault
from shop.responses import NOT_A_FORM, NOT_ACCEPTABLE, UNAUTHORIZED, VALIDATION_FAILED
from shop.settings import Settings
from shop.tables import UserRow


class AccessController(Controller):
    """How a client is let in."""

    tags = ["access"]  # noqa: RUF012 - that is how Litestar wants it

    @post(
        "/token",
        sync_to_thread=True,
        status_code=HTTP_200_OK,
        operation_id="createToken",
        summary="Get a token",
        response_description="The token.",
        responses=UNAUTHORIZED | NOT_ACCEPTABLE | NOT_A_FORM | VALIDATION_FAILED,
        operation_class=operation(body="The user's name and password."),
    )
    def create_token(
        self,
        data: URLEncodedBody[TokenRequest],
        session: NamedDependency[Session],
        settings: NamedDependency[Settings],
    ) -> Token:
        """Trades a user's name and password for a bearer token (the password flow of OAuth 2.0). A token says what it
        is good for, is signed, and expires.
        """  # noqa: D205 - one paragraph, in the contract's words
        # Compared for strangers as well, so that the time doesn't tell who they are.
        right = same_text(data.password, settings.password)
        with session.begin():
            user = session.get(UserRow, data.username)
            if user is None or not right:
                raise unauthorized("Bearer", "There is no such user, or the password is another.")
            may = list(user.scopes)
        wanted = may if data.scope is UNSET else data.scope.split()
        if not set(wanted) <= set(may):
            refuse_body([Fault(place=("scope",), message="The user may not do all of this")])
        holder = Holder(username=data.username, scopes=[scope for scope in may if scope in wanted])
        return Token(
            access_token=new_token(holder, settings),
            token_type="bearer",  # noqa: S106 - a kind of token, and none
            expires_in=int(LIFETIME.total_seconds()),
            scope=" ".join(holder.scopes),
        )

    @get(
        "/me",
        middleware=[TokenAuthentication],
        guards=[requires_key_and_token],
        security=[{"ApiKey": [], "Bearer": []}],
        operation_id="getMe",
        summary="Tell who I am",
        response_description="The user.",
        responses=UNAUTHORIZED | NOT_ACCEPTABLE | VALIDATION_FAILED,
        operation_class=ShopOperation,
    )
    async def get_me(
        self,
        request: Request[Holder, str, State],
        theme: Annotated[Theme, CookieParameter(description="How the user likes the shop to look.")] = "light",
    ) -> User:
        """The user that the token was given to. It takes the API key and a token, both at once."""
        return User(username=request.user.username, scopes=request.user.scopes, theme=theme)
