"""Two miniature stacks with bundles that hold docs pages' measurements made by hand, and the report over them."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image

from extract.bundle import pretty
from extract.bundle_writer import Measured, add_measured
from extract.pages.pictures import small_version
from extract.pages.results import (
    PAGES,
    PICTURES,
    Check,
    OtherHost,
    Pages,
    PageSeen,
    Shipped,
    Shot,
    Shown,
    Tried,
    Violation,
    Visit,
)
from extract.pull import pull
from extract.stack import load
from triptych.project import Project
from triptych.verbs.report import write

LIGHT, DARK, PHONE, PANEL = (f"{PICTURES}/{name}.webp" for name in ("light", "dark", "phone", "panel"))
SIZES = {LIGHT: (1280, 800), DARK: (1280, 800), PHONE: (390, 800), PANEL: (1200, 500)}
OPERATION = "GET /"


def picture(size: tuple[int, int], colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "WEBP", lossless=True)
    return file.getvalue()


def shot(file: str, scheme: str) -> Shot:
    """A picture of a page."""
    width, height = SIZES[file]
    view = "phone" if file == PHONE else "desktop"
    return Shot(file=file, view=view, scheme=scheme, width=width, height=height)  # type: ignore[arg-type]


def seen(name: str, operation: str, dark: str) -> PageSeen:
    """A page of which something is to be said in every cell."""
    return PageSeen(
        name=name,
        kind="swagger-ui",
        path="/docs",
        known=True,
        visit=Visit(
            outcome="shown",
            status=200,
            operations=(operation,),
            missing=("POST /lost",),
            console_errors=("<b>no</b>",),
            other_hosts=(OtherHost(url="https://cdn.example/logo.svg", ended="blocked"),),
            requests=3,
            bytes=1234,
            seconds=0.5,
        ),
        shots=(shot(LIGHT, "light"), shot(dark, "dark"), shot(PHONE, "light")),
        violations=(Violation(rule="label", impact="serious", help="Labels", url="https://rules.example/", nodes=2),),
        checks={"dark": Check(answer="no", why="it looks the same"), "phone": Check(answer="yes", why="it fits")},
        facts=(Shown(kind="enum", operation=operation, what="a or b", text=("a",), verdict="not shown"),),
        tried=(Tried(operation=operation, outcome="refused", status=400, body="no", sent="{}", filled=("id = 1",)),),
        panels={operation: PANEL},
        small={file: small_version(file) for file in SIZES},
        shipped=Shipped(same=False, offline=Visit(outcome="blank", why="without a script"), releases={"a@1": "a 1.0"}),
        unmeasured={"search": "it took too long"},
    )


def measured(*pages: PageSeen) -> dict[str, Measured]:
    """The files of these pages in a bundle."""
    found = Pages(format=1, browser="a browser 1", axe="4.10", pages=pages)
    files = {PAGES: Measured(type="application/json", content=pretty(found))}
    for number, (file, size) in enumerate(SIZES.items()):
        content = picture(size, (40 * number, 90, 160))
        files[file] = Measured(type="image/webp", content=content)
        small = picture((size[0] // 2, size[1] // 2), (40 * number, 90, 160))
        files[small_version(file)] = Measured(type="image/webp", content=small)
    return files


class Shop:
    """Two miniature stacks whose docs pages were looked at, and the report over them."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.project = Project(services=folder / "services", build=folder / "build")
        for name in ("one", "two"):
            shutil.copytree(root / "tests/miniatures/hello", self.project.services / name)
            self.pull(name)
            self.look(name, seen("Swagger UI", OPERATION, LIGHT), seen("Other", OPERATION, DARK))
        self.write()

    @property
    def page(self) -> str:
        """The report, from disk."""
        return (self.project.report / "index.html").resolve().as_uri()

    @property
    def pictures(self) -> set[str]:
        """The files beside the report."""
        return {path.name for path in (self.project.report / "shots").glob("*")}

    def pull(self, name: str) -> None:
        """Make a bundle anew."""
        stack = load(self.project.services / name)
        pull(stack, Path(sys.executable), self.project.bundle(name), say=lambda _: None)

    def look(self, name: str, *pages: PageSeen) -> None:
        """Put what was seen into a bundle."""
        add_measured(self.project.bundle(name), measured(*pages), instead_of=(PAGES, PICTURES))

    def write(self) -> None:
        """Write the report."""
        write(self.project, (), self.project.report)
