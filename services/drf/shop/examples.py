"""Bodies of requests, to show what one may look like."""

PLAIN_ITEM = {"name": "Teapot", "price": "19.99", "description": "Holds a litre."}
FULL_ITEM = {
    "name": "Tea chest",
    "price": "64.00",
    "description": None,
    "sku": "TEA-0100",
    "status": "available",
    "weight_kg": 4.2,
    "pack_size": 6,
    "stock": 12,
    "tags": ["wood", "large"],
    "dimensions": {"width_cm": 60, "height_cm": 40, "depth_cm": 40},
    "attributes": {"colour": "brown"},
    "external_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "homepage": "https://triptych.example/tea-chest",
    "contact": "chests@triptych.example",
    "available_from": "2026-03-01T09:00:00Z",
    "supplier_code": "WOOD-7",
}
CHANGE = {"price": "17.50"}
BY_CARD = {"lines": [{"item_id": 1, "quantity": 2}], "payment": {"method": "card", "token": "tok_4242424242"}}
BY_TRANSFER = {
    "lines": [{"item_id": 1, "quantity": 1}, {"item_id": 2, "quantity": 6}],
    "payment": {"method": "transfer", "iban": "DE89370400440532013000"},
    "callback_url": "http://127.0.0.1:9000/shipped",
}
