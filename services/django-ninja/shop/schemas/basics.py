"""The smallest answers."""
# ruff: noqa: D101 - a schema's docstring becomes its description in the document, and the contract has none

from typing import Annotated, Literal

from ninja import Field, Schema


class Greeting(Schema):
    message: Annotated[str, Field(description="A greeting in the name of the framework.")]


class Health(Schema):
    status: Annotated[Literal["ok"], Field(description="Always `ok`.")]
