"""The published schema of a bundle's files, made from the types that they are read as.

python -m extract.published > extract/bundle.schema.json
"""

from __future__ import annotations

import inspect
import sys

import msgspec

from extract.bundle import Failure, Manifest, pretty
from extract.guide.results import CALLS, CUTS, Calls, Cuts
from extract.live import LIVE, Live
from extract.means.results import COST, OPERATIONS, Cost, Operations
from extract.pages.results import PAGES, Pages


def schema() -> dict[str, object]:
    """The JSON Schema of each of our own files in a bundle."""
    either, parts = msgspec.json.schema_components(
        (Manifest, Failure, Operations, Cost, Cuts, Calls, Live, Pages), ref_template="#/$defs/{name}"
    )
    for part in parts.values():
        part["description"] = inspect.cleandoc(part["description"])  # which Python does itself from 3.13
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Triptych bundle, format 1",
        "description": (
            "manifest.json of a stack's bundle, or failure.json of a stack that has none; "
            f"{OPERATIONS}, where each operation is written, and {COST}, how much of the source is documentation; "
            f"{CUTS}, lines of it by topic, and {CALLS}, what the service answers; "
            f"and what was measured on its running service: {LIVE}, and {PAGES} of its docs pages."
        ),
        "anyOf": list(either),
        "$defs": parts,
    }


if __name__ == "__main__":
    sys.stdout.buffer.write(pretty(schema()))
