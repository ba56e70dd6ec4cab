"""The real stacks' pages as their frameworks ship them: what their own code says they ask for."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from extract.environments import interpreter
from extract.pages.cdn import address_of
from extract.pull import made_in_process
from extract.stack import load

if TYPE_CHECKING:
    from pathlib import Path

URL = re.compile(r"https://[^\s\"'<>]+")
SCRIPTS = {
    "drf": {"Swagger UI": "swagger-ui-dist", "ReDoc": "redoc"},
    "fastapi": {"Swagger UI": "swagger-ui-dist", "ReDoc": "redoc"},
    "flask-restx": {},
}


class TestServices:
    """A page that is shipped otherwise takes its script from a CDN that npm can stand in for."""

    @pytest.mark.parametrize(("name", "scripts"), SCRIPTS.items(), ids=SCRIPTS)
    def test_ship_pages_with_scripts_from_a_cdn(self, root: Path, name: str, scripts: dict[str, str]) -> None:
        stack = load(root / "services" / name)
        made = made_in_process(stack, interpreter(stack, say=lambda line: sys.stderr.write(f"{line}\n")))
        found = {
            page: {address.wanted.name for url in URL.findall(html.decode()) if (address := address_of(url))}
            for page, html in made.as_shipped.items()
        }
        assert found == {page: {script} for page, script in scripts.items()}
        assert all(stack.answers_at in html.decode() for html in made.as_shipped.values())
