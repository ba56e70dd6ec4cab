"""Signing in to a service as a person does: by its own form, with a name and a password that are made for a run."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

USERNAME = "reader"  # pages may greet by name, and are to be the same in each run


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Who signs in.

    Attributes:
        username: The name, the same in each run.
        password: Made for one run; no file of ours holds it.
    """

    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form of a page, as it is before anybody has filled it in.

    Attributes:
        action: Where it is sent, as the page has it; empty for the page's own address.
        values: What its inputs hold, by their names; a token against forged requests is among them.
    """

    action: str
    values: Mapping[str, str]


def reader() -> Reader:
    """A reader with a new password."""
    return Reader(username=USERNAME, password=secrets.token_urlsafe(18))


def filled(said: Mapping[str, str], who: Reader) -> dict[str, str]:
    """What stack.toml says, with the name and the password in the place of `{username}` and `{password}`."""
    return {
        name: value.replace("{username}", who.username).replace("{password}", who.password)
        for name, value in said.items()
    }


def form_with(html: str, inputs: Collection[str]) -> Form | None:
    """The first form of a page that has inputs of all these names; None where there is none."""
    parser = _Forms()
    parser.feed(html)
    parser.close()
    return next((form for form in parser.forms if form.values.keys() >= set(inputs)), None)


class _Forms(HTMLParser):
    """Notes the forms of a page, and the values of their inputs."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.values: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.values = {}
            self.forms.append(Form(action=said.get("action", ""), values=self.values))
        elif tag == "input" and self.values is not None and said.get("name") and said.get("type") != "submit":
            self.values[said["name"]] = said.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.values = None
