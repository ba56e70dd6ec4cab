"""Each claim's verdict flips with a planted change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from compare import load
from compare.claims.stated import stated

from .claiming import (
    BROKEN,
    BY_CDN,
    DJANGO,
    FASTAPI,
    URLS,
    added,
    browsable,
    call,
    claims,
    contract,
    docs,
    documenting,
    every,
    excerpt,
    first,
    gone,
    having,
    redoc,
    rewritten,
    swagger_ui,
    unchanged,
    world,
)
from .docs import MISSING, page, tried, visit

if TYPE_CHECKING:
    from compare.docs_pages import DocsPage

    from .claiming import Change, World

CLAIMS = stated()["claims"]
ALONE: dict[str, Any] = {"title": "Flask alone", "versions": {"flask": "3.0"}}
DJANGO_ALONE: dict[str, Any] = {"title": "Django alone", "versions": {"django": "5.0"}}
YASG = {"django": "5.0", "djangorestframework": "3.0", "drf-yasg": "1.0"}
UNSEEN = replace(BY_CDN, online=None)
TEMPLATES = 'TITLE = "<b>"\nFOUND = "{0}".format(title)'
BY_HAND = {"POST /items": "def create():\n    data = request.get_json()\n    return data, 201"}


def synchronous(text: str) -> str:
    """Source without `async`."""
    return text.replace("async ", "")


def unnamed(text: str) -> str:
    """Source whose decorators name no method."""
    return text.replace("@router.get", "@router.route").replace("@router.post", "@router.route")


def routed(text: str) -> str:
    """Source with a decorator that names a path which any operation's ends with."""
    return f'@route("")\n{text}'


def admindocs(shown: int, of: int = 4) -> Change:
    """A change: Django has an admindocs page with so many of the operations."""
    names = tuple(f"GET /{number}" for number in range(of))
    seen = visit(operations=names[:shown], missing=names[shown:])
    return having("c", docs=docs(page(name="Admin documentation", path="/admin/doc", kind="admindocs", visit=seen)))


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


def annotated_operations(stacks: World) -> World:
    """A change: FastAPI's operations take annotations to be documented, and nothing else does."""
    means = {
        key: "annotation" if key[0] == "operation.exists" else each for key, each in (stacks["a"].means or {}).items()
    }
    return having("a", means=means)(stacks)


def as_is(stacks: World) -> World:
    """No change."""
    return stacks


FLIPS: list[tuple[str, Change, str]] = [
    ("flask-and-django-route-by-decorator", as_is, "doesn't hold"),
    ("flask-and-django-route-by-decorator", rewritten("c", every(routed, DJANGO)), "holds"),
    ("flask-and-django-route-by-decorator", rewritten("c", every(routed, first(3, DJANGO))), "holds with"),
    ("flask-and-django-route-by-decorator", gone("c"), "not checked"),
    ("fastapi-decorators-name-the-method", as_is, "holds"),
    ("fastapi-decorators-name-the-method", rewritten("a", every(unnamed, first(1, FASTAPI))), "holds with"),
    ("fastapi-decorators-name-the-method", rewritten("a", every(unnamed, FASTAPI)), "doesn't hold"),
    ("fastapi-handlers-are-async", as_is, "holds with"),
    ("fastapi-handlers-are-async", rewritten("a", {"GET /": '@router.get("/")\nasync def hello(): ...'}), "holds"),
    ("fastapi-handlers-are-async", rewritten("a", every(synchronous, FASTAPI)), "doesn't hold"),
    ("flask-handlers-are-synchronous", as_is, "holds"),
    ("flask-handlers-are-synchronous", rewritten("b", FASTAPI), "doesn't hold"),
    ("flask-and-django-parameters-in-the-route", as_is, "holds"),
    ("flask-and-django-parameters-in-the-route", having("c", cuts={}), "not checked"),
    (
        "flask-and-django-parameters-in-the-route",
        rewritten("b", {"GET /items/{}": '@app.route("/item")\ndef item(): ...'}),
        "not checked",
    ),
    ("flask-and-django-parameters-in-the-route", having("c", cuts={"prose": (excerpt(URLS),)}), "not checked"),
    ("flask-and-django-parameters-in-the-route", having("c", cuts={"routing": (excerpt(TEMPLATES),)}), "doesn't hold"),
    ("fastapi-parameters-are-arguments", as_is, "holds"),
    ("fastapi-parameters-are-arguments", rewritten("a", {"GET /items": "def items(page: Page): ..."}), "holds with"),
    (
        "fastapi-parameters-are-arguments",
        rewritten("a", every(lambda _: "def get(request): ...", FASTAPI)),
        "doesn't hold",
    ),
    ("fastapi-wrong-type-is-explained", as_is, "holds"),
    ("fastapi-wrong-type-is-explained", documenting("a", "content"), "holds with"),
    ("fastapi-wrong-type-is-explained", having("a", calls=(call(status=500),)), "doesn't hold"),
    (
        "fastapi-wrong-type-is-explained",
        having("a", calls=(call(answer='{"detail": "No such page."}'),)),
        "doesn't hold",
    ),
    ("fastapi-wrong-type-is-explained", having("a", calls=(call("/items/1"),)), "not checked"),
    ("fastapi-wrong-type-is-explained", having("a", calls=(call(answer='{"item_id": "wrong"}'),)), "doesn't hold"),
    ("fastapi-body-is-a-model", as_is, "holds"),
    ("fastapi-body-is-a-model", rewritten("a", BY_HAND), "doesn't hold"),
    ("bodies-by-hand-without-a-toolkit", as_is, "not checked"),
    (
        "bodies-by-hand-without-a-toolkit",
        lambda stacks: rewritten("d", BY_HAND)(
            rewritten("c", BY_HAND)(having("c", **DJANGO_ALONE)(added("b", **ALONE)(stacks)))
        ),
        "holds",
    ),
    ("bodies-by-hand-without-a-toolkit", added("a", **ALONE), "doesn't hold"),
    ("fastapi-dependencies-are-documented", as_is, "holds"),
    (
        "fastapi-dependencies-are-documented",
        rewritten("a", {"GET /me": "def me(theme: str, session: Session): ..."}),
        "holds with",
    ),
    ("fastapi-dependencies-are-documented", documenting("a", "security"), "holds with"),
    ("fastapi-dependencies-are-documented", documenting("a", "security", "parameters"), "doesn't hold"),
    ("each-framework-can-document-itself", as_is, "holds"),
    ("each-framework-can-document-itself", documenting("b", "/me"), "holds with"),
    ("each-framework-can-document-itself", documenting("b", "paths"), "doesn't hold"),
    ("each-framework-can-document-itself", gone("b"), "not checked"),
    ("fastapi-documents-without-effort", as_is, "holds"),
    ("fastapi-documents-without-effort", documenting("a", "description"), "holds with"),
    ("fastapi-documents-without-effort", documenting("a", cost=1), "holds with"),
    ("fastapi-documents-without-effort", documenting("a", "responses", "schema"), "doesn't hold"),
    ("fastapi-documents-without-effort", documenting("a", "paths"), "doesn't hold"),
    ("fastapi-documents-without-effort", annotated_operations, "doesn't hold"),
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
    ("flask-needs-an-extension", as_is, "holds with"),
    (
        "flask-needs-an-extension",
        lambda stacks: documenting("d", "info", "paths", "components")(added("b", **ALONE)(stacks)),
        "holds",
    ),
    ("flask-needs-an-extension", added("a", **ALONE), "doesn't hold"),
    ("flask-needs-an-extension", gone("b"), "not checked"),
    ("restx-takes-more-work", as_is, "holds"),
    ("restx-takes-more-work", documenting("a", cost=50), "holds with"),
    ("restx-takes-more-work", documenting("b"), "doesn't hold"),
    ("restx-takes-more-work", having("b", cost=None), "not checked"),
    ("restx-takes-more-work", gone("a"), "not checked"),
    ("autodoc-takes-more-work", as_is, "not checked"),
    (
        "autodoc-takes-more-work",
        lambda stacks: documenting("d", "responses", "content", "schema", cost=90)(
            added("b", "Flask-Autodoc", {"flask": "3.0", "flask-autodoc": "1.0"})(stacks)
        ),
        "holds",
    ),
    (
        "autodoc-takes-more-work",
        lambda stacks: documenting("d")(added("b", "Autodoc", {"flask": "3.0", "flask-autodoc": "1.0"})(stacks)),
        "doesn't hold",
    ),
    ("admindocs-is-not-for-apis", as_is, "not checked"),
    ("admindocs-is-not-for-apis", admindocs(0), "holds"),
    ("admindocs-is-not-for-apis", admindocs(1), "holds with"),
    ("admindocs-is-not-for-apis", admindocs(4), "doesn't hold"),
    ("admindocs-is-not-for-apis", having("c", docs=docs(page(kind="admindocs", known=False))), "not checked"),
    ("admindocs-is-not-for-apis", admindocs(0, of=0), "not checked"),
    ("browsable-api-is-built-in", as_is, "holds"),
    ("browsable-api-is-built-in", having("c", docs=docs(browsable(shipped=BY_CDN))), "holds with"),
    ("browsable-api-is-built-in", having("c", docs=docs(swagger_ui())), "doesn't hold"),
    ("drf-pages-take-a-third-package", as_is, "holds with"),
    ("drf-pages-take-a-third-package", without_package(), "holds"),
    ("drf-pages-take-a-third-package", without_package(swagger_ui()), "doesn't hold"),
    ("drf-pages-take-a-third-package", having("c", docs=None), "not checked"),
    ("drf-pages-take-a-third-package", beside_unseen(), "not checked"),
    ("drf-pages-take-a-third-package", beside_unseen(swagger_ui()), "doesn't hold"),
    ("spectacular-reads-views-and-serializers", as_is, "holds"),
    ("spectacular-reads-views-and-serializers", documenting("c", "description"), "holds with"),
    ("spectacular-reads-views-and-serializers", documenting("c", "responses", "schema"), "doesn't hold"),
    ("spectacular-reads-views-and-serializers", having("c", means=None), "not checked"),
    ("yasg-reads-views-and-serializers", as_is, "not checked"),
    ("yasg-reads-views-and-serializers", having("c", versions=YASG), "holds"),
    (
        "yasg-reads-views-and-serializers",
        lambda stacks: documenting("c", "paths")(having("c", versions=YASG)(stacks)),
        "doesn't hold",
    ),
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
        assert (found.verdict, found.why) == (verdict, found.why)

    @pytest.mark.parametrize("key", [claim.key for claim in CLAIMS])
    def test_are_flipped_for_each_claim(self, key: str) -> None:
        verdicts = [verdict for one, _, verdict in FLIPS if one == key]
        assert "holds" in verdicts or key == "flask-handlers-are-synchronous"
        assert len(set(verdicts)) > 1

    def test_are_those_of_no_change_at_all_elsewhere(self) -> None:
        changed = claims(having("c", docs=docs(browsable(shipped=BY_CDN)))(world()))
        assert {key for key, claim in changed.items() if claim.verdict != unchanged()[key].verdict} == {
            "browsable-api-is-built-in",
            "drf-pages-take-a-third-package",
        }

    @pytest.mark.parametrize("pages", [(), (swagger_ui(),)])
    def test_tell_of_each_stack_that_nobody_looked_at(self, pages: tuple[DocsPage, ...]) -> None:
        why = claims(beside_unseen(*pages)(world()))["drf-pages-take-a-third-package"].why
        assert "REST framework alone: it has" in why
        assert "Nobody looked: nobody looked at its docs pages." in why

    def test_take_in_a_stack_that_comes_later(self) -> None:
        later = added("c", "Later", {"django": "5.0", "djangorestframework": "3.0", "drf-yasg": "1.0"})
        assert "Later: 0 of 5 handlers" in claims(later(world()))["flask-and-django-route-by-decorator"].why
