"""For each operation and status of the contract, a request that is answered so."""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlencode

import httpx2

from .access import PASSWORD, READ, WRITE, bearer, credentials
from .contract import OPERATIONS
from .making import ORDER, new_import, new_item, new_order, png, unique, upload
from .samples import CUP, FORM, JSON

Names = dict[str, str]


def nothing(_: httpx2.Client) -> Names:
    """No preparation."""
    return {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """A request, as data.

    Attributes:
        path: Its path; names in braces are those that `given` gives.
        method: Its method.
        headers: Its headers, where such names may stand too.
        content: Its body.
        needs: Which credentials go with it: `key`, `bearer`, scopes.
        given: What has to be there before; gives the names in braces.
    """

    path: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None
    needs: tuple[str, ...] = ()
    given: Callable[[httpx2.Client], Names] = nothing

    def build(self, client: httpx2.Client, headers: Mapping[str, str] | None = None) -> httpx2.Request:
        """The request itself, after the preparation; `headers` are added to its own."""
        names = self.given(client)
        own = {name: value.format_map(names) for name, value in self.headers.items()}
        sent = own | credentials(client, *self.needs) | dict(headers or {})
        return client.build_request(self.method, self.path.format_map(names), headers=sent, content=self.content)

    def send(self, client: httpx2.Client, headers: Mapping[str, str] | None = None) -> httpx2.Response:
        """The answer to it."""
        return client.send(self.build(client, headers))


def an_item(client: httpx2.Client) -> Names:
    """An item."""
    return {"item_id": str(new_item(client)["id"])}


def an_image(client: httpx2.Client) -> Names:
    """An item with an image."""
    item = new_item(client)
    assert upload(client, item["id"], png()).status_code == 204
    return {"item_id": str(item["id"])}


def an_order(client: httpx2.Client) -> Names:
    """An open order."""
    return {"order_id": new_order(client)["id"]}


def a_cancelled_order(client: httpx2.Client) -> Names:
    """An order that is open no more."""
    names = an_order(client)
    assert client.post(f"/orders/{names['order_id']}/cancel", headers=bearer(client, WRITE)).status_code == 200
    return names


def a_used_key(client: httpx2.Client) -> Names:
    """An `Idempotency-Key` that came with another order."""
    key = unique()
    other = ORDER | {"lines": [{"item_id": 2, "quantity": 1}]}
    sent = client.post("/orders", json=other, headers=bearer(client, WRITE) | {"Idempotency-Key": key})
    assert sent.status_code == 201, sent.text
    return {"key": key}


def an_import(client: httpx2.Client) -> Names:
    """An unfinished import."""
    return {"import_id": new_import(client)["id"]}


def three_imports(client: httpx2.Client) -> Names:
    """As many unfinished imports as there may be."""
    return [an_import(client) for _ in range(3)][-1]


def _body(value: object) -> bytes:
    return json.dumps(value).encode()


def _form(**members: str) -> bytes:
    return urlencode({"grant_type": "password", "username": "ada", "password": PASSWORD, **members}).encode()


def _multipart(content: bytes, name: str = "file") -> bytes:
    head = f'--triptych\r\nContent-Disposition: form-data; name="{name}"; filename="a.png"\r\n\r\n'
    return head.encode() + content + b"\r\n--triptych--\r\n"


MULTIPART: Final = {"Content-Type": "multipart/form-data; boundary=triptych"}
NOBODY: Final = str(uuid.UUID(int=0))
_NO_SUCH: Final = {"item_id": "999999999", "order_id": NOBODY, "import_id": NOBODY}
_MALFORMED: Final = {"item_id": "abc", "order_id": "abc", "import_id": "abc"}

GOOD: Final[Mapping[str, Ask]] = {
    "hello": Ask(path="/"),
    "getHealth": Ask(path="/health"),
    "createToken": Ask(method="POST", path="/token", headers=FORM, content=_form()),
    "listItems": Ask(path="/items"),
    "createItem": Ask(method="POST", path="/items", headers=JSON, content=_body(CUP)),
    "exportItems": Ask(path="/items/export"),
    "getItem": Ask(path="/items/1"),
    "replaceItem": Ask(
        method="PUT", path="/items/{item_id}", given=an_item, needs=("key",), headers=JSON, content=_body(CUP)
    ),
    "updateItem": Ask(
        method="PATCH",
        path="/items/{item_id}",
        given=an_item,
        needs=("key",),
        headers=JSON,
        content=_body({"price": "17.50"}),
    ),
    "deleteItem": Ask(method="DELETE", path="/items/{item_id}", given=an_item, needs=("key",)),
    "getItemImage": Ask(path="/items/{item_id}/image", given=an_image),
    "replaceItemImage": Ask(
        method="PUT",
        path="/items/{item_id}/image",
        given=an_item,
        needs=("key",),
        headers=MULTIPART,
        content=_multipart(png()),
    ),
    "listCategories": Ask(path="/categories"),
    "createOrder": Ask(method="POST", path="/orders", needs=(WRITE,), headers=JSON, content=_body(ORDER)),
    "getOrder": Ask(path="/orders/{order_id}", given=an_order, needs=(READ,)),
    "cancelOrder": Ask(method="POST", path="/orders/{order_id}/cancel", given=an_order, needs=(WRITE,)),
    "shipOrder": Ask(method="POST", path="/orders/{order_id}/ship", given=an_order, needs=(WRITE,)),
    "getOrderLine": Ask(path="/orders/{order_id}/lines/1", given=an_order, needs=(READ,)),
    "getReport": Ask(path="/reports/daily?from=2026-01-01&to=2026-12-31", needs=("key",)),
    "createImport": Ask(
        method="POST",
        path="/imports",
        needs=("key",),
        headers=JSON,
        content=_body({"items": [{"name": "Imported", "price": "1.00"}]}),
    ),
    "getImport": Ask(path="/imports/{import_id}", given=an_import, needs=("key",)),
    "streamEvents": Ask(path="/events"),
    "getMe": Ask(path="/me", needs=("key", "bearer")),
    "getData": Ask(path="/data"),
}
"""For each operation a request that succeeds."""


def _path(operation_id: str) -> str:
    """The path as a client would fill it in, the ids still open."""
    return GOOD[operation_id].path.partition("?")[0]


def _unacceptable(ask: Ask) -> Ask:
    return replace(ask, headers={**ask.headers, "Accept": "application/xml"})


def _with_other_scope(ask: Ask) -> Ask:
    return replace(ask, needs=(READ if WRITE in ask.needs else WRITE,))


def _as_text(ask: Ask) -> Ask:
    return replace(ask, headers={**ask.headers, "Content-Type": "text/plain"})


def _at(names: Names) -> Callable[[Ask], Ask]:
    return lambda ask: replace(ask, given=lambda _: names)


_BY_STATUS: Final[Mapping[int, Callable[[Ask], Ask]]] = {
    401: lambda ask: replace(ask, needs=()),
    403: _with_other_scope,
    404: _at(_NO_SUCH),
    406: _unacceptable,
    412: lambda ask: replace(ask, headers={**ask.headers, "If-Match": '"another"'}),
    415: _as_text,
    422: _at(_MALFORMED),
}
"""How a request that succeeds becomes one that is answered with such a status."""

_OWN: Final[Mapping[tuple[str, int], dict[str, Any]]] = {
    ("createToken", 401): {"content": _form(password="wrong")},  # noqa: S106 - it is wrong
    ("createToken", 422): {"content": b"grant_type=password"},
    ("listItems", 422): {"path": "/items?limit=0"},
    ("createItem", 409): {"content": _body(CUP | {"sku": "SHP-0001"})},
    ("createItem", 422): {"content": b"{}"},
    ("getItem", 304): {"headers": {"If-None-Match": "*"}},
    ("getItem", 404): {"path": "/items/999999999"},
    ("getItem", 422): {"path": "/items/abc"},
    ("replaceItem", 409): {"content": _body(CUP | {"sku": "SHP-0001"})},
    ("updateItem", 409): {"content": _body({"sku": "SHP-0001"})},
    ("replaceItemImage", 413): {"content": _multipart(png(1_048_577))},
    ("createOrder", 409): {"headers": {**JSON, "Idempotency-Key": "{key}"}, "given": a_used_key},
    ("createOrder", 422): {"content": b"{}"},
    ("cancelOrder", 409): {"given": a_cancelled_order},
    ("shipOrder", 409): {"given": a_cancelled_order},
    ("getReport", 422): {"path": "/reports/yearly?from=2026-01-01&to=2026-12-31"},
    ("createImport", 422): {"content": b'{"items": []}'},
    ("createImport", 429): {"given": three_imports},
    ("streamEvents", 422): {"path": "/events?count=0"},
    ("getMe", 422): {"headers": {"Cookie": "theme=blue"}},
    ("getData", 422): {"path": "/data?limit=0"},
}
"""What else there is to change for an answer that the rule for its status does not bring about."""


def _ask(operation_id: str, status: int) -> Ask:
    good = GOOD[operation_id]
    if (operation_id, status) in _OWN:
        return replace(good, **_OWN[operation_id, status])
    return good if status < 300 else _BY_STATUS[status](good)


ASKS: Final[Mapping[tuple[str, int], Ask]] = {
    (name, status): _ask(name, status)
    for name in GOOD
    for status in sorted(int(one) for one in OPERATIONS[name].document["responses"])
}
