"""How a client is let in: tokens, and whom they belong to."""

from flask_restx import Resource, marshal

from shop.database.session import get_session
from shop.database.tables import User
from shop.inputs import Text
from shop.models.access import THEMES, token, user
from shop.namespaces import access
from shop.parameters import Form, Parameter, Parameters
from shop.problems import Invalid, Unauthorized, ValidationFailed
from shop.responses import NOT_A_FORM, NOT_ACCEPTABLE, PRODUCES, UNAUTHORIZED, VALIDATION_FAILED, Body, Headers
from shop.security import API_KEY_AND_TOKEN, LIFETIME, current_user, is_password, issue_token

token_form = Form(
    Parameter("grant_type", location="form", required=True, choices=["password"], help="Always `password`."),
    Parameter(
        "username",
        type=Text(min_length=1, max_length=50),
        location="form",
        required=True,
        help="The user's name.",
    ),
    Parameter(
        "password",
        type=Text(min_length=1, max_length=100, format="password"),
        location="form",
        required=True,
        help="The user's password.",
    ),
    Parameter(
        "scope",
        type=Text(max_length=200),
        location="form",
        help="What the token is to be good for, separated by spaces; all that the user may do without it.",
    ),
)

me_parameters = Parameters(
    Parameter("theme", choices=THEMES, default="light", location="cookies", help="How the user likes the shop to look.")
)


@access.route("/token")
@access.response(*NOT_ACCEPTABLE)
@access.response(*VALIDATION_FAILED)
class Tokens(Resource):
    """Tokens."""

    @access.doc(
        "createToken",
        produces=PRODUCES,
        description=(
            "Trades a user's name and password for a bearer token (the password flow of OAuth 2.0). "
            "A token says what it is good for, is signed, and expires."
        ),
    )
    @access.expect(token_form)
    @access.response(200, "The token.", token)
    @access.response(**UNAUTHORIZED)
    @access.response(*NOT_A_FORM)
    def post(self) -> tuple[Body, int, Headers]:
        """Get a token."""
        form = token_form.parse_args()
        known = get_session().get(User, form.username)
        if not is_password(form.password) or known is None:
            raise Unauthorized(["Bearer"])
        asked = set(known.scopes if form.scope is None else form.scope.split(" ")) - {""}
        if not asked <= set(known.scopes):
            raise ValidationFailed([Invalid(pointer="#/scope", detail="Has a scope that the user does not have.")])
        granted = [scope for scope in known.scopes if scope in asked]
        answer = {
            "access_token": issue_token(known.username, granted),
            "token_type": "bearer",
            "expires_in": LIFETIME,
            "scope": " ".join(granted),
        }
        return marshal(answer, token), 200, {"Cache-Control": "no-store"}  # RFC 6749, section 5.1


@access.route("/me")
@access.response(*NOT_ACCEPTABLE)
@access.response(*VALIDATION_FAILED)
class Me(Resource):
    """The current user."""

    @access.doc("getMe", produces=PRODUCES, security=API_KEY_AND_TOKEN)
    @access.expect(me_parameters)
    @access.response(200, "The user.", user)
    @access.response(**UNAUTHORIZED)
    def get(self) -> Body:
        """Tell who I am.

        The user that the token was given to. It takes the API key and a token, both at once.
        """
        me = current_user()
        answer = {"username": me.username, "scopes": me.scopes, "theme": me_parameters.parse_args().theme}
        return marshal(answer, user)
