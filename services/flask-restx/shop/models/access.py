"""The models of tokens and users."""

from shop import fields
from shop.models import models

THEMES = ["light", "dark"]

token = models.model(
    "Token",
    {
        "access_token": fields.String(required=True, description="The token."),
        "token_type": fields.String(required=True, enum=["bearer"], description="Always `bearer`."),
        "expires_in": fields.Integer(required=True, description="For how many seconds the token is good.", min=1),
        "scope": fields.String(required=True, description="What the token is good for, separated by spaces."),
    },
)

user = models.model(
    "User",
    {
        "username": fields.String(required=True, description="The user's name."),
        "scopes": fields.List(fields.String, required=True, description="What the token is good for."),
        "theme": fields.String(required=True, enum=THEMES, description="How the user likes the shop to look."),
    },
)
