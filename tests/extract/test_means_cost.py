"""How much of a source is documentation: lines that hold nothing else, each counted once."""

from __future__ import annotations

from textwrap import dedent

import pytest

from extract.means.counting import cost
from extract.means.declared import Constructs
from extract.means.results import Construct, Cost
from extract.means.taking import take_out

ANNOTATIONS = Constructs(
    decorators=("note",), arguments={"*": ("description",)}, definitions=("WORDS", "note"), docstrings=("*",)
)
HOOKS = Constructs(definitions=("hook",))


def cost_of(source: str, annotations: Constructs = ANNOTATIONS, hooks: Constructs = HOOKS) -> Cost:
    """What a source costs; patterns that fit nothing are made to fit in a file that counts nothing."""
    texts = {
        "a.py": dedent(source),
        "rest.py": "@note\ndef note():\n    'A.'\nf(description=1)\nWORDS = 1\ndef hook(): pass",
    }
    fewer = take_out(texts, (hooks,), ())
    fewest = take_out(texts, (hooks, annotations), ())
    return cost({"a.py": texts["a.py"]}, _of(fewer.taken), _of(fewest.taken))


def _of(taken: tuple) -> tuple:  # type: ignore[type-arg]  # of what `take_out` gives
    return tuple(one for one in taken if one.file == "a.py")


class TestLines:
    """Which lines count, and as what."""

    @pytest.mark.parametrize(
        ("source", "lines"),
        [
            ("x = 1\n\n# A comment.\ny = 2  # Another.\n", (2, 0, 0)),
            ("x = f(\n    1,\n    description='A.',\n)\n", (4, 1, 0)),
            ("x = f(\n    1,\n    description=(\n        'A.'\n        'B.'\n    ),\n    # Why.\n)\n", (7, 4, 0)),
            ("x = f(1, description='A.')\n", (1, 0, 0)),
            ("x = f(1, description=[\n    'ä', 'A.',\n], b=2)\n", (3, 1, 0)),
            ("@note\n@note(1)\ndef get():\n    return 1\n", (4, 2, 0)),
            ("def get():\n    '''Get it.\n\n    All of it.\n    '''\n    return 1\n", (5, 3, 0)),
            ("WORDS = '''\nOne.\n\nTwo.\n'''\nx = f(description=WORDS)\n", (5, 4, 0)),
            ("from b import c, d\nx = f(d, description=c)\n", (2, 0, 0)),
            ("from b import (\n    c,\n    d,\n)\nx = f(d, description=c)\n", (5, 1, 0)),
            ("import c\n\n\ndef hook():\n    return c\n\n\nx = 1\n", (4, 0, 3)),
        ],
    )
    def test_count(self, source: str, lines: tuple[int, int, int]) -> None:
        found = cost_of(source)
        assert (found.code_lines, found.annotation_lines, found.hook_lines) == lines

    def test_count_once(self) -> None:
        found = cost_of("def hook():\n    '''Put right.'''\n    return f(\n        description='A.',\n    )\nx = 1\n")
        assert (found.code_lines, found.annotation_lines, found.hook_lines) == (6, 0, 5)


class TestConstructs:
    """What was found, by file and line."""

    def test_are_listed_without_what_is_in_them(self) -> None:
        found = cost_of("import json\n@note(description='A.')\ndef get(): pass\ndef hook(): json.dumps({})\n")
        assert found.constructs == (
            Construct(file="a.py", first=1, last=1, what="import of json", group="hook"),
            Construct(file="a.py", first=2, last=2, what="@note", group="annotation"),
            Construct(file="a.py", first=4, last=4, what="hook", group="hook"),
        )

    def test_are_an_annotation_where_a_hook_shares_them(self) -> None:
        found = cost_of("WORDS = 1\ndef hook(): return WORDS\nx = f(description=WORDS)\n")
        assert [(one.what, one.group) for one in found.constructs] == [
            ("WORDS", "annotation"),
            ("hook", "hook"),
            ("f(description=)", "annotation"),
        ]
