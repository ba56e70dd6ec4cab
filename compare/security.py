"""What a client must show to be let in, in words that don't depend on the dialect or on the schemes' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.facts import Facts, element
from compare.values import Json, canonical_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.cursor import Cursor
    from compare.model import Aspect, Element
    from compare.reading import Reading

_FLOWS = {"application": "clientCredentials", "accessCode": "authorizationCode"}
"""Swagger 2.0's names of the OAuth flows that OpenAPI 3 calls otherwise."""


_ADDRESSES = ("authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl", "openIdConnectUrl")


def security_schemes(reading: Reading) -> Iterator[Element]:
    """What the document tells of each way to be let in, beside what its operations ask for in `security`."""
    schemes = reading.root.at("components").at("securitySchemes")
    if reading.dialect == "swagger-2.0":
        schemes = reading.root.at("securityDefinitions")
    seen: set[str] = set()
    for name, entry in schemes.entries():
        place = reading.target(entry)
        words = reading.scheme_tags.get(name) or scheme_words(place, name)
        if place.mapping and words not in seen:
            seen.add(words)
            yield element("security-scheme", f"security scheme {words}", place, aspects=_told(reading, place))


def tell_schemes_apart(readings: Sequence[Reading]) -> None:
    """Give schemes words of their own where a document has several that ask for the same in other places.

    They are told by their names where the names of one document are among those of another, and by their addresses
    where they are not.
    """
    listed = [_placed(reading) for reading in readings]
    several = {
        words
        for schemes in listed
        for words in (known for known, _ in schemes.values())
        if len({where for known, where in schemes.values() if known == words}) > 1
    }
    for words in several:
        named = [{name for name, (known, _) in schemes.items() if known == words} for schemes in listed]
        most = max(named, key=len)
        for reading, names, schemes in zip(readings, named, listed, strict=True):
            for name in names:
                tag = f"called {name}" if all(each <= most for each in named) else f"at {schemes[name][1]}"
                reading.scheme_tags[name] = f"{words} {tag}"


def _placed(reading: Reading) -> dict[str, tuple[str, str]]:
    """The words of each scheme that leads elsewhere for a token, with where it leads."""
    schemes = reading.root.at("components").at("securitySchemes")
    if reading.dialect == "swagger-2.0":
        schemes = reading.root.at("securityDefinitions")
    found: dict[str, tuple[str, str]] = {}
    for name, entry in schemes.entries():
        place = reading.target(entry)
        if place.text("type") in ("oauth2", "openIdConnect"):
            holders = [place, *(flow for _, flow in place.at("flows").entries())]
            stated = {holder.text(key) for holder in holders for key in _ADDRESSES} - {None}
            found[name] = (scheme_words(place, name), ", ".join(sorted(map(str, stated))))
    return found


def _told(reading: Reading, place: Cursor) -> tuple[Aspect, ...]:
    facts = Facts(reading, "security-scheme")
    for key in ("description", "bearerFormat"):
        facts.prose(key, place.get(key))
    flows = [entry for _, entry in place.at("flows").entries()]
    for flow in [place, *flows]:
        start = f"{flow.pointer.rpartition('/')[2]} " if len(flows) > 1 and flow is not place else ""
        for key in _ADDRESSES:
            address = flow.get(key)
            if address is not None and isinstance(address.value, str):
                facts.add(f"{start}{key}", address.value, address, "contract")
        scopes = flow.at("scopes")
        if scopes.mapping:
            named: list[Json] = [*sorted(scopes.mapping)]
            facts.add(f"{start}scopes", named, scopes, "contract")
    facts.extensions(place)
    return facts.found


def add_security(reading: Reading, facts: Facts, operation: Cursor) -> None:
    """The alternatives that hold for the operation, its own or the document's; none at all says nothing."""
    place = operation.get("security") or reading.root.get("security")
    if place is None:
        return
    alternatives: list[Json] = [*sorted({_alternative(reading, option) for option in place.listed()})]
    if alternatives and alternatives != ["nothing"]:
        facts.add("security", alternatives, place, "contract", canonical_set(alternatives))


def _alternative(reading: Reading, option: Cursor) -> str:
    needed = sorted(_scheme(reading, name, scopes) for name, scopes in option.entries())
    return " and ".join(needed) or "nothing"


def _scheme(reading: Reading, name: str, scopes: Cursor) -> str:
    if reading.dialect == "swagger-2.0":
        defined = reading.root.at("securityDefinitions").at(name)
    else:
        defined = reading.target(reading.root.at("components").at("securitySchemes").at(name))
    wanted = sorted(str(scope.value) for scope in scopes.listed())
    return (reading.scheme_tags.get(name) or scheme_words(defined, name)) + (
        f" ({', '.join(wanted)})" if wanted else ""
    )


def scheme_words(defined: Cursor, name: str) -> str:
    """What a security scheme asks for, whatever it is called."""
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
