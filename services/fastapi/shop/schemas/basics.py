"""The smallest answers."""
# ruff: noqa: D101 - a model's docstring becomes its description in the document, and the contract has none

from typing import Annotated, Literal

from pydantic import BaseModel, Field


class Greeting(BaseModel):
    message: Annotated[str, Field(description="A greeting in the name of the framework.")]


class Health(BaseModel):
    status: Annotated[Literal["ok"], Field(description="Always `ok`.")]
