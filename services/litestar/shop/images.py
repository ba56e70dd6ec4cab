"""Tells a PNG by its content: name and media type are only what the client says."""

import struct
import zlib
from typing import Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER_SIZE: Final = 13
_DEPTHS: Final = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
"""The bit depths that each type of colour has."""


def is_png(content: bytes) -> bool:
    """Whether it begins as a PNG does: the signature, then a header that makes sense (PNG, sections 5.2 and 11.2.1)."""
    start = len(_SIGNATURE)
    header = content[start : start + 4 + 4 + _HEADER_SIZE + 4]
    try:
        size, kind, width, height, depth, colour, compression, filtering, interlacing, checksum = struct.unpack(
            ">I4sIIBBBBBI", header
        )
    except struct.error:
        return False
    return (
        content.startswith(_SIGNATURE)
        and (size, kind) == (_HEADER_SIZE, b"IHDR")
        and zlib.crc32(header[4:-4]) == checksum
        and 0 < width < 2**31
        and 0 < height < 2**31
        and depth in _DEPTHS.get(colour, ())
        and (compression, filtering) == (0, 0)
        and interlacing in {0, 1}
    )
