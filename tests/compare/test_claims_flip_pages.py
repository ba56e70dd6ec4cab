"""Each verdict on docs pages and packages flips with a planted change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from compare import load
from compare.claims.stated import stated
from compare.docs_pages import Stranger

from .claiming import (
    BROKEN,
    BY_CDN,
    added,
    browsable,
    claims,
    contract,
    docs,
    gone,
    having,
    redoc,
    swagger_ui,
    unchanged,
    undocumented,
    world,
)
from .docs import MISSING, page, shipped, tried, visit

if TYPE_CHECKING:
    from compare.docs_pages import DocsPage

    from .claiming import Change, World

CLAIMS = [claim.key for claim in stated()["claims"] if claim.pages or claim.packages]
ALONE: dict[str, Any] = {"title": "Flask alone", "versions": {"flask": "3.0"}}
SELFDOC = {"flask": "3.0", "flask-selfdoc": "1.0"}
NINJA = {"django": "5.0", "django-ninja": "1.0"}
UNKNOWN_ADMINDOCS = added("b", "Django", {"django": "5.0"}, docs=docs(page(kind="admindocs", known=False)))
SENT_AWAY = Stranger(status=200, path="/login", asked=True)
UNSEEN = replace(BY_CDN, online=None)
INCOMPLETE = shipped(MISSING, MISSING)


def admindocs(shown: int, of: int = 4, stranger: Stranger | None = None) -> Change:
    """A change: Django has an admindocs page with so many of the operations, and a stranger gets this in its place."""
    names = tuple(f"GET /{number}" for number in range(of))
    seen = visit(operations=names[:shown], missing=names[shown:])
    made = page(name="Admin documentation", path="/admin/doc", kind="admindocs", visit=seen, stranger=stranger)
    return having("c", docs=docs(made), versions={"django": "5.0"})


def without_package(*pages: DocsPage) -> Change:
    """A change: one stack more, with Django REST framework and no package for docs pages, but with these pages."""
    versions = {"django": "5.0", "djangorestframework": "3.0"}
    return added("c", "REST framework alone", versions, docs=docs(browsable(), *pages))


def beside_unseen(*pages: DocsPage) -> Change:
    """A change: two stacks more with Django REST framework, one as above, and one whose docs pages nobody looked at."""

    def changed(stacks: World) -> World:
        unseen = replace(stacks["c"], document=load(contract(), name="e"), title="Nobody looked", docs=None)
        return {**without_package(*pages)(stacks), "e": unseen}

    return changed


def as_is(stacks: World) -> World:
    """No change."""
    return stacks


FLIPS: list[tuple[str, Change, str]] = [
    ("fastapi-docs-and-redoc-by-default", as_is, "holds"),
    ("fastapi-docs-and-redoc-by-default", having("a", docs=docs(swagger_ui(shipped=BY_CDN), redoc())), "holds with"),
    ("fastapi-docs-and-redoc-by-default", having("a", docs=docs(swagger_ui(), redoc(shipped=BROKEN))), "doesn't hold"),
    ("fastapi-docs-and-redoc-by-default", having("a", docs=docs(swagger_ui(path="/swagger"), redoc())), "doesn't hold"),
    ("fastapi-docs-and-redoc-by-default", having("a", docs=docs(swagger_ui())), "doesn't hold"),
    ("fastapi-docs-and-redoc-by-default", having("a", docs=docs(swagger_ui(shipped=None), redoc())), "not checked"),
    ("fastapi-docs-and-redoc-by-default", having("a", docs=None), "not checked"),
    ("fastapi-docs-and-redoc-by-default", having("a", docs=docs(swagger_ui(shipped=UNSEEN), redoc())), "not checked"),
    ("swagger-ui-shows-all", as_is, "holds"),
    ("swagger-ui-shows-all", having("b", docs=docs(swagger_ui(visit=MISSING))), "holds with"),
    ("swagger-ui-shows-all", having("b", docs=docs(swagger_ui(visit=BROKEN.offline))), "doesn't hold"),
    ("redoc-shows-all", as_is, "holds"),
    ("redoc-shows-all", having("c", docs=docs(redoc(visit=MISSING))), "holds with"),
    ("redoc-shows-all", having("c", docs=docs(redoc(visit=BROKEN.offline))), "doesn't hold"),
    ("swagger-ui-tries-out", as_is, "holds"),
    (
        "swagger-ui-tries-out",
        having("a", docs=docs(swagger_ui(tried=(tried("works"), tried("refused", "GET /items"))))),
        "holds with",
    ),
    ("swagger-ui-tries-out", having("a", docs=docs(swagger_ui(tried=(tried("refused"),)))), "doesn't hold"),
    ("swagger-ui-tries-out", having("a", docs=docs(swagger_ui(tried=()))), "not checked"),
    ("flask-needs-an-extension", as_is, "not checked"),
    (
        "flask-needs-an-extension",
        undocumented("b", **ALONE),
        "holds",
    ),
    (
        "flask-needs-an-extension",
        lambda stacks: having("b", versions=SELFDOC)(undocumented("b", **ALONE)(stacks)),
        "holds",
    ),
    ("flask-needs-an-extension", added("b", **ALONE, means=None), "not checked"),
    ("flask-needs-an-extension", added("a", **ALONE), "doesn't hold"),
    ("flask-needs-an-extension", gone("b"), "not checked"),
    ("admindocs-is-not-for-apis", as_is, "not checked"),
    ("admindocs-is-not-for-apis", admindocs(0), "holds"),
    ("admindocs-is-not-for-apis", admindocs(1), "holds with"),
    ("admindocs-is-not-for-apis", admindocs(4), "doesn't hold"),
    ("admindocs-is-not-for-apis", admindocs(4, stranger=SENT_AWAY), "holds with"),
    ("admindocs-is-not-for-apis", admindocs(4, stranger=replace(SENT_AWAY, asked=False)), "doesn't hold"),
    ("admindocs-is-not-for-apis", admindocs(0, stranger=SENT_AWAY), "holds"),
    (
        "admindocs-is-not-for-apis",
        UNKNOWN_ADMINDOCS,
        "not checked",
    ),
    ("admindocs-is-not-for-apis", lambda stacks: admindocs(0)(added("c", "Ninja", NINJA, docs=None)(stacks)), "holds"),
    ("admindocs-is-not-for-apis", admindocs(0, of=0), "not checked"),
    ("browsable-api-is-built-in", as_is, "holds"),
    ("browsable-api-is-built-in", having("c", docs=docs(browsable(shipped=BY_CDN))), "holds with"),
    ("browsable-api-is-built-in", having("c", docs=docs(browsable(shipped=INCOMPLETE))), "holds with"),
    ("browsable-api-is-built-in", having("c", docs=docs(swagger_ui())), "doesn't hold"),
    ("drf-pages-take-a-third-package", as_is, "not checked"),
    ("drf-pages-take-a-third-package", without_package(), "holds"),
    ("drf-pages-take-a-third-package", without_package(swagger_ui()), "doesn't hold"),
    ("drf-pages-take-a-third-package", having("c", docs=None), "not checked"),
    ("drf-pages-take-a-third-package", beside_unseen(), "not checked"),
    ("drf-pages-take-a-third-package", beside_unseen(swagger_ui()), "doesn't hold"),
]
"""A claim, a planted change, and the verdict that it leads to."""


class TestVerdicts:
    """They follow the evidence."""

    @pytest.mark.parametrize(
        ("key", "change", "verdict"),
        FLIPS,
        ids=[f"{number} {key}: {verdict}" for number, (key, _, verdict) in enumerate(FLIPS)],
    )
    def test_flip_with_a_planted_change(self, key: str, change: Change, verdict: str) -> None:
        found = claims(change(world()))[key]
        assert found.verdict == verdict, found.why

    @pytest.mark.parametrize("key", CLAIMS)
    def test_are_flipped_for_each_claim(self, key: str) -> None:
        verdicts = [verdict for one, _, verdict in FLIPS if one == key]
        assert "holds" in verdicts
        assert len(set(verdicts)) > 1

    def test_are_those_of_no_change_at_all_elsewhere(self) -> None:
        changed = claims(having("c", docs=docs(browsable(shipped=BY_CDN)))(world()))
        assert {key for key, claim in changed.items() if claim.verdict != unchanged()[key].verdict} == {
            "browsable-api-is-built-in"
        }

    @pytest.mark.parametrize("pages", [(), (swagger_ui(),)])
    def test_tell_of_each_stack_that_nobody_looked_at(self, pages: tuple[DocsPage, ...]) -> None:
        why = claims(beside_unseen(*pages)(world()))["drf-pages-take-a-third-package"].why
        assert "REST framework alone: it " in why
        assert "Nobody looked: nobody looked at its docs pages." in why
