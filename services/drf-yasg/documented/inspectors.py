"""What drf-yasg is told about this project's own kinds of serializers and fields."""

import inspect
from typing import Any

from django.core.validators import MaxLengthValidator
from drf_yasg import openapi
from drf_yasg.inspectors import FieldInspector, NotHandled
from drf_yasg.utils import get_serializer_ref_name
from rest_framework import serializers

Made = openapi.Schema | openapi.SchemaRef | openapi.Parameter | openapi.Items


class KeywordsInspector(FieldInspector):
    """Adds what a field or a serializer says of itself to what the other inspectors have made of it."""

    def process_result(self, result: Made, method_name: str, obj: object, **kwargs: object) -> Made:  # noqa: ARG002
        """Return the result, with more in it."""
        if method_name == "field_to_swagger_object" and result is not None:
            made = openapi.resolve_ref(result, self.components)
            if made is not None:
                made.update(getattr(obj, "keywords", {}))
                self._correct(made, obj)
        return result

    def _correct(self, made: Made, obj: object) -> None:
        match obj:
            case serializers.Serializer():
                self._describe(made, obj)
            case serializers.CharField() if not obj.min_length:
                # drf-yasg takes a member that isn't to be blank for one of a least length.
                made.pop("minLength", None)
            case serializers.DecimalField() if made.type == openapi.TYPE_STRING:
                made.format = openapi.FORMAT_DECIMAL
            case serializers.ListField() if made.get("in") == openapi.IN_QUERY:
                made["collectionFormat"] = "multi"
            case serializers.DictField():
                made.max_properties = _most(obj)

    def _describe(self, made: openapi.Schema, serializer: serializers.Serializer) -> None:
        """Describe it by its docstring: by default it is by the first of the fields that hold one.

        What is read only, the shop always answers.
        """
        made.pop("description", None)
        made.description = inspect.getdoc(type(serializer)) if type(serializer).__doc__ else None
        answered = [name for name, field in serializer.fields.items() if field.read_only]
        if answered:
            made.required = sorted({*made.get("required", ()), *answered})


def _most(field: serializers.DictField) -> int | None:
    """Return how many members there may be."""
    return next((each.limit_value for each in field.validators if isinstance(each, MaxLengthValidator)), None)


class RecursionInspector(FieldInspector):
    """Refers to a serializer from within itself; drf-yasg would never come to an end."""

    def field_to_swagger_object(
        self,
        field: serializers.Field,
        swagger_object_type: type[Made],  # noqa: ARG002
        use_references: bool,  # noqa: FBT001
        **_: object,
    ) -> Made:
        """Return a reference to what is being made."""
        above = field.parent
        while above is not None and type(above) is not type(field):
            above = above.parent
        if above is None or not isinstance(field, serializers.Serializer) or not use_references:
            return NotHandled
        definitions = self.components.with_scope(openapi.SCHEMA_DEFINITIONS)
        return openapi.SchemaRef(definitions, get_serializer_ref_name(field), ignore_unresolved=True)


class ChoiceInspector(FieldInspector):
    """Documents a choice of serializers as one with the members of each: Swagger 2.0 has no better word."""

    def field_to_swagger_object(
        self,
        field: serializers.Field,
        swagger_object_type: type[Made],
        use_references: bool,  # noqa: FBT001
        **kwargs: Any,  # noqa: ANN401
    ) -> Made:
        """Return an object."""
        choice = getattr(field, "documented_choice", None)
        if choice is None:
            return NotHandled
        make, child_type = self._get_partial_types(field, swagger_object_type, use_references, **kwargs)
        members = {name: each for kind in choice.kinds.values() for name, each in kind().fields.items()}
        properties = {
            name: self.probe_field_inspectors(each, child_type, use_references) for name, each in members.items()
        }
        properties[choice.by] |= {"description": "Which of them it is.", "enum": list(choice.kinds)}
        return make(type=openapi.TYPE_OBJECT, properties=properties, required=[choice.by], additional_properties=False)


class SchemaInspector(FieldInspector):
    """Documents a field by what its class is said to be."""

    def field_to_swagger_object(
        self,
        field: serializers.Field,
        swagger_object_type: type[Made],
        use_references: bool,  # noqa: FBT001
        **kwargs: Any,  # noqa: ANN401
    ) -> Made:
        """Return that."""
        keywords = getattr(field, "documented_as", None)
        if keywords is None:
            return NotHandled
        make, _ = self._get_partial_types(field, swagger_object_type, use_references, **kwargs)
        return make(**keywords)
