"""What a comparison looks like: at a terminal, in a pull request, to a CI system."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from compare import compare, load
from compare.render import html, junit, markdown, text
from compare.render import json as json_
from compare.render.options import Options
from compare.render.plain import plain

from .apis import getting
from .hand import LOSSES, MATCHES, NOTHING, OF_EACH_EFFECT, SHARED, compared, finding, hostile, summaries

if TYPE_CHECKING:
    from compare import Comparison, Finding
    from compare.render.options import Renderer

RENDERERS: tuple[Renderer, ...] = (text, markdown, html, junit, json_)


def shown(comparison: Comparison, **options: Any) -> list[str]:  # noqa: ANN401 - any option
    """The lines at a terminal."""
    return text.render(comparison, Options(**options)).splitlines()


class TestTerminal:
    """For a person."""

    @pytest.mark.parametrize(
        ("findings", "line"),
        [
            ((), "The same API: no finding."),
            (OF_EACH_EFFECT[2:], "The same API: 1 documentation finding."),
            (OF_EACH_EFFECT, "Not the same API: 1 breaking, 1 compatible and 1 documentation finding."),
            (OF_EACH_EFFECT[:1], "Not the same API: 1 breaking finding."),
        ],
    )
    def test_begins_with_the_verdict(self, findings: tuple[Finding, ...], line: str) -> None:
        assert shown(compared(*findings))[0] == line

    def test_what_breaks_comes_first(self) -> None:
        lines = shown(compared(*OF_EACH_EFFECT))
        titles = [line for line in lines if re.fullmatch(r"[A-Z]\w+ \(\d+\)", line)]
        assert titles == ["Breaking (1)", "Compatible (1)", "Documentation (1)"]

    def test_a_finding_is_its_sentence_its_users_and_what_to_filter_it_by(self) -> None:
        lines = shown(compared(SHARED))
        assert lines[4:] == [
            "  - The maximum of #Item › price rises from 1 to 2 in b: clients may get more",
            "    (used by GET /a and 3 more).",
            "    used by GET /a, GET /b, GET /c and 1 more",
            f"    schema.maximum {SHARED.fingerprint}",
        ]

    def test_of_several_documents_each_value_has_a_line(self) -> None:
        one = finding(1, NOTHING, "x" * 200, effects=("none", "compatible", "breaking"))
        lines = shown(compared(one, names=("contract", "b", "c")))
        values = [line for line in lines if line.startswith(("    contract  ", "    b  ", "    c  "))]
        assert values[:2] == ["    contract  1", "    b         absent  compatible"]
        assert values[2].endswith("…  breaking")

    def test_a_long_name_leaves_room_for_its_value(self) -> None:
        lines = shown(compared(finding(1, 2, 3, message="Odd."), names=("a" * 99, "b", "c")))
        assert f"    {'a' * 20}  1" in lines

    def test_much_documentation_is_summed_up_unless_all_is_asked_for(self) -> None:
        lines = shown(compared(*summaries(12)))
        assert lines[4:] == [
            "  8 operation.summary",
            "  4 operation.description",
            "  --all lists them, --only rule=… some of them.",
        ]
        assert sum(line.startswith("  - ") for line in shown(compared(*summaries(12)), everything=True)) == 12

    def test_what_breaks_is_never_summed_up(self) -> None:
        many = [finding(1, 2, operation=f"GET /{number}") for number in range(50)]
        assert sum(line.startswith("  - ") for line in shown(compared(*many))) == 50

    def test_losses_and_matches_are_counted(self) -> None:
        lines = shown(compared(losses=LOSSES, matches=MATCHES))
        assert "  - GET /a/{b} = GET /a/{c}/ (the parameter's name)" in lines
        assert "Not read as written (5)" in lines
        assert "  2 more: --all lists them." in lines
        assert not any("more: --all" in line for line in shown(compared(losses=LOSSES), everything=True))

    @pytest.mark.parametrize("width", [80, 40, 120])
    @pytest.mark.parametrize("count", [2, 4])
    def test_keeps_to_the_columns(self, width: int, count: int) -> None:
        value = "word " * 50
        one = finding(value, *[NOTHING] * (count - 1), operation=None, used_by=("GET /" + "a" * 90,) * 5)
        names = tuple(f"{name * 90}" for name in "abcd"[:count])
        found = compared(one, *([] if count > 2 else summaries(99)), losses=LOSSES, names=names)
        lines = shown(found, width=width)
        assert max(map(len, lines)) <= width

    def test_colours_are_written_only_where_they_are_asked_for(self) -> None:
        assert "\x1b" not in "".join(shown(compared(*OF_EACH_EFFECT)))
        assert shown(compared(*OF_EACH_EFFECT), color=True)[0].startswith("\x1b[31m")


class TestHostileText:
    """No renderer writes what a CI system takes for a command."""

    @pytest.mark.parametrize("renderer", RENDERERS)
    @pytest.mark.parametrize("count", [2, 4])
    @pytest.mark.parametrize("width", range(40, 60))
    def test_of_a_finding(self, renderer: Renderer, count: int, width: int) -> None:
        harmless(renderer.render(hostile(count), Options(width=width, everything=True)))

    @pytest.mark.parametrize("renderer", RENDERERS)
    def test_of_a_document(self, renderer: Renderer) -> None:
        info = {"title": "T\n::error file=x::pwn\n##[error]a", "version": "1\n::set-output name=a::b"}
        one = getting({"summary": "x | y\n\n# H1\n::warning::z", "responses": {}}, path="/a|b`c\n::error::d")
        other = getting({"responses": {}}, path="/a|b`c\n::error::d")
        found = compare(load({**one, "info": info}, name="a"), load(other, name="b"))
        harmless(renderer.render(found, Options(everything=True)))

    @pytest.mark.parametrize(
        ("raw", "safe"), [("a::b", "a: :b"), (":::::", ": : : : :"), ("###", "# # #"), ("\x1b\n", "  ")]
    )
    def test_plain(self, raw: str, safe: str) -> None:
        assert plain(raw) == safe


def harmless(output: str) -> None:
    """Fail where a line is a command, or there is something that steers a terminal."""
    assert "##" not in re.sub(r"(?m)^#{3,4} ", "", output)
    for line in output.split("\n"):
        assert not line.strip().startswith("::")
        assert line.isprintable() or output.startswith("{")
    if output.startswith("{"):
        json.loads(output)


def test_every_renderer_is_held_here() -> None:
    """A new one is put among `RENDERERS`."""
    folder = Path(text.__file__).parent
    defining = {path.stem for path in folder.glob("*.py") if "\ndef render(comparison: Comparison" in path.read_text()}
    assert defining == {renderer.__name__.rpartition(".")[2] for renderer in RENDERERS}  # type: ignore[attr-defined]
