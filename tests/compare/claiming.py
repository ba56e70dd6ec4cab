"""A small API on three small stacks, on which most claims hold, and changes to plant in them."""

from __future__ import annotations

import copy
import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from compare import compare, load
from compare.calls import Call
from compare.claims import judge
from compare.docs_pages import DocsSeen
from compare.fact_sheet import fact_sheet
from compare.guide import Guide, Topic
from compare.means import means_of
from compare.other.nothing import no_document
from compare.report import Report, Subject
from compare.source_code import Cost, Excerpt
from compare.topics import TOPICS

from .apis import Raw, api
from .docs import VALID, blank, page, shipped, tried, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from compare.claim import Claim
    from compare.docs_pages import DocsPage
    from compare.sheet import FactSheet


World: TypeAlias = "Mapping[str, Subject]"
"""Stacks by the names of their documents."""

Change: TypeAlias = "Callable[[World], World]"
"""A change that is planted in them."""

PROBLEM = {"schema": {"type": "object", "properties": {"title": {"type": "string"}}}}
INVALID = {"422": {"description": "Wrong.", "content": {"application/problem+json": PROBLEM}}}
FINE = {"200": {"description": "Fine."}}


def contract() -> Raw:
    """The API: four paths, a parameter of each sort, a body, and credentials."""
    integer, text = {"type": "integer"}, {"type": "string"}
    limit = {"name": "limit", "in": "query", "schema": integer}
    item_id = {"name": "item_id", "in": "path", "required": True, "schema": integer}
    theme = {"name": "theme", "in": "cookie", "schema": text}
    body = {"type": "object", "properties": {"name": text, "stock": integer}}
    topic = "x-triptych-topic"
    return api(
        paths={
            "/": {"get": {topic: "routing", "responses": FINE}},
            "/items": {
                "get": {topic: "path-and-query-parameters", "parameters": [limit], "responses": FINE},
                "post": {
                    topic: "request-body-and-validation",
                    "requestBody": {"content": {"application/json": {"schema": body}}},
                    "responses": FINE | INVALID,
                },
            },
            "/items/{item_id}": {
                "get": {topic: "path-and-query-parameters", "parameters": [item_id], "responses": FINE | INVALID}
            },
            "/me": {
                "get": {
                    topic: "dependency-injection",
                    "parameters": [theme],
                    "security": [{"Key": []}],
                    "responses": FINE,
                }
            },
        },
        components={"securitySchemes": {"Key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
    )


FASTAPI = {
    "GET /": '@router.get("/")\ndef hello() -> str: ...',
    "GET /items": '@router.get("/items")\nasync def items(limit: int = 20) -> list[Item]: ...',
    "POST /items": '@router.post("/items")\nasync def create(new: Item) -> Item: ...',
    "GET /items/{}": '@router.get("/items/{item_id}")\nasync def item(item_id: int) -> Item: ...',
    "GET /me": '@router.get("/me")\nasync def me(theme: str) -> User: ...',
}
FLASK = {
    "GET /": '@app.route("/")\nclass Hello:\n    def get(self): ...',
    "GET /items": '@app.route("/items")\nclass Items:\n    def get(self): ...',
    "POST /items": '@app.route("/items")\nclass Items:\n    def post(self):\n        return marshal(body())',
    "GET /items/{}": '@app.route("/items/<int:item_id>")\nclass Item:\n    def get(self, item_id): ...',
    "GET /me": '@app.route("/me")\nclass Me:\n    def get(self): ...',
}
DJANGO = {
    "GET /": "class Hello(APIView):\n    def get(self, request): ...",
    "GET /items": "class Items(APIView):\n    def get(self, request): ...",
    "POST /items": "class Items(APIView):\n    def post(self, request):\n        return saved(request.data)",
    "GET /items/{}": "class Item(APIView):\n    def get(self, request, item_id): ...",
    "GET /me": "class Me(APIView):\n    def get(self, request): ...",
}
URLS = 'urlpatterns = [path("items", Items), path("items/<int:item_id>", Item), path("me", Me)]'


def excerpt(text: str) -> Excerpt:
    """Some lines."""
    return Excerpt(file="shop/views.py", first=1, last=len(text.splitlines()), text=f"{text}\n")


def code(source: Mapping[str, str]) -> Mapping[str, tuple[Excerpt, ...]]:
    """The source of operations, as a report has it."""
    return {operation: (excerpt(text),) for operation, text in source.items()}


def without(raw: Any, *names: str) -> Any:  # noqa: ANN401 - any JSON
    """A document without the members of these names, wherever they stand."""
    if isinstance(raw, list):
        return [without(each, *names) for each in raw]
    if isinstance(raw, dict):
        return {key: without(each, *names) for key, each in raw.items() if key not in names}
    return raw


def documented(subject: Subject, *by_hand: str, cost: int = 0) -> Subject:
    """A stack whose code alone brings all into the document but the members of these names, which take annotations."""
    full = load(copy.deepcopy(contract()), name=subject.document.name)
    means = means_of(full, full, load(without(contract(), *by_hand), name="code"))
    return replace(subject, document=full, means=means, cost=Cost(code_lines=1000, annotation_lines=cost, hook_lines=0))


def call(path: str = "/items/abc", status: int = 422, answer: str = "", method: str = "GET", body: str = "") -> Call:
    """A request and its answer, which says what is wrong unless it is given."""
    said = answer or '{"errors": [{"at": "item_id", "detail": "It is no integer."}]}'
    return Call(
        topic="path-and-query-parameters",
        shows="an id that is no integer",
        method=method,
        path=path,
        headers=(),
        body=body,
        status=status,
        answer_headers=(),
        answer=said,
    )


def docs(*pages: DocsPage) -> DocsSeen:
    """What was seen of docs pages."""
    return DocsSeen(browser="a browser 1", axe="4", pages=pages)


def swagger_ui(**members: Any) -> DocsPage:  # noqa: ANN401 - any attribute of a page
    """Swagger UI, served as it is shipped, on which two operations were tried out."""
    stated = {"kind": "swagger-ui", "shipped": shipped(visit(), visit(), same=True)}
    return page(**(stated | {"tried": (tried("works"), tried("works", "GET /items"))} | members))


def redoc(**members: Any) -> DocsPage:  # noqa: ANN401 - as above
    """ReDoc, likewise."""
    stated = {"name": "ReDoc", "path": "/redoc", "kind": "redoc", "shipped": shipped(visit(), visit(), same=True)}
    return page(**(stated | members))


def browsable(**members: Any) -> DocsPage:  # noqa: ANN401 - as above
    """The Browsable API, likewise."""
    stated = {"name": "Browsable API", "path": "/", "kind": "browsable-api", "shipped": shipped(visit(), same=True)}
    return page(**(stated | members))


BY_CDN = shipped(blank(), visit())
BROKEN = shipped(blank(), blank())


def world() -> World:
    """Three stacks whose code documents all that there is, but for Flask-RESTX, which takes annotations."""
    stacks = {
        "a": ("FastAPI", {"fastapi": "1.0"}, FASTAPI, docs(swagger_ui(), redoc())),
        "b": ("Flask-RESTX", {"flask": "3.0", "flask-restx": "1.0"}, FLASK, docs(swagger_ui())),
        "c": (
            "Django REST framework",
            {"django": "5.0", "djangorestframework": "3.0", "drf-spectacular": "0.1"},
            DJANGO,
            docs(swagger_ui(), redoc(), browsable()),
        ),
    }
    found = {
        name: Subject(
            document=load(contract(), name=name),
            title=title,
            verdict=VALID,
            runs=True,
            versions=versions,
            code=code(source),
            pages=tuple((each.name, each.path, 200) for each in pages.pages),
            docs=pages,
            calls=(call(),),
        )
        for name, (title, versions, source, pages) in stacks.items()
    }
    routes = {"routing": (excerpt(URLS),)}
    return {
        "a": documented(found["a"]),
        "b": documented(found["b"], "content", "schema", cost=40),
        "c": replace(documented(found["c"]), cuts=routes),
    }


def reported(stacks: World) -> tuple[Report, FactSheet]:
    """The report on the contract and these stacks, and its facts."""
    first = Subject(document=load(contract(), name="contract"), title="The contract", verdict=VALID)
    subjects = (first, *stacks.values())
    comparison = compare(*(subject.document for subject in subjects)) if stacks else None
    guide = Guide(topics=tuple(Topic(id=key, title=title, text="Look.") for key, title in TOPICS.items()))
    report = Report(subjects=subjects, failed=(), comparison=comparison, guide=guide)
    return report, fact_sheet(report)


def claims(stacks: World) -> dict[str, Claim]:
    """The claims on these stacks, by key."""
    return {claim.key: claim for claim in judge(*reported(stacks))}


@functools.cache
def unchanged() -> dict[str, Claim]:
    """The claims on the stacks as they are."""
    return claims(world())


def having(name: str, **members: Any) -> Change:  # noqa: ANN401 - any attribute of a subject
    """A change: this stack with these attributes."""
    return lambda stacks: {**stacks, name: replace(stacks[name], **members)}


def rewritten(name: str, source: Mapping[str, str]) -> Change:
    """A change: this stack with these operations written otherwise."""
    return lambda stacks: {**stacks, name: replace(stacks[name], code={**stacks[name].code, **code(source)})}


def documenting(name: str, *by_hand: str, cost: int = 0) -> Change:
    """A change: this stack with these members of its document documented by hand."""
    return lambda stacks: {**stacks, name: documented(stacks[name], *by_hand, cost=cost)}


def undocumented(like: str, title: str, versions: Mapping[str, str]) -> Change:
    """A change: one stack more, which is like another but has no document, and no docs page."""
    bare: dict[str, Any] = {"document": no_document("d"), "means": None, "cost": None, "pages": (), "docs": None}
    return lambda stacks: {**stacks, "d": replace(stacks[like], title=title, versions=versions, **bare)}


def gone(*names: str) -> Change:
    """A change: no such stacks."""
    return lambda stacks: {name: subject for name, subject in stacks.items() if name not in names}


def added(like: str, title: str, versions: Mapping[str, str], **members: Any) -> Change:  # noqa: ANN401 - as above
    """A change: one stack more, which is like another but for its distributions and these attributes."""
    return lambda stacks: {**stacks, "d": replace(_renamed(stacks[like]), title=title, versions=versions, **members)}


def _renamed(subject: Subject) -> Subject:
    return replace(subject, document=load(contract(), name="d"))


def every(text: Callable[[str], str], source: Mapping[str, str]) -> Mapping[str, str]:
    """Source with a change in all operations."""
    return {operation: text(each) for operation, each in source.items()}


def first(count: int, source: Mapping[str, str]) -> Mapping[str, str]:
    """The first few operations of some source."""
    return dict(list(source.items())[:count])
