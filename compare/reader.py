"""A document to its model: the outline that all dialects share, with what differs in `swagger2` and `openapi3`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.facts import Facts, element
from compare.model import Element
from compare.operations import methods, path_items, read_operation
from compare.paths import address, full_path, prefix, shape, variables
from compare.security import security_schemes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.cursor import Cursor
    from compare.operations import Rest
    from compare.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationSite:
    """Where one operation stands, before it is read.

    Attributes:
        method: the HTTP method, in capitals.
        path: as clients see it, with what stands before it; `webhook <name>` for a webhook.
        own_path: as it is written in the document.
        item: the path item.
        operation: the operation.
        called: whether the API calls it, as a webhook.
    """

    method: str
    path: str
    own_path: str
    item: Cursor
    operation: Cursor
    called: bool = False

    @property
    def label(self) -> str:
        """How a person calls it."""
        return f"{self.method} {self.path}"

    @property
    def key(self) -> str:
        """What two spellings of it have in common."""
        return f"{self.method} {shape(self.path)}"

    @property
    def own_key(self) -> str:
        """The same, without what stands before all paths."""
        return f"{self.method} {shape(self.own_path)}"

    def read(self, reading: Reading, rest: Rest) -> Element:
        """What has to be read of the operation, with all that belongs to it."""
        return read_operation(reading, self.label, self.item, self.operation, rest)


def operation_sites(reading: Reading) -> Iterator[OperationSite]:
    """The operations of a document, its webhooks last."""
    paths = reading.root.at("paths")
    if not paths.is_object and paths.value is not None:
        reading.lose(paths, "paths is not an object")
    for path, entry in paths.entries():
        if not path.startswith("x-"):
            yield from _of_path(reading, path, entry)
    for word in ("webhooks", "x-webhooks"):
        if word == "x-webhooks" or reading.modern:
            for name, entry in reading.root.at(word).entries():
                for method, item, operation in methods(reading, entry):
                    spelled = f"webhook {name}"
                    yield OperationSite(
                        method=method, path=spelled, own_path=spelled, item=item, operation=operation, called=True
                    )


def _of_path(reading: Reading, path: str, entry: Cursor) -> Iterator[OperationSite]:
    for method, item, operation in methods(reading, entry):
        start = prefix(reading, operation, *path_items(reading, item))
        yield OperationSite(method=method, path=full_path(start, path), own_path=path, item=item, operation=operation)


def globals_of(reading: Reading) -> Iterator[Element]:
    """What belongs to the whole document: its title and so on, its servers, tags and security schemes."""
    yield _info(reading)
    yield from _servers(reading)
    yield from _tags(reading)
    yield from security_schemes(reading)


def _info(reading: Reading) -> Element:
    info = reading.root.at("info")
    if not info.is_object:
        reading.lose(info, "info is not an object")
    facts = Facts(reading, "info")
    for key in ("title", "version", "summary", "description"):
        facts.prose(key, info.get(key))
    facts.prose("terms of service", info.get("termsOfService"))
    for holder, keys in (("contact", ("name", "url", "email")), ("license", ("name", "identifier", "url"))):
        for key in keys:
            facts.prose(f"{holder} {key}", info.at(holder).get(key))
    facts.prose("external docs", reading.root.at("externalDocs").get("url"))
    facts.extensions(info)
    facts.extensions(reading.root, frozenset({"x-nullable", "x-sunset", "x-webhooks", "x-triptych-files"}))
    return Element(kind="info", key="info", label="info", pointer="/info", aspects=facts.found)


def _servers(reading: Reading) -> Iterator[Element]:
    """The servers by scheme and host; the path before all paths belongs to the operations."""
    if reading.dialect == "swagger-2.0":
        host = reading.root.text("host")
        schemes = [place.value for place in reading.root.at("schemes").listed()] or [""]
        stated = [(f"{scheme}://{host}".removeprefix(":"), reading.root) for scheme in schemes] if host else []
    else:
        stated = [(place.text("url") or "", place) for place in reading.root.at("servers").listed()]
    seen: set[str] = set()
    for url, place in stated:
        found = address(url)
        if found and found not in seen:
            seen.add(found)
            facts = Facts(reading, "server")
            if reading.dialect != "swagger-2.0":
                facts.prose("description", place.get("description"))
                if stated_variables := variables(place):
                    facts.add("variables", stated_variables, place.at("variables"), "documentation")
            yield element("server", f"server {found}", place, aspects=facts.found)


def _tags(reading: Reading) -> Iterator[Element]:
    for place in reading.root.at("tags").listed():
        name = place.text("name")
        if name is None:
            reading.lose(place, "a tag without a name")
            continue
        facts = Facts(reading, "tag")
        for key in ("summary", "description", "parent", "kind"):  # the others than the description are 3.2's
            facts.prose(key, place.get(key))
        facts.prose("external docs", place.at("externalDocs").get("url"))
        facts.extensions(place)
        yield element("tag", f"tag {name}", place, aspects=facts.found)
