"""What axe-core, an engine for accessibility tests, finds on a page: https://github.com/dequelabs/axe-core."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING

from extract.pages.results import Violation

if TYPE_CHECKING:
    from playwright.async_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async tags => {
  const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, preload: false,
                                          resultTypes: ['violations'] });
  return found.violations.map(v => [v.id, v.impact || '', v.help, v.helpUrl, v.nodes.length]);
}"""


def source() -> str:
    """axe-core itself, from the package that carries it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def version() -> str:
    """The version of axe-core."""
    found = re.search(r"axe v([\d.]+)", source()[:200])
    return found[1] if found else "unknown"


async def violations(page: Page) -> tuple[Violation, ...]:
    """Hold a page to the rules of WCAG 2.2, levels A and AA, as far as a program can."""
    await page.evaluate(source())
    found: list[tuple[str, str, str, str, int]] = await page.evaluate(RUN, TAGS)
    return tuple(
        Violation(rule=rule, impact=impact, help=said, url=url.partition("?")[0], nodes=nodes)
        for rule, impact, said, url, nodes in sorted(found)
    )
