"""The shop on Litestar."""
