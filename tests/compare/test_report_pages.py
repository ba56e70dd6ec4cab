"""What the report says of docs pages: the card, the sentences, the tables, the pictures, whatever a page says."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from compare.docs_pages import Check
from compare.render.docs_tables import columns
from compare.render.panels import panels
from compare.render.terminal import print_summary
from compare.report import Failed

from .apis import Raw, api
from .docs import MISSING, OPERATIONS, blank, fact, other_host, page, picture, report, shipped, tried, violation, visit
from .shelf import html_of as render

if TYPE_CHECKING:
    from compare.docs_pages import DocsPage, Picture

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e::error::"


class Somewhere:
    """Where pictures would be: the small ones within the page, the others beside it."""

    def __call__(self, picture: Picture) -> str:
        """A small one."""
        return f"data:image/webp;base64,{picture.file.stem}"

    def full(self, picture: Picture) -> str:
        """One in full size."""
        return f"shots/{picture.file.name}"


address = Somewhere()


def shown(html: str) -> str:
    """The report's part on docs pages."""
    return html[html.index('<h2 id="shown">') : html.index('<h2 id="documents">')]


class TestCard:
    """A stack's card says in a word whether its docs pages show what it documents."""

    @pytest.mark.parametrize(
        ("pages", "said"),
        [
            (None, "shown? not looked at"),
            ([], "no docs pages"),
            ([page()], "✓ shown"),
            ([page(known=False)], "✓ shown"),
            ([page(), page(visit=MISSING)], "✗ not all shown"),
            ([page(visit=blank())], "✗ not all shown"),
            ([page(visit=visit(outcome="hung"))], "✗ not all shown"),
            ([page(visit=visit(outcome="failed"))], "✗ not all shown"),
            ([page(visit=visit(console_errors=("no",)))], "✗ not all shown"),
            ([page(visit=visit(page_errors=("no",)))], "✗ not all shown"),
            ([page(visit=visit(other_hosts=(other_host("https://x.example/"),)))], "✓ shown"),
        ],
    )
    def test_says(self, pages: list[DocsPage] | None, said: str) -> None:
        contract, stack = re.findall(r'<article class="card">(.*?)</article>', render(report(pages)), re.DOTALL)
        assert said in stack
        assert "shown" not in contract

    def test_nothing_looked_at_leaves_the_part_out(self) -> None:
        html = render(report(None, None), address)
        assert 'id="shown"' not in html
        assert "img-src" not in html

    def test_one_stack_that_nobody_looked_at_does_not_hide_another(self) -> None:
        html = render(report([page()], None))
        assert "shown? not looked at" in html
        assert "A: Swagger UI" in shown(html)

    def test_a_failed_stack_does_not_hide_another(self) -> None:
        failed = Failed(name="z", title="Z", error="z: it broke.", detail="")
        html = render(replace(report([page()]), failed=(failed,)))
        assert "z: it broke." in html
        assert "A: Swagger UI" in shown(html)


class TestTerminal:
    """The summary has a column for it, in 80 columns."""

    @pytest.mark.parametrize(
        ("pages", "said"),
        [
            (None, "not looked at"),
            ([], "no docs pages"),
            ([page()], "yes, 1 of 1"),
            ([page(), page(visit=MISSING)], "no, 1 of 2"),
        ],
    )
    def test_says(self, pages: list[DocsPage] | None, said: str) -> None:
        console = Console(file=io.StringIO(), width=80)
        print_summary(report(pages), "file:///report", console)
        assert isinstance(console.file, io.StringIO)
        (line,) = [line for line in console.file.getvalue().splitlines() if line.startswith("a ") and "looked" in line]
        assert " ".join(line.split()) == f"a not looked at yes, 5 of 5 not looked at {said}"


class TestPanels:
    """An operation's pictures stand side by side, one a stack, the others behind them."""

    def test_take_each_stack_s_first_page_that_has_one(self) -> None:
        pictures = {name: picture(name[:3]) for name in OPERATIONS}
        one, two = page(panels={"GET /items": picture()}), page(name="ReDoc", panels=pictures)
        found = report([page(), one, two], [two])
        shown_at = panels(found, columns(found))
        assert [panel.column.name for panel in shown_at["GET /items"].first] == ["A: Swagger UI", "B: ReDoc"]
        assert [panel.column.name for panel in shown_at["GET /items"].others] == ["A: ReDoc"]
        assert [panel.column.name for panel in shown_at["GET /items/{}"].first] == ["A: ReDoc", "B: ReDoc"]

    def test_find_their_operation_under_another_prefix(self) -> None:
        inner: Raw = {"/items": {"get": {}}}
        documents = [api(paths=inner), api(paths=inner, servers=[{"url": "/api/v1"}])]
        found = report([page(panels={"GET /api/v1/items": picture("mine")})], documents=documents)
        html = render(found, address)
        group = html[html.index("GET /items</h4>") :]
        assert 'src="data:image/webp;base64,mine"' in group

    def test_are_not_there_without_pictures(self) -> None:
        assert "panels" not in render(report([page()]), address).partition("</style>")[2]


class TestPictures:
    """Pictures are where the caller puts them, with their size and in words."""

    def test_come_from_where_the_caller_says(self) -> None:
        light, phone = picture("light", width=1280, height=800), picture("phone", width=390, height=800)
        html = shown(render(report([page(views={"light": light, "dark": light, "phone": phone})]), address))
        image, covering = re.findall(r"<img ([^>]*)>", html)
        assert covering == 'src="shots/light.webp" alt="" loading=lazy'
        assert image.split('"')[1::2] == ["data:image/webp;base64,light", "A: Swagger UI on a desktop"]
        assert image.endswith(" width=1280 height=800 loading=lazy")
        assert 'href="shots/light.webp"' in html
        assert 'href="shots/phone.webp"' in html
        assert "the same in the dark" in html

    def test_a_dark_picture_of_its_own_is_linked(self) -> None:
        html = shown(render(report([page(views={"light": picture("l"), "dark": picture("d")})]), address))
        assert 'href="shots/d.webp"' in html
        assert "the same in the dark" not in html
        assert "on a phone" not in html

    def test_the_policy_lets_pictures_in_and_nothing_else(self) -> None:
        html = render(report([page()]), address)
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
        assert unescape(policy).startswith("default-src 'none'; img-src 'self' file: data:; script-src 'sha256-")

    def test_without_a_place_for_them_there_are_none(self) -> None:
        html = render(report([page(views={"light": picture()}, panels={"GET /items": picture()})]))
        assert "<img" not in html
        assert "img-src" not in html


class TestWhateverAPageSays:
    """A page's words are text, and never too many."""

    def test_hostile_text_is_text(self) -> None:
        hostile = page(
            name=HOSTILE,
            path=HOSTILE,
            visit=blank(
                why=HOSTILE,
                missing=(HOSTILE,),
                surplus=(HOSTILE,),
                console_errors=(HOSTILE,),
                other_hosts=(other_host(f"https://x.example/{HOSTILE}"), other_host("https://[")),
            ),
            checks={"dark": Check(answer="no", why=HOSTILE)},
            violations=(violation(HOSTILE, url="javascript:alert(1)"),),
            facts=(fact("shown", HOSTILE, what=HOSTILE),),
            tried=(tried("refused", HOSTILE, body=HOSTILE, sent=HOSTILE, filled=(HOSTILE,), why=HOSTILE),),
            panels={HOSTILE: picture(), "GET /items": picture()},
            views={"light": picture()},
            shipped=shipped(blank(why=HOSTILE), why_not=HOSTILE, releases={HOSTILE: HOSTILE}),
            unmeasured={HOSTILE: HOSTILE},
        )
        html = render(report([hostile]), address)
        assert html.count("<script") == 1
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "\u202e" not in html
        assert 'href="javascript' not in html
        assert html.count("alert(1)") > 20

    def test_no_two_elements_share_an_id(self) -> None:
        views = {look: picture(look) for look in ("light", "dark", "phone")}
        pages = [page(visit=MISSING, views=views, panels={name: picture() for name in OPERATIONS})] * 3
        ids = re.findall(r' id="([^"]+)"', render(report(pages, pages), address))
        assert len(ids) == len(set(ids))

    def test_two_hundred_operations_stay_light(self) -> None:
        names = tuple(f"GET /things/{number}" for number in range(200))
        paths: Raw = {name.removeprefix("GET "): {"get": {"responses": {}}} for name in names}
        seen = page(visit=visit(operations=names), panels={name: picture() for name in names})
        lean, full = (
            render(report(each, each, documents=[api(paths=paths)] * 3), address) for each in ([page()], [seen] * 2)
        )
        assert full.count("<div class=panels>") == 400
        assert len(full) - len(lean) < 1_000_000

    def test_long_words_are_cut(self) -> None:
        errors = tuple(f"{number} {'x' * 100_000}" for number in range(60))
        html = render(report([page(visit=visit(console_errors=errors))]))
        assert len(html) < 200_000
        assert "And 10 more." in html

    def test_two_renderings_are_the_same(self) -> None:
        found = report([page(visit=MISSING)])
        assert render(found, address) == render(found, address)
