"""Bodies that are no JSON object, whatever the operation they are sent to."""

import json
from typing import Final

from .samples import CUP

NOT_JSON: Final = {
    "empty": b"",
    "only space": b" \n",
    "a brace": b"{",
    "cut off": b'{"name": "Cup", "price": "3.5',
    "not closed": b'{"name": "Cup", "price": "3.50"',
    "closed twice": b'{"name": "Cup", "price": "3.50"}}',
    "two values": b'{"name": "Cup", "price": "3.50"} {}',
    "comma at the end": b'{"name": "Cup", "price": "3.50",}',
    "single quotes": b"{'name': 'Cup', 'price': '3.50'}",
    "bare names": b'{name: "Cup", price: "3.50"}',
    "a comment": b'{"name": "Cup", "price": "3.50"} // new',
    "a line break in a string": b'{"name": "C\nup", "price": "3.50"}',
    "an unknown escape": b'{"name": "C\\xup", "price": "3.50"}',
    "a form": b"name=Cup&price=3.50",
    "XML": b"<item><name>Cup</name></item>",
    "a word": b"nonsense",
    "undefined": b"undefined",
}
NOT_UTF_8: Final = {
    "a lone byte": b'{"name": "C\xffp", "price": "3.50"}',
    "Latin-1": '{"name": "Krügerl", "price": "3.50"}'.encode("latin-1"),
    "a character cut off": b'{"name": "\xe8\x8c", "price": "3.50"}',
    "an overlong slash": b'{"name": "\xc0\xaf", "price": "3.50"}',
    "a surrogate": b'{"name": "\xed\xa0\x80", "price": "3.50"}',
    "UTF-16": json.dumps(CUP).encode("utf-16"),
    "UTF-16 without a mark": json.dumps(CUP).encode("utf-16-le"),
    "UTF-32": json.dumps(CUP).encode("utf-32"),
}
NOT_AN_OBJECT: Final = {
    "an array": b"[]",
    "an item in an array": b'[{"name": "Cup", "price": "3.50"}]',
    "null": b"null",
    "true": b"true",
    "a string": b'"x"',
    "an item in a string": json.dumps(json.dumps(CUP)).encode(),
    "an integer": b"1",
    "a fraction": b"1.5",
}
