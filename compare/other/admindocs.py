"""The pages of Django's admindocs, `{"admindocs": {path: html}}`: the list of views, and a page for each of them.

The list tells each URL pattern of the site, and the view behind it; a view's page tells its docstring. Whose page isn't
there counts for nothing: those are the views of Django itself. A path has a view and no methods, so what is said of it
is said of each operation there; see `compare.pairing.with_methods`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from compare.cursor import escape
from compare.document import ANY_METHOD
from compare.other.pages import MOST_TAGS, lines_of
from compare.other.rules import read_rule
from compare.other.translation import Paths, Problems, Translation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.other.pages import Line
    from compare.values import Json

_KEY = "admindocs"
_MOST = 10 * MOST_TAGS
_NAMESPACE = "ns|"
_NO_METHODS = "admindocs names no methods: what it says of a path is taken for each operation there"
_NAMES = "the names of a view and of its URL pattern, which several operations may share, so neither is an operationId"
_OTHERS = "a path whose view has no page here, as those of Django itself"
_AGAIN = "a path that an earlier line tells of"


def is_one(value: Json) -> bool:
    """Whether it is such an object: pages by their paths."""
    pages = value.get(_KEY) if isinstance(value, dict) and len(value) == 1 else None
    return isinstance(pages, dict) and bool(pages) and all(isinstance(html, str) for html in pages.values())


def translated(value: Json) -> Translation:
    """What the pages say.

    Args:
        value: an object for which `is_one` holds.
    """
    problems = Problems()
    pages = dict(_read(value, problems))
    paths = Paths()
    if pages:
        problems.add("", _NO_METHODS)
        _add_all(min(pages, key=lambda path: (len(path), path)), pages, paths, problems)
    return Translation(
        dialect="admindocs",
        raw={"info": {}, "paths": paths.found},
        original={_KEY: {path: [line.text for line in lines] for path, lines in pages.items()}},
        origins=paths.origins,
        problems=problems.all(),
    )


def _read(value: Json, problems: Problems) -> Iterator[tuple[str, Sequence[Line]]]:
    """The lines of each page, as far as there aren't too many."""
    pages = value[_KEY] if isinstance(value, dict) else {}
    tags = 0
    for path, html in pages.items() if isinstance(pages, dict) else ():
        tags += str(html).count("<")
        lines = lines_of(str(html)) if tags <= _MOST else None
        if lines is None:
            problems.add(f"/{_KEY}/{escape(path)}", f"a page with more than {MOST_TAGS:,} tags, or after {_MOST:,}")
        else:
            yield path, lines


def _add_all(index: str, pages: Mapping[str, Sequence[Line]], paths: Paths, problems: Problems) -> None:
    namespace = ""
    for number, line in enumerate(pages[index]):
        place = f"/{_KEY}/{escape(index)}/{number}"
        if line.id.startswith(_NAMESPACE):
            namespace = line.id.removeprefix(_NAMESPACE).strip()
        if line.tag == "h3" and line.links:
            page = urljoin(index, line.links[0])
            if page not in pages or page == index:
                problems.add(place, _OTHERS)
                continue
            problems.add(f"/{_KEY}/{escape(index)}/{number + 1}", _NAMES)
            path, parameters = read_rule(line.text, partial(problems.add, place))
            parts: dict[str, tuple[Json, str]] = dict(_said(pages[page], f"/{_KEY}/{escape(page)}"))
            if parameters:
                parts["parameters"] = (parameters, place)
            if namespace:
                parts["tags"] = ([namespace], place)
            if not paths.add(path, ANY_METHOD, parts, place):
                problems.add(place, _AGAIN)


def _said(lines: Sequence[Line], page: str) -> Iterator[tuple[str, tuple[Json, str]]]:
    """A view's docstring: the title is its first paragraph, and the last line leads back to the list."""
    heading = next((number for number, line in enumerate(lines) if line.tag == "h1"), -1)
    rest = [(number, line) for number, line in enumerate(lines) if number > heading]
    if rest and rest[0][1].tag == "h2":
        number, line = rest.pop(0)
        yield "summary", (line.text, f"{page}/{number}")
    if rest and rest[-1][1].links:
        rest.pop()
    if rest:
        text = "\n\n".join(_markdown(line) for _, line in rest).replace("\n\n- ", "\n- ")
        yield "description", (text, f"{page}/{rest[0][0]}")


def _markdown(line: Line) -> str:
    if line.tag == "li":
        return f"- {line.text}"
    return f"```\n{line.text}\n```" if line.tag == "pre" else line.text
