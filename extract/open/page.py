"""Our own page: the operations on the left, a panel for each stack on the right, and the report one link away."""

from __future__ import annotations

from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING

import jinja2
import msgspec
from aiohttp import web

from extract.open.hosts import loopback_only

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from aiohttp.typedefs import Handler

    from extract.open.panels import Shows, Wanted

FILES = {"open.css": "text/css", "open.js": "text/javascript", "icon.svg": "image/svg+xml"}
UNTAGGED = "untagged"


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A docs page as our script has to know it.

    Attributes:
        slug: What stands for it in the fragment.
        name: What the reader calls it.
        path: Where it is.
        scripted: Whether it only goes to an operation because of a script that we add.
        reloads: Whether it has to be loaded anew for another operation.
        places: By the key of an operation, its address on the page.
        why_not: By the key of an operation, why the page has no place for it.
    """

    slug: str
    name: str
    path: str
    scripted: bool
    reloads: bool
    places: dict[str, str]
    why_not: dict[str, str]


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """A stack's panel.

    Attributes:
        stack: The stack's name.
        title: What it is called.
        origin: The proxy before its service, without a slash at the end.
        choices: Its docs pages.
    """

    stack: str
    title: str
    origin: str
    choices: tuple[Choice, ...]

    @classmethod
    def of(cls, stack: str, title: str, origin: str, pages: Sequence[Shows]) -> Panel:
        """The panel of a stack with these docs pages."""
        return cls(stack=stack, title=title, origin=origin, choices=tuple(map(_choice, pages)))


def _choice(page: Shows) -> Choice:
    return Choice(
        slug=page.slug,
        name=page.name,
        path=page.path,
        scripted=bool(page.script),
        reloads=page.reloads,
        places={key: place.address for key, place in page.places.items() if place.address},
        why_not={key: place.why_not for key, place in page.places.items() if not place.address},
    )


def application(panels: Sequence[Panel], operations: Sequence[Wanted], report: Path) -> web.Application:
    """The page and its files, and the report's folder as `report/`."""
    application = web.Application(middlewares=[loopback_only])
    policy = _policy(panels)
    application.router.add_get("/", _giving(render(panels, operations), "text/html", policy))
    for name, media_type in FILES.items():
        application.router.add_get(f"/{name}", _giving(_text(name), media_type, policy))
    application.router.add_static("/report/", report)
    return application


def render(panels: Sequence[Panel], operations: Sequence[Wanted]) -> str:
    """The page as HTML."""
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_text), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    data = msgspec.json.encode(panels).decode().replace("<", "\\u003c")  # `</script>` would end the element
    groups = [(tag, list(found)) for tag, found in groupby(sorted(operations, key=_order(operations)), key=_tag)]
    return environment.get_template("page.html.j2").render(
        panels=panels, groups=groups, count=len(operations), data=data
    )


def _tag(one: Wanted) -> str:
    return one.operation.tags[0] if one.operation.tags else UNTAGGED


def _order(operations: Sequence[Wanted]) -> Callable[[Wanted], int]:
    """Tags in the order in which they come up first."""
    order = list(dict.fromkeys(map(_tag, operations)))
    return lambda one: order.index(_tag(one))


def _policy(panels: Sequence[Panel]) -> str:
    frames = " ".join(panel.origin for panel in panels) or "'none'"
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src {frames}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _giving(text: str, media_type: str, policy: str) -> Handler:
    headers = {"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}

    async def give(_: web.Request) -> web.StreamResponse:
        return web.Response(text=text, content_type=media_type, charset="utf-8", headers=headers)

    return give


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
