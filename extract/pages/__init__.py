"""The docs pages in a real browser: looked at, measured, tried out."""
