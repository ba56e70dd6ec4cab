"""Whether a file is a PNG: by its content, since a name or a type is only what a client says."""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">I4s2I5BI")  # length, type, width, height, five properties, checksum
_LARGEST = 2**31 - 1
# The bit depths of each colour type (PNG specification, section 11.2.1).
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}


def is_png(content: bytes) -> bool:
    """Tell whether this begins with the signature of a PNG and a valid IHDR chunk."""
    if not content.startswith(_SIGNATURE) or len(content) < len(_SIGNATURE) + _HEADER.size:
        return False
    chunk = content[len(_SIGNATURE) :][: _HEADER.size]
    length, kind, width, height, depth, colour, compression, filtering, interlace, checksum = _HEADER.unpack(chunk)
    data = chunk[4:-4]  # what the checksum is of: the type and the properties
    return (
        kind == b"IHDR"
        and length == len(data) - len(kind)
        and checksum == zlib.crc32(data)
        and 0 < width <= _LARGEST
        and 0 < height <= _LARGEST
        and depth in _DEPTHS.get(colour, ())
        and compression == filtering == 0
        and interlace in {0, 1}
    )
