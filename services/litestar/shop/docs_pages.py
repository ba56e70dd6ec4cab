"""Swagger UI and ReDoc with every file from this service, so that they work without a network.

Litestar's own pages take them from a CDN, unless they are told of others:
https://docs.litestar.dev/2/usage/openapi/ui_plugins.html
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from litestar import Response, Router
from litestar.datastructures import ResponseHeader
from litestar.exceptions import NotFoundException
from litestar.openapi.plugins import OpenAPIRenderPlugin, RedocRenderPlugin, SwaggerRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.status_codes import HTTP_404_NOT_FOUND

_ASSETS: Final = "/docs-assets"
_FAVICON: Final = f'<link rel="icon" href="{_ASSETS}/swagger-ui-dist/favicon-32x32.png">'


def render_plugins() -> list[OpenAPIRenderPlugin]:
    """Swagger UI at the root of the docs, ReDoc below it."""
    swagger = f"{_ASSETS}/swagger-ui-dist"
    return [
        SwaggerRenderPlugin(
            path="/",
            js_url=f"{swagger}/swagger-ui-bundle.js",
            css_url=f"{swagger}/swagger-ui.css",
            standalone_preset_js_url=f"{swagger}/swagger-ui-standalone-preset.js",
            favicon=_FAVICON,
        ),
        RedocRenderPlugin(
            path="/redoc",
            js_url=f"{_ASSETS}/redoc/bundles/redoc.standalone.js",
            google_fonts=False,
            favicon=_FAVICON,
        ),
    ]


def docs_router() -> Router:
    """The router of the docs pages, which Litestar adds them to."""
    # ReDoc's script fetches a logo from a CDN, and no option keeps it from that:
    # https://github.com/Redocly/redoc/issues/2108
    policy = ResponseHeader(name="Content-Security-Policy", value="img-src 'self' data:")
    return Router(
        "/docs", route_handlers=[], include_in_schema=False, response_headers=[policy], after_request=_no_page_for_404
    )


def assets_router() -> Router:
    """Serves the files that the pages need."""
    # `find_spec` finds the folder without importing the package, whose first line imports Django.
    package = next(iter(getattr(find_spec("drf_spectacular_sidecar"), "submodule_search_locations", ())))
    return create_static_files_router(_ASSETS, [Path(package, "static", "drf_spectacular_sidecar")])


def _no_page_for_404(response: Response[Any]) -> Response[Any]:
    """Litestar has a page of its own for what isn't there beside the docs pages; it is a problem like any other."""
    if response.status_code == HTTP_404_NOT_FOUND:
        raise NotFoundException
    return response
