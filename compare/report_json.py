"""A report as JSON, format 1: the form of `report.schema.json`.

It says what there is, never how long it took or how large it was, so two runs over the same services differ only where
the services do.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import orjson

from compare.fact_json import by_verdict, fact_json
from compare.since_json import since_json
from compare.stack_json import stack_json
from compare.topics import OTHER, topic_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.claim import Claim
    from compare.report import Failed, Report
    from compare.sheet import FactSheet
    from compare.since import Since
    from compare.values import Json

FORMAT = 1


def render(report: Report, sheet: FactSheet, claims: Sequence[Claim], since: Since | None) -> str:
    """The report's JSON as text: indented, but a fact a line, so that a difference between two of them can be read.

    No `##` stands in it: CI systems take `##[…]` and `##vso[…]` for commands, anywhere in a line that a job prints.

    Args:
        report: The report.
        sheet: Its facts.
        claims: What was judged by them.
        since: What changed since a former report; None without one.
    """
    found = report_json(report, sheet, claims, since)
    members = (f"  {json.dumps(name)}: {_text(name, value)}" for name, value in found.items())
    return "{\n" + ",\n".join(members).replace("##", "#\\u0023") + "\n}\n"


def report_json(report: Report, sheet: FactSheet, claims: Sequence[Claim], since: Since | None) -> dict[str, Json]:
    """A plain dict, ready for any JSON writer, in a fixed order; what goes in is as in `render`."""
    return {
        "format": FORMAT,
        "stacks": [stack_json(subject, sheet, index) for index, subject in enumerate(report.subjects)],
        "failed": [_failed(failed) for failed in report.failed],
        "topics": [_topic(sheet, key) for key in (*sheet.topics(), *_without_topic(sheet))],
        "claims": [_claim(claim) for claim in claims],
        "since": since_json(since) if since else None,
        "facts": [fact_json(fact, sheet.documents) for fact in sheet.facts()],
    }


def _without_topic(sheet: FactSheet) -> tuple[None, ...]:
    return (None,) if any(fact.topic is None for fact in sheet.facts()) else ()


def _topic(sheet: FactSheet, key: str | None) -> Json:
    facts = [fact for fact in sheet.facts() if fact.topic == key]
    by_stack: dict[str, Json] = {
        name: by_verdict(Counter(fact.cells[index].verdict for fact in facts))
        for index, name in enumerate(sheet.documents)
    }
    return {"key": key or OTHER, "title": topic_title(key), "counts": by_stack}


def _failed(failed: Failed) -> Json:
    return {"name": failed.name, "title": failed.title, "error": failed.error}


def _claim(claim: Claim) -> Json:
    return {
        "key": claim.key,
        "topic": claim.topic,
        "sentence": claim.sentence,
        "verdict": claim.verdict,
        "reservation": claim.reservation,
        "why": claim.why,
        "evidence": [{"text": link.text, "href": link.href} for link in claim.evidence],
    }


def _text(name: str, value: Json) -> str:
    if name == "facts" and isinstance(value, list) and value:
        lines = ",\n".join(f"    {_dumped(fact, indent=False)}" for fact in value)
        return f"[\n{lines}\n  ]"
    return _dumped(value, indent=True).replace("\n", "\n  ")


def _dumped(value: Json, *, indent: bool) -> str:
    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2 if indent else 0).decode()
    except orjson.JSONEncodeError:  # integers beyond 64 bits, half surrogate pairs and deep values
        return json.dumps(value, indent=2) if indent else json.dumps(value, separators=(",", ":"))
