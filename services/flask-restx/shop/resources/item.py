"""One item: get, replace, change, delete."""

from flask import Response
from flask_restx import Resource, marshal
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from werkzeug.exceptions import Conflict, NotFound, PreconditionFailed

from shop.database.session import get_session, get_writing_session
from shop.database.tables import LARGEST_ID, Item
from shop.etags import entity_tags, etag
from shop.models.items import item, item_create, item_patch
from shop.namespaces import items
from shop.parameters import Parameter, Parameters, item_id
from shop.responses import (
    ETAG,
    NOT_ACCEPTABLE,
    NOT_FOUND,
    PRECONDITION_FAILED,
    PRODUCES,
    PRODUCES_NOTHING,
    SKU_TAKEN,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    Body,
    Headers,
    no_content,
)
from shop.security import API_KEY

read_parameters = Parameters(
    item_id,
    Parameter(
        "If-None-Match",
        dest="if_none_match",
        type=entity_tags,
        location="headers",
        help="Entity tags that the client has; if the item's is among them, it is not sent again.",
    ),
)

write_parameters = Parameters(
    item_id,
    Parameter(
        "If-Match",
        dest="if_match",
        type=entity_tags,
        location="headers",
        help="Entity tags; unless the item's is among them, nothing is changed.",
    ),
)


# The converter takes any text: Flask's `int` would answer 404 to `abc`.
@items.route("/items/<item_id:item_id>")
@items.response(*NOT_FOUND)
@items.response(*NOT_ACCEPTABLE)
@items.response(*VALIDATION_FAILED)
class OneItem(Resource):
    """An item."""

    @items.doc("getItem", produces=PRODUCES)
    @items.expect(read_parameters)
    @items.response(200, "The item.", item, headers=ETAG)
    @items.response(304, "The client has the item as it is.", headers=ETAG)
    def get(self, **_text: str) -> tuple[Body, int, Headers] | Response:
        """Get an item.

        One item by its id.
        """
        arguments = read_parameters.parse_args()
        found = find_item(get_session(), arguments.item_id)
        known = arguments.if_none_match
        if known is not None and known.match(etag(found), weakly=True):
            return Response(status=304, headers=etag_of(found))
        return marshal(found, item), 200, etag_of(found)

    @items.doc("replaceItem", produces=PRODUCES, security=API_KEY)
    @items.expect(write_parameters, item_create, validate=True)
    @items.param("payload", "The item as it is to be.", _in="body")
    @items.response(200, "The item as it is now.", item, headers=ETAG)
    @items.response(**UNAUTHORIZED)
    @items.response(*SKU_TAKEN)
    @items.response(*PRECONDITION_FAILED)
    @items.response(*UNSUPPORTED_MEDIA_TYPE)
    def put(self, **_text: str) -> tuple[Body, int, Headers]:
        """Replace an item.

        Puts a whole item in the place of one; a member that is left out gets its default.
        """
        return _change(item_create.parse_whole(items.payload))

    @items.doc("updateItem", produces=PRODUCES, security=API_KEY)
    @items.expect(write_parameters, item_patch, validate=True)
    @items.param("payload", "The members to change.", _in="body")
    @items.response(200, "The item as it is now.", item, headers=ETAG)
    @items.response(**UNAUTHORIZED)
    @items.response(*SKU_TAKEN)
    @items.response(*PRECONDITION_FAILED)
    @items.response(*UNSUPPORTED_MEDIA_TYPE)
    def patch(self, **_text: str) -> tuple[Body, int, Headers]:
        """Change an item.

        Changes the members that are given and keeps the others.
        """
        return _change(item_patch.parse(items.payload))

    @items.doc("deleteItem", produces=PRODUCES_NOTHING, security=API_KEY)
    @items.expect(write_parameters)
    @items.response(204, "The item is gone.")
    @items.response(**UNAUTHORIZED)
    @items.response(*PRECONDITION_FAILED)
    def delete(self, **_text: str) -> Response:
        """Delete an item.

        Takes an item out of the shop, its image with it. Orders keep what was ordered.
        """
        session, found = _find_to_write()
        session.delete(found)
        session.commit()
        return no_content()


def find_item(session: Session, number: int) -> Item:
    """Return an item by its id; NotFound says that there is none."""
    found = session.get(Item, number) if number <= LARGEST_ID else None
    if found is None:
        raise NotFound("There is no such item.")
    return found


def flush_item(session: Session) -> None:
    """Send the changes of an item to the database; Conflict says that another one has its `sku`."""
    try:
        session.flush()
    except IntegrityError:
        raise Conflict("Another item has this `sku`.") from None


def etag_of(found: Item) -> Headers:
    """Return the header with an item's entity tag."""
    return {"ETag": etag(found)}


def _find_to_write() -> tuple[Session, Item]:
    """Return the item that the request is to change, with the session that holds the write lock."""
    arguments = write_parameters.parse_args()
    session = get_writing_session()
    found = find_item(session, arguments.item_id)
    if arguments.if_match is not None and not arguments.if_match.match(etag(found), weakly=False):
        raise PreconditionFailed("The item has another entity tag by now.")
    return session, found


def _change(members: dict[str, object]) -> tuple[Body, int, Headers]:
    """Give the item new members, and answer with it."""
    session, found = _find_to_write()
    for name, value in members.items():
        setattr(found, name, value)
    flush_item(session)
    session.commit()
    return marshal(found, item), 200, etag_of(found)
