"""How a client is let in."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.authentication import LIFETIME, KeyAndTokenAuthentication, issue_token
from shop.parameters import ThemeParameters, validated
from shop.parsers import StrictFormParser, require_type
from shop.serializers.access import TokenRequestSerializer, TokenSerializer, UserSerializer
from shop.views import documented as doc
from shop.views.base import MethodsFirst


class TokenView(APIView):
    """Gives out tokens."""

    parser_classes = (StrictFormParser,)

    def get_authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        """Return the challenge, without which Django REST framework would answer with 403."""
        return "Bearer"

    @extend_schema(
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
    def post(self, request: Request) -> Response:
        """Answer with a token for the user that the form names."""
        require_type(request)
        serializer = TokenRequestSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        scopes = serializer.validated_data["scopes"]
        token = {
            "access_token": issue_token(serializer.validated_data["user"], scopes),
            "token_type": "bearer",
            "expires_in": int(LIFETIME.total_seconds()),
            "scope": " ".join(scopes),
        }
        return Response(TokenSerializer(token).data, headers={"Cache-Control": "no-store"})


class MeView(MethodsFirst):
    """The user that the token was given to. It takes the API key and a token, both at once."""

    authentication_classes = (KeyAndTokenAuthentication,)
    permission_classes = (IsAuthenticated,)

    @extend_schema(
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
    def get(self, request: Request) -> Response:  # noqa: D102
        theme = validated(ThemeParameters, request.COOKIES)["theme"]
        user = {"username": request.user.username, "scopes": request.auth.scopes, "theme": theme}
        return Response(UserSerializer(user).data)
