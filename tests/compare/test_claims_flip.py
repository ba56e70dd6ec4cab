"""Each verdict on code, calls and means flips with a planted change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from compare import load
from compare.claims.stated import stated
from compare.report import Measured

from .claiming import (
    DJANGO,
    FASTAPI,
    URLS,
    added,
    call,
    claims,
    contract,
    documenting,
    every,
    excerpt,
    first,
    gone,
    having,
    rewritten,
    undocumented,
    without,
    world,
)

if TYPE_CHECKING:
    from .claiming import Change, World

CLAIMS = [claim.key for claim in stated()["claims"] if not claim.pages and not claim.packages]
ALONE: dict[str, Any] = {"title": "Flask alone", "versions": {"flask": "3.0"}}
DJANGO_ALONE: dict[str, Any] = {"title": "Django alone", "versions": {"django": "5.0"}}
YASG = {"django": "5.0", "djangorestframework": "3.0", "drf-yasg": "1.0"}
TESTED = Measured(tests={"GET /": 1}, requests={}, own_requests={}, same=(), true=(), switched_off=(), tool="")
ALL_ASYNCHRONOUS = {"GET /": '@router.get("/")\nasync def hello(): ...'}
TEMPLATES = 'TITLE = "<b>"\nFOUND = "{0}".format(title)'
BY_ROUTER = 'urlpatterns = [path("me", Me), path("", include(router.urls))]'
PREFIXED = '@app.route("")\nclass Item:\n    def get(self, item_id): ...'
BY_HAND = {"POST /items": "def create():\n    data = request.get_json()\n    return data, 201"}
BY_HELPER = {"POST /items": "def create(request: Request):\n    return read_json(), read_new(request), 201"}
INJECTED = {"GET /me": "def me(session: Session): ..."}
HELPER = "def read_json():\n    return json.loads(request.get_data())"
THROUGH = "def read_new(request):\n    return New(read_json())"
SELFDOC = {"flask": "3.0", "flask-selfdoc": "1.0"}
BARE = without(contract(), "parameters", "requestBody")
INJECTS = "nothing-is-injected-without-a-toolkit"
NEVER_HOLD = {"flask-handlers-are-synchronous", "fastapi-handlers-are-async"}
"""The first is refuted only; the other is refuted by a plain function that answers, and nothing bears it out."""


def unnamed(text: str) -> str:
    """Source whose decorators name no method."""
    return text.replace("@router.get", "@router.route").replace("@router.post", "@router.route")


def routed(text: str) -> str:
    """Source with a decorator that names a path which any operation's ends with."""
    return f'@route("")\n{text}'


def both_alone(*lines: str) -> Change:
    """A change: Flask and Django alone, whose handlers call a function for the body, and these lines of the service."""
    own: dict[str, Any] = {"cuts": {"request-body-and-validation": tuple(map(excerpt, lines))}}

    def changed(stacks: World) -> World:
        alone = having("c", **DJANGO_ALONE, **own)(added("b", **ALONE, **own)(stacks))
        return rewritten("d", BY_HELPER)(rewritten("c", BY_HELPER)(alone))

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
    ("fastapi-handlers-are-async", as_is, "not checked"),
    ("fastapi-handlers-are-async", having("a", calls=(call("/", status=500),)), "not checked"),
    ("fastapi-handlers-are-async", having("a", calls=(call("/", status=200),)), "doesn't hold"),
    ("fastapi-handlers-are-async", having("a", measured=TESTED), "doesn't hold"),
    ("fastapi-handlers-are-async", having("a", measured=replace(TESTED, tests={"GET /": 0})), "not checked"),
    (
        "fastapi-handlers-are-async",
        lambda stacks: having("a", measured=TESTED)(rewritten("a", ALL_ASYNCHRONOUS)(stacks)),
        "not checked",
    ),
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
    ("flask-and-django-parameters-in-the-route", having("c", cuts={"routing": (excerpt(TEMPLATES),)}), "not checked"),
    ("flask-and-django-parameters-in-the-route", having("c", cuts={"routing": (excerpt(BY_ROUTER),)}), "doesn't hold"),
    ("flask-and-django-parameters-in-the-route", rewritten("b", {"GET /items/{}": PREFIXED}), "doesn't hold"),
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
    ("bodies-by-hand-without-a-toolkit", both_alone(), "not checked"),
    ("bodies-by-hand-without-a-toolkit", both_alone(HELPER), "holds"),
    ("bodies-by-hand-without-a-toolkit", both_alone(THROUGH, HELPER), "holds"),
    ("bodies-by-hand-without-a-toolkit", both_alone(f"class Other:\n    {HELPER}"), "not checked"),
    ("bodies-by-hand-without-a-toolkit", both_alone("def read_json():\n    return parser.parse_args()"), "not checked"),
    (INJECTS, as_is, "not checked"),
    (INJECTS, both_alone(), "holds"),
    (
        INJECTS,
        lambda stacks: rewritten("d", INJECTED)(both_alone()(stacks)),
        "holds with",
    ),
    (
        INJECTS,
        lambda stacks: rewritten("d", FASTAPI)(both_alone()(stacks)),
        "doesn't hold",
    ),
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
    ("each-framework-can-document-itself", undocumented("b", **ALONE), "holds with"),
    (
        "each-framework-can-document-itself",
        lambda stacks: undocumented("b", **ALONE)(documenting("b", "paths")(stacks)),
        "doesn't hold",
    ),
    (
        "each-framework-can-document-itself",
        lambda stacks: undocumented("b", **ALONE)(having("b", means=None)(stacks)),
        "not checked",
    ),
    ("fastapi-documents-without-effort", as_is, "holds"),
    ("fastapi-documents-without-effort", documenting("a", "description"), "holds with"),
    ("fastapi-documents-without-effort", documenting("a", cost=1), "holds with"),
    ("fastapi-documents-without-effort", documenting("a", "responses", "schema"), "doesn't hold"),
    ("fastapi-documents-without-effort", documenting("a", "paths"), "doesn't hold"),
    ("fastapi-documents-without-effort", annotated_operations, "doesn't hold"),
    ("restx-takes-more-work", as_is, "holds"),
    ("restx-takes-more-work", documenting("a", cost=50), "holds with"),
    ("restx-takes-more-work", documenting("b"), "doesn't hold"),
    ("restx-takes-more-work", having("b", cost=None), "not checked"),
    ("restx-takes-more-work", gone("a"), "not checked"),
    ("autodoc-takes-more-work", as_is, "not checked"),
    (
        "autodoc-takes-more-work",
        lambda stacks: documenting("d", "responses", "content", "schema", cost=90)(
            added("b", "Selfdoc", SELFDOC)(stacks)
        ),
        "holds",
    ),
    (
        "autodoc-takes-more-work",
        lambda stacks: documenting("d")(added("b", "Selfdoc", SELFDOC)(stacks)),
        "doesn't hold",
    ),
    ("autodoc-documents-less", as_is, "not checked"),
    ("autodoc-documents-less", added("b", "Selfdoc", SELFDOC), "doesn't hold"),
    ("autodoc-documents-less", added("b", "Selfdoc", SELFDOC, document=load(BARE, name="d")), "holds"),
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
        assert found.verdict == verdict, found.why

    @pytest.mark.parametrize("key", CLAIMS)
    def test_are_flipped_for_each_claim(self, key: str) -> None:
        verdicts = [verdict for one, _, verdict in FLIPS if one == key]
        assert "holds" in verdicts or key in NEVER_HOLD
        assert len(set(verdicts)) > 1

    def test_take_in_a_stack_that_comes_later(self) -> None:
        later = added("c", "Later", {"django": "5.0", "djangorestframework": "3.0", "drf-yasg": "1.0"})
        assert "Later: 0 of 5 handlers" in claims(later(world()))["flask-and-django-route-by-decorator"].why
