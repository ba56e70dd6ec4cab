"""What of a page reaches a reader's eyes, and how it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.pages.facts import visible_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.async_api import Page

    from tests.pages.conftest import Driven

FADING = "<style>@keyframes in { from { opacity: 0 } }</style>"
TINY = "position: absolute; width: 1px; height: 1px; overflow: hidden"
SCROLLED = (
    "<div style='height: 30px; overflow: hidden'><div style='height: 20px; overflow: auto'>"
    "<p style='margin-top: 500px'>Find me</p></div></div>"
)
ESCAPING = "<div style='overflow: hidden; height: 0'><b style='position: absolute'>Find me</b></div>"
HOVERED = "<style>b::after { content: 'Find me'; visibility: hidden }</style><b>Here</b>"
ONE_LINE = "width: 9em; overflow: hidden; white-space: nowrap; text-overflow: ellipsis"


@pytest.fixture(scope="module")
def page(browser: Driven) -> Iterator[Page]:
    """One page for all these tests: what it holds is replaced as a whole."""
    page = browser.run(browser.chromium.new_page(viewport={"width": 1280, "height": 800}))
    yield page
    browser.run(page.close())


@pytest.fixture
def text_of(browser: Driven, page: Page) -> Callable[..., str]:
    """Reads what is visible of a page's body."""

    def text_of(html: str, *, unfolded: bool = False) -> str:
        browser.run(page.set_content(html))
        return browser.run(visible_text(page.locator("body"), unfolded=unfolded))

    return text_of


class TestVisible:
    """What reaches a reader's eyes."""

    @pytest.mark.parametrize(
        "html",
        [
            "<b>Find me</b>",
            "<details open><summary>More</summary>Find me</details>",
            "<textarea>Find me</textarea>",
            "<input value='Find me'>",
            "<input placeholder='Find me'>",
            "<input type=submit value='Find me'>",
            "<select><option>Not me<option selected>Find me</select>",
            "<select size=2><option selected>Not me<option>Find me</select>",
            "<style>b::before { content: 'Find me' }</style><b></b>",
            "<div style='visibility: hidden'><b style='visibility: visible'>Find me</b></div>",
            "<div style='display: contents'>Find me</div>",
            "<div style='margin-top: 3000px'>Find me</div>",
            "<div style='height: 20px; overflow: auto'><p style='margin-top: 500px'>Find me</p></div>",
            "<div style='position: fixed; overflow: hidden'>Find me</div>",
            f"{FADING}<b style='animation: in 100s'>Find me</b>",
            SCROLLED,
            ESCAPING,
        ],
    )
    def test_is_read(self, text_of: Callable[..., str], html: str) -> None:
        assert "Find me" in text_of(html)

    @pytest.mark.parametrize(
        "html",
        [
            "<b hidden>Find me</b>",
            "<b style='visibility: hidden'>Find me</b>",
            "<div style='opacity: 0'><b>Find me</b></div>",
            "<b style='font-size: 0'>Find me</b>",
            "<b aria-hidden=true>Find me</b>",
            "<details><summary>More</summary>Find me</details>",
            "<div style='content-visibility: hidden'>Find me</div>",
            "<div style='height: 0; overflow: hidden'><p>Find me</p></div>",
            "<div style='height: 50px; overflow: hidden'><p style='margin-top: 90px'>Find me</p></div>",
            "<div style='height: 0; overflow: auto'><p>Find me</p></div>",
            f"<div style='{TINY}'>Find me</div>",
            "<div style='position: absolute; clip: rect(0, 0, 0, 0)'>Find me</div>",
            "<div style='clip-path: inset(50%)'>Find me</div>",
            "<div style='position: absolute; left: -9999px'>Find me</div>",
            "<div style='text-indent: -9999px; overflow: hidden'>Find me</div>",
            "<script>'Find me'</script><style>/* Find me */</style><template>Find me</template>",
            "<input type=password value='Find me'>",
            "<input type=checkbox value='Find me'>",
            "<input type=hidden value='Find me'>",
            "<input hidden value='Find me'>",
            "<input placeholder='Find me' value='Not me'>",
            "<select><option selected>Not me<option>Find me</select>",
            "<b title='Find me'>Here</b>",
            HOVERED,
        ],
    )
    def test_is_not_read(self, text_of: Callable[..., str], html: str) -> None:
        assert "Find" not in text_of(f"<p>Here</p>{html}")

    def test_options_are_read_once_their_list_is_unfolded(self, text_of: Callable[..., str]) -> None:
        html = "<select><option selected>Not me<option>Find me</select>"
        assert "Find me" in text_of(html, unfolded=True)

    def test_options_are_not_read_where_their_list_can_not_be_unfolded(self, text_of: Callable[..., str]) -> None:
        html = "<select disabled><option selected>Not me<option>Find me</select>"
        assert "Find me" not in text_of(html, unfolded=True)

    def test_words_are_as_far_as_the_line_is_not_cut_off(self, text_of: Callable[..., str]) -> None:
        text = text_of(f"<div style='{ONE_LINE}'>The first words and many more that nobody sees</div>")
        assert text.startswith("The first")
        assert "nobody" not in text


class TestLines:
    """How what is visible is written down."""

    @pytest.mark.parametrize(
        ("html", "text"),
        [
            ("<p>One</p><p>two</p>", "One\ntwo"),
            ("One <b>t</b>wo", "One two"),
            ("One\n  two<br>three", "One two\nthree"),
            ("<table><tr><td>One<td>two<tr><td>three</table>", "One two\nthree"),
            ("<pre>One\n  two</pre>", "One\ntwo"),
            ("<pre><b>One</b>\n<b>two</b></pre>", "One\ntwo"),
            ("/items<wbr>/{item_id}", "/items/{item_id}"),
            ("/items\u200b/{item_id}&shy;", "/items/{item_id}"),
            ("<span>string</span><span style='margin-left: 4px'>[1, 80]</span>", "string [1, 80]"),
            ("<code style='padding: 4px'>q</code>.", "q."),
            ("<div style='display: flex'><span>One</span><span>two</span></div>", "One\ntwo"),
            ("One&nbsp;two", "One two"),
        ],
    )
    def test_are_as_a_reader_sees_them(self, text_of: Callable[..., str], html: str, text: str) -> None:
        assert text_of(html) == text

    @pytest.mark.parametrize(
        "html",
        [
            "<s>/reports/<wbr>{period}</s>",
            "<div style='text-decoration: line-through'>/reports/<b>{period}</b></div>",
        ],
    )
    def test_end_with_a_mark_where_they_are_struck_through(self, text_of: Callable[..., str], html: str) -> None:
        assert text_of(html) == "/reports/{period} ~struck~"

    def test_have_no_mark_where_nothing_is_struck_through(self, text_of: Callable[..., str]) -> None:
        assert text_of("<s hidden>/reports</s><s></s><u>/items</u>") == "/items"
