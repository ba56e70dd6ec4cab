"""Lines are cut from a stack's source by what they define, wherever that has moved to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from extract.bundle import Bundle, read
from extract.errors import StackError
from extract.guide.cutting import cuts_of, lines_of
from extract.guide.results import read_cuts
from extract.guide.settings import Guide, Topic
from extract.pull import pull
from extract.stack import Stack, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Cut = Callable[[str, str], str]

GUIDE = '[[topic]]\nid = "routing"\ntitle = "Routing"\ntext = "Look."\n'
CUTS = '\n[cuts]\nrouting = ["hello.py:Handler.do_GET"]\n\n[remarks]\nrouting = "A method a verb."\n'
SOURCE = '''\
import functools

LIMIT = 3  # the first one

# What there is
# to know.
@functools.cache
@functools.wraps(
    print
)
def routed() -> int:
    """One."""
    return 1


class View:
    """A view."""

    # Above.
    price: int = 3

    async def get(self) -> str:
        return "\\f"

LIMIT = (
    4
)
left = right = 5
'''


@pytest.fixture
def cut(hello: Stack) -> Cut:
    """Cuts a name out of some source."""

    def lines(source: str, name: str) -> str:
        (hello.folder / "source.py").write_text(source, encoding="utf-8")
        return lines_of(hello, f"source.py:{name}").text

    return lines


class TestLines:
    """A definition, with its decorators and the comments right above."""

    @pytest.mark.parametrize(
        ("name", "first", "last"),
        [
            ("routed", "# What there is", "    return 1"),
            ("View", "class View:", '        return "\\f"'),
            ("View.price", "    # Above.", "    price: int = 3"),
            ("View.get", "    async def get(self) -> str:", '        return "\\f"'),
            ("LIMIT", "LIMIT = (", ")"),
            ("right", "left = right = 5", "left = right = 5"),
        ],
    )
    def test_go_from_the_first_to_the_last_of_it(self, cut: Cut, name: str, first: str, last: str) -> None:
        lines = cut(SOURCE, name).split("\n")
        assert (lines[0], lines[-2], lines[-1]) == (first, last, "")

    def test_have_the_numbers_of_the_file(self, hello: Stack, cut: Cut) -> None:
        text = cut(SOURCE, "View.price")
        found = lines_of(hello, "source.py:View.price")
        assert (found.file, found.first, found.last) == ("source.py", 19, 20)
        assert SOURCE.split("\n")[found.first - 1 : found.last] == text.split("\n")[:-1]

    def test_are_found_where_they_have_moved_to(self, cut: Cut) -> None:
        assert cut("\n\n# Elsewhere.\n\n" + SOURCE, "routed") == cut(SOURCE, "routed")

    def test_count_no_form_feed_as_a_lines_end(self, cut: Cut) -> None:
        assert cut("first = 1\n\f\nsecond = '\u2028'\nthird = 3\n", "third") == "third = 3\n"


class TestErrors:
    """What can't be cut is one clear error."""

    @pytest.mark.parametrize(
        ("place", "said"),
        [
            ("hello.py:Handler.do_PUT", "Perhaps you meant 'Handler.do_GET'."),
            ("hello.py:PAGES.first", "hello.py defines no PAGES.first"),
            ("hallo.py:Handler", "the stack's folder holds no hallo.py"),
            ("../hello/../outside.py:it", "the stack's folder holds no ../hello/../outside.py"),
            ("requirements.txt:it", "defines no it"),
        ],
    )
    def test_say_what_is_missing(self, hello: Stack, place: str, said: str) -> None:
        with pytest.raises(StackError, match="hello: can't cut") as caught:
            lines_of(hello, place)
        assert said in str(caught.value)

    def test_say_where_source_is_no_python(self, cut: Cut) -> None:
        with pytest.raises(StackError, match=r"source\.py is no Python"):
            cut("def broken(:\n", "broken")

    @pytest.mark.parametrize("table", ["cuts", "remarks"])
    def test_name_a_topic_that_there_is_none_of(self, hello: Stack, table: str) -> None:
        said = {"cuts": {"rooting": ("hello.py:main",)}, "remarks": {"rooting": "It."}}[table]
        stack = Stack(name="hello", folder=hello.folder, config=replace(hello.config, **{table: said}))
        guide = Guide(topics=(Topic(id="routing", title="Routing", text=""),))
        with pytest.raises(StackError, match=r"guide\.toml has no topic 'rooting'.*Perhaps you meant 'routing'"):
            cuts_of(stack, guide)

    def test_are_told_of_a_place_without_a_name(self, change: Callable[[str, str], Stack]) -> None:
        with pytest.raises(StackError, match=r"should be 'folder/file\.py:name'"):
            change("[env]", '[cuts]\nrouting = ["hello.py"]\n\n[env]')


class TestBundle:
    """The lines are a file of the bundle, and part of its digest."""

    @pytest.fixture
    def cutting(self, hello: Stack) -> Stack:
        """The miniature, with a guide."""
        (hello.folder.parent / "guide.toml").write_text(GUIDE, encoding="utf-8")
        path = hello.folder / "stack.toml"
        path.write_text(path.read_text(encoding="utf-8") + CUTS, encoding="utf-8")
        return load(hello.folder)

    def test_holds_the_lines_by_topic(self, cutting: Stack, python: Path, target: Path) -> None:
        cuts = read_cuts(pull(cutting, python, target, say=lambda _: None))
        assert cuts is not None
        (lines,) = cuts.topics["routing"]
        assert lines.text.startswith("    def do_GET(self) -> None:\n")
        assert cuts.remarks == {"routing": "A method a verb."}
        assert not any(file.measured for file in read(target).manifest.files)

    def test_has_no_such_file_without_cuts(self, pulled: Bundle) -> None:
        assert read_cuts(pulled) is None

    def test_is_not_made_where_a_name_is_missing(self, cutting: Stack, python: Path, target: Path) -> None:
        source = cutting.folder / "hello.py"
        source.write_text(source.read_text(encoding="utf-8").replace("def do_GET", "def do_HEAD"), encoding="utf-8")
        with pytest.raises(StackError, match=r"hello\.py defines no Handler.do_GET"):
            pull(cutting, python, target, say=lambda _: None)
