"""Django's settings for this service. Nothing here opens a database.

Environment variables: `DATABASE_URL`, `ENV`, `SHOP_SECRET`, `SHOP_API_KEY`, `SHOP_PASSWORD`, `SHOP_CALLBACK_HOSTS`,
`SHOP_WEBHOOK_URL`.
"""

import os
from pathlib import Path

from shop.environment import database_path, hosts, secret

BASE_DIR = Path(__file__).resolve().parent.parent
SEED_FILE = BASE_DIR.parent / "seed.json"

# Signs the tokens, and whatever Django has to sign.
SECRET_KEY = secret("SHOP_SECRET", "development-secret-0123456789abcdef")
SHOP_API_KEY = secret("SHOP_API_KEY", "development-key")
# The password of every user.
SHOP_PASSWORD = secret("SHOP_PASSWORD", "development-password")
# Where an order's callback may go.
SHOP_CALLBACK_HOSTS = hosts("SHOP_CALLBACK_HOSTS", "127.0.0.1,localhost,::1")
SHOP_WEBHOOK_URL = os.environ.get("SHOP_WEBHOOK_URL", "")

# Never on: Django's pages for debugging are HTML, and an error here is a problem document.
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    # For the files of its docs pages: without it they come from a CDN.
    "ninja",
    "shop",
]
# No sessions, so no cookie that a forged request could use, and no CSRF middleware.
MIDDLEWARE = [
    "shop.middleware.as_described",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
APPEND_SLASH = False
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": database_path(),
        "CONN_MAX_AGE": None,  # else each request opens the file anew
        "OPTIONS": {
            # Readers don't wait for a writer; writers wait for each other, for as many seconds.
            "init_command": "PRAGMA journal_mode=WAL",
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
        },
    },
}
# A long body, or one of many members, gets the answer to what is in it.
DATA_UPLOAD_MAX_MEMORY_SIZE = None
DATA_UPLOAD_MAX_NUMBER_FIELDS = None
DATA_UPLOAD_MAX_NUMBER_FILES = None
# `shop.parsing.upload` does what the middleware that Django Ninja has for this would do before anyone is let in.
NINJA_FIX_REQUEST_FILES_METHODS: set[str] = set()
USE_I18N = False
TIME_ZONE = "UTC"
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
