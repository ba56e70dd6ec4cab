"""The media types that are sent and answered."""

from typing import Final

JSON: Final = "application/json"
PROBLEM: Final = "application/problem+json"
CSV: Final = "text/csv"
PNG: Final = "image/png"
EVENT_STREAM: Final = "text/event-stream"
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
