"""The shop's examples of request bodies, each with its name."""

from drf_spectacular.utils import OpenApiExample

from shop import examples

PLAIN_ITEM = OpenApiExample("plain", examples.PLAIN_ITEM, summary="Only what has to be there", request_only=True)
FULL_ITEM = OpenApiExample("full", examples.FULL_ITEM, summary="All there is to say", request_only=True)
CHANGE = OpenApiExample("Price", examples.CHANGE, request_only=True)
BY_CARD = OpenApiExample("card", examples.BY_CARD, summary="Paid by card", request_only=True)
BY_TRANSFER = OpenApiExample(
    "transfer", examples.BY_TRANSFER, summary="Paid by bank transfer, with a callback", request_only=True
)
