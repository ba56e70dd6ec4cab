"""How large a YAML text becomes once its aliases are written out, found without writing them out.

The YAML parser copies an anchored node at each alias, so nine lines can fill any memory. Here each `&anchor` and
`*alias` is first turned into a tag, which the same parser then reports instead of following.
"""

from __future__ import annotations

import re

from compare.errors import SourceError

MAX_EXPANDED = 2_000_000
"""The largest size after expansion: one for each value, and one for every 64 characters of text."""

_TAG = r"![^\s,\[\]{}]*"
_NAME = r"""([^\s,\[\]{}'"]+)"""  # a quote may as well end a text that only looks like an alias
_ANCHOR = re.compile(rf"(?:{_TAG}[ \t]+)?&{_NAME}(?:[ \t]+{_TAG})?")
_ALIAS = re.compile(rf"\*{_NAME}")


def measure_aliases(text: str, source: str) -> None:
    """Raise `SourceError` where the aliases of the text would grow beyond `MAX_EXPANDED`."""
    if not (_ALIAS.search(text) and _ANCHOR.search(text)):
        return
    import yaml12  # noqa: PLC0415 - slow to import, and only YAML needs it

    from compare.parse import yaml_error  # noqa: PLC0415 - it reads this module

    names = _Names()
    marked = _ALIAS.sub(lambda found: f"!triptych-alias-{names.number(found[1])} x{found[1]}", text)
    marked = _ANCHOR.sub(lambda found: f"!triptych-anchor-{names.number(found[1])}", marked)
    try:
        value: object = yaml12.parse_yaml(marked, multi=True)
    except ValueError as error:
        problem = yaml_error(source, str(error))
        remedy = "Correct it there, or write it without aliases"
        raise SourceError(source, problem.why, remedy, line=problem.line) from None
    if _Measure().size(value) > MAX_EXPANDED:
        raise SourceError(source, "its YAML aliases repeat too much", "Write it with fewer aliases, or as JSON")


class _Names:
    """Numbers for anchor names, which may hold characters that a tag can't."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        return self._numbers.setdefault(name.rstrip(":"), len(self._numbers))


class _Measure:
    """The expanded size of a marked value, in the order in which the parser would meet it."""

    def __init__(self) -> None:
        self._anchored: dict[str, int] = {}

    def size(self, value: object) -> int:
        match value:
            case str():
                return 1 + len(value) // 64
            case list():
                return 1 + sum(self.size(item) for item in value)
            case dict():
                return 1 + sum(self.size(key) + self.size(item) for key, item in value.items())
            case _:
                return self._tagged(value)

    def _tagged(self, value: object) -> int:
        tag = getattr(value, "tag", None)
        if not isinstance(tag, str):
            return 1 + (self.size(value.value) if hasattr(value, "value") else 0)
        kind, _, number = tag.rpartition("-")
        if kind == "!triptych-alias":
            return self._anchored.get(number, MAX_EXPANDED + 1)  # its anchor escaped us: refuse
        size = self.size(getattr(value, "value", None))
        if kind == "!triptych-anchor":
            self._anchored[number] = max(size, self._anchored.get(number, 0))
        return size
