"""The published schema of a file of results, made from the type that it is read as.

python -m compare.results_schema > compare/results.schema.json
"""

from __future__ import annotations

import inspect
import json
import sys

import msgspec

from compare.results import Results


def schema() -> dict[str, object]:
    """The JSON Schema of `results/<stack>.json`."""
    (whole,), parts = msgspec.json.schema_components((Results,), ref_template="#/$defs/{name}")
    for part in parts.values():
        part["description"] = inspect.cleandoc(part["description"])  # which Python does itself from 3.13
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Triptych results, format 1",
        **whole,
        "$defs": parts,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
