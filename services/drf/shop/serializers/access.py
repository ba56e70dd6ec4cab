"""Tokens, and whom they are given to."""
# ruff: noqa: D101

from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare
from rest_framework import serializers
from rest_framework.exceptions import AuthenticationFailed, ValidationError

from shop.fields import PasswordField, StrictCharField, StrictChoiceField
from shop.models import User
from shop.serializers.closed import ClosedSerializer


class TokenRequestSerializer(ClosedSerializer):
    grant_type = StrictChoiceField(["password"], help_text="Always `password`.")
    username = StrictCharField(min_length=1, max_length=50, help_text="The user's name.")
    password = PasswordField(min_length=1, max_length=100, help_text="The user's password.")
    scope = StrictCharField(
        max_length=200,
        required=False,
        help_text="What the token is to be good for, separated by spaces; all that the user may do without it.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Return the user, and the scopes in the order that the user has them in."""
        user = User.objects.filter(username=attrs["username"]).first()
        right = constant_time_compare(attrs["password"], settings.SHOP_PASSWORD)
        if user is None or not right:
            raise AuthenticationFailed
        # A parameter without a value counts as left out (RFC 6749, section 3.2).
        wanted = attrs.get("scope", "").split(" ")
        wanted = {scope for scope in wanted if scope} or set(user.scopes)
        if not wanted <= set(user.scopes):
            raise ValidationError({"scope": ["The user may not do all of this."]})
        return {"user": user, "scopes": [scope for scope in user.scopes if scope in wanted]}


class TokenSerializer(serializers.Serializer):
    access_token = serializers.CharField(help_text="The token.")
    token_type = serializers.ChoiceField(["bearer"], help_text="Always `bearer`.")
    expires_in = serializers.IntegerField(min_value=1, help_text="For how many seconds the token is good.")
    scope = serializers.CharField(help_text="What the token is good for, separated by spaces.")


class UserSerializer(serializers.Serializer):
    username = serializers.CharField(help_text="The user's name.")
    scopes = serializers.ListField(child=serializers.CharField(), help_text="What the token is good for.")
    theme = serializers.ChoiceField(["light", "dark"], help_text="How the user likes the shop to look.")
