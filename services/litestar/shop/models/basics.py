"""The smallest answers."""

from typing import Annotated, Literal

from msgspec import Struct

from shop.models.annotating import described


class Greeting(Struct):  # noqa: D101 - its docstring would become a description, and the contract has none
    message: Annotated[str, described("A greeting in the name of the framework.")]


class Health(Struct):  # noqa: D101 - likewise
    status: Annotated[Literal["ok"], described("Always `ok`.")]
