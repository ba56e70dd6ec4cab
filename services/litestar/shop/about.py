"""What the API says of itself, and where its document and its pages are served."""

from typing import Any, Final

from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import (
    Components,
    Contact,
    ExternalDocumentation,
    License,
    OAuthFlow,
    OAuthFlows,
    Reference,
    SecurityScheme,
    Server,
    Tag,
)

from shop.outgoing import WEBHOOKS

DESCRIPTION: Final = """\
A small shop: one API, built once on each web framework, so that what each framework says about it can be compared.

Rules that hold for every operation:

- An error is a problem document (RFC 9457), `application/problem+json`, the framework's own errors included.
- A path that does not exist is answered with 404, and a method that a path does not have with 405 and `Allow`.
  Paths have no trailing slash. `HEAD` and `OPTIONS` are outside this contract.
- An `Accept` header that rules out JSON is answered with 406. Quality values may be ignored, and where a framework has
  a page for people at an operation's path, one that asks for `text/html` may be given that.
- A body that is not `application/json` is answered with 415; one that is not JSON, or not as described, with 422.
  Where an operation takes another kind of body, that kind stands in the place of `application/json`.
- An integer in a path or a query is written in decimal digits, with `-` before a negative one, and nothing else;
  a boolean is `true` or `false`.
- Members of a body that are not described are refused with 422; query parameters that are not described are ignored.
- Times are given with an offset and answered in UTC, with `Z`.
- Where several errors apply, which of them is answered is left open, but for credentials: who is not let in learns
  nothing about what is there.
"""

SECURITY: Final[dict[str, SecurityScheme | Reference]] = {
    "ApiKey": SecurityScheme(
        type="apiKey", security_scheme_in="header", name="X-API-Key", description="The key of those who keep the shop."
    ),
    "OAuth2": SecurityScheme(
        type="oauth2",
        description="A token from `POST /token`, sent as a bearer token.",
        flows=OAuthFlows(
            password=OAuthFlow(
                token_url="/token",  # noqa: S106 - an address, and no token
                scopes={"orders:read": "Look at orders.", "orders:write": "Place, cancel and ship orders."},
            )
        ),
    ),
    "Bearer": SecurityScheme(
        type="http", scheme="bearer", bearer_format="JWT", description="The same token, whatever its scopes."
    ),
}


def openapi_config(**pages: Any) -> OpenAPIConfig:  # noqa: ANN401 - Litestar's
    """Litestar's configuration of the document; the keywords are those that say which pages there are, and where."""
    return OpenAPIConfig(
        title="Triptych Shop",
        version="1.0.0",
        description=DESCRIPTION,
        terms_of_service="https://triptych.example/terms",
        contact=Contact(
            name="The shop's keepers", url="https://triptych.example/contact", email="keepers@triptych.example"
        ),
        license=License(name="MIT", identifier="MIT"),
        servers=[Server(url="/", description="This service.")],
        external_docs=ExternalDocumentation(
            description="How the shop is built, and why.", url="https://triptych.example/docs"
        ),
        tags=[
            Tag(name="items", description="The things that the shop sells."),
            Tag(name="basics", description="The smallest things that a framework can do."),
            Tag(
                name="orders",
                description="What customers buy. An order is `open` until it is **cancelled** or **shipped**.\n",
                external_docs=ExternalDocumentation(
                    description="How orders are handled.", url="https://triptych.example/docs/orders"
                ),
            ),
            Tag(name="access", description="How a client is let in."),
            Tag(name="operations", description="Reports, imports and events, for those who run the shop."),
        ],
        components=Components(security_schemes=SECURITY),
        webhooks=WEBHOOKS,
        use_handler_docstrings=True,
        **pages,
    )
