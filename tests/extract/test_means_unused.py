"""What only documentation had a use for goes with it, and nothing else does."""

from __future__ import annotations

import pytest

from extract.means.declared import Constructs
from extract.means.taking import take_out

DOCUMENTED = Constructs(arguments={"route": ("responses",)})


def left(texts: dict[str, str]) -> dict[str, str]:
    """What is left of some files without `responses=`."""
    return texts | dict(take_out(texts, [DOCUMENTED], ()).files)


class TestUnused:
    """Definitions and imports that were used before, and aren't any more."""

    @pytest.mark.parametrize(
        "definition",
        ["GONE = 1", "GONE: int = 1", "def GONE(): pass", "class GONE: pass", "from b import GONE", "import b as GONE"],
    )
    def test_go(self, definition: str) -> None:
        assert left({"a.py": f"{definition}\nroute(1, responses=GONE)"})["a.py"] == "route(1)"

    def test_go_with_what_only_they_used(self) -> None:
        texts = {"a.py": "import json\ndef one(): json.dumps(1)\nTWO = one()\nroute(responses=TWO)\nx = 1"}
        assert left(texts)["a.py"] == "route()\nx = 1"

    def test_go_from_other_files(self) -> None:
        texts = {
            "shop/problems.py": "GONE = 1\nKEPT = 2",
            "shop/a.py": "import shop.problems as p\nfrom shop.problems import KEPT\nroute(KEPT, responses=p.GONE)",
        }
        assert left(texts) == {
            "shop/problems.py": "KEPT = 2",
            "shop/a.py": "from shop.problems import KEPT\nroute(KEPT)",
        }

    def test_go_where_they_were_handed_on(self) -> None:
        texts = {
            "shop/__init__.py": "from .problems import GONE\n__all__ = ['GONE']",
            "shop/problems.py": "GONE = 1\nKEPT = 2",
            "a.py": "from shop import GONE\nroute(responses=GONE)",
        }
        assert left(texts)["a.py"] == "route()"
        assert left(texts)["shop/problems.py"] == "GONE = 1\nKEPT = 2", "`__all__` is a use"

    def test_go_whatever_others_are_called(self) -> None:
        texts = {
            "a.py": "from b import location\nroute(responses=location)",
            "b.py": "location = 1\nx = 2",
            "c.py": "location = 3\nprint(location)",
        }
        assert left(texts) == {"a.py": "route()", "b.py": "x = 2", "c.py": texts["c.py"]}

    @pytest.mark.parametrize(
        "use", ["print(KEPT)", "x: list['KEPT']", "def f(a: 'KEPT'): pass", "__all__ = ['KEPT']", "x = KEPT.y"]
    )
    def test_stay_where_anything_else_uses_them(self, use: str) -> None:
        assert left({"a.py": f"KEPT = 1\n{use}\nroute(responses=KEPT)"})["a.py"].startswith("KEPT = 1\n")

    def test_stay_where_nothing_used_them_before(self) -> None:
        assert left({"a.py": "import b\nHANDLER = 1\nroute(responses=1)"})["a.py"] == "import b\nHANDLER = 1\nroute()"

    def test_stay_where_a_decorator_may_use_them(self) -> None:
        source = "@app.get\ndef kept(): pass\nroute(responses=kept)"
        assert "def kept()" in left({"a.py": source})["a.py"]

    def test_go_name_by_name_from_an_import(self) -> None:
        source = "from b import GONE, KEPT\nroute(KEPT, responses=GONE)"
        assert left({"a.py": source})["a.py"] == "from b import KEPT\nroute(KEPT)"


class TestEmptied:
    """A file that has nothing left was documentation as a whole, its docstring too."""

    def test_is_taken_whole(self) -> None:
        texts = {"a.py": "from b import A\nroute(responses=A)", "b.py": '"""What is documented."""\nA = 1'}
        taken = take_out(texts, [DOCUMENTED], ()).taken
        assert [(one.what, one.start[0]) for one in taken if one.file == "b.py"] == [
            ("what is left of the file", 1),
            ("A", 2),
        ]

    def test_is_not_what_had_nothing_before(self) -> None:
        texts = {"a.py": "route(responses=1)", "b.py": '"""A package."""'}
        assert [one.file for one in take_out(texts, [DOCUMENTED], ()).taken] == ["a.py"]
