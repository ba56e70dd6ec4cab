"""What the document says that neither the code nor an annotation of drf-spectacular can make it say."""

from typing import Any

REQUEST_BODIES = {
    "createToken": "The user's name and password.",
    "createItem": "The item to create.",
    "replaceItem": "The item as it is to be.",
    "updateItem": "The members to change.",
    "replaceItemImage": "The image.",
    "createOrder": "What to order, and how it is paid.",
    "createImport": "The items to import.",
}
ORDER_LINKS = {
    "getOrder": "Look at the order.",
    "cancelOrder": "Cancel the order.",
    "shipOrder": "Ship the order.",
}

Document = dict[str, Any]


def describe_request_bodies(result: Document, **_: object) -> Document:
    """Describe the body of each request; a hook for `POSTPROCESSING_HOOKS`.

    `extend_schema` has no place for it: drf-spectacular writes `content` and `required` and nothing else, and
    `required` only if some member is.
    """
    operations = _operations(result)
    for name, description in REQUEST_BODIES.items():
        operations[name]["requestBody"] |= {"description": description, "required": True}
    return result


def name_callback(result: Document, **_: object) -> Document:
    """Complete the callback: of its `extend_schema`, drf-spectacular leaves `operation_id` and `tags` out."""
    (methods,) = _operations(result)["createOrder"]["callbacks"]["orderShipped"].values()
    methods["post"] = {"operationId": "onOrderShipped", "tags": ["orders"], **methods["post"]}
    methods["post"]["requestBody"] |= {"description": "What was shipped.", "required": True}
    return result


def link_orders(result: Document, **_: object) -> Document:
    """Say what can be done with the order in an answer: drf-spectacular has nothing for links."""
    links = {
        name: {"operationId": name, "description": description, "parameters": {"order_id": "$response.body#/id"}}
        for name, description in ORDER_LINKS.items()
    }
    operations = _operations(result)
    operations["createOrder"]["responses"]["201"]["links"] = links
    operations["getOrder"]["responses"]["200"]["links"] = links
    return result


def _operations(result: Document) -> dict[str, dict[str, Any]]:
    """Return the operations by their ids."""
    return {operation["operationId"]: operation for path in result["paths"].values() for operation in path.values()}
