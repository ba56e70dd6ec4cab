"""The shop on {title}."""
