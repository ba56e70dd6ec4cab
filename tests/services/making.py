"""Items, orders, imports and images of a test's own, so that no test depends on what another has written."""

import struct
import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import httpx2

from .access import KEY, WRITE, bearer
from .contract import assert_as_contract

CARD: Final = {"method": "card", "token": "tok_4242424242"}
TRANSFER: Final = {"method": "transfer", "iban": "DE89370400440532013000"}
VOUCHER: Final = {"method": "voucher", "code": "SPRING26"}
ORDER: Final[dict[str, Any]] = {"lines": [{"item_id": 1, "quantity": 2}], "payment": CARD}
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def unique(length: int = 12) -> str:
    """A word that nobody has used: lower-case letters and digits."""
    return uuid.uuid4().hex[:length]


def new_sku() -> str:
    """A stock keeping unit that no seeded item has and hardly another; tests that need it free try it."""
    number = uuid.uuid4().int
    letters = "".join(chr(ord("A") + number // 26**place % 26) for place in range(3))
    return f"{letters}-{number // 26**3 % 10_000:04}"


def new_item(client: httpx2.Client, **members: object) -> dict[str, Any]:
    """An item as created."""
    response = client.post("/items", json={"name": "Cup", "price": "3.50", **members})
    assert response.status_code == 201, response.text
    return dict(assert_as_contract(response, "createItem"))


def new_order(client: httpx2.Client, **members: object) -> dict[str, Any]:
    """An order as placed."""
    response = client.post("/orders", json=ORDER | members, headers=bearer(client, WRITE))
    assert response.status_code == 201, response.text
    return dict(assert_as_contract(response, "createOrder"))


def new_import(client: httpx2.Client, *names: str) -> dict[str, Any]:
    """An import as queued; the `client` of each test finishes those that it has started."""
    items = [{"name": name, "price": "1.00"} for name in names or ("Imported",)]
    response = client.post("/imports", json={"items": items}, headers=KEY)
    assert response.status_code == 202, response.text
    return dict(assert_as_contract(response, "createImport"))


@contextmanager
def another_client(client: httpx2.Client) -> Iterator[httpx2.Client]:
    """A second client of the same service, for what outlives a test."""
    with httpx2.Client(base_url=client.base_url, timeout=60, trust_env=False, verify=False) as fresh:
        yield fresh


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG (its specification, section 5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width: int = 1, height: int = 1) -> bytes:
    """The chunk that a PNG begins with: eight bits of grey."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def png(size: int = 0, shade: int = 0) -> bytes:
    """A PNG of one dot; padded by a text to a size in bytes."""
    body = header() + chunk(b"IDAT", zlib.compress(bytes([0, shade])))
    end = chunk(b"IEND", b"")
    padding = size - len(SIGNATURE + body + end) - 12
    text = chunk(b"tEXt", b"Comment\0".ljust(padding, b"x")) if padding > 8 else b""
    return SIGNATURE + body + text + end


def upload(client: httpx2.Client, item_id: int, content: bytes, **headers: str) -> httpx2.Response:
    """The answer to an image as a browser would send it."""
    files = {"file": ("image.png", content, "image/png")}
    return client.put(f"/items/{item_id}/image", files=files, headers=KEY | headers)
