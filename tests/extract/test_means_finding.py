"""What of a source is taken out: each kind of pattern on a few lines."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from textwrap import dedent

import pytest

from extract.errors import StackError
from extract.means.declared import Constructs
from extract.means.taking import take_out


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A source, and what is left of it.

    Attributes:
        wanted: The patterns.
        source: The source.
        left: The same without what fits them.
        what: What that is called.
    """

    wanted: Constructs
    source: str
    left: str
    what: tuple[str, ...]


CASES = {
    "a decorator": Case(
        wanted=Constructs(decorators=("*.response",)),
        source="@api.route('/')\n@api.response(404, 'None.')\n@api.response\ndef get(): pass",
        left="@api.route('/')\ndef get(): pass",
        what=("@api.response", "@api.response"),
    ),
    "a decorator but for those with a keyword": Case(
        wanted=Constructs(decorators=("*.expect unless validate",)),
        source="@api.expect(**more)\n@api.expect(item, validate=True)\ndef post(): pass",
        left="@api.expect(item, validate=True)\ndef post(): pass",
        what=("@api.expect",),
    ),
    "a class's decorator": Case(
        wanted=Constructs(decorators=("schema",)),
        source="@schema\nclass A: pass",
        left="class A: pass",
        what=("@schema",),
    ),
    "a keyword": Case(
        wanted=Constructs(arguments={"Field": ("description", "ex*")}),
        source="a = Field(ge=1, description='A.', examples=[1])\nb = Other(description='B.')",
        left="a = Field(ge=1)\nb = Other(description='B.')",
        what=("Field(description=)", "Field(examples=)"),
    ),
    "an argument by its position": Case(
        wanted=Constructs(arguments={"*.doc": (0,)}),
        source="@api.doc('id', produces=[])\ndef get(): pass\nx.doc()",
        left="@api.doc(produces=[])\ndef get(): pass\nx.doc()",
        what=("api.doc(0)",),
    ),
    "an argument by the name of a variable": Case(
        wanted=Constructs(arguments={"expect": ("*_parameters",)}),
        source="expect(the_parameters, model, validate=True)",
        left="expect(model, validate=True)",
        what=("expect(the_parameters)",),
    ),
    "a keyword among unpacked ones": Case(
        wanted=Constructs(arguments={"*": ("description",)}),
        source="f(**some, description='A.')",
        left="f(**some)",
        what=("f(description=)",),
    ),
    "a call that stands alone": Case(
        wanted=Constructs(calls=("app.webhooks.*",)),
        source="app.webhooks.add(1)\nb = app.webhooks.add(2)",
        left="b = app.webhooks.add(2)",
        what=("app.webhooks.add()",),
    ),
    "a call among annotations": Case(
        wanted=Constructs(calls=("Schema",)),
        source="a: Annotated[int, Schema({}), Other()]\nb: t.Annotated[int, Schema({})]",
        left="a: Annotated[int, Other()]\nb: int",
        what=("Schema()", "Schema()"),
    ),
    "a method": Case(
        wanted=Constructs(definitions=("Api.__schema__",)),
        source="class Api(Base):\n    @property\n    def __schema__(self): return {}",
        left="class Api(Base): pass",
        what=("Api.__schema__",),
    ),
    "variables of a module, of a class and of self": Case(
        wanted=Constructs(definitions=("A", "*.keywords")),
        source="""
            A = 1
            class B:
                keywords: dict = {}
                c = 2
                def __init__(self):
                    self.keywords = {}
                    self.c = 3
        """,
        left="""
            class B:
                c = 2
                def __init__(self):
                    self.c = 3
        """,
        what=("A", "B.keywords", "B.keywords"),
    ),
    "docstrings": Case(
        wanted=Constructs(docstrings=("get", "A.*")),
        source="""
            def get():
                'Get it.'
            def put():
                'Put it.'
            class A:
                def a(self):
                    'Do.'
                    return 1
        """,
        left="""
            def get(): pass
            def put():
                'Put it.'
            class A:
                def a(self):
                    return 1
        """,
        what=("docstring of A.a", "docstring of get"),
    ),
    "entries of a dict, and of one in it": Case(
        wanted=Constructs(entries=("S.TITLE", "S.TAGS.*.description")),
        source="S = {'TITLE': 'A', 'TAGS': {'a': {'name': 1, 'description': 2}}, 'TITLES': 3}",
        left="S = {'TAGS': {'a': {'name': 1}}, 'TITLES': 3}",
        what=("S.TAGS.a.description", "S.TITLE"),
    ),
    "elements of a list": Case(
        wanted=Constructs(entries=("S.HOOKS.shop.*",)),
        source="S = {'HOOKS': ['tool.one', 'shop.two']}",
        left="S = {'HOOKS': ['tool.one']}",
        what=("S.HOOKS.shop.two",),
    ),
    "entries of a dict that is handed on or returned": Case(
        wanted=Constructs(entries=("a.description", "F.schema.extra")),
        source="a = model('A', {'description': 1, 'b': 2})\nclass F:\n    def schema(self): return {'extra': 1, **a}",
        left="a = model('A', {'b': 2})\nclass F:\n    def schema(self): return {**a}",
        what=("F.schema.extra", "a.description"),
    ),
    "a class that another one stands for": Case(
        wanted=Constructs(instead={"Documented": "Api"}),
        source="class Documented(Api): pass\napi = Documented(1)",
        left="api = Api(1)",
        what=("Documented",),
    ),
}


def program(source: str) -> str:
    """The source as `ast` writes it."""
    return ast.unparse(ast.parse(dedent(source)))


class TestPatterns:
    """What fits them is taken out, and nothing else."""

    @pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
    def test_take_out(self, case: Case) -> None:
        bare = take_out({"a.py": dedent(case.source)}, [case.wanted], ())
        assert bare.files["a.py"] == program(case.left)
        assert tuple(sorted(taken.what for taken in bare.taken)) == case.what

    @pytest.mark.parametrize(
        ("place", "files"), [("a.py:f", ["a.py"]), ("*.py:f", ["a.py", "b/c.py"]), ("f", ["a.py", "b/c.py"])]
    )
    def test_count_in_the_files_that_they_name(self, place: str, files: list[str]) -> None:
        texts = {"a.py": "def f(): pass\nx = 1", "b/c.py": "def f(): pass\nx = 1"}
        bare = take_out(texts, [Constructs(definitions=(place,))], ())
        assert sorted(bare.files) == files

    def test_look_at_no_file_that_is_left_out(self) -> None:
        texts = {"a.py": "def f(): pass", "b.py": "def f(): pass"}
        assert sorted(take_out(texts, [Constructs(definitions=("f",))], ("b*",)).files) == ["a.py"]

    @pytest.mark.parametrize(
        ("wanted", "said"),
        [
            (Constructs(decorators=("nowhere",)), "decorators nowhere"),
            (Constructs(arguments={"f": ("a", "nowhere")}), "arguments f nowhere"),
            (Constructs(calls=("nowhere",)), "calls nowhere"),
            (Constructs(definitions=("b.py:f",)), "definitions b.py:f"),
            (Constructs(docstrings=("f",)), "docstrings f"),
            (Constructs(entries=("S.A",)), "entries S.A"),
            (Constructs(instead={"Nowhere": "f"}), "instead Nowhere"),
        ],
    )
    def test_that_fit_nothing_are_an_error(self, wanted: Constructs, said: str) -> None:
        with pytest.raises(StackError, match=f"'{said}': nothing in the source fits"):
            take_out({"a.py": "def f(): pass\nf(a=1)"}, [wanted], ())
