"""Documents that aren't OpenAPI: what they say, put into the words of OpenAPI 3.1, beside what they are themselves.

A form is recognised by its shape, so a file of it needs no other sign. Whatever it says that has no place in the model
is told as a problem, not dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.other import admindocs, selfdoc

if TYPE_CHECKING:
    from compare.other.translation import Translation
    from compare.values import Json

_FORMS = (selfdoc, admindocs)


def translated(value: Json) -> Translation | None:
    """What a parsed document of another form says; None where it has none of the forms that are known here.

    Args:
        value: the document as parsed.
    """
    return next((form.translated(value) for form in _FORMS if form.is_one(value)), None)
