"""A comparison as JUnit XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from compare.render import junit
from compare.render.options import Options

from .hand import NOTHING, OF_EACH_EFFECT, SHARED, compared, finding, hostile

if TYPE_CHECKING:
    from compare import Comparison

SUITE = {"name", "tests", "failures", "errors"}
ATTRIBUTES = {
    "testsuites": SUITE,
    "testsuite": SUITE,
    "testcase": {"classname", "name"},
    "failure": {"type", "message"},
    "system-out": set[str](),
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "system-out"},
    "failure": set[str](),
    "system-out": set[str](),
}


def suites(comparison: Comparison, **options: Any) -> ET.Element:  # noqa: ANN401 - any option
    """The XML, held to the form that CI systems read."""
    root = ET.fromstring(junit.render(comparison, Options(**options)))  # noqa: S314 - our own output
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) == ATTRIBUTES[element.tag]
        assert {child.tag for child in element} <= CHILDREN[element.tag]
        if element.tag.startswith("testsuite"):
            assert int(element.attrib["tests"]) == len(list(element.iter("testcase"))) > 0
            assert int(element.attrib["failures"]) == len(list(element.iter("failure")))
    for suite in root:
        names = [(case.attrib["classname"], case.attrib["name"]) for case in suite]
        assert len(set(names)) == len(names)
    return root


class TestJunit:
    """For a CI system."""

    @pytest.mark.parametrize(("bar", "failures"), [("breaking", "1"), ("documentation", "1"), ("any", "3")])
    def test_what_reaches_the_bar_fails(self, bar: str, failures: str) -> None:
        root = suites(compared(*OF_EACH_EFFECT), bar=bar)
        assert (root.attrib["tests"], root.attrib["failures"]) == ("3", failures)

    def test_a_failure_says_what_and_where(self) -> None:
        (failure,) = suites(compared(OF_EACH_EFFECT[0])).iter("failure")
        assert failure.attrib["type"] == "breaking"
        assert failure.attrib["message"].startswith("The maximum of")
        assert "b: 2 at /paths" in (failure.text or "").splitlines()

    def test_each_document_has_a_suite_with_what_concerns_it(self) -> None:
        root = suites(compared(finding(1, 2, 1), names=("one", "two", "three")))
        assert [suite.attrib["name"] for suite in root] == ["two against one", "three against one"]
        assert [[case.attrib["name"] for case in suite] for suite in root] == [
            ["schema.maximum at response 200 application/json › price"],
            ["no finding"],
        ]

    def test_two_findings_at_one_place_are_two_cases(self) -> None:
        assert suites(compared(SHARED, SHARED)).attrib["tests"] == "2"

    @pytest.mark.parametrize("count", [2, 4])
    def test_stays_xml_whatever_a_document_holds(self, count: int) -> None:
        suites(hostile(count))
        value = "\x00\x0b\ud800\ufffe]]><x>&\r\n"
        one = finding(value, NOTHING, operation=value, location=value, rule=f"x.{value}", used_by=(value,) * 99)
        assert suites(compared(one, names=(value, "b")), bar="any").attrib["failures"] == "1"
