"""Where the stacks and what was built of them are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extract.errors import StackError


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """A folder of stacks, and where their bundles and the report go.

    Attributes:
        services: The folder of stacks.
        build: The folder of bundles.
    """

    services: Path
    build: Path

    @property
    def contract(self) -> Path:
        """The API that all stacks build."""
        return self.services / "contract.yaml"

    @property
    def report(self) -> Path:
        """The folder of the report."""
        return self.build / "report"

    @property
    def results(self) -> Path:
        """The folder of the results under version control."""
        return self.services.parent / "results"

    def results_of(self, name: str) -> Path:
        """The file of a stack's results."""
        return self.results / f"{name}.json"

    def bundle(self, name: str) -> Path:
        """The folder of a stack's bundle."""
        return self.build / name


def find(services: Path | None, build: Path | None) -> Project:
    """The project that the options name, else the one around the working directory or around this program.

    Raises:
        StackError: There is no folder of stacks.
    """
    here = Path.cwd()
    places = (
        [services] if services else [folder / "services" for folder in (here, *here.parents, Path(__file__).parents[1])]
    )
    for place in places:
        if any(place.glob("*/stack.toml")):
            return Project(services=place.resolve(), build=(build or place.parent / "build").resolve())
    why = f"no stack.toml in any folder of {services}" if services else "no folder `services` with stacks here or above"
    raise StackError(
        "no stacks", why=why, todo="Name a folder of stacks with --services DIR, or run in a clone of Triptych."
    )


Find = Callable[[], Project]
