"""Ways to drive the page of `triptych open`, and what a reader sees of it then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Frame, Page

SHOWS = """words => {
  const inside = box => box.width && box.height && box.top < innerHeight && box.bottom > 0;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let seen = '';
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    if (texts.currentNode.parentElement.checkVisibility() && [...range.getClientRects()].some(inside))
      seen += texts.currentNode.data;
  }
  const unspaced = text => text.replace(/[\\s\\u200b]+/g, '');  // Swagger UI breaks paths with zero-width spaces
  return words.every(word => unspaced(seen).includes(unspaced(word)));
}"""

IN_SIGHT = """() => [...document.querySelectorAll('.panel')].filter(panel => {
  const box = panel.getBoundingClientRect();
  const inside = box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
  return inside && panel.checkVisibility({visibilityProperty: true});
}).map(panel => panel.querySelector('h2').textContent)"""


async def by_mouse(page: Page, key: str) -> None:
    """Click on an operation, and wait until it is the chosen one."""
    await page.locator(f"[data-key={key}]").click()
    await chosen(page, key)


async def chosen(page: Page, key: str) -> None:
    """Wait until an operation is the chosen one, whether or not the list is in sight."""
    await page.locator(f"[data-key={key}][aria-current]").wait_for(state="attached")


async def by_arrows(page: Page, key: str) -> None:
    """Go to the filter by `/`, from there down to an operation by the arrow keys, and press Enter."""
    await page.keyboard.press("/")
    for _ in range(await page.locator(".operation").count()):
        await page.keyboard.press("ArrowDown")
        if await focused(page) == key:
            break
    await page.keyboard.press("Enter")
    await chosen(page, key)


async def by_tab(page: Page, key: str) -> None:
    """Go from one end of the page to an operation by Tab, and press Enter."""
    while await focused(page) != key:
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await chosen(page, key)


async def by_filter(page: Page, key: str) -> None:
    """Write enough of an operation's name for it to be the first that is left, and press Enter."""
    await page.keyboard.press("/")
    await page.keyboard.type(key.replace("-", " ").replace("item id", "{item_id}"))
    await page.keyboard.press("Enter")
    await chosen(page, key)


async def focused(page: Page) -> str | None:
    """The operation that has the focus."""
    found: str | None = await page.evaluate("document.activeElement.dataset.key ?? null")
    return found


async def frame(page: Page, stack: str) -> Frame:
    """What a panel shows."""
    element = await page.locator(f"[data-stack={stack}] iframe").element_handle()
    found = await element.content_frame()
    assert found is not None
    return found


async def shows(page: Page, stack: str, *words: str) -> None:
    """Wait until a reader sees these words in a panel without scrolling."""
    await (await frame(page, stack)).wait_for_function(SHOWS, arg=words)


async def said(page: Page, stack: str) -> str:
    """What stands in a panel where its page has no place for the operation."""
    element = page.locator(f"[data-stack={stack}] .empty")
    await element.wait_for()
    return await element.inner_text()


async def in_sight(page: Page) -> list[str]:
    """The titles of the panels that can be seen as a whole."""
    found: list[str] = await page.evaluate(IN_SIGHT)
    return found
