"""Pin what every environment holds: our own stages' from pyproject.toml, each stack's from its requirements.in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
GROUPS = ("stages", "pages", "test", "lint", "mutate")  # each holds to what those before it pin
WITHOUT_EXTRAS = {"stages"}
STYLE = ("--quiet", "--universal", "--no-header", "--no-annotate", "--python-version", "3.11", "--upgrade")


def main() -> None:
    """Write each requirements file."""
    before: list[str] = []
    for group in GROUPS:
        target = f"requirements/{group}.txt"
        extras = () if group in WITHOUT_EXTRAS else ("--all-extras",)
        compile_pins(ROOT, "pyproject.toml", *extras, "--group", group, *before, "--output-file", target)
        before += ["--constraints", target]
    for source in sorted(ROOT.glob("services/*/requirements.in")):
        compile_pins(source.parent, source.name, "--output-file", "requirements.txt")


def compile_pins(folder: Path, *words: str) -> None:
    """Let uv resolve for every Python from the oldest up at once, with markers where they differ."""
    subprocess.run([sys.executable, "-m", "uv", "pip", "compile", *STYLE, *words], cwd=folder, check=True)


if __name__ == "__main__":
    main()
