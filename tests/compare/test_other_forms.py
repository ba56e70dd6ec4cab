"""Documentation that isn't OpenAPI: what of it is read, what is told as lost, and where its facts lead."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest

from compare import SourceError, compare, load
from compare.other.docstrings import split
from compare.other.nothing import no_document
from compare.other.pages import lines_of

from .apis import V31

Entry = dict[str, Any]


def entry(rule: str = "/items", methods: tuple[str, ...] = ("GET", "HEAD", "OPTIONS"), **more: object) -> Entry:
    """A route as `Autodoc.generate()` tells of it."""
    said = {"docstring": "List.\n\n    All of them.\n    ", "endpoint": "items", "args": ["None"], "defaults": {}}
    return {"rule": rule, "methods": list(methods), **said, "location": {"filename": "a.py", "line": 3}, **more}


def index(*paths: str, namespace: str = "") -> str:
    """The list of views, each of `shop` and with a page named as it is numbered."""
    listed = "".join(
        f'<h3><a href="/doc/{number}/">{escape(path)}</a></h3><p>View function: <code>shop.{number}</code>.</p>'
        for number, path in enumerate(paths)
    )
    head = f'<h1>View documentation</h1><h2 id="ns|{namespace}">Views</h2>'
    return f'<title>T</title><div id="content">{head}{listed}</div><p id="footer">By Django</p>'


def view(title: str = "List", body: str = "<p>All of\nthem.</p>") -> str:
    """A view's page."""
    back = '<p><a href="/doc/">Back</a></p>'
    return f'<div id="content"><h1>shop.view</h1><h2 class="subhead">{title}</h2>{body}{back}</div>'


def pages(first: str, *views: str) -> dict[str, Any]:
    """The pages by their paths."""
    return {"admindocs": {"/doc/": first} | {f"/doc/{number}/": each for number, each in enumerate(views)}}


def contract(*methods: str, **operation: object) -> dict[str, Any]:
    """A document with these operations at one path."""
    said = {"summary": "List.", "description": "All of them.", "responses": {"200": {"description": "Fine."}}}
    item = dict.fromkeys(methods or ("get",), said | operation)
    return {"openapi": V31, "info": {"title": "T", "version": "1"}, "paths": {"/items": item}}


def told(one: object, other: object) -> dict[str, tuple[str, str | None]]:
    """Each fact of two documents that differs: the other's verdict, and where it says so."""
    found = compare(load(one, name="one"), load(other, name="other"))  # type: ignore[arg-type]
    return {
        " ".join(filter(None, (row.operation, row.location, row.aspect))): (row.verdicts[1], row.pointers[1])
        for row in found.rows
    }


class TestDocstrings:
    """A docstring is a summary and a description."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Say hello.", ("Say hello.", "")),
            ("\n    Say\n    hello.\n\n    To all.\n\n      - more\n    ", ("Say hello.", "To all.\n\n  - more")),
            ("One.\n   \n\n  Two.", ("One.", "Two.")),
            ("", ("", "")),
            (" \n ", ("", "")),
        ],
    )
    def test_are_split_after_the_first_paragraph(self, text: str, found: tuple[str, str]) -> None:
        assert split(text) == found


class TestRoutes:
    """Flask-Selfdoc's list."""

    def test_says_path_method_and_docstring(self) -> None:
        found = told(contract(), [entry()])
        assert found["GET /items exists"] == ("present", "/0")
        assert found["GET /items summary"] == found["GET /items description"] == ("present", "/0/docstring")

    def test_can_say_no_more(self) -> None:
        found = told(contract(operationId="list", deprecated=True), [entry()])
        assert {name for name, (verdict, _) in found.items() if verdict == "not-expressible"} == {
            *("info title", "info version", "GET /items operationId", "GET /items deprecated"),
            *("GET /items response 200 exists", "GET /items response 200 description"),
        }

    def test_what_it_could_say_and_doesnt_is_absent(self) -> None:
        found = told(contract("get", "post"), [entry(docstring=None)])
        assert (found["GET /items summary"][0], found["POST /items exists"][0]) == ("absent", "absent")

    def test_as_json_of_its_own_is_read_too(self) -> None:
        found = told(contract(), {"endpoints": [entry()]})
        assert found["GET /items summary"] == ("present", "/endpoints/0/docstring")

    @pytest.mark.parametrize(
        ("rule", "schema"),
        [
            ("<x>", None),
            ("<string:x>", {"type": "string"}),
            ("<string(length=2):x>", {"type": "string", "minLength": 2, "maxLength": 2}),
            ("<string(minlength=1, maxlength=9):x>", {"type": "string", "minLength": 1, "maxLength": 9}),
            ("<int:x>", {"type": "integer"}),
            ("<int(min=-1, max=5, signed=True):x>", {"type": "integer", "minimum": -1, "maximum": 5}),
            ("<float(min=0.5):x>", {"type": "number", "minimum": 0.5}),
            ("<any('a', \"b\"):x>", {"type": "string", "enum": ["a", "b"]}),
            ("<uuid:x>", {"type": "string", "format": "uuid"}),
            ("<our_own:x>", None),
        ],
    )
    def test_converters_are_types(self, rule: str, schema: dict[str, Any] | None) -> None:
        parameter = {"name": "x", "in": "path", "required": True} | ({"schema": schema} if schema else {})
        assert load([entry(f"/a/{rule}/b")]).raw["paths"] == {
            "/a/{x}/b": {"get": {"parameters": [parameter], "summary": "List.", "description": "All of them."}}
        }

    @pytest.mark.parametrize(
        ("methods", "found"),
        [
            (("GET", "HEAD", "OPTIONS"), ["get"]),
            (("HEAD", "OPTIONS"), ["head"]),
            (("OPTIONS",), ["options"]),
            (("OPTIONS", "POST", "PUT"), ["post", "put"]),
        ],
    )
    def test_methods_that_flask_answers_itself_are_no_operations(
        self, methods: tuple[str, ...], found: list[str]
    ) -> None:
        assert [*load([entry(methods=methods)]).raw["paths"]["/items"]] == found  # type: ignore[index, call-overload, misc]

    def test_the_rest_is_told(self) -> None:
        odd = entry(rule="/b", methods=("GET", "BREW"), docstring=5, defaults={"page": 1}, **{"a/b": 1})
        losses = {(loss.pointer, loss.why.split(" ", 1)[0]) for loss in load([entry(), 7, odd, entry()]).problems}
        assert losses == {
            *{("/0/methods", "Flask"), ("/0/endpoint", "an"), ("/0/location", "where"), ("/1", "an")},
            *{("/2/docstring", "a"), ("/2/methods", "a"), ("/2/defaults", "defaults"), ("/2/a~1b", "a"), ("/3", "an")},
        }

    @pytest.mark.parametrize("odd", [[], [7], [{"rule": "/"}], [{"rule": 5, "methods": []}], {"endpoints": []}])
    def test_what_has_no_route_is_no_list_of_them(self, odd: object) -> None:
        with pytest.raises(SourceError, match="it h"):
            load(odd)  # type: ignore[arg-type]


class TestPages:
    """The pages of admindocs."""

    def test_say_path_and_docstring(self) -> None:
        found = told(contract(summary="List"), pages(index("/items"), view()))
        assert found["GET /items exists"] == ("present", "/admindocs/~1doc~1/2")
        assert found["GET /items summary"] == ("present", "/admindocs/~1doc~10~1/1")
        assert found["GET /items description"] == ("present", "/admindocs/~1doc~10~1/2")

    def test_say_it_of_each_operation_at_a_path(self) -> None:
        found = told(contract("get", "post", summary="List"), pages(index("/items"), view()))
        assert found["GET /items summary"] == found["POST /items summary"] == ("present", "/admindocs/~1doc~10~1/1")
        losses = load(pages(index("/items"), view())).problems
        assert losses[0].why.startswith("admindocs names no methods")

    def test_say_it_of_no_method_where_nobody_has_the_path(self) -> None:
        found = told(contract(), pages(index("/items", "/more"), view(), view()))
        assert found["ANY /more exists"] == ("added", "/admindocs/~1doc~1/4")

    def test_of_two_are_lined_up_by_their_paths(self) -> None:
        one, other = pages(index("/items"), view()), pages(index("/items"), view("Show"))
        assert told(one, other)["ANY /items summary"] == ("different", "/admindocs/~1doc~10~1/1")

    def test_a_change_at_two_operations_is_two_findings(self) -> None:
        found = compare(load(contract("get", "post")), load(pages(index("/items"), view("Other"))), load([entry("/b")]))
        summaries = [each.operation for each in found.findings if each.rule == "operation.summary"]
        missing = [each.operation for each in found.findings if each.rule == "operation.exists"]
        assert (summaries, missing) == (["GET /items", "POST /items"], ["GET /b", "GET /items", "POST /items"])

    def test_a_namespace_is_a_tag_and_a_converter_a_type(self) -> None:
        raw = load(pages(index("/a/<int:x>", namespace="shop"), view())).raw["paths"]
        assert raw["/a/{x}"]["any"]["tags"] == ["shop"]  # type: ignore[index, call-overload]
        assert raw["/a/{x}"]["any"]["parameters"][0]["schema"] == {"type": "integer"}  # type: ignore[index, call-overload]

    def test_whose_view_has_no_page_count_for_nothing(self) -> None:
        document = load(pages(index("/items", "/admin/"), view()))
        assert [*document.raw["paths"]] == ["/items"]  # type: ignore[misc]
        assert any("no page here" in loss.why for loss in document.problems)

    def test_docutils_html_is_read_as_markdown(self) -> None:
        body = (
            "<p>A <tt>b</tt> and <em>c</em>, <strong>d</strong>.</p><ul><li>one</li><li>two</li></ul><pre>x\n  y</pre>"
        )
        raw = load(pages(index("/items"), view(body=body))).raw["paths"]
        said = raw["/items"]["any"]["description"]  # type: ignore[index, call-overload]
        assert said == "A `b` and *c*, **d**.\n- one\n- two\n\n```\nx\n  y\n```"

    def test_can_say_no_more(self) -> None:
        found = told(contract(tags=["t"]), pages(index("/items"), view()))
        assert found["GET /items tags"][0] == "absent"
        assert found["GET /items response 200 exists"][0] == "not-expressible"


class TestNoDocument:
    """A stack without documentation."""

    def test_all_is_absent_and_nothing_breaks(self) -> None:
        found = compare(load(contract()), no_document("quiet"))
        assert {row.verdicts for row in found.rows} == {("present", "absent")}
        assert {finding.effect for finding in found.findings} == {"none"}

    def test_what_another_lacks_breaks_all_the_same(self) -> None:
        found = compare(load(contract("get", "post")), no_document("quiet"), load(contract()))
        effects = {finding.operation: finding.effects for finding in found.findings}
        assert (effects["GET /items"], effects["POST /items"]) == (
            ("none", "none", "none"),
            ("none", "none", "breaking"),
        )


class TestHostile:
    """Whatever a page or a list holds, what is readable is read, and soon."""

    @pytest.mark.parametrize(
        "bad", ["<a ", "<a b='", "<!--", "</a ", "<div>", "&#", "<h3><a href=x>", "\x00", "<![CDATA["]
    )
    def test_pages_end(self, bad: str) -> None:
        document = load(pages(index("/items"), view(body=bad * 19_000)))
        assert "/items" in document.raw["paths"] or document.problems  # type: ignore[operator]

    def test_pages_with_too_many_tags_are_left_out_by_name(self) -> None:
        document = load(pages(index("/items"), view(), "<p>" * 30_000))
        assert document.problems[0].pointer == "/admindocs/~1doc~11~1"
        assert lines_of("<p>" * 30_000) is None

    def test_scripts_are_no_text(self) -> None:
        lines = lines_of("<script>alert(1)</script><p onclick=x>A &lt;b&gt;</p><style>p{}</style>") or []
        assert [line.text for line in lines] == ["A <b>"]

    @pytest.mark.parametrize(
        "rule", ["<" * 50_000, "<int(" * 20_000, "<a:" * 20_000, "<int(min=" + "9" * 9_999 + "):x>"]
    )
    def test_rules_end(self, rule: str) -> None:
        assert load([entry(rule)]).dialect == "flask-selfdoc"

    @pytest.mark.parametrize("odd", [{"admindocs": {}}, {"admindocs": {"/": 5}}, {"admindocs": [], "a": 1}])
    def test_what_holds_no_pages_is_refused(self, odd: dict[str, Any]) -> None:
        with pytest.raises(SourceError, match="neither `openapi` nor `swagger`"):
            load(odd)
