"""What `/admin/doc/` says of the API, without a server and without a database."""

import os
import re
from typing import Any

import django

INDEX = "/admin/doc/views/"
OWN = re.compile(r'href="(/admin/doc/views/shop\.[^"/]+/)"')


def document() -> dict[str, Any]:
    """Return the pages on the shop's views as its staff gets them: the list of all, and each in detail, by path."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
    django.setup()
    index = _page(INDEX)
    return {"admindocs": {INDEX: index} | {path: _page(path) for path in dict.fromkeys(OWN.findall(index))}}


def _page(path: str) -> str:
    """Return the HTML that a path is answered with."""
    # Django reads the settings when these are imported, so not before `setup`.
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.test import RequestFactory  # noqa: PLC0415
    from django.urls import resolve  # noqa: PLC0415

    request = RequestFactory().get(path)
    # In no database: the pages ask for no more than this.
    request.user = get_user_model()(username=settings.SHOP_STAFF_NAME, is_staff=True)
    request.user.set_password("any")
    found = resolve(path)
    return found.func(request, *found.args, **found.kwargs).render().content.decode()
