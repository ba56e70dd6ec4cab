"""Values for each member of an item beyond name, price and description: good ones, and bad ones with their places."""

from typing import Any, Final

from .samples import BAD_TIMES, GOOD_TIMES, NOT_UUIDS

_HUGE: Final = 10**400
"""An integer that no float can hold, and no database either."""

DIMENSIONS: Final = {"width_cm": 1, "height_cm": 2.5, "depth_cm": 500}
LONG_CONTACT: Final = f"{'x' * 20}.{'y' * 20}-{'z' * 20}@{'a' * 20}-{'b' * 10}.abcde"
UUID: Final = "3fa85f64-5717-4562-b3fc-2c963f66afa6"

GOOD: Final[tuple[tuple[str, Any, Any], ...]] = (
    *(("sku", value, value) for value in (None,)),
    *(("status", value, value) for value in ("available", "sold_out", "discontinued")),
    *(("weight_kg", value, value) for value in (None, 1000, 1, 1.0, 0.1, 0.30000000000000004, 999.999, 1e-7)),
    *(("pack_size", value, value) for value in (None, 6, 12, 600)),
    *(("pack_size", value, int(value)) for value in (6.0, 6e0, 6e2)),
    *(("stock", value, value) for value in (0, 1, 1_000_000)),
    *(("stock", value, int(value)) for value in (0.0, -0.0, 5.0, 1e6)),
    *(("tags", value, value) for value in ([], ["a"], ["b", "a"], ["-", "0", "a-0", "x" * 20], list("edcba"))),
    *(("dimensions", value, value) for value in (None, DIMENSIONS, {**DIMENSIONS, "width_cm": 0.001})),
    *(("attributes", value, value) for value in ({}, {"colour": ""}, {"": "x" * 100}, {"Grüße 🫖": "🫖" * 100})),
    *(("attributes", value, value) for value in ({f"a{n}": str(n) for n in range(10)}, {"a~b/c": " \t\n'\"<&%s"})),
    *(("external_id", value, value) for value in (None, UUID, "00000000-0000-0000-0000-000000000000")),
    *(("external_id", value, value.lower()) for value in (UUID.upper(), "3FA85f64-5717-4562-B3FC-2c963f66aFA6")),
    *(("homepage", value, value) for value in (None, "http://a", "https://shop.example", "https://shop.example/")),
    *(("homepage", value, value) for value in ("http://127.0.0.1/a/b~c_d.e-F", "http://a-b.c9/" + "x" * 186)),
    *(("contact", value, value) for value in (None, "a@b.cd", "a.b_c@e-f.g-h.i9.jk", "9@9.zz", LONG_CONTACT)),
    *(("available_from", sent, answered) for sent, answered in GOOD_TIMES.items()),
    ("available_from", None, None),
)
"""Member, value as sent, value as the shop answers it."""

_NO_TEXT: Final[tuple[Any, ...]] = (0, 1.5, True, [], ["a"], {}, {"a": "b"})
_NO_NUMBER: Final[tuple[Any, ...]] = ("", "5", "abc", True, False, [], [5], {}, {"value": 5})
_NO_CONTACT: Final[tuple[Any, ...]] = (
    *(*_NO_TEXT, "", "a", "a@b", "a@b.c", "@b.cd", "a@.cd", "a@b.", "a b@c.de", "a@b@c.de", "a..b@c.de", ".a@b.cd"),
    *("A@b.cd", "a+b@c.de", "a@b.cd\n", " a@b.cd", '"a"@b.cd', "ä@b.cd", "<a@b.cd>", "a@b.cd\x00", "a@[127.0.0.1]"),
    *("a@b_c.de", "a@b.c1", "a@-b.cd", "a@b.abcdefghijk", "a@b.c.d.e.fg", "a.b.c.d@e.fg", f"{LONG_CONTACT}f"),
)

BAD: Final[tuple[tuple[str, Any, str], ...]] = (
    *(("sku", value, "#/sku") for value in _NO_TEXT),
    *(
        ("sku", value, "#/sku")
        for value in ("", "ABC-123", "ABC-12345", "ABCD-1234", "AB-1234", "abc-1234", "ABC_1234")
    ),
    *(
        ("sku", value, "#/sku")
        for value in ("ABC-1234\n", " ABC-1234", "ABC-1234\x00", "ABC-12\u0663\u0664", "ÄBC-1234")
    ),
    *(("status", value, "#/status") for value in (None, *_NO_TEXT, "", "Available", "sold out", "gone", "available\n")),
    *(
        ("weight_kg", value, "#/weight_kg")
        for value in (*_NO_NUMBER, 0, -0.0, -1, 1000.0001, 1001, 1e300, _HUGE, -_HUGE)
    ),
    *(("pack_size", value, "#/pack_size") for value in (*_NO_NUMBER, 0, 1, 5, 7, 6.5, -6, 606, 6.000001, 6e300, _HUGE)),
    *(("stock", value, "#/stock") for value in (None, *_NO_NUMBER, -1, 1_000_001, 0.5, 1e300, 2**63, _HUGE, -_HUGE)),
    *(("tags", value, "#/tags") for value in (None, "tea", 0, 1, True, {}, {"a": "b"})),
    *(("tags", value, "#/tags") for value in (list("abcdef"), ["a", "a"], ["a", "b", "a"])),
    *(("tags", ["tea", value], "#/tags/1") for value in (None, *_NO_TEXT)),
    *(
        ("tags", ["tea", value], "#/tags/1")
        for value in ("", "Tea", "x" * 21, "a b", "a\n", "\x00", "é", "\ud800", "a_b")
    ),
    *(("dimensions", value, "#/dimensions") for value in ("", "1x2x3", 1, True, [], [1, 2, 3])),
    *(("dimensions", {**DIMENSIONS, "width_cm": value}, "#/dimensions/width_cm") for value in (None, *_NO_NUMBER)),
    *(
        ("dimensions", {**DIMENSIONS, "width_cm": value}, "#/dimensions/width_cm")
        for value in (0, -1, -0.0, 500.01, 501, 1e300, _HUGE)
    ),
    ("dimensions", {"width_cm": 1, "depth_cm": 1}, "#/dimensions/height_cm"),
    ("dimensions", {**DIMENSIONS, "colour": 1}, "#/dimensions/colour"),
    ("dimensions", {**DIMENSIONS, "a/b~c": 1}, "#/dimensions/a~1b~0c"),
    *(("attributes", value, "#/attributes") for value in (None, "", "a", 1, True, [], ["a"])),
    ("attributes", {f"a{n}": str(n) for n in range(11)}, "#/attributes"),
    *(("attributes", {"colour": value}, "#/attributes/colour") for value in (None, *_NO_TEXT)),
    *(("attributes", {"colour": value}, "#/attributes/colour") for value in ("x" * 101, "a\x00b", "\ud800", "\udc00a")),
    ("attributes", {"a/b": 1}, "#/attributes/a~1b"),
    ("attributes", {"Größe": 1}, "#/attributes/Gr%C3%B6%C3%9Fe"),
    *(("external_id", value, "#/external_id") for value in (*_NO_TEXT, "", *NOT_UUIDS)),
    *(("homepage", value, "#/homepage") for value in (*_NO_TEXT, "", "shop.example", "//shop.example", "http://")),
    *(
        ("homepage", value, "#/homepage")
        for value in ("ftp://shop.example", "javascript:alert(1)", "HTTP://shop.example")
    ),
    *(
        ("homepage", value, "#/homepage")
        for value in ("http://Shop.example", "http://a/?q", "http://a/#f", "http://a:80/")
    ),
    *(
        ("homepage", value, "#/homepage")
        for value in ("http://a@b/", "http://a/b c", "http://a/é", "http://a/\n", "http://a\n")
    ),
    *(
        ("homepage", value, "#/homepage")
        for value in ("http://a-b.c9/" + "x" * 187, " http://a", "http://a/%20", "http://a\x00")
    ),
    *(("contact", value, "#/contact") for value in _NO_CONTACT),
    *(("available_from", value, "#/available_from") for value in (*_NO_TEXT, 1772355600, *BAD_TIMES)),
    *(("supplier_code", value, "#/supplier_code") for value in (*_NO_TEXT, "x" * 31, "a\x00", "\ud800")),
    *((member, "x", f"#/{member}") for member in ("id", "created_at", "Stock", "colour")),
    ("id", 1, "#/id"),
    ("id", None, "#/id"),
    ("created_at", "2026-03-01T09:00:00Z", "#/created_at"),
    ("created_at", None, "#/created_at"),
)
"""Member, a value that it can't have, the place that is to blame."""

SEVERAL: Final[tuple[tuple[dict[str, Any], set[str]], ...]] = (
    ({"stock": -1, "sku": "x", "status": "x"}, {"#/stock", "#/sku", "#/status"}),
    ({"tags": ["A", "b", "C"]}, {"#/tags/0", "#/tags/2"}),
    ({"dimensions": {}}, {"#/dimensions/width_cm", "#/dimensions/height_cm", "#/dimensions/depth_cm"}),
    ({"dimensions": {**DIMENSIONS, "width_cm": 0, "colour": 1}}, {"#/dimensions/width_cm", "#/dimensions/colour"}),
    ({"attributes": {"a": 1, "b": "fine", "c": None}}, {"#/attributes/a", "#/attributes/c"}),
    (
        {"weight_kg": "1", "pack_size": 7, "external_id": "1", "homepage": "a", "contact": "a", "available_from": "a"},
        {"#/weight_kg", "#/pack_size", "#/external_id", "#/homepage", "#/contact", "#/available_from"},
    ),
    ({"supplier_code": 1, "id": 1, "tags": ["A"], "stock": None}, {"#/supplier_code", "#/id", "#/tags/0", "#/stock"}),
)
"""Members with more than one fault, and all the places that are to blame."""
