"""Flask-RESTful's `reqparse`, which refuses a request with all of its errors at once, and says where they are."""

from typing import Any, ClassVar, Self

from flask import request
from flask_restful.reqparse import Namespace, RequestParser
from werkzeug.exceptions import UnprocessableEntity

from shop.problems import Invalid, ValidationFailed, pointer


class Parser(RequestParser):
    """A parser for one place in the request.

    `reqparse` looks into the body and the query unless told otherwise, and Flask answers 415 to a `GET` whose body is
    asked for: each argument is told where it is.
    """

    location: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(bundle_errors=True)

    def add_argument(self, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Flask-RESTful's signature
        """Add an argument at this parser's place; return the parser."""
        super().add_argument(*args, location=self.location, **kwargs)
        return self

    def parse_args(self, *_args: object, **_kwargs: object) -> Namespace:
        """Return the values by name."""
        errors = self.strangers()
        try:
            values = super().parse_args(http_error_code=UnprocessableEntity.code)
        except UnprocessableEntity as error:
            errors |= error.data["message"]  # type: ignore[attr-defined] # `abort` hangs it on the exception
        if errors:
            raise ValidationFailed([self.invalid(name, detail) for name, detail in errors.items()])
        return values

    def strangers(self) -> dict[str, str]:
        """Return what is wrong with the whole, by name."""
        return {}

    def invalid(self, name: str, detail: str) -> Invalid:
        """Return what is wrong with a parameter."""
        return Invalid(parameter=name, detail=detail)


class Query(Parser):
    """The parameters of a query; others are ignored."""

    location = "args"


class Path(Parser):
    """The variables of a path."""

    location = "view_args"


class Body(Parser):
    """The members of a body, and no others.

    `parse_args(strict=True)` looks for others in the query as well, and doesn't say which they are.
    """

    location = "json"

    def strangers(self) -> dict[str, str]:
        """Return which members don't belong there."""
        known = {argument.name for argument in self.args}
        return {name: "Is not a member of this body." for name in request.json if name not in known}

    def invalid(self, name: str, detail: str) -> Invalid:
        """Return what is wrong with a member."""
        return Invalid(pointer=pointer(name), detail=detail)
