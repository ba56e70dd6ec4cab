"""What kinds of docs pages we know: one small adapter a kind, with its selectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.async_api import Locator, Page

    from extract.pages.asked import Filling
    from extract.pages.operations import Operation
    from extract.pages.results import Check, Tried


class Kind(Protocol):
    """An adapter: a module that knows one kind of docs page.

    The functions that take a `Page` run in the browser's process, on a page that has been opened and is `READY`.
    They raise Playwright's errors where the page isn't as they expect; whoever calls them bounds the time.

    Attributes:
        FORMS: Whether it has forms to try operations out with.
        LIVE: Whether the page shows what the service holds: then it is read before anything is tried out.
        READY: A selector: once it is visible, the first operation is there to be read.
        FOCUS: A selector of what a reader by keyboard has to reach to open an operation.
        SCRIPT: JavaScript that `triptych open` adds to a page whose deep links don't work, so that it opens the
            operation that the fragment of its address names, on load and on every `hashchange`; empty where they do.
        RELOADS: Whether an open page has to be loaded anew for another operation: the fragment alone doesn't move it.
    """

    FORMS: bool
    LIVE: bool
    READY: str
    FOCUS: str
    SCRIPT: str
    RELOADS: bool

    def address(self, path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:
        """Where a page of this kind shows an operation.

        Args:
            path: Where the page is.
            operation: The operation, as the stack's own document has it.
            ids: A value for each path parameter.

        Returns:
            A path with a query or a fragment; None where the page has no place for it.
        """

    def expects(self, path: str, operation: Operation) -> bool:
        """Whether a page of this kind at this path is there to show this operation of the document."""

    async def operations(self, page: Page, path: str) -> tuple[str, ...]:
        """The names of the operations that the page shows, once all that is folded up is unfolded.

        Args:
            page: The page.
            path: Where it is; a page that shows one URL's operations names them by it.
        """

    async def opened(self, page: Page, operation: Operation) -> Locator | None:
        """Open an operation as a reader does, and give the element that shows it; None where the page has none."""

    async def folded(self, page: Page, operation: Operation) -> None:
        """Leave an opened operation as it was before, where a page keeps it open."""

    async def reveal(self, page: Page, element: Locator) -> str:
        """One more round of clicks in an opened operation on all that unfolds, switches or explains something.

        Returns:
            What can be read elsewhere than in the element for it (a dialogue, since closed); empty otherwise.
        """

    async def search(self, page: Page, operations: Sequence[Operation]) -> Check:
        """Whether the page has a search that finds an operation."""

    async def deep_link(self, page: Page, operation: Operation) -> Check:
        """Whether the page, just loaded at `address(…)` of an operation, shows that operation opened and in view."""

    async def try_out(self, page: Page, operations: Sequence[Operation], filling: Filling) -> tuple[Tried, ...]:
        """Try out operations by the page's own forms, in the order given; empty where a kind has no such forms."""
