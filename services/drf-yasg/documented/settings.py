"""Django's settings for the service with its documentation: the shop's own, and drf-yasg's."""

from shop import about
from shop.settings import *  # noqa: F403 - as a project's further settings are written
from shop.settings import INSTALLED_APPS as SHOP_APPS

ROOT_URLCONF = "documented.urls"
INSTALLED_APPS = [
    *SHOP_APPS,
    "drf_yasg",
]

SWAGGER_SETTINGS = {
    "DEFAULT_INFO": "documented.info.INFO",
    "DEFAULT_GENERATOR_CLASS": "documented.docs_hooks.ShopGenerator",
    "DEFAULT_AUTO_SCHEMA_CLASS": "documented.auto_schema.ShopAutoSchema",
    "DEFAULT_FIELD_INSPECTORS": [
        "documented.inspectors.KeywordsInspector",
        "documented.inspectors.RecursionInspector",
        "documented.inspectors.ChoiceInspector",
        "documented.inspectors.SchemaInspector",
        "drf_yasg.inspectors.ReferencingSerializerInspector",
        "drf_yasg.inspectors.ChoiceFieldInspector",
        "drf_yasg.inspectors.FileFieldInspector",
        "drf_yasg.inspectors.DictFieldInspector",
        "drf_yasg.inspectors.JSONFieldInspector",
        "drf_yasg.inspectors.RelatedFieldInspector",
        "drf_yasg.inspectors.SimpleFieldInspector",
        "drf_yasg.inspectors.StringDefaultFieldInspector",
    ],
    "SECURITY_DEFINITIONS": {
        "ApiKey": {
            "type": "apiKey",
            "in": "header",
            "name": "X-API-Key",
            "description": "The key of those who keep the shop.",
        },
        "OAuth2": {
            "type": "oauth2",
            "description": "A token from `POST /token`, sent as a bearer token.",
            "flow": "password",
            "tokenUrl": "/token",
            "scopes": about.SCOPES,
        },
    },
    # Nobody has to be let in unless the operation says so.
    "SECURITY_REQUIREMENTS": [],
    # There are no sessions, so nobody to log in or out on the page.
    "USE_SESSION_AUTH": False,
    # By default the page asks itself for the document, by `?format=`, which is no parameter here.
    "SPEC_URL": "schema",
    "DEEP_LINKING": True,
    # No badge from validator.swagger.io.
    "VALIDATOR_URL": None,
}
REDOC_SETTINGS = {"SPEC_URL": "schema"}
# Formats with a dot before them, from before drf-yasg 1.22.
SWAGGER_USE_COMPAT_RENDERERS = False
