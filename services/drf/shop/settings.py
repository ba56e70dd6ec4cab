"""Django's settings for this service. Nothing here opens a database.

Environment variables: `DATABASE_URL`, `SECRET_KEY`, `ENV`.
"""

import atexit
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ImproperlyConfigured

from shop.about import DESCRIPTION

BASE_DIR = Path(__file__).resolve().parent.parent
SEED_FILE = BASE_DIR.parent / "seed.json"


def _secret_key() -> str:
    key = os.environ.get("SECRET_KEY")
    if key:
        return key
    if os.environ.get("ENV") == "production":
        message = "ENV is `production`, where the development key won't do. Set SECRET_KEY."
        raise ImproperlyConfigured(message)
    return "for-development-only"


def _database_path() -> str:
    url = os.environ.get("DATABASE_URL")
    if not url:
        folder = TemporaryDirectory(prefix="shop-", ignore_cleanup_errors=True)
        atexit.register(folder.cleanup)
        return str(Path(folder.name) / "shop.db")
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        message = f"DATABASE_URL is {url!r}. Only `sqlite:///` and the path of a file after it will do."
        raise ImproperlyConfigured(message)
    return path


SECRET_KEY = _secret_key()
# Never on: Django's pages for debugging are HTML, and an error here is a problem document.
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "shop",
]
# No sessions, so no cookie that a forged request could use, and no CSRF middleware.
MIDDLEWARE = [
    "shop.middleware.exact_path",
    "shop.middleware.head_without_body",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": _database_path(),
        "OPTIONS": {
            # Readers don't wait for a writer, and writers wait for each other, for as many seconds.
            "init_command": "PRAGMA journal_mode=WAL",
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
        },
    },
}
# The contract has no answer to a long body, or to many parameters, but the one to what is in them.
DATA_UPLOAD_MAX_MEMORY_SIZE = None
DATA_UPLOAD_MAX_NUMBER_FIELDS = None
USE_I18N = False
STATIC_URL = "static/"
# The applications' files as they are installed: no `collectstatic` beforehand.
WHITENOISE_USE_FINDERS = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A client's mistake is no event of ours.
    "loggers": {"django.request": {"level": "ERROR"}},
}

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": [
        "rest_framework.renderers.JSONRenderer",
        "rest_framework.renderers.BrowsableAPIRenderer",
    ],
    "DEFAULT_PARSER_CLASSES": ["shop.parsers.StrictJSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "shop.problems.handle",
    # `?format=` is an unknown parameter like any other, to be ignored.
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Triptych Shop",
    "VERSION": "1.0.0",
    "DESCRIPTION": DESCRIPTION,
    "LICENSE": {"name": "MIT"},
    "TAGS": [
        {"name": "items", "description": "The things that the shop sells."},
        {"name": "basics", "description": "The smallest things that a framework can do."},
    ],
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    # No badge from validator.swagger.io.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "shop.docs_hooks.describe_request_bodies",
    ],
}
