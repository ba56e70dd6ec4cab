"""What claims are told by: the source of handlers, and the values of requests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.claims.handlers import Handler, ends, handlers, is_route, parsed, texts, writers
from compare.claims.parts import Case, Stack, by_share
from compare.claims.stated import stated
from compare.claims.wrong_types import called, wrong_values

from .claiming import call, code, excerpt, reported, world


def handler(*parts: str, operation: str = "GET /items/{item_id}") -> Handler:
    """The handler of an operation with this source."""
    subject = replace(world()["a"], code={"GET /items/{}": tuple(map(excerpt, parts))})
    return handlers(subject, [operation])[operation]


def case() -> Case:
    """A claim about the small API."""
    report, sheet = reported(world())
    stacks = tuple(Stack(index=number, subject=subject) for number, subject in enumerate(report.subjects))
    return Case(stated=stated()["claims"][0], stacks=stacks, than=(), others=(), sheet=sheet)


class TestLines:
    """They are read wherever they were cut."""

    @pytest.mark.parametrize(
        "text",
        [
            "def get(): ...",
            "    @doc\n    def get(self):\n        return 1",
            '    def get(self):\n        """Text.\n\nAt the margin.\n"""\n        return 1',
            '@route("/items")\nclass Items(Resource):',
            '    @route("/items")',
            '@route(\n    "/items",\n)',
            'pattern = "\\d"',
        ],
    )
    def test_that_mean_something_are_parsed(self, text: str) -> None:
        assert parsed(excerpt(text)) is not None

    @pytest.mark.parametrize("text", ["return )", "def\x00", "-" * 20_000 + "1", "(" * 500])
    def test_that_mean_nothing_are_left_out(self, text: str) -> None:
        assert parsed(excerpt(text)) is None

    def test_are_never_run(self) -> None:
        assert parsed(excerpt("raise SystemExit")) is not None

    def test_hold_texts(self) -> None:
        assert texts([excerpt('path("a", f(b="c"))'), excerpt("nonsense (")]) == {"a", "c"}

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ('path("", include(router.urls))', {"router"}),
            ('path("admin", admin.site.urls)', set()),
            ('path("", include("more.urls"))', set()),
            ("urls = router.urls", set()),
            ("nonsense (", set()),
        ],
    )
    def test_name_what_brings_routes(self, text: str, names: set[str]) -> None:
        assert writers([excerpt(text)]) == names


class TestHandlers:
    """They are told by their decorators, arguments and calls."""

    def test_have_a_class_and_a_method(self) -> None:
        found = handler('@app.route("/items/<int:item_id>")\nclass Item:', "    def get(self, item_id: int): ...")
        assert [each.name for each in found.routes] == ["route"]
        assert (found.functions, found.arguments) == ((False,), {"item_id": True})

    def test_are_told_from_a_callback_beside_them(self) -> None:
        found = handler(
            '@router.get("/items/{item_id}")\ndef item(item_id: int): ...',
            '@callbacks.post("{$request.body#/url}")\nasync def told(event: Event): ...',
        )
        assert (found.functions, found.arguments) == ((False,), {"item_id": True})

    def test_are_told_from_other_methods_of_a_class(self) -> None:
        found = handler("class Item:\n    async def put(self): ...\n    def get(self, request): ...")
        assert (found.functions, found.arguments) == ((False,), {"request": False})

    def test_call_what_is_called_in_their_functions(self) -> None:
        found = handler("@decorated()\ndef item():\n    return json.loads(request.get_data())")
        assert found.calls >= {"loads", "get_data"}

    def test_without_source_are_left_out(self) -> None:
        assert handlers(world()["a"], ["GET /nowhere"]) == {}

    def test_are_found_at_the_root(self) -> None:
        subject = replace(world()["a"], code=code({"GET ": "def hello(): ..."}))
        assert list(handlers(subject, ["GET /"])) == ["GET /"]

    @pytest.mark.parametrize(
        ("decorator", "routes"),
        [
            ('route("/items/{id}")', True),
            ('route("/{item_id:int}")', True),
            ('action(url_path="<str:item_id>")', True),
            ('get(path="/items/<item_id>")', True),
            ('route("/orders/{id}")', False),
            ('route("/tems/{id}")', False),
            ('doc("{item_id}")', False),
            ("action(detail=True)", False),
            ("documented", False),
            ("route(PATH)", False),
        ],
    )
    def test_are_routed_by_a_decorator_with_their_path(self, decorator: str, *, routes: bool) -> None:
        assert bool(handler(f"@{decorator}\ndef item(): ...").routes) is routes

    @pytest.mark.parametrize(
        ("text", "path", "fits"),
        [
            ("/", "/", True),
            ("/", "/items", True),
            ("items/", "/items", True),
            ("/a", "/b/a", True),
            ("/b", "/b/a", False),
        ],
    )
    def test_are_routed_by_the_end_of_their_path(self, text: str, path: str, *, fits: bool) -> None:
        assert ends(text, path) is fits

    @pytest.mark.parametrize(
        ("text", "fits"),
        [
            ("items/<int:id>", True),
            ("/v1/items/{id}/", True),
            ("items/{0}", True),
            ("/v1/items", False),
            ("orders/{id}", False),
            ("{0}", False),
            ("/{0}", False),
            ("<b>", False),
            ("/", False),
            ("", False),
        ],
    )
    def test_are_routed_by_a_text_that_says_more_than_a_parameter(self, text: str, *, fits: bool) -> None:
        assert is_route(text, "/v1/items/{item_id}") is fits

    @pytest.mark.parametrize(("text", "path"), [("<slug:name>", "/{name}"), ("", "/"), ("{a}/{b}", "/{x}/{y}/")])
    def test_are_routed_by_a_text_that_is_the_whole_path(self, text: str, path: str) -> None:
        assert is_route(text, path)


class TestWrongValues:
    """They are told by the types of the first document."""

    @pytest.mark.parametrize(
        ("path", "names"),
        [
            ("/items/abc", ["item_id"]),
            ("/items/-1", []),
            ("/items/1/", []),
            ("/items/1.5", ["item_id"]),
            ("/items?limit=ten", ["limit"]),
            ("/items?limit=10&other=ten", []),
            ("/nowhere?limit=ten", []),
            ("/items/%61", ["item_id"]),
        ],
    )
    def test_are_found_in_paths_and_queries(self, path: str, names: list[str]) -> None:
        assert [wrong.name for wrong in wrong_values(case(), (call(path),))] == names

    @pytest.mark.parametrize(
        ("body", "names"),
        [
            ('{"name": 1, "stock": "many"}', ["name", "stock"]),
            ('{"name": "Teapot", "stock": 1, "more": []}', []),
            ('{"stock": true}', ["stock"]),
            ('{"stock": null}', []),
            ("[1]", []),
            ("{", []),
            ("", []),
        ],
    )
    def test_are_found_in_bodies(self, body: str, names: list[str]) -> None:
        assert [wrong.name for wrong in wrong_values(case(), (call("/items", method="POST", body=body),))] == names

    @pytest.mark.parametrize(
        ("method", "path", "operation"),
        [
            ("GET", "/", "GET /"),
            ("GET", "/items/export?limit=1", "GET /items/export"),
            ("GET", "/items/1", "GET /items/{id}"),
            ("POST", "/items/1", ""),
            ("GET", "/nowhere", ""),
        ],
    )
    def test_are_of_an_operation(self, method: str, path: str, operation: str) -> None:
        operations = ["GET /items/{id}", "GET /items/export", "GET /"]
        assert called(operations, call(path, method=method)) == operation


class TestShares:
    """At least half is a reservation."""

    @pytest.mark.parametrize(
        ("hits", "of", "verdict"),
        [(4, 4, "holds"), (3, 4, "holds with"), (2, 4, "holds with"), (1, 4, "doesn't hold"), (0, 1, "doesn't hold")],
    )
    def test_decide(self, hits: int, of: int, verdict: str) -> None:
        assert by_share(hits, of) == verdict
