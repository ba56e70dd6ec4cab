"""The image of an item."""

from flask import Response, request
from flask_restx import Resource
from werkzeug.exceptions import NotFound, RequestEntityTooLarge, UnsupportedMediaType

from shop.database.session import get_session, get_writing_session
from shop.database.tables import Image
from shop.fields import File
from shop.namespaces import items
from shop.negotiation import PROBLEM
from shop.parameters import Upload, item_parameters
from shop.png import is_png
from shop.resources.item import find_item
from shop.responses import (
    CONTENT_TOO_LARGE,
    NOT_ACCEPTABLE,
    NOT_AN_IMAGE,
    NOT_FOUND,
    PRODUCES_NOTHING,
    UNAUTHORIZED,
    VALIDATION_FAILED,
    no_content,
)
from shop.security import API_KEY

PNG = "image/png"
LARGEST_IMAGE = 2**20  # bytes
LARGEST_BODY = 2 * LARGEST_IMAGE

image_upload = Upload("file", "The image, a PNG of 1 MiB at most.")


@items.route("/items/<string:item_id>/image")
@items.response(*NOT_FOUND)
@items.response(*NOT_ACCEPTABLE)
@items.response(*VALIDATION_FAILED)
class ItemImage(Resource):
    """The image of an item."""

    @items.doc("getItemImage", produces=[PNG, PROBLEM])
    @items.expect(item_parameters)
    @items.response(200, "The image.", File)
    def get(self, **_text: str) -> Response:
        """Download an item's image.

        The image as it was uploaded.
        """
        found = find_item(get_session(), item_parameters.parse_args().item_id)
        if found.image is None:
            raise NotFound("The item has no image.")
        return Response(found.image.content, content_type=PNG, headers={"X-Content-Type-Options": "nosniff"})

    @items.doc("replaceItemImage", produces=PRODUCES_NOTHING, security=API_KEY)
    @items.expect(item_parameters, image_upload)
    @items.response(204, "The image is stored.")
    @items.response(**UNAUTHORIZED)
    @items.response(*CONTENT_TOO_LARGE)
    @items.response(*NOT_AN_IMAGE)
    def put(self, **_text: str) -> Response:
        """Upload an item's image.

        Puts an image in the place of the one that was there, if any. It has to be a PNG of 1 MiB at most.
        """
        number = item_parameters.parse_args().item_id
        find_item(get_session(), number)  # before the body is read
        content = _uploaded()
        session = get_writing_session()
        find_item(session, number)
        session.merge(Image(item_id=number, content=content))
        session.commit()
        return no_content()


def _uploaded() -> bytes:
    """Return the image of the request."""
    request.max_content_length = LARGEST_BODY
    request.max_form_memory_size = LARGEST_BODY
    content: bytes = image_upload.parse_args().file.read(LARGEST_IMAGE + 1)
    if len(content) > LARGEST_IMAGE:
        raise RequestEntityTooLarge("The image is larger than 1 MiB.")
    if not is_png(content):
        raise UnsupportedMediaType("The file is no PNG.")
    return content
