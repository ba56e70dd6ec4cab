"""YAML 1.2 bytes to a parsed value, by way of JSON, so that all that holds for JSON holds here.

The parser refuses a key that stands twice and bounds what aliases repeat. What it lets pass is looked for here, where
the text gives any reason to: tags, which it drops; an anchor that holds its own alias, which it reads as null; nesting
without brackets, which it follows until the stack overflows.
"""

from __future__ import annotations

import json
import re
from itertools import islice

import yaml_rs

from compare.errors import SourceError
from compare.json_text import Content, decode, not_utf8
from compare.settle import settle, too_deep, twice
from compare.yaml_aliases import Aliases, find_aliases
from compare.yaml_merge import merged

MAX_INDENT = 2000
"""The widest indentation, `- ` and `? ` counted in; a level of nesting takes up a column or two."""

MAX_PARTS = 1_000_000
"""The lines and commas up to which a document is read; the parser takes up several hundred bytes for each value."""

_INDENT = bytes.maketrans(b"\t?:-", b"    ")
_NO_INDENT = b" " * MAX_INDENT
_PLAIN_TAG = r"!(?:str|int|float|bool|null|map|seq)(?![^\s,\[\]{}])"
# `!=` isn't looked at: it is a tag in theory, and code in the descriptions of real documents.
_TAG = re.compile(rf"!(?<=[\s,\[{{]!)(?!{_PLAIN_TAG}|=)[^\s,\[\]{{}}]+")
_ERROR = re.compile(r"YAML parse error at line (\d+), column (\d+)\n.*\n(.*)\Z", re.DOTALL)
_MARK = re.compile(r"^---(?=\s|\Z)", re.MULTILINE)


def decode_yaml(data: bytes, source: str) -> Content:
    """What YAML bytes hold.

    A `<<` is a merge key where its value is a mapping or a list of mappings, as in YAML 1.1.

    Args:
        data: YAML in UTF-8 without a byte order mark.
        source: what they are called in an error.

    Raises:
        SourceError: not UTF-8, not YAML, or YAML that holds what JSON has no form for, too much of it, or a key twice.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise not_utf8(data, error, source) from None
    if "\0" in text:
        raise SourceError(source, "it holds a null character", "Take it out")
    if data.count(b"\n") + data.count(b",") > MAX_PARTS:
        why = f"it is YAML of more than {MAX_PARTS:,} lines and values"
        raise SourceError(source, why, "Give a smaller document, or the same as JSON")
    if _NO_INDENT in data.translate(_INDENT):
        raise too_deep(source)
    aliases = find_aliases(text)
    value = _single(_load(text, aliases, source), text, source)
    _check_tags(text, source)
    if aliases is not None:
        aliases.check(value, source)
    content = decode(_as_json(value, source), source, positions=False)
    return Content(value=merged(content.value), links=content.links) if "<<" in text else content


def _load(text: str, aliases: Aliases | None, source: str) -> object:
    limits = aliases.limits if aliases else None
    try:
        value: object = yaml_rs.loads(text, parse_datetime=False, alias_limits=limits)
    except yaml_rs.YAMLDecodeError as error:
        if "Invalid tag" in str(error):
            _check_tags(text, source)
        raise _refusal(str(error), text, source) from None
    except RecursionError:
        raise too_deep(source) from None
    except TypeError:  # a mapping as a key
        raise SourceError(source, "it has a key that is not text", "Write the key as plain text") from None
    return value


def _single(value: object, text: str, source: str) -> object:
    """The only document in the text; the parser gives several as a list."""
    marks = len(_MARK.findall(text.lstrip().removeprefix("---")))
    if isinstance(value, list) and marks and len(value) == marks + 1:
        raise SourceError(source, f"it holds {len(value)} YAML documents", "Give one document a file")
    return value


def _check_tags(text: str, source: str) -> None:
    """Refuse a tag that asks for another type.

    With an alias of nothing in its place, the text can no longer be read; where there was prose, prose it is.
    """
    if "!" not in text or not _TAG.search(text):
        return
    try:
        yaml_rs.loads(_TAG.sub("*triptych", text), parse_datetime=False)
    except yaml_rs.YAMLDecodeError as error:
        found = _ERROR.search(str(error))
        line = int(found[1]) if found else None
        tag = _TAG.search(text.splitlines()[line - 1]) if line else None
        why = f"it has the YAML tag {tag[0]}" if tag else "it has a YAML tag"
        remedy = "Write the value without the tag"
        raise SourceError(source, f"{why}, which a document can't hold", remedy, line=line) from None


def _as_json(value: object, source: str) -> bytes:
    try:
        return json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except RecursionError:
        raise too_deep(source) from None
    except (TypeError, ValueError):  # ValueError: a number that isn't finite
        return json.dumps(settle(value, source), ensure_ascii=False).encode()


def _refusal(said: str, text: str, source: str) -> SourceError:
    if "recursion limit" in said:
        return too_deep(source)
    if "alias replay limit" in said or "replay stack depth" in said:
        return SourceError(source, "its YAML aliases repeat too much", "Write it with fewer aliases, or as JSON")
    if said.startswith("duplicate mapping key: "):
        return _twice(said.removeprefix("duplicate mapping key: "), text, source)
    found = _ERROR.search(said)
    if found is None:
        return SourceError(source, f"it isn't valid YAML: {said}", "Correct it")
    line, column, why = int(found[1]), int(found[2]), found[3]
    return SourceError(source, f"it isn't valid YAML: {why}", "Correct it there", line=line, column=column)


def _twice(spelled: str, text: str, source: str) -> SourceError:
    """The parser doesn't say where; two lines that begin with the key are the place, and more of them may not be."""
    key = spelled[1:-1] if spelled[:1] in {"'", '"'} else spelled
    found = re.finditer(rf"^[ -]*(['\"]?{re.escape(key)}['\"]?)[ \t]*:(?=\s)", text, re.MULTILINE)
    lines = [text.count("\n", 0, line.start(1)) + 1 for line in islice(found, 3)]
    return twice(source, key, line=lines[1] if len(lines) == 2 else None)  # noqa: PLR2004 - see above
