"""What serializers are said to be, where the code doesn't show it: decorators for their classes."""

from drf_spectacular.utils import extend_schema_serializer

# One of them is around a page of the others: not a list of these, whatever the view.
envelope = extend_schema_serializer(many=False)
