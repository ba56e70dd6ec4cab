"""The items together: list and create."""

from flask_restx import Resource, marshal
from sqlalchemy import func, select

from shop.database.session import get_session, get_writing_session
from shop.database.tables import Item
from shop.models.items import item, item_create, item_page
from shop.namespaces import items
from shop.resources.item import OneItem, etag_of, flush_item
from shop.resources.item_query import conditions, links, list_parameters, order
from shop.responses import (
    ETAG,
    NOT_ACCEPTABLE,
    PRODUCES,
    SKU_TAKEN,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    Body,
    Headers,
    header,
)

_UNITS = {"en": ("item", "items"), "de": ("Artikel", "Artikel")}


@items.route("/items")
@items.response(*NOT_ACCEPTABLE)
@items.response(*VALIDATION_FAILED)
class ItemList(Resource):
    """All items."""

    @items.doc("listItems", produces=PRODUCES)
    @items.expect(list_parameters)
    @items.response(
        200,
        "A page of items; an empty one beyond the last item.",
        item_page,
        headers={
            **header("X-Total-Count", "How many items there are on all pages.", type="integer", minimum=0),
            **header(
                "Link",
                'The next page (`rel="next"`) and the one before (`rel="prev"`), where there are any (RFC 8288).',
            ),
            **header("Content-Language", "The language of `summary`.", enum=["en", "de"]),
        },
    )
    def get(self) -> tuple[Body, int, Headers]:
        """List the items.

        One page of the items, in the order of their ids.
        """
        page = list_parameters.parse_args()
        language = page.language or "en"
        chosen = conditions(page)
        session = get_session()
        total = session.scalar(select(func.count()).select_from(Item).where(*chosen)) or 0
        rows: list[Item] = []
        if page.offset < total:  # an offset may be larger than SQLite's integers
            query = select(Item).where(*chosen).order_by(*order(page.sort)).limit(page.limit).offset(page.offset)
            rows = list(session.scalars(query))
        one, many = _UNITS[language]
        summary = f"{total} {one if total == 1 else many}"
        body = marshal({**page, "items": rows, "total": total, "summary": summary}, item_page)
        return body, 200, {"X-Total-Count": str(total), "Content-Language": language, **links(page, total)}

    @items.doc("createItem", produces=PRODUCES)
    @items.expect(item_create, validate=True)
    @items.param("payload", "The item to create.", _in="body")  # in `expect` it would switch the validation off
    @items.response(
        201,
        "The item as created.",
        item,
        headers={**header("Location", "The path of the new item.", format="uri-reference"), **ETAG},
    )
    @items.response(*SKU_TAKEN)
    @items.response(*UNSUPPORTED_MEDIA_TYPE)
    def post(self) -> tuple[Body, int, Headers]:
        """Create an item.

        Adds an item to the shop and answers with it, its id included.
        """
        created = Item(**item_create.parse_whole(items.payload))
        session = get_writing_session()
        session.add(created)
        flush_item(session)
        session.commit()
        return (
            marshal(created, item),
            201,
            {"Location": self.api.url_for(OneItem, item_id=created.id), **etag_of(created)},
        )
