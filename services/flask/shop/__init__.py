"""The shop on plain Flask."""
