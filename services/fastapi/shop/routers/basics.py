"""The operations tagged `basics`."""

from fastapi import APIRouter, Depends
from sqlalchemy import select

from shop.bodies import StrictRoute
from shop.database import DatabaseSession
from shop.negotiation import JSON, accepts_json
from shop.parameters import RequestedLimit
from shop.problems import NOT_ACCEPTABLE, VALIDATION_FAILED
from shop.schemas.basics import Greeting, Health
from shop.schemas.items import Item
from shop.tables import ItemRow

router = APIRouter(
    tags=["basics"], route_class=StrictRoute, dependencies=[Depends(accepts_json)], responses=NOT_ACCEPTABLE
)


@router.get(
    "/",
    operation_id="hello",
    summary="Say hello",
    response_description="The greeting.",
    responses={200: {"content": {JSON: {"example": {"message": "Hello, Triptych!"}}}}},
)
def hello() -> Greeting:
    """Greets in the name of the framework that answers."""
    return Greeting(message="Hello, FastAPI!")


@router.get(
    "/health",
    operation_id="getHealth",
    summary="Tell whether the shop is open",
    response_description="The service is up.",
    responses={200: {"content": {JSON: {"example": {"status": "ok"}}}}},
)
def get_health() -> Health:
    """Answers as soon as the service can serve; nobody has to be let in."""
    return Health(status="ok")


@router.get(
    "/data",
    operation_id="getData",
    summary="Get all items",
    response_description="Every item of the shop.",
    responses=VALIDATION_FAILED,
)
def get_data(session: DatabaseSession, limit: RequestedLimit) -> list[Item]:
    """All items, in the order of their ids, read through the injected database session."""
    with session.begin():
        return [row.read() for row in session.scalars(select(ItemRow).order_by(ItemRow.id).limit(limit))]
