"""What the document says that neither the code nor an annotation of drf-spectacular can make it say."""

from typing import Any


def describe_request_bodies(result: dict[str, Any], **_: object) -> dict[str, Any]:
    """Describe the body of each request; a hook for `POSTPROCESSING_HOOKS`.

    `extend_schema` has no place for it: drf-spectacular writes `content` and `required` and nothing else.
    """
    result["paths"]["/items"]["post"]["requestBody"]["description"] = "The item to create."
    return result
