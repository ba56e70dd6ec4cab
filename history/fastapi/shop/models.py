"""What is sent and answered: validation and documentation in one."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_serializer, field_validator

from shop import reading

Name = Annotated[
    str,
    Field(
        min_length=1,
        max_length=80,
        pattern=r"^[^\u0000]+$",
        description="What the item is called; any text without a null character.",
    ),
]
Price = Annotated[
    Decimal,
    Field(
        gt=0,
        max_digits=10,
        decimal_places=2,
        description="The price, a decimal above zero with two places at the most, as a string so that no digit is "
        "lost. The shop answers with exactly two places.",
        examples=["19.99"],
    ),
]
Description = Annotated[
    str | None,
    Field(
        max_length=500,
        pattern=r"^[^\u0000]*$",
        description="What there is to say about the item; any text without a null character.",
    ),
]


class Greeting(BaseModel):
    """What the shop says first."""

    message: str = Field(description="A greeting in the name of the framework.")


class ItemCreate(BaseModel):
    """An item that is to be."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    price: Price
    description: Description = None

    as_text = field_validator("price", mode="before")(reading.price)


class Item(BaseModel):
    """An item of the shop."""

    id: int = Field(ge=1, description="The id, given by the shop.")
    name: Name
    price: Price
    description: Description

    @field_serializer("price")
    def with_two_places(self, price: Decimal) -> str:
        """Write the price with exactly two places."""
        return f"{price:.2f}"


class ItemPage(BaseModel):
    """A part of the items."""

    items: list[Item] = Field(description="The items of this page.")
    total: int = Field(ge=0, description="How many items there are in all.")
    limit: int = Field(ge=1, le=100, description="The limit that was applied.")
    offset: int = Field(ge=0, description="The offset that was applied.")


class ValidationError(BaseModel):
    """One thing that is wrong, in the body (`pointer`) or in a parameter (`parameter`)."""

    pointer: str = Field(default="", description="Where in the body, a JSON Pointer written as a URI fragment.")
    parameter: str = Field(default="", description="The name of the path or query parameter, header or cookie.")
    detail: str = Field(description="What is wrong with it.")


class Problem(BaseModel):
    """What went wrong."""

    type: str = Field(description="What kind of problem this is; `about:blank` where the status says it all.")
    title: str = Field(description="The name of the status, as RFC 9110 has it.")
    status: int = Field(ge=400, le=599, description="The HTTP status.")
    detail: str = Field(description="What went wrong this time.")


class ValidationProblem(Problem):
    """What is wrong with a request."""

    errors: list[ValidationError] = Field(min_length=1, description="Each thing that is wrong.")
