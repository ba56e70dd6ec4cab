"""The kinds of docs pages that we know, by the word that stack.toml uses."""

from __future__ import annotations

from typing import cast

from extract.pages.kinds import Kind, admindocs, browsable_api, flask_selfdoc, plain, redoc, swagger_ui

KINDS: dict[str, Kind] = {
    "swagger-ui": cast("Kind", swagger_ui),
    "redoc": cast("Kind", redoc),
    "browsable-api": cast("Kind", browsable_api),
    "flask-selfdoc": cast("Kind", flask_selfdoc),
    "admindocs": cast("Kind", admindocs),
}


def kind_of(name: str) -> tuple[Kind, bool]:
    """The adapter for pages of a kind, and whether it is one of their own: others get the generic measures only."""
    return (KINDS[name], True) if name in KINDS else (cast("Kind", plain), False)
