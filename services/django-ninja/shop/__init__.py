"""The shop, on Django Ninja."""
