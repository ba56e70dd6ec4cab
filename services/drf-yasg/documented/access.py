"""How a client is let in."""

from drf_yasg.utils import swagger_auto_schema

from documented import shared as doc
from shop.serializers.access import TokenRequestSerializer, TokenSerializer, UserSerializer

create_token = swagger_auto_schema(
    operation_id="createToken",
    tags=["access"],
    operation_summary="Get a token",
    operation_description="Trades a user's name and password for a bearer token (the password flow of OAuth 2.0). "
    "A token says what it is good for, is signed, and expires.",
    request_body=TokenRequestSerializer,
    responses={
        200: doc.response("The token.", TokenSerializer),
        **doc.UNAUTHORIZED,
        **doc.NOT_ACCEPTABLE,
        **doc.NOT_A_FORM,
        **doc.VALIDATION_FAILED,
    },
)

# Of its cookie, Swagger 2.0 has nothing to say.
get_me = swagger_auto_schema(
    operation_id="getMe",
    tags=["access"],
    operation_summary="Tell who I am",
    security=doc.KEY_AND_TOKEN,
    responses={
        200: doc.response("The user.", UserSerializer),
        **doc.UNAUTHORIZED,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)
