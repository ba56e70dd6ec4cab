"""What claims say for themselves: the figures that decided, and what they hold with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from compare import compare, load
from compare.claims.on_routes import in_the_route
from compare.claims.parts import Case, Part, Stack
from compare.claims.reasons import reservation, why
from compare.claims.stated import stated
from compare.fact_sheet import fact_sheet

from .apis import api
from .claiming import (
    FASTAPI,
    added,
    browsable,
    call,
    claims,
    code,
    contract,
    docs,
    documenting,
    excerpt,
    having,
    reported,
    rewritten,
    unchanged,
    undocumented,
    world,
)
from .docs import MISSING, blank, shipped

if TYPE_CHECKING:
    from compare.claim import Holds
    from compare.report import Subject

    from .claiming import Change, World


def routed(table: str, **decorated: str) -> Part:
    """What comes of three paths with a parameter, `/a/{x}`, `/b/{x}` and `/c/{x}`, and of this table of routes.

    Args:
        table: The table.
        decorated: What stands above the handlers of some, such as `@route("")`.
    """
    report, _ = reported({"a": world()["a"]})
    raw = api(paths={f"/{name}/{{x}}": {"get": {"responses": {}}} for name in "abc"})
    source = {f"GET /{name}/{{}}": f"{decorated.get(name, '')}\ndef get(): ..." for name in "abc"}
    ours, theirs = load(raw, name="contract"), load(raw, name="a")
    first = replace(report.subjects[0], document=ours)
    subject = replace(report.subjects[1], document=theirs, code=code(source), cuts={"routing": (excerpt(table),)})
    changed = replace(report, subjects=(first, subject), comparison=compare(ours, theirs))
    stack = Stack(index=1, subject=subject)
    stacks, sheet = (stack,), fact_sheet(changed)
    return in_the_route(Case(stated=stated()["claims"][0], stacks=stacks, than=(), others=(), sheet=sheet), stack)


def crowd(like: str, number: int, **members: Any) -> Change:  # noqa: ANN401 - any attribute of a subject
    """A change: so many stacks more, each like another but for its title and these attributes."""

    def changed(stacks: World) -> World:
        more = {f"x{each}": _one_more(stacks[like], each, members) for each in range(1, number + 1)}
        return {**stacks, **more}

    return changed


def _one_more(like: Subject, number: int, members: dict[str, Any]) -> Subject:
    return replace(like, title=f"Stack {number}", document=load(contract(), name=f"x{number}"), **members)


def parts(*verdicts: Holds) -> list[Part]:
    """What came of as many stacks, each with its own figures and its own reservation."""
    return [
        Part(title=f"S{number}", verdict=verdict, why=f"w{number}", reservation=f"r{number}")
        for number, verdict in enumerate(verdicts)
    ]


class TestReasons:
    """They give the figures that decided."""

    @pytest.mark.parametrize(
        ("key", "why"),
        [
            (
                "fastapi-handlers-are-async",
                "FastAPI: 4 of 5 handlers here are `async`, and nobody saw one of the others answer.",
            ),
            (
                "redoc-shows-all",
                "FastAPI and Django REST framework: ReDoc shows 3 of 3 operations.",
            ),
        ],
    )
    def test_are_counted(self, key: str, why: str) -> None:
        assert unchanged()[key].why == why

    def test_name_the_exceptions(self) -> None:
        key = "fastapi-decorators-name-the-method"
        one = rewritten("a", {"GET /items": '@router.route("/items")\ndef items(): ...'})(world())
        assert claims(one)[key].reservation == "1 exception in 5 (GET /items)"
        each = rewritten("a", dict.fromkeys(FASTAPI, "def it(): ..."))(world())
        assert claims(each)[key].why.endswith("; not so: GET / and 4 more.")

    def test_tell_how_others_answer(self) -> None:
        changed = having("b", calls=(call(status=500),))(world())
        why = claims(changed)["fastapi-wrong-type-is-explained"].why
        assert why.endswith("; 0 of 1 on Flask-RESTX and 1 of 1 on Django REST framework.")

    @pytest.mark.parametrize(
        ("status", "said"),
        [
            (422, "; all on 5 other stacks."),
            (500, "; 0 of 1 on Stack 1, 0 of 1 on Stack 2, 0 of 1 on Stack 3 and all on 2 other stacks."),
        ],
    )
    def test_count_the_others_that_answer(self, status: int, said: str) -> None:
        changed = crowd("b", 3, calls=(call(status=status),))(world())
        assert claims(changed)["fastapi-wrong-type-is-explained"].why.endswith(said)

    def test_are_one_line_whatever_a_stack_is_called(self) -> None:
        changed = having("a", title="<b>\nnot one\x1b[31m line</b>")(world())
        assert all(claim.why.isprintable() for claim in claims(changed).values())

    @pytest.mark.parametrize(
        ("key", "change", "reservation"),
        [
            (
                "browsable-api-is-built-in",
                having("c", docs=docs(browsable(shipped=shipped(MISSING)))),
                "Browsable API at /, which leaves out 1 of 3 operations",
            ),
            (
                "browsable-api-is-built-in",
                having("c", docs=docs(browsable(shipped=shipped(blank(), MISSING)))),
                (
                    "files from a CDN: with no way there, a page stays blank; "
                    "Browsable API at /, which leaves out 1 of 3 operations"
                ),
            ),
            (
                "fastapi-dependencies-are-documented",
                documenting("a", "security"),
                "the credentials of GET /me (by an annotation)",
            ),
            (
                "fastapi-dependencies-are-documented",
                rewritten("a", {"GET /me": "def me(theme: str, session: Session): ..."}),
                "1 argument of handlers by whose name nothing is documented (`session`)",
            ),
            (
                "fastapi-wrong-type-is-explained",
                documenting("a", "content"),
                "error answers whose format the service has to document itself",
            ),
        ],
    )
    def test_say_what_a_claim_holds_with(self, key: str, change: Change, reservation: str) -> None:
        found = claims(change(world()))[key]
        assert (found.verdict, found.reservation) == ("holds with", reservation)

    @pytest.mark.parametrize(
        ("key", "change", "why"),
        [
            (
                "flask-and-django-parameters-in-the-route",
                having("c", cuts={"routing": (excerpt('urlpatterns = [path("", include(router.urls))]'),)}),
                (
                    "0 of 1 operations whose path has a parameter name it in the text of their route; "
                    "not so: GET /items/{item_id}; `router.urls` writes the routes of 1 of them."
                ),
            ),
            (
                "fastapi-handlers-are-async",
                having("a", calls=(call("/?sent=1", status=200),)),
                "4 of 5 handlers here are `async`, and the plain function answers.",
            ),
            (
                "fastapi-dependencies-are-documented",
                having("a"),
                (
                    "2 of 2 are documented from the code alone (counted are the parameters of this topic, and the "
                    "credentials of its operations)."
                ),
            ),
            (
                "drf-pages-take-a-third-package",
                having("a"),
                (
                    "with drf-spectacular 0.1, it serves Swagger UI and ReDoc, but no stack in this report does "
                    "without such a package, so nothing tests whether one is needed."
                ),
            ),
        ],
    )
    def test_say_what_decided(self, key: str, change: Change, why: str) -> None:
        assert f": {why}" in claims(change(world()))[key].why

    def test_link_what_was_missed_first(self) -> None:
        found = claims(documenting("a", "security")(world()))["fastapi-dependencies-are-documented"]
        assert [link.text for link in found.evidence][2:] == ["GET /me: security", "GET /me: cookie theme"]


class TestManyStacks:
    """A few are spelled out, and the others are counted."""

    def test_are_told_once_what_is_the_same(self) -> None:
        found = claims(crowd("a", 5)(world()))["fastapi-decorators-name-the-method"].why
        names = "FastAPI, Stack 1, Stack 2 and 3 more"
        assert found == f"{names}: 5 of 5 handlers have a decorator that names path and method."

    def test_are_counted_beyond_a_few_reasons(self) -> None:
        found = why(parts("holds", "holds", "holds", "holds", "holds"))
        assert found == "S0: w0. S1: w1. S2: w2. It holds on 2 more stacks."

    def test_come_first_where_they_decide(self) -> None:
        found = why(parts("holds", "holds", "not checked", "holds with", "doesn't hold"))
        rest = "Of 2 more stacks, it holds with a reservation on 1 and isn't checked on 1."
        assert found == f"S4: w4. S0: w0. S1: w1. {rest}"

    def test_have_their_reservations_counted(self) -> None:
        found = reservation(parts("holds with", "holds with", "holds with", "holds with", "holds with"))
        assert found == "S0: r0; S1: r1; S2: r2; 2 more stacks with a reservation"


class TestKindsOfStack:
    """One stack shows what can be done on its kind."""

    def test_are_told_with_the_stacks_that_do_worse(self) -> None:
        alone = undocumented("b", "Flask alone", {"flask": "3.0"})(world())
        found = claims(alone)["each-framework-can-document-itself"]
        assert found.reservation == "Flask: not so of the stack Flask alone"
        assert found.why.startswith("Flask: with Flask-RESTX, 5 of 5 operations are in its document")

    def test_name_the_code_of_the_service_that_reads_bodies(self) -> None:
        own = {"topic": (excerpt("def load(text):\n    return json.loads(text)"),)}
        alone = added("b", "Flask alone", {"flask": "3.0"}, cuts=own)(world())
        changed = rewritten("d", {"POST /items": "def create():\n    return load(text)"})(alone)
        assert "the service's own code (`load`)" in claims(changed)["bodies-by-hand-without-a-toolkit"].why


class TestRoutes:
    """An operation of whose route the report has no line isn't counted, unless a router writes it."""

    @pytest.mark.parametrize(
        ("table", "verdict"),
        [
            ('[path("a/<x>", A), path("b/<x>", B), path("c/<x>", C)]', "holds"),
            ('[path("a/<x>", A)]', "holds with"),
            ('[path("a/<x>", A), path("", include(more.urls))]', "doesn't hold"),
            ('[path("d", D)]', "not checked"),
        ],
    )
    def test_are_counted(self, table: str, verdict: str) -> None:
        assert routed(table).verdict == verdict

    def test_are_named_where_they_are_not_counted(self) -> None:
        left = "whose route isn't in this report"
        assert routed('[path("a/<x>", A)]').reservation == f"2 operations {left} (GET /b/{{x}} and GET /c/{{x}})"
        refuted = routed("[]", b='@route("")')
        assert refuted.why.endswith(f"; not counted: 2 operations {left} (GET /a/{{x}} and GET /c/{{x}})")
