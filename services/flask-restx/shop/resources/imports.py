"""Imports: items in bulk, worked on later."""

from flask_restx import Resource, marshal
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound, TooManyRequests

from shop.database.session import get_writing_session
from shop.database.tables import Import, Item
from shop.inputs import uuid
from shop.models.operations import import_, import_create, import_item
from shop.namespaces import operations
from shop.parameters import Parameter, Parameters
from shop.responses import (
    IMPORT_NOT_FOUND,
    NOT_ACCEPTABLE,
    PRODUCES,
    RETRY_AFTER,
    TOO_MANY_REQUESTS,
    UNAUTHORIZED,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    Body,
    Headers,
    header,
)
from shop.security import API_KEY

UNFINISHED_AT_MOST = 3
SECONDS = 1  # after which to look again

import_parameters = Parameters(
    Parameter("import_id", type=uuid, location="view_args", help="The id of the import."),
)


@operations.route("/imports")
@operations.response(**UNAUTHORIZED)
@operations.response(*NOT_ACCEPTABLE)
@operations.response(*VALIDATION_FAILED)
class ImportList(Resource):
    """All imports."""

    @operations.doc(
        "createImport",
        produces=PRODUCES,
        security=API_KEY,
        description=(
            "Takes items in bulk and works on them later; the answer says where to look. "
            "There may be three unfinished imports at a time."
        ),
    )
    @operations.expect(import_create, validate=True)
    @operations.param("payload", "The items to import.", _in="body")
    @operations.response(
        202,
        "The import is queued.",
        import_,
        headers={**header("Location", "The path of the import.", format="uri-reference"), **RETRY_AFTER},
    )
    @operations.response(*UNSUPPORTED_MEDIA_TYPE)
    @operations.response(**TOO_MANY_REQUESTS)
    def post(self) -> tuple[Body, int, Headers]:
        """Import items."""
        session = get_writing_session()
        unfinished = session.scalar(select(func.count()).select_from(Import).where(Import.status != "done")) or 0
        if unfinished >= UNFINISHED_AT_MOST:
            raise TooManyRequests("Three imports are unfinished already.", retry_after=SECONDS)
        queued = Import(items=operations.payload["items"])
        session.add(queued)
        session.commit()
        location = self.api.url_for(OneImport, import_id=queued.id)
        return marshal(queued, import_), 202, {"Location": location, "Retry-After": str(SECONDS)}


@operations.route("/imports/<string:import_id>")
@operations.response(**UNAUTHORIZED)
@operations.response(*IMPORT_NOT_FOUND)
@operations.response(*NOT_ACCEPTABLE)
@operations.response(*VALIDATION_FAILED)
class OneImport(Resource):
    """An import."""

    @operations.doc(
        "getImport",
        produces=PRODUCES,
        security=API_KEY,
        description=(
            "How far an import is. The shop works while it is watched: each look takes the import a step on, "
            "from `queued` by way of `running` to `done`."
        ),
    )
    @operations.expect(import_parameters)
    @operations.response(200, "The import as it is now.", import_, headers=RETRY_AFTER)
    def get(self, **_text: str) -> tuple[Body, int, Headers]:
        """Get an import."""
        number = import_parameters.parse_args().import_id
        session = get_writing_session()
        found = session.get(Import, number)
        if found is None:
            raise NotFound("There is no such import.")
        _step(session, found)
        session.commit()
        headers = {} if found.status == "done" else {"Retry-After": str(SECONDS)}
        return marshal(found, import_), 200, headers


def _step(session: Session, found: Import) -> None:
    """Take an import a step on; the last one creates its items."""
    match found.status:
        case "queued":
            found.status = "running"
        case "running":
            created = [Item(**import_item.parse(row)) for row in found.items]
            session.add_all(created)
            session.flush()
            found.created = [one.id for one in created]
            found.status = "done"
