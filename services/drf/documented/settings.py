"""Django's settings for the service with its documentation: the shop's own, and drf-spectacular's."""

from shop import about
from shop.settings import *  # noqa: F403 - as a project's further settings are written
from shop.settings import INSTALLED_APPS as SHOP_APPS
from shop.settings import REST_FRAMEWORK as SHOP_REST_FRAMEWORK

ROOT_URLCONF = "documented.urls"
INSTALLED_APPS = [
    *SHOP_APPS,
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "documented",
]
REST_FRAMEWORK = {
    **SHOP_REST_FRAMEWORK,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}

SPECTACULAR_SETTINGS = {
    "TITLE": about.TITLE,
    "VERSION": about.VERSION,
    "DESCRIPTION": about.DESCRIPTION,
    "TOS": about.TERMS,
    "CONTACT": about.CONTACT,
    "LICENSE": about.LICENSE,
    "SERVERS": [{"url": "/", "description": "This service."}],
    "EXTERNAL_DOCS": about.MORE,
    "TAGS": about.TAGS,
    "ENUM_NAME_OVERRIDES": {"Status": "shop.models.Item.Status"},
    # A list of the choices at the end of each description would say what `enum` says.
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    # A change has a serializer of its own here, which says more than the one of creation with nothing required.
    "COMPONENT_SPLIT_PATCH": False,
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    # No badge from validator.swagger.io.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "documented.docs_hooks.describe_request_bodies",
        "documented.docs_hooks.name_callback",
        "documented.docs_hooks.link_orders",
    ],
}
