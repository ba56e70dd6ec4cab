"""Reports: what the orders came to."""

from decimal import Decimal

from flask_restx import Resource, marshal
from sqlalchemy import func, select

from shop.database.columns import Cents
from shop.database.session import get_session
from shop.database.tables import Order, OrderLine
from shop.inputs import day
from shop.models.operations import PERIODS, report
from shop.namespaces import operations
from shop.parameters import Parameter, Parameters
from shop.problems import Invalid, ValidationFailed
from shop.responses import NOT_ACCEPTABLE, PRODUCES, UNAUTHORIZED, VALIDATION_FAILED, Body, Headers, header
from shop.security import API_KEY

report_parameters = Parameters(
    Parameter("period", choices=PERIODS, location="view_args", help="What the report sums up."),
    Parameter("from", type=day, required=True, location="args", help="The first day."),
    Parameter("to", type=day, required=True, location="args", help="The last day; not before the first."),
)

SINCE = "@1767225600"  # 2026-01-01 (RFC 9745)


@operations.route("/reports/<string:period>")
@operations.response(**UNAUTHORIZED)
@operations.response(*NOT_ACCEPTABLE)
@operations.response(*VALIDATION_FAILED)
class Report(Resource):
    """A report."""

    @operations.deprecated
    @operations.doc(
        "getReport",
        produces=PRODUCES,
        security=API_KEY,
        description=(
            "How many orders there were in the days from `from` to `to`, both included, and what they came to. "
            "Deprecated: use `GET /items/export` (`exportItems`)."
        ),
    )
    @operations.expect(report_parameters)
    @operations.response(
        200,
        "The report.",
        report,
        headers={
            **header("Deprecation", "Since when this operation is deprecated (RFC 9745)."),
            **header("Link", 'What to use instead (`rel="successor-version"`, RFC 5829).'),
        },
    )
    def get(self, **_text: str) -> tuple[Body, int, Headers]:
        """Get a report."""
        arguments = report_parameters.parse_args()
        if arguments["from"] > arguments["to"]:
            raise ValidationFailed([Invalid(parameter="to", detail="Must not be before `from`.")])
        counted = (
            Order.status != "cancelled",
            func.date(Order.created_at).between(arguments["from"].isoformat(), arguments["to"].isoformat()),
        )
        session = get_session()
        orders = session.scalar(select(func.count()).select_from(Order).where(*counted))
        revenue = session.scalar(
            select(func.sum(OrderLine.unit_price * OrderLine.quantity, type_=Cents))
            .join(Order, Order.id == OrderLine.order_id)
            .where(*counted)
        )
        headers = {"Deprecation": SINCE, "Link": '</items/export>; rel="successor-version"'}
        return marshal({**arguments, "orders": orders, "revenue": revenue or Decimal(0)}, report), 200, headers
