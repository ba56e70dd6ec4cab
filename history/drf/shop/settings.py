"""Django's settings, as far as the slice needs any."""

import os

DEBUG = False
SECRET_KEY = "development-secret-0123456789abcdef"  # noqa: S105 - there is nothing to sign
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
ROOT_URLCONF = "shop.urls"
APPEND_SLASH = False
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "drf_spectacular", "shop"]
MIDDLEWARE = ["shop.problems.ProblemsForUnknownPaths"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("DATABASE_URL", "").removeprefix("sqlite:///") or ":memory:",
    }
}
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["shop.bodies.StrictJSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,  # `format` in a query is a parameter like any other that there isn't
    "EXCEPTION_HANDLER": "shop.problems.answer",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Triptych Shop",
    "VERSION": "1.0.0",
    "DESCRIPTION": "The slice of the shop, on every release of drf-spectacular alike.",
    "SERVE_INCLUDE_SCHEMA": False,
}
