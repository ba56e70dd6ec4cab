"""What all HTML pages share: the way from a template to one file without a request, and with no script but our own."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from compare.render.plain import markup


def fill(template: str, **said: object) -> str:
    """A template of this package, filled in; whatever a document says is text in it, and no command in a log."""
    return _environment().get_template(template).render(**said)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("compare", "render/templates"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _harmless(value: object) -> object:
    """Text as `markup` has it; markup, which is a type of its own, has been through this already."""
    return markup(value) if type(value) is str else value
