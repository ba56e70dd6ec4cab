"""Reads what a client sent strictly, and lists all that is wrong with it: msgspec itself ends with the first fault."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeAlias, TypeVar, Union, get_args, get_origin
from urllib.parse import quote

from msgspec import Meta, Struct, UnsetType, ValidationError, convert
from msgspec.structs import fields

_T = TypeVar("_T")
_Kind: TypeAlias = Any  # a type, or what `typing` has in place of one
_Json: TypeAlias = Any
_NO_VALUES: Final = {NoneType, UnsetType}


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing that is wrong with a body.

    Attributes:
        place: The names and indices that lead there.
        message: What is wrong.
    """

    place: tuple[str | int, ...] = ()
    message: str

    @property
    def pointer(self) -> str:
        """The place as a JSON Pointer in a URI fragment (RFC 6901, section 6), in the characters that it may have."""
        escaped = (str(token).replace("~", "~0").replace("/", "~1") for token in self.place)
        return "#" + "".join("/" + quote(token, safe="!$&'()*+,;=:@?", errors="replace") for token in escaped)


def read(kind: type[_T], value: object) -> tuple[_T | None, Sequence[Fault]]:
    """The value as a type's, or all that keeps it from being that.

    Args:
        kind: The type. A `Meta` in it may have a function `read` in its `extra`: it takes the value as it was sent,
            and gives what msgspec is to have in its place, or raises a ValueError that says what is wrong.
        value: What JSON or a form is made of.
    """
    reader = _Reader()
    prepared = reader.value(kind, value, ())
    if reader.faults:
        return None, reader.faults
    try:
        return convert(prepared, kind), ()
    except ValidationError as error:  # what a Struct says of itself as a whole
        return None, [Fault(message=_message(error))]


@dataclass(kw_only=True, slots=True)
class _Reader:
    faults: list[Fault] = field(default_factory=list)

    def value(self, kind: _Kind, value: _Json, place: tuple[str | int, ...]) -> _Json:
        """The value, prepared for msgspec."""
        bare, metas = _unwrapped(kind)
        origin: _Kind = get_origin(bare)
        if origin in {Union, UnionType}:
            return self._one_of(get_args(bare), value, place)
        if isinstance(bare, type) and issubclass(bare, Struct) and isinstance(value, dict):
            return self._members(bare, value, place)
        if origin is list and isinstance(value, list):
            (item,) = get_args(bare)
            whole = self._fitting(Annotated[list, *metas] if metas else list, metas, value, place)
            return [self.value(item, one, (*place, index)) for index, one in enumerate(whole)]
        if origin is dict and isinstance(value, dict):
            _, item = get_args(bare)
            whole = self._fitting(Annotated[dict, *metas] if metas else dict, metas, value, place)
            return {name: self.value(item, one, (*place, name)) for name, one in whole.items()}
        return self._fitting(kind, metas, value, place)

    def _one_of(self, kinds: Sequence[_Kind], value: _Json, place: tuple[str | int, ...]) -> _Json:
        if value is None and NoneType in kinds:
            return None
        choices = [kind for kind in kinds if kind not in _NO_VALUES]
        if len(choices) == 1 or not isinstance(value, dict):
            return self.value(choices[0], value, place)
        tags = {choice.__struct_config__.tag: choice for choice in choices}
        name = choices[0].__struct_config__.tag_field
        tag = value.get(name)
        if isinstance(tag, str) and tag in tags:
            rest = {key: one for key, one in value.items() if key != name}
            return {name: tag, **self._members(tags[tag], rest, place)}
        message = f"Expected one of {', '.join(map(repr, tags))}"
        self.faults.append(Fault(place=(*place, name), message=message))
        return value

    def _members(self, kind: type[Struct], value: dict[str, _Json], place: tuple[str | int, ...]) -> dict[str, _Json]:
        members = {member.encode_name: member for member in fields(kind)}
        missing = [name for name, member in members.items() if member.required and name not in value]
        self.faults += [Fault(place=(*place, name), message="It is missing") for name in missing]
        if kind.__struct_config__.forbid_unknown_fields:
            strangers = [name for name in value if name not in members]
            self.faults += [Fault(place=(*place, name), message="There is no such member") for name in strangers]
        return {
            name: self.value(members[name].type, one, (*place, name)) for name, one in value.items() if name in members
        }

    def _fitting(self, kind: _Kind, metas: Sequence[Meta], value: _Json, place: tuple[str | int, ...]) -> _Json:
        try:
            value = _prepared(kind, metas, value)
            convert(value, kind)
        except (ValidationError, ValueError) as error:
            self.faults.append(Fault(place=place, message=_message(error)))
            return [] if isinstance(value, list) else {} if isinstance(value, dict) else value
        return value


def _prepared(kind: _Kind, metas: Sequence[Meta], value: _Json) -> _Json:
    """What msgspec is to have of a value; where it would forgive something, a ValueError."""
    bare, _ = _unwrapped(kind)
    if bare is int and isinstance(value, float) and value.is_integer():
        return int(value)  # JSON knows no integers, only numbers: 6.0 is 6
    for text in [value] if isinstance(value, str) else value if isinstance(value, dict) else ():
        if re.search(r"[\ud800-\udfff]", text):
            raise ValueError("Expected valid text")
    for meta in metas:
        # msgspec looks for the pattern anywhere, and a `$` lets a line feed follow.
        if meta.pattern and isinstance(value, str) and not re.fullmatch(meta.pattern, value):
            raise ValueError(f"Expected `str` matching regex {meta.pattern!r}")
        own: Callable[[Any], Any] | None = (meta.extra or {}).get("read")
        value = own(value) if own else value
    return value


def _unwrapped(kind: _Kind) -> tuple[_Kind, list[Meta]]:
    """A type without `Annotated`, and what msgspec is told there."""
    with suppress(AttributeError):
        return kind.__origin__, [one for one in kind.__metadata__ if isinstance(one, Meta)]
    return kind, []


def _message(error: Exception) -> str:
    """What went wrong, without the place: msgspec's path ends there."""
    text = str(error).partition(" - at `")[0]
    # What is wrong may be quoted, and half a surrogate pair can't be sent.
    return text.encode(errors="replace").decode()
