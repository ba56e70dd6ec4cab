"""The language of an answer: English, or German where the client prefers it."""

from typing import Annotated, Literal

from litestar.openapi.spec import Example
from litestar.params import HeaderParameter

Language = Literal["en", "de"]


def provide_language(
    accepted: Annotated[
        str | None,
        HeaderParameter(
            name="Accept-Language",
            description="The languages that the client reads; English and German are spoken here.",
            examples=[Example(value="de")],
        ),
    ] = None,
) -> Language:
    """The language that the client prefers of those that are spoken here (RFC 4647, section 3.3.1)."""
    ranges = [_range(text) for text in (accepted or "").split(",")]
    wanted = [(quality, name) for quality, name in ranges if name in {"de", "en", "*"} and quality > 0]
    _, best = max(wanted, key=lambda one: one[0], default=(0, "en"))
    return "de" if best == "de" else "en"


def _range(text: str) -> tuple[float, str]:
    """A language range's quality, and its language without region or script: `de-CH;q=0.5` is 0.5 and `de`."""
    name, _, weight = text.partition(";")
    weight = weight.strip().lower().removeprefix("q").lstrip().removeprefix("=")
    try:
        quality = float(weight) if weight else 1.0
    except ValueError:
        quality = 0.0
    return quality, name.strip().lower().partition("-")[0]


def in_words(count: int, spoken: Language) -> str:
    """A number of items in words."""
    if spoken == "de":
        return f"{count} Artikel"
    return f"{count} item" if count == 1 else f"{count} items"
