"""Answers in the CDNs' place: which addresses are theirs, and what stands there."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from extract.pages.cdn import Address, Cdn, address_of
from extract.pages.npm import Missing, Wanted
from tests.pages.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.pages.watching import Given

    Ask = Callable[[str], Given | None]

JSDELIVR, UNPKG = "https://cdn.jsdelivr.net/npm", "https://unpkg.com"

ADDRESSES = {
    f"{JSDELIVR}/redoc@latest/bundles/redoc.standalone.js": ("redoc", "latest", "bundles/redoc.standalone.js"),
    f"{JSDELIVR}/redoc@2/a.js?v=1#x": ("redoc", "2", "a.js"),
    f"{JSDELIVR}/redoc@%5E2.0/a.js": ("redoc", "^2.0", "a.js"),
    f"{JSDELIVR}/redoc@3.0.0-rc.1/a%20b.js": ("redoc", "3.0.0-rc.1", "a b.js"),
    f"{JSDELIVR}/redoc": ("redoc", "latest", ""),
    f"{JSDELIVR}/@scalar/api-reference": ("@scalar/api-reference", "latest", ""),
    f"{JSDELIVR}/@scalar/api-reference@1.x/dist/a.css": ("@scalar/api-reference", "1.x", "dist/a.css"),
    f"{UNPKG}/@stoplight/elements/web-components.min.js": ("@stoplight/elements", "latest", "web-components.min.js"),
    f"{UNPKG}/rapidoc@~9/dist/rapidoc-min.js": ("rapidoc", "~9", "dist/rapidoc-min.js"),
    "http://unpkg.com/rapidoc@9": ("rapidoc", "9", ""),
}
NO_ADDRESSES = (
    "https://fonts.googleapis.com/css?family=Roboto",
    "https://cdn.jsdelivr.net.example/npm/redoc@2/a.js",
    "https://cdn.jsdelivr.net/gh/somebody/something@1/a.js",
    "https://cdn.jsdelivr.net/combine/npm/a@1,npm/b@1",
    f"{JSDELIVR}/redoc@2/+esm",
    f"{JSDELIVR}/",
    f"{JSDELIVR}/redoc@file:/etc/passwd",
    f"{JSDELIVR}/redoc@git+https://example.org/a.git",
    f"{JSDELIVR}/--registry=example.org",
    f"{JSDELIVR}/redoc@--registry=example.org",
    f"{JSDELIVR}/../redoc",
    f"{JSDELIVR}/@../redoc",
    f"{JSDELIVR}/redoc%0A@2",
    "ws://unpkg.com/redoc@2",
    "data:text/plain,unpkg.com/redoc",
)


class TestAddress:
    """What an address of a CDN names."""

    @pytest.mark.parametrize(("url", "parts"), ADDRESSES.items(), ids=ADDRESSES)
    def test_names_a_file_of_a_release(self, url: str, parts: tuple[str, str, str]) -> None:
        name, range_, path = parts
        host = url.split("/")[2]
        assert address_of(url) == Address(host=host, wanted=Wanted(name=name, range=range_), path=path)

    @pytest.mark.parametrize("url", NO_ADDRESSES)
    def test_is_none_where_it_names_something_else(self, url: str) -> None:
        assert address_of(url) is None


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """A registry with `viewer@2`."""
    opened = Registry(folder=tmp_path / "registry").open()
    manifest = json.dumps({"main": "lib/main.js", "jsdelivr": "dist/viewer.min.js", "unpkg": "./dist/viewer.js"})
    files = {
        "package.json": manifest.encode(),
        "lib/main.js": b"main",
        "dist/viewer.js": b"show()",
        "dist/viewer.min.js": b"s()",
        "dist/viewer.css": b"p {}",
        "dist/logo.PNG": b"\x89PNG",
        "dist/font.woff2": b"wOF2",
        "LICENSE": b"free",
    }
    opened.publish("viewer@2", "2.5.4", {f"package/{name}": content for name, content in files.items()})
    return opened


@pytest.fixture
def ask(registry: Registry, tmp_path: Path) -> Ask:
    """Asks for an address in a run of its own."""
    return lambda url: asyncio.run(Cdn(tmp_path / "cache", registry.npm).answer(url))


class TestAnswer:
    """What is answered in a CDN's place."""

    @pytest.mark.parametrize(
        ("path", "kind", "content"),
        [
            ("dist/viewer.js", "text/javascript; charset=utf-8", b"show()"),
            ("dist/viewer.css", "text/css; charset=utf-8", b"p {}"),
            ("dist/logo.PNG", "image/png", b"\x89PNG"),
            ("dist/font.woff2", "font/woff2", b"wOF2"),
            ("LICENSE", "application/octet-stream", b"free"),
        ],
    )
    def test_is_the_releases_file_by_its_media_type(self, ask: Ask, path: str, kind: str, content: bytes) -> None:
        given = ask(f"{JSDELIVR}/viewer@2/{path}")
        assert given is not None
        assert (given.status, given.type, given.content) == (200, kind, content)

    @pytest.mark.parametrize(("host", "content"), [(JSDELIVR, b"s()"), (UNPKG, b"show()")])
    def test_is_the_file_that_the_package_names_for_the_host(self, ask: Ask, host: str, content: bytes) -> None:
        given = ask(f"{host}/viewer@2")
        assert given is not None
        assert given.content == content

    @pytest.mark.parametrize(
        ("manifest", "content"),
        [(b'{"main": "a.js"}', b"a"), (b'{"browser": {"a.js": "b.js"}, "main": "a.js"}', b"a"), (b"{}", b"index")],
    )
    def test_is_what_the_package_names_for_all(
        self, ask: Ask, registry: Registry, manifest: bytes, content: bytes
    ) -> None:
        files = {"package/package.json": manifest, "package/a.js": b"a", "package/index.js": b"index"}
        registry.publish("plain@1", "1.0.0", files)
        given = ask(f"{JSDELIVR}/plain@1")
        assert given is not None
        assert given.content == content

    @pytest.mark.parametrize("path", ["dist/nowhere.js", "dist", "%2e%2e/%2e%2e/registry/npm", "/etc/passwd"])
    def test_is_not_found_where_the_release_has_no_such_file(self, ask: Ask, path: str) -> None:
        given = ask(f"{JSDELIVR}/viewer@2/{path}")
        assert given is not None
        assert given.status == 404
        assert b"viewer 2.5.4 has no file" in given.content

    def test_is_none_for_another_host(self, ask: Ask, registry: Registry) -> None:
        assert ask("https://fonts.googleapis.com/css") is None
        assert registry.asked() == []

    def test_is_none_where_npm_brings_nothing(self, ask: Ask) -> None:
        assert ask(f"{JSDELIVR}/viewer@9/dist/viewer.js") is None


class TestBringing:
    """The releases that a page needs, before it is opened."""

    def test_is_done_once_for_each_release_that_is_named(self, registry: Registry, tmp_path: Path) -> None:
        cdn = Cdn(tmp_path / "cache", registry.npm)
        urls = [f"{JSDELIVR}/viewer@2/a.js", "https://example.org/b.js", f"{UNPKG}/viewer@2/c.css", f"{UNPKG}/gone@1"]
        brought = asyncio.run(cdn.bring(urls))
        assert {name: str(found) for name, found in brought.items() if not isinstance(found, Missing)} == {
            "viewer@2": "viewer 2.5.4"
        }
        assert brought["gone@1"] == Missing(why="npm brought no gone@1: it is out of reach")
        assert sorted(registry.asked()) == ["gone@1", "viewer@2"]
