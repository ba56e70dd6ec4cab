"""`python -m docs`: write the generated pages, and what the README's commands print, anew."""

from __future__ import annotations

import sys
from pathlib import Path

from docs.dialects import dialects_page
from docs.rules import rules_page
from docs.session import played

ROOT = Path(__file__).parents[1]


def written(root: Path) -> dict[Path, str]:
    """Every generated file of a checkout, with the text that it should hold."""
    readme = root / "README.md"
    return {
        root / "docs" / "rules.md": rules_page(),
        root / "docs" / "dialects.md": dialects_page(),
        readme: played(readme.read_text(encoding="utf-8"), root),
    }


def main() -> int:
    """Write what is out of date, and say so."""
    for path, text in written(ROOT).items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"written: {path.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
