"""The operations tagged `basics`."""

from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.models.basics import Greeting, Health
from shop.models.items import Item
from shop.operation import ShopOperation, operation
from shop.responses import NOT_ACCEPTABLE, VALIDATION_FAILED
from shop.tables import ItemRow


class BasicsController(Controller):
    """The smallest things that a framework can do."""

    tags = ["basics"]  # noqa: RUF012 - that is how Litestar wants it

    @get(
        "/",
        operation_id="hello",
        summary="Say hello",
        response_description="The greeting.",
        responses=NOT_ACCEPTABLE,
        operation_class=operation(answer={"message": "Hello, Triptych!"}),
    )
    async def hello(self) -> Greeting:
        """Greets in the name of the framework that answers."""
        return Greeting(message="Hello, Litestar!")

    @get(
        "/health",
        operation_id="getHealth",
        summary="Tell whether the shop is open",
        response_description="The service is up.",
        responses=NOT_ACCEPTABLE,
        operation_class=operation(answer={"status": "ok"}),
    )
    async def get_health(self) -> Health:
        """Answers as soon as the service can serve; nobody has to be let in."""
        return Health(status="ok")

    @get(
        "/data",
        sync_to_thread=True,
        operation_id="getData",
        summary="Get all items",
        response_description="Every item of the shop.",
        responses=NOT_ACCEPTABLE | VALIDATION_FAILED,
        operation_class=ShopOperation,
    )
    def get_data(
        self,
        session: NamedDependency[Session],
        limit: Annotated[
            int | None,
            QueryParameter(ge=1, le=100, description="How many items there are at most; all of them without it."),
        ] = None,
    ) -> list[Item]:
        """All items, in the order of their ids, read through the injected database session."""
        with session.begin():
            return [row.read() for row in session.scalars(select(ItemRow).order_by(ItemRow.id).limit(limit))]
