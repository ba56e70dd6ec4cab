"""What stack.toml says of the source: where its operations are, and which of its constructs are documentation only.

A name is written as the source has it, and `*` in it stands for any text (`fnmatch`): `*.response` is the method of any
object. Where a name may have a file before it, as in `shop/routers/*.py:get_*`, it counts in those files only.
"""

from __future__ import annotations

import re

import msgspec

CALL = re.compile(r"[\w.]+:[\w.]+")
UNLESS = re.compile(r"(?P<name>\S+)(?: unless (?P<keyword>\w+))?")


class OperationsSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the operations are written.

    Attributes:
        call: `module:function` in the stack's interpreter. It returns a list of dicts with `method`, `path` (as in the
            stack's document; `webhook <name>` of a webhook), `file` (relative to the stack's folder, or to its
            base's), `first` and `last` (lines counted from 1, decorators included); several of one operation may be
            there.
    """

    call: str

    def __post_init__(self) -> None:
        if not CALL.fullmatch(self.call):
            message = f"call is {self.call!r}, and should be 'module:function'"
            raise ValueError(message)


class Constructs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Constructs of the source that are there for the documentation only.

    What nothing uses once these are taken out (a constant, a function, an import) is taken out with them, so it need
    not be named.

    Attributes:
        decorators: By name, called or not: `extend_schema`, or `*.expect unless validate`, which spares those that
            have this keyword.
        arguments: Of calls, by the name of what is called: keywords; positions counted from 0; and the names of
            variables that are passed by position. A call that a decorator makes is a call as well.
        calls: By name: a call that stands alone on a line, or as one of several values, as in `Annotated[int, call()]`.
        definitions: Functions, classes and variables by their name in the file, as in `Api.__schema__`; a variable of
            `self` counts as one of the class.
        docstrings: Of functions and classes, by their name in the file.
        entries: Of dicts and lists, by what they are assigned to, or the function that returns them, and the keys that
            lead there: `SETTINGS.TITLE`; an element of a list by its own text.
        instead: What stands in the place of another name that is called, as a class without the method that documents.
    """

    decorators: tuple[str, ...] = ()
    arguments: dict[str, tuple[str | int, ...]] = {}
    calls: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    docstrings: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    instead: dict[str, str] = {}

    def __post_init__(self) -> None:
        for pattern in self.decorators:
            if not UNLESS.fullmatch(pattern):
                message = f"decorators has {pattern!r}, and should have 'name' or 'name unless keyword'"
                raise ValueError(message)


class Documentation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By what means the stack documents, beyond what its framework sees in the code.

    Attributes:
        annotations: At the operation or model.
        hooks: Over the document as a whole.
        leave_out: Files that aren't part of the service or that nobody wrote by hand: they are neither searched nor
            counted.
    """

    annotations: Constructs = Constructs()
    hooks: Constructs = Constructs()
    leave_out: tuple[str, ...] = ()
