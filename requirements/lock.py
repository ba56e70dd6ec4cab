"""Pin what every environment holds: our own stages' from pyproject.toml, each stack's from its requirements.in.

The environments of older releases hold those, and their frameworks' own parts as they were at the time.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

ROOT = Path(__file__).parents[1]
GROUPS = ("stages", "pages", "test", "lint", "mutate")  # each holds to what those before it pin
WITHOUT_EXTRAS = {"stages"}
STYLE = ("--quiet", "--universal", "--no-header", "--no-annotate", "--upgrade")
PYTHON = "3.11"


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
    for name, line in tomllib.loads((ROOT / "history" / "releases.toml").read_text(encoding="utf-8")).items():
        for release in line["release"]:
            pin_release(name, line, release)


def pin_release(name: str, line: dict[str, Any], release: dict[str, Any]) -> None:
    """Pin the environment of an older release; its companions are as they were on its day."""
    family = (line["distribution"], *line["companions"])
    days = [word for each in family for word in ("--exclude-newer-package", f"{each}={release['day']}")]
    target = f"constraints/{name}-{release['version']}.txt"
    with NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as chosen:
        chosen.write(f"{line['distribution']}=={release['version']}\n")
        chosen.flush()
        source = f"{line['service']}/requirements.in"
        words = (source, "--constraints", chosen.name, *days, "--output-file", target)
        compile_pins(ROOT, *words, python=release["python"])


def compile_pins(folder: Path, *words: str, python: str = PYTHON) -> None:
    """Let uv resolve for every Python from one up at once, with markers where they differ."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *STYLE, "--python-version", python, *words]
    subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    main()
