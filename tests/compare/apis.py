"""Small documents to compare, and what comparing them finds, one short text each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compare import compare, load

if TYPE_CHECKING:
    from compare import Comparison, Finding

Raw = dict[str, Any]
V2, V30, V31, V32 = "2.0", "3.0.3", "3.1.0", "3.2.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Two spellings that mean the same, a third that doesn't, and what the third then differs in."""

    name: str
    one: Raw
    other: Raw
    changed: Raw
    finding: str


def api(version: str = V31, paths: Raw | None = None, **members: Any) -> Raw:  # noqa: ANN401 - any JSON
    """A document."""
    stated = {"swagger": version} if version == V2 else {"openapi": version}
    return {**stated, "info": {"title": "Shop", "version": "1"}, "paths": paths or {}, **members}


def getting(operation: Raw, version: str = V31, path: str = "/items", **members: Any) -> Raw:  # noqa: ANN401 - as above
    """A document with one operation."""
    return api(version, {path: {"get": operation}}, **members)


def returning(schema: Raw, version: str = V31, **members: Any) -> Raw:  # noqa: ANN401 - as above
    """A document whose only operation answers with this schema as JSON."""
    if version == V2:
        answer = {"description": "Fine.", "schema": schema}
        return getting({"produces": ["application/json"], "responses": {"200": answer}}, V2, **members)
    answer = {"description": "Fine.", "content": {"application/json": {"schema": schema}}}
    return getting({"responses": {"200": answer}}, version, **members)


def having(member: Raw, version: str = V31, **members: Any) -> Raw:  # noqa: ANN401 - as above
    """A document whose only operation answers with an object with one member, `x`."""
    return returning({"type": "object", "properties": {"x": member}}, version, **members)


def asking(parameter: Raw, version: str = V31) -> Raw:
    """A document whose only operation has this parameter, in the query and called q unless it says otherwise."""
    named = {"name": "q", "in": "query", **parameter}
    return getting({"parameters": [named], "responses": {"200": {"description": "Fine."}}}, version)


def comparison(*documents: Raw, exclude_extensions: bool = True) -> Comparison:
    """What comparing these gives; they are called a to f, in their order."""
    named = [load(raw, name="abcdef"[index]) for index, raw in enumerate(documents)]
    return compare(*named, exclude_extensions=exclude_extensions)


def differences(*documents: Raw, exclude_extensions: bool = True) -> list[str]:
    """Each finding as `<location>: <rule> <verdicts but the first>`."""
    return [short(finding) for finding in comparison(*documents, exclude_extensions=exclude_extensions).findings]


def short(finding: Finding) -> str:
    """A finding in a few words."""
    place = finding.location.replace("response 200 application/json", "answer")
    return f"{place or finding.operation}: {finding.rule} {' '.join(finding.verdicts[1:])}"


def components(version: str, **schemas: Raw) -> Raw:
    """The members of a document that hold named schemas."""
    return {"definitions": schemas} if version == V2 else {"components": {"schemas": schemas}}


def ref(version: str, name: str) -> Raw:
    """A reference to a named schema."""
    return {"$ref": f"#/definitions/{name}" if version == V2 else f"#/components/schemas/{name}"}
