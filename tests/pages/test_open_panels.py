"""Where each docs page shows each operation, or why it doesn't, told from documents and stack.toml alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from compare import load
from extract.open.panels import NOT_DOCUMENTED, NOWHERE, UNKNOWN, WEBHOOK, shown, values_of, wanted
from extract.pages.kinds.paths import filled
from extract.pages.operations import operations_of
from extract.stack import Stack, StackFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.open.panels import Addressing, Shows
    from extract.pages.operations import Operation


class OneForEach:
    """A kind with an address for each operation."""

    SCRIPT = ""
    RELOADS = False

    def address(self, path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:  # noqa: ARG002
        """The path itself."""
        return filled(operation, ids) if operation.method != "TRACE" else None


class Fragments:
    """A kind with one page for all operations, which needs a script where a page has no deep links."""

    SCRIPT = "go()"
    RELOADS = True

    def address(self, path: str, operation: Operation, ids: Mapping[str, str]) -> str | None:  # noqa: ARG002
        """A fragment."""
        return f"{path}#{operation.id}"


KINDS: dict[str, Addressing] = {"own": OneForEach(), "fragments": Fragments()}
PARAMETER = {"name": "item_id", "in": "path", "x-triptych-value": 7}


def document(*paths: str, parameters: object = (), method: str = "get", **more: object) -> dict[str, Any]:
    """A document with an operation at each path."""
    item = {method: {"summary": "S", "operationId": "o", "parameters": list(parameters)}}  # type: ignore[call-overload]
    return {"openapi": "3.1.0", "paths": dict.fromkeys(paths, item), **more}


def stack(*pages: dict[str, object]) -> Stack:
    """A stack with these docs pages."""
    config = {
        "title": "T",
        "interface": "wsgi",
        "document": {"call": "a:b", "path": "/d"},
        "serve": {"command": ["{port}"]},
        "pages": pages,
    }
    return Stack(name="t", folder=Path(), config=msgspec.convert(config, StackFile))


def page(kind: str, name: str = "P", path: str = "/docs", **more: object) -> dict[str, object]:
    """A docs page of stack.toml."""
    return {"name": name, "kind": kind, "path": path, **more}


def pages(contract: dict[str, Any], own: dict[str, Any], *listed: dict[str, object]) -> tuple[Shows, ...]:
    """The docs pages, and where each shows the contract's operations."""
    return shown(stack(*listed), operations_of(own), KINDS, wanted(contract))


def place(contract: dict[str, Any], own: dict[str, Any], kind: str = "own") -> tuple[str, str]:
    """The address of the only operation, or why there is none."""
    ((shows,), (one,)) = pages(contract, own, page(kind)), wanted(contract)
    return shows.places[one.key].address, shows.places[one.key].why_not


class TestOperations:
    """What there is to choose."""

    def test_have_keys_of_their_own(self) -> None:
        found = wanted(document("/a-b", "/a/b", "/a/b/2", "/"))
        assert [one.key for one in found] == ["get-a-b", "get-a-b-2", "get-a-b-2-2", "get"]

    @pytest.mark.parametrize(
        ("parameters", "components", "values"),
        [
            ([PARAMETER], {}, ("7",)),
            ([{"$ref": "#/components/parameters/I"}], {"parameters": {"I": PARAMETER}}, ("7",)),
            ([{**PARAMETER, "in": "query"}], {}, (None,)),
            ([{"name": "item_id", "in": "path", "example": 7}], {}, (None,)),
            ([{"$ref": "#/nowhere"}, {"$ref": "other.yaml"}, 1], {}, (None,)),
        ],
    )
    def test_have_the_values_of_their_path_parameters(
        self, parameters: list[object], components: dict[str, object], values: tuple[str | None, ...]
    ) -> None:
        (one,) = wanted(document("/items/{item_id}", parameters=parameters, components=components))
        assert one.values == values

    def test_of_one_path_share_its_parameters(self) -> None:
        item = {"parameters": [PARAMETER], "get": {}, "delete": {"parameters": [{**PARAMETER, "x-triptych-value": 8}]}}
        assert [one.values for one in wanted({"paths": {"/{item_id}": item}})] == [("7",), ("8",)]

    def test_of_the_contract_have_what_the_seed_holds(self, root: Path) -> None:
        found = {one.operation.name: one.values for one in wanted(load(root / "services/contract.yaml").raw)}
        assert found["DELETE /items/{item_id}"] == found["GET /items/{item_id}/image"] == ("1",)
        assert found["GET /orders/{order_id}/lines/{line_no}"] == (None, "1")
        assert found["GET /reports/{period}"] == ("daily",)
        assert found["GET /imports/{import_id}"] == (None,)


class TestPlaces:
    """The address of an operation on a page."""

    @pytest.mark.parametrize("path", ["/items/{item_id}", "/items/{id}", "/items/{item_id}/"])
    def test_are_found_whatever_the_stack_calls_its_parameters(self, path: str) -> None:
        contract = document("/items/{item_id}", parameters=[PARAMETER])
        address, why_not = place(contract, document(path))
        assert (address.rstrip("/"), why_not) == ("/items/7", "")

    def test_are_found_where_the_stack_has_a_base_path(self) -> None:
        own = {"swagger": "2.0", "basePath": "/v1", "paths": {"/items": {"get": {}}}}
        assert place(document("/v1/items"), own) == ("/v1/items", "")

    @pytest.mark.parametrize(
        ("contract", "own", "kind", "why_not"),
        [
            (document("/a"), document("/b"), "own", NOT_DOCUMENTED),
            (document("/a"), document("/a", method="post"), "fragments", NOT_DOCUMENTED),
            (document("/a"), document("/a"), "another", UNKNOWN),
            (document("/a", method="trace"), document("/a", method="trace"), "own", NOWHERE),
            (
                document("/{a}/{b}/{c}", parameters=[{**PARAMETER, "name": "b"}]),
                document("/{x}/{y}/{z}"),
                "own",
                "Its address takes x and z, and there is none to begin with.",
            ),
            (document(webhooks={"w": {"post": {}}}), document(webhooks={"w": {"post": {}}}), "own", WEBHOOK),
        ],
    )
    def test_that_are_not_there_say_why(
        self, contract: dict[str, Any], own: dict[str, Any], kind: str, why_not: str
    ) -> None:
        assert place(contract, own, kind) == ("", why_not)


class TestPages:
    """The docs pages that a panel may show."""

    def test_with_the_same_places_are_one(self) -> None:
        found = pages(
            document("/a"),
            document("/a"),
            page("fragments", "Swagger UI"),
            page("own", "Browsable API: root", "/"),
            page("own", "Browsable API: list", "/items"),
        )
        assert [(one.name, one.path) for one in found] == [("Swagger UI", "/docs"), ("Browsable API", "/")]

    def test_with_no_place_at_all_stay_apart(self) -> None:
        found = pages(document("/a"), document("/b"), page("own", "A", "/a"), page("fragments", "B", "/b"))
        assert [one.name for one in found] == ["A", "B"]

    @pytest.mark.parametrize(
        ("kind", "deep_links", "script", "reloads"),
        [
            ("fragments", True, "", True),
            ("fragments", False, "go()", False),
            ("own", True, "", False),
            ("another", True, "", False),
        ],
    )
    def test_get_a_script_only_where_their_links_do_not_work(
        self, kind: str, script: str, *, deep_links: bool, reloads: bool
    ) -> None:
        (one,) = pages(document("/a"), document("/a"), page(kind, deep_links=deep_links))
        assert (one.script, one.reloads) == (script, reloads)


class TestValues:
    """What there is to fill in, by operation: two of them may call different things by one name."""

    def test_are_those_of_the_contract_under_the_documents_own_names(self) -> None:
        contract = document("/items/{item_id}", parameters=[PARAMETER])
        assert values_of(contract, document("/items/{id}/")) == {"GET /items/{id}/": {"id": "7"}}

    def test_of_one_operation_are_not_another_ones(self) -> None:
        contract = {**document("/items/{id}", parameters=[PARAMETER | {"name": "id"}])}
        contract["paths"] |= document("/tags/{id}", parameters=[PARAMETER | {"name": "id", "x-triptych-value": "a"}])[
            "paths"
        ]
        found = values_of(contract, contract)
        assert found == {"GET /items/{id}": {"id": "7"}, "GET /tags/{id}": {"id": "a"}}

    def test_of_queries_are_among_them(self) -> None:
        contract = document("/", parameters=[{"name": "from", "in": "query", "x-triptych-value": "today"}])
        assert values_of(contract, contract) == {"GET /": {"from": "today"}}

    def test_of_what_the_contract_has_not_are_none(self) -> None:
        assert values_of(document("/"), document("/other")) == {}
