"""The slice of the shop that releases of drf-spectacular from years apart can document."""
