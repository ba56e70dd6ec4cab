"""The laws of a comparison's JSON that its schema can't say."""

from __future__ import annotations

from typing import Any

WORST = ("none", "compatible", "breaking")


def broken_laws(found: Any) -> set[str]:  # noqa: ANN401 - JSON, valid by its schema
    """What holds between members of the JSON and yet doesn't."""
    findings = found["findings"]
    count = len(found["documents"])
    names = [document["name"] for document in found["documents"]]
    places = [(each["operation"] or "", each["location"], each["rule"]) for each in findings]
    effects = [each["effect"] for each in findings]
    laws = {
        "identical": found["identical"] == (not findings),
        "same API": found["same_api"] == (set(effects) <= {"none"}),
        "counts": found["counts"]
        == {
            "breaking": effects.count("breaking"),
            "compatible": effects.count("compatible"),
            "documentation": effects.count("none"),
        },
        "sorted": places == sorted(places),
        "names": len(set(names)) == count,
        "losses": all(loss["document"] in names for loss in found["losses"]),
        "matches": all(len(match["operations"]) == count for match in found["matches"]),
    }
    broken = {law for law, holds in laws.items() if not holds}
    return broken.union(*(_broken_by(each, count) for each in findings))


def _broken_by(one: Any, count: int) -> set[str]:  # noqa: ANN401 - as above
    if {len(one[name]) for name in ("values", "verdicts", "effects", "relations", "pointers")} != {count}:
        return {"one a document"}
    laws = {
        "worst": one["effect"] == max(one["effects"], key=WORST.index),
        "used by": one["operation"] is None or one["used_by"] == [one["operation"]],
        "silence has no pointer": all(
            value is not None or pointer is None for value, pointer in zip(one["values"], one["pointers"], strict=True)
        ),
        "verdicts": all(
            verdict in _fitting(one["values"][0], value)
            for value, verdict in zip(one["values"][1:], one["verdicts"][1:], strict=True)
        )
        and one["verdicts"][0] == ("absent" if one["values"][0] is None else "present"),
        "words have no effect": all(
            effect == "none"
            for relation, effect in zip(one["relations"], one["effects"], strict=True)
            if relation == "annotation"
        ),
    }
    return {law for law, holds in laws.items() if not holds}


def _fitting(first: object, value: object) -> tuple[str, ...]:
    if value is None:
        return ("absent", "not-expressible")
    return ("added",) if first is None else ("present", "different")
