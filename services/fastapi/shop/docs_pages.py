"""Swagger UI and ReDoc with every file from this service, so that they work without a network.

FastAPI's own pages take them from a CDN: https://fastapi.tiangolo.com/how-to/custom-docs-ui-assets/
"""

from fastapi import FastAPI
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

_ASSETS = "/docs-assets"
_FAVICON = f"{_ASSETS}/swagger-ui-dist/favicon-32x32.png"


def add_docs_pages(app: FastAPI) -> None:
    """Give the application `/docs`, `/redoc` and the files that they need."""
    # `packages` finds the folder without importing the package, whose first line imports Django.
    files = StaticFiles(packages=[("drf_spectacular_sidecar", "static/drf_spectacular_sidecar")])
    app.mount(_ASSETS, files)

    @app.get("/docs", include_in_schema=False)
    def swagger_ui() -> HTMLResponse:
        return get_swagger_ui_html(
            openapi_url="/openapi.json",
            title=f"{app.title} - Swagger UI",
            swagger_js_url=f"{_ASSETS}/swagger-ui-dist/swagger-ui-bundle.js",
            swagger_css_url=f"{_ASSETS}/swagger-ui-dist/swagger-ui.css",
            swagger_favicon_url=_FAVICON,
        )

    @app.get("/redoc", include_in_schema=False)
    def redoc() -> HTMLResponse:
        page = get_redoc_html(
            openapi_url="/openapi.json",
            title=f"{app.title} - ReDoc",
            redoc_js_url=f"{_ASSETS}/redoc/bundles/redoc.standalone.js",
            redoc_favicon_url=_FAVICON,
            with_google_fonts=False,
        )
        # ReDoc's script fetches a logo from a CDN, and no option keeps it from that:
        # https://github.com/Redocly/redoc/issues/2108
        page.headers["Content-Security-Policy"] = "img-src 'self' data:"
        return page
