"""The tree of categories."""

from flask_restx import Resource, marshal
from sqlalchemy import select

from shop.database.session import get_session
from shop.database.tables import Category
from shop.models.items import category
from shop.namespaces import items
from shop.responses import NOT_ACCEPTABLE, PRODUCES, Body


@items.route("/categories")
@items.response(*NOT_ACCEPTABLE)
class Categories(Resource):
    """All categories."""

    @items.doc("listCategories", produces=PRODUCES)
    @items.response(200, "The topmost categories.", [category])
    def get(self) -> list[Body]:
        """Get the tree of categories.

        Every category with those below it.
        """
        topmost = select(Category).where(Category.parent_slug.is_(None)).order_by(Category.position)
        return marshal(list(get_session().scalars(topmost)), category)
