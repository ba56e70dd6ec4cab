"""How many pictures a report carries within its one file: as many as keep it light, whole operations at a time."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from compare.docs_pages import Picture
from compare.fact_sheet import fact_sheet
from compare.guide import Guide, Topic
from compare.render import report_html, room

from .docs import page, report

OPERATIONS = ("GET /items", "POST /items", "GET /items/{id}")


class Sized:
    """Pictures of a given size within the page, and links to the others."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __call__(self, picture: Picture) -> str:
        """What stands in the page."""
        return f"data:image/webp;base64,{picture.file.stem}{'A' * self._size}"

    def full(self, picture: Picture) -> str:
        """Where the picture itself is."""
        return f"shots/{picture.file}"


def _rendered(size: int, guide: Guide | None = None) -> str:
    pages = [
        page(panels={name: Picture(file=Path(f"{stack}{number}.webp")) for number, name in enumerate(OPERATIONS)})
        for stack in "ab"
    ]
    found = replace(report(*([one] for one in pages)), guide=guide)
    return report_html.render(found, fact_sheet(found), address=Sized(size))


def _within(html: str) -> list[str]:
    return sorted(re.findall(r"base64,([ab]\d)A", html))


class TestRoom:
    """The page stays light, whatever there is to show."""

    def test_all_pictures_are_within_where_there_is_room(self) -> None:
        assert _within(_rendered(10)) == ["a0", "a1", "a2", "b0", "b1", "b2"]

    @pytest.mark.parametrize("size", [100_000, 300_000, 600_000, 2_000_000])
    def test_the_page_never_grows_beyond_its_bar(self, size: int) -> None:
        assert len(_rendered(size).encode()) <= room.FULL

    def test_an_operations_pictures_go_together_and_the_others_are_links(self) -> None:
        html = _rendered(300_000)
        within = _within(html)
        assert [name[1] for name in within].count(within[0][1]) == 2
        assert len(within) == 4
        left = {"a0", "a1", "a2", "b0", "b1", "b2"} - set(within)
        assert all(f'href="shots/{name}.webp"' in html for name in left)

    def test_the_operations_of_the_guide_come_first(self) -> None:
        told = Guide(topics=(Topic(id="routing", title="Routing", text="", operations=("GET /items/{item_id}",)),))
        assert _within(_rendered(500_000, told)) == ["a2", "b2"]
        assert _within(_rendered(500_000)) != ["a2", "b2"]
