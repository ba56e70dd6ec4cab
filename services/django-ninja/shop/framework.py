"""Django Ninja, as the shop has it: how it answers, and what it says of what is wrong with a request."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from ninja import NinjaAPI
from ninja.errors import ValidationError, ValidationErrorContext
from ninja.params.models import ParamModel
from ninja.renderers import JSONRenderer
from ninja.responses import NinjaJSONEncoder

from shop.errors import MissingBodyError


class Encoder(NinjaJSONEncoder):
    """Writes times to the microsecond; Django's own cuts them off at the millisecond."""

    def default(self, o: object) -> object:
        """Return what JSON has for something that it hasn't."""
        if isinstance(o, datetime):
            return o.astimezone(UTC).isoformat().replace("+00:00", "Z")
        return super().default(o)


class Renderer(JSONRenderer):
    """Writes answers."""

    encoder_class = Encoder


class ShopAPI(NinjaAPI):
    """An API that says where in the request something is wrong."""

    def get_content_type(self) -> str:
        """Return the type of an answer; JSON has no charset beside it (RFC 8259, section 11)."""
        return self.renderer.media_type

    def validation_error_from_error_contexts(self, error_contexts: list[ValidationErrorContext]) -> ValidationError:
        """Return all that pydantic has found wrong with a request, as the contract has it.

        https://django-ninja.dev/guides/errors/
        """
        found = [
            (context.model, error)
            for context in error_contexts
            for error in context.pydantic_validation_error.errors(include_url=False, include_input=False)
        ]
        errors = [_described(model, error) for model, error in found]
        missing = any(model.__ninja_param_source__ == "body" and len(error["loc"]) == 1 for model, error in found)
        return (MissingBodyError if missing else ValidationError)(errors)


def _described(model: type[ParamModel], error: Mapping[str, Any]) -> dict[str, str]:
    place = _place(model, error["loc"])
    # What is wrong may be quoted in the message, and half a surrogate pair can't be sent.
    message = error["msg"].encode(errors="replace").decode()
    if model.__ninja_param_source__ not in {"body", "form", "file"}:
        return {"parameter": str(place[0]), "detail": message}
    match error["type"], place:
        case "model_attributes_type", _:
            # Pydantic would speak of dictionaries and attributes, which are Python's and not the client's.
            return {"pointer": _pointer(place), "detail": "Input should be an object"}
        case "union_tag_invalid" | "union_tag_not_found", _:
            return {"pointer": _pointer([*place, error["ctx"]["discriminator"].strip("'")]), "detail": message}
        case _, ("payment", _, member):
            # Pydantic puts the kind of payment between the two.
            return {"pointer": _pointer(["payment", member]), "detail": message}
        case _:
            return {"pointer": _pointer(place), "detail": message}


def _place(model: type[ParamModel], place: Sequence[int | str]) -> Sequence[int | str]:
    """Where a client would say it is: Django Ninja's own models begin with the name of the view's argument."""
    flat = model.__ninja_flatten_map_reverse__
    for length in range(len(place), 0, -1):
        if place[:length] in flat:
            return flat[place[:length]] + place[length:]
    return place if model.__ninja_param_source__ == "file" else place[1:]


def _pointer(tokens: Sequence[int | str]) -> str:
    """A JSON Pointer as a URI fragment (RFC 6901, section 6), in the characters that RFC 3986 has for one."""
    escaped = (str(token).replace("~", "~0").replace("/", "~1") for token in tokens)
    return "#" + "".join("/" + quote(token, safe="!$&'()*+,;=:@?", errors="replace") for token in escaped)
