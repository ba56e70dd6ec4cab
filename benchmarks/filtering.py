"""How long the report's page takes to filter its facts in Chromium: `python -m benchmarks.filtering index.html`.

A time is that from a control's change until the page is laid out again, and until the next frame was drawn.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from extract.pages.browser import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

BAR = 50.0
"""Milliseconds that a filtering may take."""

STEPS = (
    ("everything", "differs", False),
    ("only what differs", "differs", True),
    ("everything again", "differs", False),
    ("a topic", "topic", "prose"),
    ("its verdict", "verdict", "present"),
    ("all topics", "topic", ""),
    ("any verdict", "verdict", ""),
    ("a first text", "text", "e"),
    ("a longer text", "text", "ex"),
    ("a text that is nowhere", "text", "zzz"),
    ("no text", "text", ""),
)
"""What is done, with the control's name and its value."""

CHANGE = """async ([name, value]) => {
  const control = document.getElementById("filter").elements[name];
  const laidOut = () => document.documentElement.getBoundingClientRect().height;
  laidOut();
  const start = performance.now();
  if (control.type === "checkbox") control.checked = value; else control.value = value;
  control.dispatchEvent(new Event(control.type === "search" ? "input" : "change", { bubbles: true }));
  laidOut();
  const layout = performance.now() - start;
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return [layout, performance.now() - start];
}"""


def main() -> int:
    """Print a line a step; the exit code is 1 where `--hold` finds the bar missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.filtering", description=__doc__)
    parser.add_argument("page", type=Path, help="a report's index.html")
    parser.add_argument("--runs", type=int, default=5, help="times that each step is done (5)")
    parser.add_argument("--hold", action="store_true", help="end with 1 where the bar is missed")
    wanted = parser.parse_args()
    chosen = find().executable  # which it finds by an event loop of its own
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(wanted.page.resolve().as_uri())
        found = dict(_measured(page, wanted.runs))
        rows = page.locator("tr[data-f]").count()
        browser.close()
    sys.stdout.write(f"{rows:,} facts; milliseconds until laid out (bar: {BAR:.0f}), and until drawn\n")
    sys.stdout.writelines(f"{step:24}{layout:6.1f}{drawn:8.1f}\n" for step, (layout, drawn) in found.items())
    return int(wanted.hold and any(layout >= BAR for layout, _ in found.values()))


def _measured(page: Page, runs: int) -> Iterator[tuple[str, tuple[float, float]]]:
    """The medians of each step, all groups being open: the dearest case."""
    page.click("#filter [name=open]")
    times: dict[str, list[tuple[float, float]]] = {step: [] for step, _, _ in STEPS}
    for _ in range(runs):
        for step, name, value in STEPS:
            layout, drawn = page.evaluate(CHANGE, [name, value])
            times[step].append((layout, drawn))
    for step, both in times.items():
        yield step, (median(layout for layout, _ in both), median(drawn for _, drawn in both))


if __name__ == "__main__":
    raise SystemExit(main())
