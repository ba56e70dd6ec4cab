"""The application: its controllers, its errors and its database put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig

from shop.about import openapi_config
from shop.controllers.access import AccessController
from shop.controllers.basics import BasicsController
from shop.controllers.files import FilesController
from shop.controllers.item_changes import ItemChangesController
from shop.controllers.items import ItemsController
from shop.controllers.operations import OperationsController
from shop.controllers.orders import OrdersController
from shop.database import open_database, provide_session
from shop.docs_hooks import DocumentedStructs
from shop.docs_pages import assets_router, docs_router, render_plugins
from shop.errors import HANDLERS
from shop.guards import acceptable, exact_path
from shop.settings import Settings
from shop.spelling import PlainSpelling
from shop.strict import StrictDTO, prepare


@asynccontextmanager
async def lifespan(app: Litestar) -> AsyncIterator[None]:
    """Open the database for as long as the application runs."""
    app.state.settings = Settings.from_environment()
    with open_database() as sessions:
        app.state.sessions = sessions
        yield


def provide_settings(state: State) -> Settings:
    """What the environment decides."""
    settings: Settings = state.settings
    return settings


def create_app(documented: OpenAPIConfig) -> Litestar:
    """The application, documented so."""
    shop = Router(
        "/",
        route_handlers=[
            BasicsController,
            AccessController,
            ItemsController,
            ItemChangesController,
            FilesController,
            OrdersController,
            OperationsController,
        ],
        dependencies={
            "session": Provide(provide_session),
            "settings": Provide(provide_settings, sync_to_thread=False),
        },
        guards=[exact_path, acceptable],
        middleware=[PlainSpelling()],
        before_request=prepare,
        dto=StrictDTO,
        return_dto=None,
    )
    return Litestar(
        route_handlers=[shop, assets_router()],
        lifespan=[lifespan],
        exception_handlers=HANDLERS,
        plugins=[DocumentedStructs()],
        openapi_config=documented,
        # Uvicorn has its own.
        logging_config=None,
    )


app = create_app(openapi_config(openapi_router=docs_router(), render_plugins=render_plugins()))
