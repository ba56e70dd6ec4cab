"""The languages that the shop speaks."""

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

# A language range (RFC 4647, section 2.1) and the language that it asks for; `*` is content with English.
SPOKEN = {"en": "en", "de": "de", "*": "en"}


def preferred_language(request: HttpRequest) -> str:
    """Return the language that `Accept-Language` prefers of those spoken here, `en` or `de`.

    Django's own `get_language_from_request` would take one with `q=0`, which is ruled out.
    """
    for tag, quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        language = SPOKEN.get(tag.partition("-")[0])
        if quality > 0 and language:
            return language
    return "en"


def summary(total: int, language: str) -> str:
    """Return the number of items in words."""
    if language == "de":
        return f"{total} Artikel"
    return f"{total} item" if total == 1 else f"{total} items"
