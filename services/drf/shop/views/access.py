"""How a client is let in."""

from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from documented import access as docs
from shop.authentication import LIFETIME, KeyAndTokenAuthentication, issue_token
from shop.parameters import ThemeParameters, validated
from shop.parsers import StrictFormParser, require_type
from shop.serializers.access import TokenRequestSerializer, TokenSerializer, UserSerializer
from shop.views.base import MethodsFirst


class TokenView(APIView):
    """Gives out tokens."""

    parser_classes = (StrictFormParser,)

    def get_authenticate_header(self, request: Request) -> str:  # noqa: ARG002
        """Return the challenge, without which Django REST framework would answer with 403."""
        return "Bearer"

    @docs.create_token
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

    @docs.get_me
    def get(self, request: Request) -> Response:  # noqa: D102
        theme = validated(ThemeParameters, request.COOKIES)["theme"]
        user = {"username": request.user.username, "scopes": request.auth.scopes, "theme": theme}
        return Response(UserSerializer(user).data)
