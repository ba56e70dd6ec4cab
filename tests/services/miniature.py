"""The slice of a shop in miniature, from the standard library alone, with faults that can be switched on.

It is right, as the real services are, until a fault is planted; so it shows that the suite can pass and can fail. It
answers with all that the contract has for these operations, or with what is marked as slice and no more.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from threading import Lock
from typing import Any, Final
from urllib.parse import parse_qs, quote, unquote

from compare.marks import Profile

from .problems import TITLES
from .samples import DEFAULTS, SEED

PRICE: Final = re.compile(r"([1-9][0-9]{0,7}(\.[0-9]{1,2})?|0\.(0[1-9]|[1-9][0-9]?))")
INTEGER: Final = re.compile(r"-?[0-9]+")
SLICE: Final = frozenset({"id", "name", "price", "description"})
Headers = Mapping[str, str]
_NONE: Final[Headers] = {}


class Fault(StrEnum):
    """One way in which a miniature may break the contract."""

    UNKNOWN_MEMBERS = "takes unknown members"
    FIRST_ERROR_ONLY = "lists the first error only"
    NULL_CHARACTER = "answers 500 to a null character"
    FLOAT_PRICE = "sends prices through float"
    TRIMMED = "trims names"
    UTF_16 = "takes any encoding of JSON"
    LENIENT_INTEGERS = "takes whatever int() takes"
    CLAMPED_LIMIT = "cuts a limit instead of refusing it"
    EXTRA_MEMBER = "answers with an undescribed member"
    SAME_IDS = "gives an id twice"
    NO_LOCATION = "leaves Location out"
    NO_ALLOW = "leaves Allow out"
    REDIRECT = "redirects from a trailing slash"
    ANY_ACCEPT = "does not look at Accept"
    ANY_JSON = "takes any media type that ends in json"
    PLAIN_JSON_PROBLEM = "labels problems application/json"
    OLD_TITLE = "calls 422 Unprocessable Entity"
    NO_ETAG = "leaves ETag out"
    NO_TOTAL = "leaves X-Total-Count out"
    LOCAL_TIME = "answers with times that have an offset"
    NO_DEFAULTS = "leaves members out that nothing was said about"
    OUTSIDE = "answers with a member that is none of its slice"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What the miniature needs of an HTTP request."""

    method: str
    target: str
    accept: str
    content_type: str
    body: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What becomes an HTTP response."""

    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


class ProblemError(Exception):
    """The request is refused with this answer."""

    def __init__(self, status: int, errors: Sequence[dict[str, str]] = (), headers: Headers = _NONE) -> None:
        super().__init__(status)
        listed = {"errors": list(errors)} if errors else {}
        body = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": "It did not work."}
        media_type = {"Content-Type": "application/problem+json"}
        self.answer = Answer(status=status, body=body | listed, headers={**media_type, **headers})


class Shop:
    """The contract's operations on a list of items."""

    def __init__(self, faults: Collection[Fault] = (), profile: Profile = "whole") -> None:
        self._faults = frozenset(faults)
        self._is_slice = profile == "slice"
        self._items = [dict(item) for item in SEED]
        self._lock = Lock()

    def answer(self, request: Request) -> Answer:
        """The answer to a request, whatever it is."""
        try:
            found = self._route(request)
        except ProblemError as problem:
            found = problem.answer
        if Fault.PLAIN_JSON_PROBLEM in self._faults:
            found.headers.pop("Content-Type", None)
        if Fault.OLD_TITLE in self._faults and found.status == 422:
            found.body["title"] = "Unprocessable Entity"
        return found

    def _route(self, request: Request) -> Answer:
        path, _, query = request.target.partition("?")
        path = unquote(path)
        if Fault.REDIRECT in self._faults and path == "/items/":
            return Answer(status=307, body=None, headers={"Location": "/items"})
        operations = self._operations(path, query, request)
        if not operations:
            raise ProblemError(404)
        if request.method not in operations:
            allow = {} if Fault.NO_ALLOW in self._faults else {"Allow": ", ".join(operations)}
            raise ProblemError(405, headers=allow)
        if not accepts_json(request.accept) and Fault.ANY_ACCEPT not in self._faults:
            raise ProblemError(406)
        return operations[request.method]()

    def _operations(self, path: str, query: str, request: Request) -> dict[str, Callable[[], Answer]]:
        if path == "/":
            return {"GET": lambda: Answer(status=200, body={"message": "Hello, miniature!"})}
        if path == "/items":
            return {"GET": lambda: self._list(query), "POST": lambda: self._create(request)}
        if path == "/data":
            return {"GET": lambda: Answer(status=200, body=self._shown(self._items))}
        if found := re.fullmatch("/items/([^/]+)", path, re.DOTALL):
            return {"GET": lambda: self._get(found[1])} | self._changes()
        return {}

    def _changes(self) -> dict[str, Callable[[], Answer]]:
        """What only who keeps a shop may do, and nobody here has the key."""

        def refuse() -> Answer:
            raise ProblemError(401)

        return {} if self._is_slice else dict.fromkeys(("PUT", "PATCH", "DELETE"), refuse)

    def _list(self, query: str) -> Answer:
        values = {key: each[-1] for key, each in parse_qs(query, keep_blank_values=True).items()}
        if Fault.CLAMPED_LIMIT in self._faults and values.get("limit", "").isdigit():
            values["limit"] = str(max(1, min(100, int(values["limit"][:10]))))
        limit = self._integer(values.get("limit", "20"), 1, 100)
        offset = self._integer(values.get("offset", "0"), 0)
        wrong = [name for name, value in (("limit", limit), ("offset", offset)) if value is None]
        if limit is None or offset is None:
            raise ProblemError(422, [{"parameter": name, "detail": "Not as described."} for name in wrong])
        items = self._shown(self._items[offset : offset + limit])
        total = len(self._items)
        body = {"items": items, "total": total, "limit": limit, "offset": offset}
        if self._is_slice:
            return Answer(status=200, body=body)
        body["summary"] = f"{total} items"
        headers = {} if Fault.NO_TOTAL in self._faults else {"X-Total-Count": str(total)}
        return Answer(status=200, body=body, headers={"Content-Language": "en", **headers})

    def _get(self, text: str) -> Answer:
        number = self._integer(text, 1)
        if number is None:
            raise ProblemError(422, [{"parameter": "item_id", "detail": "Not an id."}])
        if number > len(self._items):
            raise ProblemError(404)
        return Answer(status=200, body=self._shown(self._items)[number - 1], headers=self._tag(number))

    def _tag(self, number: int) -> dict[str, str]:
        """An entity tag: the id is enough where no item ever changes."""
        return {} if self._is_slice or Fault.NO_ETAG in self._faults else {"ETag": f'"{number}"'}

    def _create(self, request: Request) -> Answer:
        media_type = request.content_type.partition(";")[0].strip().lower()
        if media_type != "application/json" and not (Fault.ANY_JSON in self._faults and media_type.endswith("json")):
            raise ProblemError(415)
        body = self._parsed(request.body)
        errors = list(faults_of(body, strict=Fault.UNKNOWN_MEMBERS not in self._faults))
        if errors:
            raise ProblemError(422, errors[:1] if Fault.FIRST_ERROR_ONLY in self._faults else errors)
        name = body["name"].strip() if Fault.TRIMMED in self._faults else body["name"]
        with self._lock:
            number = (len(self._items) + 1) | (Fault.SAME_IDS in self._faults)
            price = str(Decimal(body["price"]).quantize(Decimal("0.01")))
            said = {"name": name, "price": price, "description": body.get("description")}
            item = {**DEFAULTS, **said, "id": number, "created_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"}
            self._items.append(item)
        headers = {} if Fault.NO_LOCATION in self._faults else {"Location": f"/items/{number}"}
        return Answer(status=201, body=self._shown([item])[0], headers=headers | self._tag(number))

    def _parsed(self, content: bytes) -> dict[str, Any]:
        try:
            text = content if Fault.UTF_16 in self._faults else content.decode("utf-8")
            body = json.loads(text)
        except (ValueError, RecursionError):
            raise ProblemError(422, [{"pointer": "#", "detail": "Not JSON."}]) from None
        if not isinstance(body, dict):
            raise ProblemError(422, [{"pointer": "#", "detail": "Not an object."}])
        if Fault.NULL_CHARACTER in self._faults and "\x00" in str(body.get("name")):
            raise ProblemError(500)
        return body

    def _integer(self, text: str, least: int, most: int | None = None) -> int | None:
        try:
            number = int(text)
        except ValueError:
            return None
        if Fault.LENIENT_INTEGERS not in self._faults and not INTEGER.fullmatch(text):
            return None
        return number if number >= least and (most is None or number <= most) else None

    def _shown(self, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        known = SLICE | ({"sku"} if Fault.OUTSIDE in self._faults else set())
        shown = [{name: one for name, one in item.items() if not self._is_slice or name in known} for item in items]
        for item in shown:
            if Fault.FLOAT_PRICE in self._faults:
                item["price"] = str(float(item["price"]))
            if Fault.EXTRA_MEMBER in self._faults:
                item["colour"] = "red"
            if Fault.LOCAL_TIME in self._faults:
                item["created_at"] = item["created_at"].replace("Z", "+00:00")
            if Fault.NO_DEFAULTS in self._faults:
                item.pop("sku")
        return shown


def accepts_json(accept: str) -> bool:
    """Whether an `Accept` header, its quality values aside, lets JSON through."""
    ranges = {one.partition(";")[0].strip().lower() for one in accept.split(",")}
    return bool(ranges & {"*/*", "application/*", "application/json"})


def faults_of(body: dict[str, Any], *, strict: bool) -> Iterator[dict[str, str]]:
    """Each member that is not as the contract describes it."""
    name, price, description = body.get("name"), body.get("price"), body.get("description")
    if not (is_text(name, 80) and name != ""):
        yield {"pointer": "#/name", "detail": "A name of 1 to 80 characters."}
    if not (isinstance(price, str) and PRICE.fullmatch(price)):
        yield {"pointer": "#/price", "detail": "A price above zero."}
    if description is not None and not is_text(description, 500):
        yield {"pointer": "#/description", "detail": "A text of up to 500 characters."}
    for member in body.keys() - {"name", "price", "description"} if strict else ():
        token = member.replace("~", "~0").replace("/", "~1").encode(errors="replace")
        yield {"pointer": "#/" + quote(token, safe="~!$&'()*+,;=:@?"), "detail": "Not described."}


def is_text(value: object, most: int) -> bool:
    """Whether it is a string of up to so many characters, all of them whole and none of them null."""
    return isinstance(value, str) and len(value) <= most and not re.search("[\x00\ud800-\udfff]", value)
