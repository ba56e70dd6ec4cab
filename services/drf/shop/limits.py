"""How long things may be, in bytes."""

LONGEST_IMAGE = 1024 * 1024
# The whole body that an image comes in.
LONGEST_UPLOAD = 2 * LONGEST_IMAGE
