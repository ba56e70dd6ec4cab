"""A stack without documentation as a document that says nothing."""

from __future__ import annotations

import hashlib

from compare.document import Document


def no_document(name: str) -> Document:
    """A document that says nothing, so that all that others say is absent from it.

    Args:
        name: what the comparison calls it.
    """
    return Document(name=name, dialect="none", version="", raw={"info": {}}, sha256=hashlib.sha256(b"").hexdigest())
