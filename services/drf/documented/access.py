"""How a client is let in."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from documented import shared as doc
from shop.serializers.access import TokenRequestSerializer, TokenSerializer, UserSerializer

create_token = extend_schema(
    operation_id="createToken",
    tags=["access"],
    summary="Get a token",
    description="Trades a user's name and password for a bearer token (the password flow of OAuth 2.0). A token "
    "says what it is good for, is signed, and expires.",
    parameters=[doc.CHALLENGE],
    request=TokenRequestSerializer,
    responses={
        200: OpenApiResponse(TokenSerializer, "The token."),
        **doc.UNAUTHORIZED,
        **doc.NOT_ACCEPTABLE,
        **doc.NOT_A_FORM,
        **doc.VALIDATION_FAILED,
    },
)

get_me = extend_schema(
    operation_id="getMe",
    tags=["access"],
    summary="Tell who I am",
    parameters=[
        OpenApiParameter(
            "theme",
            OpenApiTypes.STR,
            OpenApiParameter.COOKIE,
            description="How the user likes the shop to look.",
            enum=["light", "dark"],
            default="light",
        ),
        doc.CHALLENGE,
    ],
    responses={
        200: OpenApiResponse(UserSerializer, "The user."),
        **doc.UNAUTHORIZED,
        **doc.NOT_ACCEPTABLE,
        **doc.VALIDATION_FAILED,
    },
)
