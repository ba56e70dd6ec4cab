"""Parameters and forms: parsed, checked and documented by one declaration each."""

from collections import Counter
from typing import Any

from flask import request
from flask_restx.reqparse import Argument, ParseResult, RequestParser
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from shop.inputs import Integer, uuid
from shop.problems import Invalid, ValidationFailed, pointer

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"

Schema = dict[str, Any]


class Parameter(Argument):
    """An argument whose errors are not its help text over again, and that knows paths and cookies.

    Of a parameter that is given more than once, the last one counts, unless it is a list (`action="append"`).
    """

    def __init__(self, *args: object, max_items: int | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - RESTX's
        super().__init__(*args, **kwargs)
        self.max_items = max_items

    def source(self, request: Any) -> Any:  # noqa: ANN401 - RESTX's signature
        """Return what the value is taken from."""
        values = super().source(request)
        if self.action == "append" or not isinstance(values, MultiDict) or self.name not in values:
            return values
        return {self.name: values.getlist(self.name)[-1]}

    def parse(self, request: Any, bundle_errors: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002 - RESTX's signature
        """Return the value and whether it was there, or an error and its text by parameter."""
        value, found = super().parse(request, bundle_errors)
        if self.max_items is not None and isinstance(value, list) and len(value) > self.max_items:
            return self.handle_validation_error(f"Must be given {self.max_items} times at the most.", bundle_errors)
        return value, found

    def handle_validation_error(
        self, error: Exception | str, _bundle_errors: object
    ) -> tuple[ValueError, dict[str, str]]:
        """Return the error and its text by parameter, for the parser to collect."""
        return ValueError(error), {self.name: str(error)}

    @property
    def __schema__(self) -> Schema | None:
        """What RESTX puts into the document: without this, paths and cookies would be in the query.

        Swagger 2.0 has no word for a cookie.
        """
        if self.location == "cookies":
            return None
        schema: Schema = super().__schema__
        if self.location == "view_args":
            return {**schema, "in": "path", "required": True}
        return schema if self.max_items is None else {**schema, "maxItems": self.max_items}


class Parameters(RequestParser):
    """A parser that refuses a request with all of its errors, as ValidationFailed."""

    def __init__(self, *parameters: Parameter) -> None:
        super().__init__(argument_class=Parameter, bundle_errors=True)
        for parameter in parameters:
            self.add_argument(parameter)

    def parse_args(self, *args: object, **kwargs: object) -> ParseResult:
        """Return the values by name."""
        errors = self.found_wrong()
        try:
            result = super().parse_args(*args, **kwargs)
        except BadRequest as error:
            # RESTX's `abort` hangs its message and errors on the exception.
            errors |= error.data["errors"]  # type: ignore[attr-defined]
        if errors:
            raise ValidationFailed([self.invalid(name, detail) for name, detail in errors.items()])
        return result

    def found_wrong(self) -> dict[str, str]:
        """Return what is wrong with the whole, by name."""
        return {}

    def invalid(self, name: str, detail: str) -> Invalid:
        """Return what is wrong with a parameter."""
        return Invalid(parameter=name, detail=detail)


class Form(Parameters):
    """The members of an urlencoded body; there are no others, and none of them comes twice."""

    media_type = URLENCODED

    def parse_args(self, *args: object, **kwargs: object) -> ParseResult:
        """Return the values by name."""
        if request.mimetype != self.media_type:
            raise UnsupportedMediaType(f"The body must be {self.media_type}.")
        try:
            request.form  # noqa: B018 - parses the body
        except ValueError:
            raise ValidationFailed([Invalid(pointer="#", detail=f"Can't be read as {self.media_type}.")]) from None
        return super().parse_args(*args, **kwargs)

    def found_wrong(self) -> dict[str, str]:
        """Return which members don't belong there."""
        known = {argument.name for argument in self.args}
        times = Counter(name for name, _ in request.form.items(multi=True))
        repeated = {name: "Must be given once." for name, count in times.items() if count > 1}
        return repeated | {name: "Is not a member of this body." for name in times if name not in known}

    def invalid(self, name: str, detail: str) -> Invalid:
        """Return what is wrong with a member."""
        return Invalid(pointer=pointer([name]), detail=detail)


class Upload(Form):
    """A file in a multipart body; other parts are ignored."""

    media_type = MULTIPART

    def __init__(self, name: str, description: str) -> None:
        super().__init__(Parameter(name, type=FileStorage, location="files", required=True, help=description))

    def found_wrong(self) -> dict[str, str]:
        """Return nothing: other parts may be there."""
        return {}


item_id = Parameter("item_id", type=Integer(minimum=1), location="view_args", help="The id of the item.")
order_id = Parameter("order_id", type=uuid, location="view_args", help="The id of the order.")

item_parameters = Parameters(item_id)
order_parameters = Parameters(order_id)
