"""What the document says that neither the code nor an annotation of drf-yasg can make it say."""

from drf_yasg import openapi
from drf_yasg.generators import OpenAPISchemaGenerator
from rest_framework.request import Request

from shop import about


class ShopGenerator(OpenAPISchemaGenerator):
    """Makes the whole document: of tags and of documentation elsewhere, `Info` and the settings know nothing."""

    def get_schema(self, request: Request | None = None, public: bool = False) -> openapi.Swagger:  # noqa: FBT001, FBT002
        """Return the document, with both."""
        swagger = super().get_schema(request, public)
        swagger.tags = about.TAGS
        swagger.external_docs = about.MORE
        return swagger
