"""What pages.toml says: the sample of facts to look for on docs pages, and what a reader signs in with."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import httpx2
import msgspec

from extract.errors import ServerError, StackError
from extract.pages.asked import Credentials
from extract.stack import perhaps

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 30.0
VALUE = "{value}"


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of pages.toml: its keys and no others."""


class Sampled(Part, frozen=True, kw_only=True):
    """A fact of the contract to look for on docs pages.

    Attributes:
        kind: `constraint`, `enum`, `default`, …
        operation: As the contract spells it.
        location: The place in the operation, as the comparison names it; empty for the operation itself.
        aspect: What is told of that place, as the comparison names it.
        what: The fact in words.
        text: Regular expressions that a page shows it by, all of them; `{value}` stands for what the stack's document
            says. Where it is empty, `shown_as` has them, or they are made of the value.
    """

    kind: str
    operation: str
    aspect: str
    what: str
    location: str = ""
    text: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_expressions(self.text)


class Token(Part, frozen=True, kw_only=True):
    """A request whose answer holds a token.

    Attributes:
        path: Where a form is sent to.
        form: Its fields.
        member: The member of the JSON that is answered with.
    """

    path: str
    form: dict[str, str]
    member: str


class Credential(Part, frozen=True, kw_only=True):
    """What a reader signs in with at one security scheme: a value, a name and a password, or a token to ask for.

    Attributes:
        value: An API key or a bearer token.
        username: For a password flow or HTTP Basic.
        password: Likewise.
        token: How to get the value from the running service.
    """

    value: str = ""
    username: str = ""
    password: str = ""
    token: Token | None = None


class Settings(Part, frozen=True, kw_only=True):
    """All of pages.toml.

    Attributes:
        facts: The sample.
        shown_as: By aspect, the regular expressions for facts that have none of their own.
        credentials: By the name of the security scheme.
    """

    facts: tuple[Sampled, ...] = ()
    shown_as: dict[str, tuple[str, ...]] = {}
    credentials: dict[str, Credential] = {}

    def __post_init__(self) -> None:
        for expressions in self.shown_as.values():
            _check_expressions(expressions)


def read_settings(path: Path) -> Settings:
    """Read pages.toml; there is nothing to look for where there is no such file.

    Raises:
        StackError: It can't be read; the error names the key, and for a misspelt one that which was perhaps meant.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StackError(f"can't read {path}", why=str(error), todo="Mend the file.") from error
    except msgspec.ValidationError as error:
        raise StackError(f"{path} is not as it should be", why=str(error), todo=_hint(str(error))) from error


def credentials_at(url: str, settings: Settings) -> dict[str, Credentials]:
    """What a reader signs in with at a running service, by the name of the security scheme.

    Args:
        url: The service, without a slash at the end.
        settings: What pages.toml says.

    Raises:
        ServerError: The service gives no token.
    """
    return {
        name: Credentials(
            value=said.value if said.token is None else _token(url, said.token),
            username=said.username,
            password=said.password,
        )
        for name, said in settings.credentials.items()
    }


def _token(url: str, token: Token) -> str:
    try:
        answer = httpx2.post(url + token.path, data=token.form, timeout=SECONDS, trust_env=False)
        found = answer.raise_for_status().json()[token.member]
    except (httpx2.HTTPError, ValueError, LookupError, TypeError) as error:
        raise ServerError(
            f"POST {token.path} gives no {token.member}",
            why=f"{type(error).__name__}: {error}".replace(url, ""),
            todo="Mend the credentials in pages.toml, or the service.",
        ) from error
    return str(found)


def _check_expressions(expressions: tuple[str, ...]) -> None:
    for expression in expressions:
        try:
            re.compile(expression.replace(VALUE, ""))
        except re.error as error:
            raise ValueError(f"{expression!r} is no regular expression: {error}") from error


def _hint(message: str) -> str:
    unknown = re.search(r"unknown field `([^`]+)`", message)
    keys = {key for part in (Sampled, Token, Credential, Settings) for key in part.__struct_fields__}
    return perhaps(unknown[1], sorted(keys)) if unknown else "Mend the file."
