"""What a bundle says of the source: where each operation is written, what of it is documentation, and what is left.

Four files, all of them optional: `operations.json` where stack.toml has `[operations]`, and the others where it has
`[documentation]`. They are made of the source alone, so they are the same in each run and part of the digest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from extract.bundle import read_optional
from extract.errors import BundleError

if TYPE_CHECKING:
    from extract.bundle import Bundle

OPERATIONS, COST = "operations.json", "cost.json"
WITHOUT_HOOKS, FROM_CODE = "document.without-hooks.json", "document.from-code.json"


class Lines(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Some lines of the source.

    Attributes:
        file: Relative to the stack's folder.
        first: The first line, counted from 1.
        last: The last line, which is still part of it.
        text: The lines as they stand there, with a newline after each.
    """

    file: str
    first: int
    last: int
    text: str


class Handler(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The source of an operation.

    Attributes:
        operation: `GET /items/{item_id}`, with the path as the stack's document has it.
        code: What answers it, decorators included: one or more parts, each once, by file and line.
    """

    operation: str
    code: tuple[Lines, ...]


class Operations(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where each operation is written.

    Attributes:
        format: The version of this format.
        operations: By operation.
    """

    format: Literal[1]
    operations: tuple[Handler, ...]


class Construct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A construct of the source that is there for the documentation only.

    Attributes:
        file: Relative to the stack's folder.
        first: Its first line, counted from 1.
        last: Its last line.
        what: What it is, as `@extend_schema`, `Field(description=)` or `_documented`.
        group: `annotation` at the operation or model; `hook` for what changes the document as a whole.
    """

    file: str
    first: int
    last: int
    what: str
    group: Literal["annotation", "hook"]


class Cost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of the source is documentation.

    A line counts if it holds anything but blanks and comments, and as documentation if all that it holds is: what
    shares its line with code costs nothing here. Each line counts once.

    Attributes:
        format: The version of this format.
        code_lines: The lines of the service in all, those of documentation among them.
        annotation_lines: Those that are annotations only.
        hook_lines: Those that are hooks only.
        constructs: By file and line.
    """

    format: Literal[1]
    code_lines: int
    annotation_lines: int
    hook_lines: int
    constructs: tuple[Construct, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Means:
    """The stack's document once what only documents is taken out of its source.

    Attributes:
        without_hooks: Without hooks.
        from_code: Without hooks and annotations: what the framework says by itself.
    """

    without_hooks: dict[str, Any] | list[Any]
    from_code: dict[str, Any] | list[Any]


def read(bundle: Bundle) -> Means | None:
    """The documents by means; None where stack.toml doesn't say what documents.

    Raises:
        BundleError: They can't be read.
    """
    without_hooks, from_code = _document(bundle, WITHOUT_HOOKS), _document(bundle, FROM_CODE)
    if without_hooks is None or from_code is None:
        return None
    return Means(without_hooks=without_hooks, from_code=from_code)


def read_operations(bundle: Bundle) -> Operations | None:
    """Where each operation is written; None where stack.toml doesn't say how to find out.

    Raises:
        BundleError: It can't be read.
    """
    return read_optional(bundle, OPERATIONS, Operations)


def read_cost(bundle: Bundle) -> Cost | None:
    """How much of the source is documentation; None where stack.toml doesn't say what documents.

    Raises:
        BundleError: It can't be read.
    """
    return read_optional(bundle, COST, Cost)


def _document(bundle: Bundle, path: str) -> dict[str, Any] | list[Any] | None:
    if not any(file.path == path for file in bundle.manifest.files):
        return None
    document = json.loads(bundle.read(path))  # as the bundle's own document is read: half a surrogate pair stays one
    if not isinstance(document, dict | list):
        raise BundleError(f"the bundle at {bundle.folder} is damaged", why=f"{path} is neither an object nor a list")
    return document
