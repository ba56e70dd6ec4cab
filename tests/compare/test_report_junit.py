"""A report as JUnit XML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from compare.render.report_junit import render

from .reports import contract, full, hostile, report_on, sheet_of, small, with_stack

if TYPE_CHECKING:
    from compare.report import Report

SUITE = {"name", "tests", "failures", "errors", "skipped"}
ATTRIBUTES = {
    "testsuites": SUITE,
    "testsuite": SUITE,
    "testcase": {"classname", "name"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"message"},
}


def suites(report: Report) -> dict[str, ET.Element]:
    """The suites by name, held to the form that CI systems read."""
    root = ET.fromstring(render(report, sheet_of(report)))  # noqa: S314 - our own output
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) == ATTRIBUTES[element.tag]
        if element.tag.startswith("testsuite"):
            assert int(element.attrib["tests"]) == len(list(element.iter("testcase"))) > 0
            for name, plural in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
                assert int(element.attrib[plural]) == len(list(element.iter(name)))
    for suite in root:
        names = [(case.attrib["classname"], case.attrib["name"]) for case in suite]
        assert len(set(names)) == len(names)
    return {suite.attrib["name"]: suite for suite in root}


def of(suite: ET.Element, owner: str) -> dict[str, ET.Element]:
    """The cases of one class, by name."""
    return {case.attrib["name"]: case for case in suite if case.attrib["classname"] == owner}


class TestDocumented:
    """A case a fact of the contract."""

    @pytest.mark.parametrize("name", ["other", "old"])
    def test_counts_are_those_of_the_sheet(self, name: str) -> None:
        report = small()
        sheet = sheet_of(report)
        found = sheet.counts(sheet.documents.index(name))
        cases = [case for case in suites(report)[name] if case.attrib["classname"].startswith("documented.")]
        assert len(cases) == sheet.counts(0)["present"]
        outcomes = [case[0].tag if len(case) else "passed" for case in cases]
        assert outcomes.count("passed") == found["present"]
        assert outcomes.count("failure") == found["different"] + found["absent"]
        assert outcomes.count("skipped") == found["not-expressible"]

    def test_the_contract_has_no_suite_and_what_is_added_no_case(self) -> None:
        found = suites(small())
        assert set(found) == {"other", "old"}
        assert not [name for name in of(found["other"], "documented.GET /items") if name.startswith("tags")]

    def test_a_failure_says_what_both_say_and_where(self) -> None:
        (case,) = [case for case in suites(small())["other"] if "› default" in case.attrib["name"]]
        failure = case[0]
        assert failure.attrib["type"] == "different"
        lines = (failure.text or "").splitlines()
        assert "contract: 20 at /paths/~1items/get/parameters/0/schema/default" in lines
        assert "other: 10 at /paths/~1items/get/parameters/0/schema/default" in lines
        (fact,) = [fact for fact in sheet_of(small()).facts() if fact.aspect == "default"]
        assert lines[-1] == f"index.html#f-{fact.id}"

    def test_two_facts_of_the_same_words_are_two_cases(self) -> None:
        sheet = sheet_of(small())
        twice = replace(sheet, groups=(replace(sheet.groups[0], facts=sheet.groups[0].facts[:1] * 2),))
        root = ET.fromstring(render(small(), twice))  # noqa: S314 - our own output
        names = [case.attrib["name"] for case in root[0] if case.attrib["classname"].startswith("documented.")]
        assert names == [names[0], f"{names[0]} (2)"]

    def test_a_skipped_one_says_why(self) -> None:
        (reason,) = {
            each.attrib["message"]
            for each in suites(small())["old"].iter("skipped")
            if "callback" in each.attrib["message"]
        }
        assert reason == "can't document a callback: it has none"


class TestTheOtherQuestions:
    """A case an operation for Same and True, a case a page for Shown."""

    def test_a_deviation_fails_every_operation_that_it_names(self) -> None:
        same = of(suites(full())["other"], "same")
        assert {name: len(case) for name, case in same.items()} == {"GET /items": 1, "POST /items": 1}

    def test_two_deviations_at_one_operation_are_one_failure(self) -> None:
        true = of(suites(full())["other"], "true")
        assert {name: len(case) for name, case in true.items()} == {"GET /items": 1, "POST /items": 0}
        assert (true["GET /items"][0].text or "").splitlines() == ["status_code: It was 500."] * 2

    def test_a_page_fails_with_what_it_leaves_out(self) -> None:
        shown = of(suites(full())["other"], "shown")
        assert {name: len(case) for name, case in shown.items()} == {"Swagger UI at /docs": 1, "ReDoc at /redoc": 0}
        assert "not shown: PUT /items" in (shown["Swagger UI at /docs"][0].text or "")

    @pytest.mark.parametrize("owner", ["same", "true", "shown"])
    def test_what_nobody_looked_at_is_skipped(self, owner: str) -> None:
        (case,) = of(suites(full())["old"], owner).values()
        assert case[0].tag == "skipped"

    def test_a_stack_that_failed_is_an_error(self) -> None:
        (case,) = suites(full())["third"]
        assert case[0].tag == "error"
        assert "Mend it" in case[0].attrib["message"]

    def test_a_stack_alone_has_a_suite(self) -> None:
        assert set(suites(with_stack(report_on(only=contract()), 0, runs=True))) == {"only"}

    def test_stays_xml_whatever_a_document_holds(self) -> None:
        assert len(suites(hostile())) == 3
