"""Whether some bytes are the beginning of a PNG (PNG specification, sections 5.2, 5.3 and 11.2.1)."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# The signature, and the length, type, content and checksum of the first chunk.
HEAD = struct.Struct(">8sI4s13sI")
IHDR = struct.Struct(">IIBBBBB")
DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
LONGEST_SIDE = 2**31 - 1


def is_png(content: bytes) -> bool:
    """Tell whether the content has the signature and a valid header."""
    if len(content) < HEAD.size:
        return False
    signature, length, kind, header, checksum = HEAD.unpack_from(content)
    if (signature, length, kind) != (SIGNATURE, IHDR.size, b"IHDR") or checksum != zlib.crc32(kind + header):
        return False
    width, height, depth, colour, compression, filtering, interlacing = IHDR.unpack(header)
    return (
        0 < width <= LONGEST_SIDE
        and 0 < height <= LONGEST_SIDE
        and depth in DEPTHS.get(colour, ())
        and compression == filtering == 0
        and interlacing in {0, 1}
    )
