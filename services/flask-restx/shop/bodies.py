"""Bodies, checked by the model that documents them.

RESTX's own check puts a body's errors into a dict: one a place, dots between the members of a path, 400.
"""

from collections.abc import Mapping
from typing import Any, Self

from flask_restx import Model
from flask_restx.model import ModelBase
from jsonschema import FormatChecker

from shop.problems import Invalid, ValidationFailed, pointer
from shop.validator import errors_in

Schema = dict[str, Any]


class BodyModel(Model):
    """The model of a body: `expect(…, validate=True)` makes RESTX call `validate` before the handler.

    It may have a description and a least number of members, for which RESTX's models have no word
    (https://github.com/python-restx/flask-restx/issues/343).
    """

    def __init__(self, name: str, *args: object, **kwargs: Any) -> None:  # noqa: ANN401 - RESTX's signature
        self.more = {"description": kwargs.pop("description", None), "minProperties": kwargs.pop("at_least", None)}
        super().__init__(name, *args, strict=kwargs.pop("strict", True), **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Return a copy; RESTX makes one for each operation that expects the model."""
        copy = super().__deepcopy__(memo)
        copy.more = self.more
        return copy

    @property
    def _schema(self) -> Schema:
        """What RESTX puts into the document."""
        return super()._schema | {word: value for word, value in self.more.items() if value is not None}

    @property
    def rules(self) -> Schema:
        """What a value is held to."""
        schema: Schema = self.__schema__
        return schema

    def validate(self, data: object, _registry: object = None, format_checker: FormatChecker | None = None) -> None:
        """Raise ValidationFailed with everything that is wrong with the body."""
        errors = [
            Invalid(pointer=pointer(error.absolute_path), detail=error.message)
            for error in errors_in(data, self.rules, format_checker)
        ]
        if errors:
            raise ValidationFailed(errors)

    def parse(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the members that a valid body has, read by their fields."""
        return {name: _parse(self[name], value) for name, value in data.items()}

    def parse_whole(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return every member of a valid body; one that is left out has its documented default."""
        return {name: field.default for name, field in self.items()} | self.parse(data)


class TaggedUnion(ModelBase):
    """An object that is one of several models, by the value of one of its members.

    Swagger 2.0 has no `oneOf`, and its `discriminator` takes a model's name for the value. So the document says what is
    true of all of them: one object with the members of each, of which the tag alone is required.
    """

    def __init__(self, name: str, description: str, tag: str, variants: Mapping[str, BodyModel]) -> None:
        super().__init__(name)
        self.description, self.tag, self.variants = description, tag, dict(variants)

    @property
    def _schema(self) -> Schema:
        """What RESTX puts into the document."""
        members = {name: field.__schema__ for variant in self.variants.values() for name, field in variant.items()}
        tag = {"type": "string", "enum": list(self.variants), "description": "Which of them it is."}
        return {
            "type": "object",
            "description": self.description,
            "required": [self.tag],
            "properties": {**members, self.tag: tag},
            "additionalProperties": False,
        }

    @property
    def rules(self) -> Schema:
        """What a value is held to."""
        return {"x-tagged": {"tag": self.tag, "variants": self.variants}}


def _parse(field: object, value: object) -> object:
    """Read a value as its field does, if it has a way to: text may stand for a decimal or a time."""
    parse = getattr(field, "parse", None)
    return value if value is None or parse is None else parse(value)
