"""Django's settings for this service. Nothing here opens a database.

Environment variables: `DATABASE_URL`, `ENV`, `SHOP_SECRET`, `SHOP_STAFF_NAME`, `SHOP_STAFF_PASSWORD`.
"""

import os
from pathlib import Path

from shop.environment import database_path, secret

BASE_DIR = Path(__file__).resolve().parent.parent
SEED_FILE = BASE_DIR.parent / "seed.json"

# Signs the sessions of the staff.
SECRET_KEY = secret("SHOP_SECRET", "development-secret-0123456789abcdef")
# Who may read the documentation; nobody, where there is no password.
SHOP_STAFF_NAME = os.environ.get("SHOP_STAFF_NAME", "staff")
SHOP_STAFF_PASSWORD = os.environ.get("SHOP_STAFF_PASSWORD", "")

# Never on: Django's pages for debugging are HTML, and an error here is a problem document.
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"
INSTALLED_APPS = [
    # Simple: nobody is to edit models here. The admin is there for its login, which admindocs asks for.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.admindocs",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "shop",
]
MIDDLEWARE = [
    "shop.middleware.exact_path",
    "shop.middleware.head_without_body",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "shop.problems.ProblemMiddleware",
]
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": database_path(),
        "CONN_MAX_AGE": None,  # else each request opens the file anew
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
