"""Compare API descriptions of any dialect: what each says, and where they differ.

from compare import compare, load

comparison = compare(load("a.json"), load("b.yaml"))
for finding in comparison.findings:
    print(finding.message)
"""

from compare.comparison import Comparison, Finding, Loss, Match, Row, Summary
from compare.document import Document
from compare.engine import compare
from compare.errors import CompareError, SourceError
from compare.sources import load
from compare.values import Value

__all__ = [
    "CompareError",
    "Comparison",
    "Document",
    "Finding",
    "Loss",
    "Match",
    "Row",
    "SourceError",
    "Summary",
    "Value",
    "compare",
    "load",
]
