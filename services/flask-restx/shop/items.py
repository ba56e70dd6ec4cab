"""The items: list, create, get."""

from decimal import Decimal

from flask_restx import Namespace, Resource, marshal
from sqlalchemy import func, select
from werkzeug.exceptions import NotFound

from shop.database import LARGEST_ID, Item, get_session
from shop.models import item, item_create, item_page
from shop.parameters import item_parameters, page_parameters
from shop.responses import (
    NOT_ACCEPTABLE,
    NOT_FOUND,
    PRODUCES,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    Body,
    answers_json,
)

items = Namespace("items", "The things that the shop sells.", decorators=[answers_json])


@items.route("")
@items.response(*NOT_ACCEPTABLE)
@items.response(*VALIDATION_FAILED)
class ItemList(Resource):
    """All items."""

    @items.doc("listItems", produces=PRODUCES)
    @items.expect(page_parameters)
    @items.response(200, "A page of items; an empty one beyond the last item.", item_page)
    def get(self) -> Body:
        """List the items.

        One page of the items, in the order of their ids.
        """
        page = page_parameters.parse_args()
        session = get_session()
        total = session.scalar(select(func.count()).select_from(Item)) or 0
        rows: list[Item] = []
        if page.offset < total:  # an offset may be larger than SQLite's integers
            query = select(Item).order_by(Item.id).limit(page.limit).offset(page.offset)
            rows = list(session.scalars(query))
        return marshal({"items": rows, "total": total, **page}, item_page)

    @items.doc("createItem", produces=PRODUCES)
    @items.expect(item_create, validate=True)
    @items.param("payload", "The item to create.", _in="body")  # in `expect` it would switch the validation off
    @items.response(
        201,
        "The item as created.",
        item,
        headers={
            "Location": {"description": "The path of the new item.", "type": "string", "format": "uri-reference"},
        },
    )
    @items.response(*UNSUPPORTED_MEDIA_TYPE)
    def post(self) -> tuple[Body, int, dict[str, str]]:
        """Create an item.

        Adds an item to the shop and answers with it, its id included.
        """
        body = items.payload
        created = Item(name=body["name"], price=Decimal(body["price"]), description=body.get("description"))
        session = get_session()
        session.add(created)
        session.commit()
        return marshal(created, item), 201, {"Location": self.api.url_for(OneItem, item_id=created.id)}


# Text in the rule: Flask's `int` converter would answer 404 to `abc`.
@items.route("/<string:item_id>")
@items.response(*NOT_FOUND)
@items.response(*NOT_ACCEPTABLE)
@items.response(*VALIDATION_FAILED)
class OneItem(Resource):
    """An item."""

    @items.doc("getItem", produces=PRODUCES)
    @items.expect(item_parameters)
    @items.response(200, "The item.", item)
    def get(self, **_text: str) -> Body:
        """Get an item.

        One item by its id.
        """
        item_id = item_parameters.parse_args().item_id
        found = get_session().get(Item, item_id) if item_id <= LARGEST_ID else None
        if found is None:
            raise NotFound(f"There is no item {item_id}.")
        return marshal(found, item)
