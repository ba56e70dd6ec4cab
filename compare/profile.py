"""The slice of an API: the part that its document marks with `x-triptych-profile: slice`, as a document of its own.

What is marked are operations and, of those, parameters, responses, headers, links, callbacks and members of schemas:
each stands or falls by its own mark, or by that of what its `$ref` leads to. What holds such places together (a media
type, a schema, a constraint, a parameter of the path) needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compare.marks import Marks, as_list, as_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.marks import Object
    from compare.values import Json

_METHODS: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"})
_BY_MARK: Final = frozenset({"responses", "headers", "links", "callbacks", "properties"})
"""What holds things by name, of which those are kept that are marked."""

_NAMED: Final = frozenset({"content", "$defs", "definitions", "dependentSchemas", "patternProperties"})
"""The same, of which all are kept."""

_VALUES: Final = frozenset({"example", "examples", "default"})
_OPAQUE: Final = frozenset({"enum", "const", "mapping", "security"})
_NEVER_EMPTY: Final = frozenset({"parameters", "headers", "links", "callbacks", "required", "webhooks"})
_REFUSED: Final = "422"


def slice_of(document: Object) -> Object:
    """A document cut to its slice: valid where the whole one is, and saying nothing that the whole one doesn't.

    Beside what isn't marked go: the names of such members in `required` and in examples; components, tags and security
    schemes that nothing uses any more; and the answer 422 of an operation that, so cut, takes neither a parameter nor a
    body, since nothing is left that could be refused. Cut once more, a slice stays as it is.

    Args:
        document: a parsed document, OpenAPI 3.0 or later; it isn't changed.
    """
    cut = _Cut(document).document()
    operations = list(_operations(cut))
    if "tags" in cut:
        used = [tag for one in operations for tag in as_list(one.get("tags"))]
        cut["tags"] = [tag for tag in as_list(cut["tags"]) if as_object(tag).get("name") in used]
    needs = [need for one in (cut, *operations) for need in as_list(one.get("security"))]
    components = as_object(cut.pop("components", {}))
    kept = _reached(cut, components) | {("securitySchemes", scheme) for need in needs for scheme in as_object(need)}
    left: Object = {
        kind: {name: one for name, one in as_object(each).items() if (kind, name) in kept}
        for kind, each in components.items()
        if any(kind == other for other, _ in kept)
    }
    return cut | ({"components": left} if left else {})


class _Cut:
    """One document, being cut by its marks."""

    def __init__(self, whole: Object) -> None:
        self._whole = whole
        self._marks = Marks(whole)

    def document(self) -> Object:
        """All of it, with all components, each of them cut."""
        cut = dict(self._whole)
        for key in {"paths", "webhooks"} & cut.keys():
            cut[key] = self._items(cut[key])
        for kind, each in as_object(cut.get("components")).items():
            named = {name: one if kind == "examples" else self._any(one) for name, one in as_object(each).items()}
            cut["components"] = {**as_object(cut["components"]), kind: named}
        return _without_empty(cut)

    def _items(self, node: Json) -> Object:
        """Path items by name: those that hold an operation of the slice."""
        found = {name: self._item(as_object(item)) for name, item in as_object(node).items()}
        return {name: item for name, item in found.items() if not _METHODS.isdisjoint(item)}

    def _item(self, item: Object) -> Object:
        kept = {key: one for key, one in item.items() if key not in _METHODS or self._marks.is_kept(one)}
        shared = self._member("parameters", item.get("parameters"), item)
        return _without_empty(
            {
                key: self._operation(as_object(one), shared) if key in _METHODS else self._member(key, one, item)
                for key, one in kept.items()
            }
        )

    def _operation(self, node: Object, shared: Json) -> Object:
        """An operation; `shared` are the parameters that it has of its path."""
        cut = as_object(self._any(node))
        if "callbacks" in cut:
            kept = as_object(cut["callbacks"])
            cut["callbacks"] = {name: self._items(as_object(node["callbacks"])[name]) for name in kept}
        if not (shared or cut.get("parameters") or "requestBody" in cut):
            cut["responses"] = {key: one for key, one in as_object(cut.get("responses")).items() if key != _REFUSED}
        return cut

    def _any(self, node: Json) -> Json:
        """Whatever holds no operations: a schema, or what holds schemas."""
        if isinstance(node, list):
            return [self._any(one) for one in node]
        if not isinstance(node, dict):
            return node
        return _without_empty({key: self._member(key, value, node) for key, value in node.items()})

    def _member(self, key: str, value: Json, node: Object) -> Json:
        """What becomes of one member of a node."""
        if key in _VALUES:
            return self._values(key, value, node)
        if key in _OPAQUE or key.startswith("x-"):
            return value
        if key == "required" and isinstance(value, list):
            gone = self._marks.gone(node)
            return [name for name in value if name not in gone]
        if key == "parameters" and isinstance(value, list):
            return [self._any(one) for one in value if self._marks.is_kept(one) or self._marks.is_of_path(one)]
        if key in _BY_MARK | _NAMED:
            named = as_object(value).items()
            return {name: self._any(one) for name, one in named if key in _NAMED or self._marks.is_kept(one)}
        return self._any(value)

    def _values(self, key: str, value: Json, node: Object) -> Json:
        """Examples, or a default, without what the schema loses: a schema's own, or those beside one."""
        schema = node.get("schema", node)
        if key != "examples":
            return self._marks.value(value, schema)
        if isinstance(value, list):
            return [self._marks.value(one, schema) for one in value]
        return {name: self._example(as_object(one), schema) for name, one in as_object(value).items()}

    def _example(self, named: Object, schema: Json) -> Object:
        return {part: self._marks.value(one, schema) if part == "value" else one for part, one in named.items()}


def _without_empty(node: Object) -> Object:
    """A node without what would say nothing, now that it is cut."""
    return {key: one for key, one in node.items() if one or key not in _NEVER_EMPTY}


def _operations(document: Object) -> Iterator[Object]:
    for key in ("paths", "webhooks"):
        for item in as_object(document.get(key)).values():
            yield from (as_object(one) for method, one in as_object(item).items() if method in _METHODS)


def _reached(node: Json, components: Object) -> set[tuple[str, str]]:
    """The components, by kind and name, that references in a place lead to, directly or by others."""
    found: set[tuple[str, str]] = set()
    left = [node]
    while left:
        for reference in _references(left.pop()):
            kind, _, name = reference.removeprefix("#/components/").partition("/")
            name = name.partition("/")[0].replace("~1", "/").replace("~0", "~")
            if (kind, name) not in found:
                found.add((kind, name))
                left.append(as_object(components.get(kind)).get(name))
    return found


def _references(node: Json) -> Iterator[str]:
    """What references in a place name, the values of a discriminator's mapping included."""
    if isinstance(node, list):
        for one in node:
            yield from _references(one)
    elif isinstance(node, dict):
        for key, one in node.items():
            if key == "$ref" and isinstance(one, str):
                yield one
            elif key == "mapping":
                yield from (value for value in as_object(one).values() if isinstance(value, str))
            else:
                yield from _references(one)
