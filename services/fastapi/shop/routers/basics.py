"""The operations tagged `basics`."""

from fastapi import APIRouter, Depends
from sqlalchemy import select

from shop.database import DatabaseSession, ItemRow
from shop.negotiation import JSON, JSONRoute, accepts_json
from shop.problems import NOT_ACCEPTABLE
from shop.schemas import Greeting, Item

router = APIRouter(
    tags=["basics"], route_class=JSONRoute, dependencies=[Depends(accepts_json)], responses=NOT_ACCEPTABLE
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


@router.get("/data", operation_id="getData", summary="Get all items", response_description="Every item of the shop.")
def get_data(session: DatabaseSession) -> list[Item]:
    """All items, in the order of their ids, read through the injected database session."""
    with session.begin():
        return [Item.model_validate(row) for row in session.scalars(select(ItemRow).order_by(ItemRow.id))]
