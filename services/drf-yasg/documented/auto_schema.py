"""What drf-yasg is told about operations beyond `swagger_auto_schema`: its own place for that is a class like this."""

from http import HTTPStatus
from typing import Any

from drf_yasg import openapi
from drf_yasg.inspectors import SwaggerAutoSchema

from shop.problems import ProblemRenderer


class ShopAutoSchema(SwaggerAutoSchema):
    """Makes an operation; `swagger_auto_schema` may say `request_description` and `request_example` as well."""

    def should_filter(self) -> bool:
        """Leave the filters' parameters to the serializer of the query, which knows more of them."""
        return False

    def should_page(self) -> bool:
        """Leave the paginator's likewise."""
        return False

    def get_produces(self) -> list[str]:
        """Return the media types of the answers that have a body. Any operation may answer with a problem."""
        answers = self.overrides.get("responses", {})
        empty = not any("schema" in answer for status, answer in answers.items() if status < HTTPStatus.BAD_REQUEST)
        return [*([] if empty else super().get_produces()), ProblemRenderer.media_type]

    def make_body_parameter(self, schema: openapi.Schema | openapi.SchemaRef) -> openapi.Parameter:
        """Return the body, with what is said of it. Of several examples, Swagger 2.0 has room for one."""
        example = self.overrides.get("request_example")
        if example is not None:
            schema = openapi.Schema(type=openapi.TYPE_OBJECT, all_of=[schema], example=example)
        body: dict[str, Any] = super().make_body_parameter(schema)
        body.description = self.overrides.get("request_description")
        return body
