"""The operations tagged `basics`."""
# ruff: noqa: ARG001 - each operation is handed the request, whether it needs it or not

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router

from shop.documented import NOT_ACCEPTABLE, VALIDATION_FAILED, answered, documented
from shop.models import Item as ItemModel
from shop.negotiation import JSON, answers
from shop.parameters import Limit
from shop.schemas.basics import Greeting, Health
from shop.schemas.items import Item

router = Router(tags=["basics"])
router.add_decorator(answers(JSON), mode="view")


@router.get(
    "/",
    response=Greeting,
    operation_id="hello",
    summary="Say hello",
    openapi_extra=documented(
        answered(200, "The greeting.", content={JSON: {"example": {"message": "Hello, Triptych!"}}}), NOT_ACCEPTABLE
    ),
)
def hello(request: HttpRequest) -> dict[str, Any]:
    """Greets in the name of the framework that answers."""
    return {"message": "Hello, Django Ninja!"}


@router.get(
    "/health",
    response=Health,
    operation_id="getHealth",
    summary="Tell whether the shop is open",
    openapi_extra=documented(
        answered(200, "The service is up.", content={JSON: {"example": {"status": "ok"}}}), NOT_ACCEPTABLE
    ),
)
def get_health(request: HttpRequest) -> dict[str, Any]:
    """Answers as soon as the service can serve; nobody has to be let in."""
    return {"status": "ok"}


@router.get(
    "/data",
    response=list[Item],
    operation_id="getData",
    summary="Get all items",
    openapi_extra=documented(answered(200, "Every item of the shop."), NOT_ACCEPTABLE, VALIDATION_FAILED),
)
def get_data(request: HttpRequest, wanted: Query[Limit]) -> QuerySet[ItemModel]:
    """All items, in the order of their ids, read through the injected database session."""
    return ItemModel.objects.all()[: wanted.limit]
