"""Answers in the place of the CDNs that serve npm's releases: the same files, from the releases themselves."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from extract.pages.npm import Missing, Release, Releases, Wanted
from extract.pages.watching import Given

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Both: NAME[@RANGE][/PATH]. https://www.jsdelivr.com/documentation#id-npm and https://unpkg.com
PREFIXES = {"cdn.jsdelivr.net": "/npm/", "unpkg.com": "/"}
ADDRESS = re.compile(
    r"(?P<name>(?:@[A-Za-z0-9_~][\w.~-]*/)?[A-Za-z0-9_~][\w.~-]*)(?:@(?P<range>[\w^~*][\w.^~*+-]*))?(?:/(?P<path>.*))?",
    re.ASCII,
)
# What package.json names for a package's address without a path, by host.
ENTRIES = {"cdn.jsdelivr.net": ("jsdelivr", "browser", "main"), "unpkg.com": ("unpkg", "browser", "main")}
MEDIA_TYPES = {
    ".cjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """An address of a CDN.

    Attributes:
        host: The CDN.
        wanted: The release.
        path: The file in it; empty for whichever the package names.
    """

    host: str
    wanted: Wanted
    path: str


class Cdn:
    """Stands in for the CDNs.

    Args:
        cache: The folder where releases are kept.
        npm: npm's path; None where it is missing.
    """

    def __init__(self, cache: Path, npm: str | None) -> None:
        self._releases = Releases(cache, npm)

    async def answer(self, url: str) -> Given | None:
        """What a CDN answers at an address; None for any other host's, and where npm doesn't bring the release."""
        address = address_of(url)
        if address is None:
            return None
        release = await self._releases.bring(address.wanted)
        if isinstance(release, Missing):
            return None
        file = release.file(address.path or _entry(release, address.host))
        if file is None:
            said = f"{release.name} {release.version} has no file {address.path!r}\n"
            return Given(status=404, type="text/plain; charset=utf-8", content=said.encode())
        kind = MEDIA_TYPES.get(file.suffix.lower(), "application/octet-stream")
        return Given(status=200, type=kind, content=file.read_bytes())

    async def bring(self, urls: Iterable[str]) -> dict[str, Release | Missing]:
        """The releases that addresses name, by `NAME@RANGE`; addresses of other hosts are passed by."""
        addresses = filter(None, map(address_of, urls))
        wanted = sorted({address.wanted for address in addresses}, key=str)
        return {str(one): await self._releases.bring(one) for one in wanted}


def address_of(url: str) -> Address | None:
    """An address of a CDN, taken apart; None where it is another host's, or isn't a file of one release."""
    parts = urlsplit(url)
    host, path = parts.hostname or "", unquote(parts.path)
    prefix = PREFIXES.get(host)
    if prefix is None or parts.scheme not in {"http", "https"} or not path.startswith(prefix):
        return None
    match = ADDRESS.fullmatch(path.removeprefix(prefix))
    if match is None or (match["path"] or "").endswith("+esm"):  # which jsDelivr bundles itself
        return None
    wanted = Wanted(name=match["name"], range=match["range"] or "latest")
    return Address(host=host, wanted=wanted, path=match["path"] or "")


def _entry(release: Release, host: str) -> str:
    """The file that a package names for its address without a path."""
    manifest = release.file("package.json")
    said = json.loads(manifest.read_bytes()) if manifest else {}
    return next((said[key] for key in ENTRIES[host] if isinstance(said.get(key), str)), "index.js")
