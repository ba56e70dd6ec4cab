"""What a client sends: nothing else than is described, and nothing in place of something else."""

from typing import Any

from ninja import Schema
from pydantic import ConfigDict, ValidationInfo, model_validator


class StrictSchema(Schema):  # noqa: D101 - a schema's docstring becomes its description in the document
    model_config = ConfigDict(extra="forbid", strict=True)


class StrictForm(Schema):  # noqa: D101 - likewise
    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _with_strangers(cls, values: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - not validated yet
        """Django Ninja passes on what a schema has, so there would be nothing to forbid."""
        return {**info.context["request"].POST.dict(), **values} if isinstance(values, dict) else values
