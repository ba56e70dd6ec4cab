"""What a client must show to be let in, in words that don't depend on the dialect or on the schemes' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.values import Json, canonical_set

if TYPE_CHECKING:
    from compare.cursor import Cursor
    from compare.facts import Facts
    from compare.reading import Reading

_FLOWS = {"application": "clientCredentials", "accessCode": "authorizationCode"}
"""Swagger 2.0's names of the OAuth flows that OpenAPI 3 calls otherwise."""


def add_security(reading: Reading, facts: Facts, operation: Cursor) -> None:
    """The alternatives that hold for the operation, its own or the document's; none at all says nothing."""
    place = operation.get("security") or reading.root.get("security")
    if place is None:
        return
    alternatives: list[Json] = [*sorted({_alternative(reading, option) for option in place.listed()})]
    if alternatives and alternatives != ["nothing"]:
        facts.add("security", alternatives, place.pointer, "contract", canonical_set(alternatives))


def _alternative(reading: Reading, option: Cursor) -> str:
    needed = sorted(_scheme(reading, name, scopes) for name, scopes in option.entries())
    return " and ".join(needed) or "nothing"


def _scheme(reading: Reading, name: str, scopes: Cursor) -> str:
    if reading.dialect == "swagger-2.0":
        defined = reading.root.at("securityDefinitions").at(name)
    else:
        defined = reading.target(reading.root.at("components").at("securitySchemes").at(name))
    wanted = sorted(str(scope.value) for scope in scopes.listed())
    return _words(defined, name) + (f" ({', '.join(wanted)})" if wanted else "")


def _words(defined: Cursor, name: str) -> str:
    match defined.text("type"):
        case "basic":
            return "http basic"
        case "http":
            return f"http {(defined.text('scheme') or '').lower()}".strip()
        case "apiKey":
            return f"apiKey {defined.text('in')} {defined.text('name')}"
        case "oauth2":
            return "oauth2 " + " or ".join(_flows(defined))
        case str(other):
            return other
        case None:
            return f"undefined {name}"


def _flows(defined: Cursor) -> list[str]:
    flow = defined.text("flow")
    return [_FLOWS.get(flow, flow)] if flow is not None else sorted(defined.at("flows").mapping)
