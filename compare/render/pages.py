"""What all HTML pages share: the way from a template to one file without a script or a request."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from compare.render.plain import plain


def fill(template: str, **said: object) -> str:
    """A template of this package, filled in; whatever a document says is text in it, and no command in a log."""
    environment = Environment(
        loader=PackageLoader("compare", "render/templates"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(**said)


def _harmless(value: object) -> object:
    """Text line by line as `plain` has it; markup, which is a type of its own, has been through this already."""
    return "\n".join(map(plain, value.split("\n"))) if type(value) is str else value
