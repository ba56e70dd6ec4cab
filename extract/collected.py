"""A document that is no file but pages: a list, and a page for each thing that it lists → one JSON object.

The object is `{form: {path: html, …}}`, with the list first and then the pages in its order. What the framework's own
views say is left out: they are on each such list, and in nobody's API.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from extract.errors import AppError, ServerError
from extract.fetch import HTML

if TYPE_CHECKING:
    from extract.fetch import Client

FORMS = frozenset({"admindocs"})
"""The forms of documents that are collected."""

FRAMEWORK = "django."
"""How the names of the framework's own views begin."""

SIGN_IN = "See [document] and [sign_in] in stack.toml."
MOST = 1000  # pages; a list that leads to more isn't one of an API's views


def collect(http: Client, form: str, path: str) -> dict[str, dict[str, str]]:
    """Read a list and the pages that it leads to.

    Args:
        http: Asks the service, signed in where the pages ask for it.
        form: The document's form, which the object names.
        path: Where the list is; the pages that belong to it are one step below.

    Raises:
        ServerError: A page isn't there.
        AppError: It is no text, it is another page, as one to sign in is, or the list leads to no page or too many.
    """
    index = _page(http, path)
    paths = pages_below(index, path)
    if not paths:
        raise AppError(f"{http.service.stack.name}: {path} leads to no page below it", why="so it is no list of views")
    if len(paths) > MOST:
        raise AppError(f"{http.service.stack.name}: {path} leads to {len(paths)} pages", why=f"{MOST} are the most")
    return {form: {path: index} | {each: _page(http, each) for each in paths}}


def pages_below(html: str, path: str) -> tuple[str, ...]:
    """The paths one step below a page's own that it links to, in its order, without the framework's own."""
    here = path if path.endswith("/") else f"{path}/"
    there = (urlsplit(urljoin(here, link)) for link in _read(html).links)
    return tuple(dict.fromkeys(each.path for each in there if not each.netloc and _is_own(each.path, here)))


def _is_own(path: str, here: str) -> bool:
    name = path.removeprefix(here).rstrip("/")
    return path.startswith(here) and bool(name) and "/" not in name and not unquote(name).startswith(FRAMEWORK)


def _page(http: Client, path: str) -> str:
    name, answer = http.service.stack.name, http.get(path, HTML)
    if answer.status != 200:  # noqa: PLR2004 - HTTP's OK
        raise ServerError(f"{name}: GET {path} was answered with {answer.status}", todo="See [document] in stack.toml.")
    if answer.path != path:
        raise AppError(f"{name}: GET {path} leads to another page", why=f"that is {answer.path}", todo=SIGN_IN)
    try:
        html = answer.content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise AppError(f"{name}: what it serves at {path} is no text", why=str(error)) from error
    if _read(html).password:
        raise AppError(f"{name}: {path} asks for a password", why="so it isn't the page itself", todo=SIGN_IN)
    return html


def _read(html: str) -> _Links:
    parser = _Links()
    parser.feed(html)
    parser.close()
    return parser


class _Links(HTMLParser):
    """Notes where the links of a page lead, and whether a password is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.password = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]
        elif tag == "input" and (dict(attrs).get("type") or "").strip().lower() == "password":
            self.password = True
